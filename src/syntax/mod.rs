//! Parses text into syntax trees: front matter (TOML), Markdown, tables (CSV).
//!
//! Nothing here knows kinds or fields. Reading never fails: it returns what could be read and reports the
//! rest, so that later stages find their faults in the same run.

mod characters;
mod content_file;
pub mod csv;
pub mod markdown;
pub mod svg;
pub mod toml;
pub mod web;

pub use characters::character_fault;
pub use content_file::{Body, ContentFile, read};

use crate::diag::{Diagnostic, Sink, codes, text};
use crate::source::{FileId, SourceFile, Span};

/// The text of a file up to its first byte that is not UTF-8, which is reported.
pub fn utf8<'a>(file: FileId, source: &'a SourceFile, sink: &mut Sink) -> &'a str {
    if let Some(offset) = source.invalid_utf8_at() {
        let message = text!("this file is not UTF-8 text from here on");
        let help = text!("open it in an editor and save it with the encoding UTF-8");
        sink.push(Diagnostic::new(&codes::NOT_UTF8, Span::new(file, offset..offset), message).help(help));
    }
    source.text()
}
