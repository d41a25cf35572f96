//! A content file: front matter between two lines of `+++`, Markdown below.

use std::ops::Range;

use super::toml::{self, Header, Table};
use crate::diag::{Diagnostic, Sink, codes, text};
use crate::source::{FileId, SourceFile, Span};

/// A content file, split but not yet interpreted.
#[derive(Debug)]
pub struct ContentFile {
    /// The file.
    pub file: FileId,
    /// The front matter.
    pub front: Table,
    /// The first header in the front matter.
    pub header: Option<Header>,
    /// Whether the front matter is complete; if not, that is reported, and nothing else counts as missing.
    pub complete: bool,
    /// The Markdown below it.
    pub body: Body,
}

/// A Markdown text that stands verbatim in a file.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// The text.
    pub text: String,
    /// Offset of its first byte in the file.
    pub start: usize,
}

const FENCE: &str = "+++";

/// Splits a content file. Faults are reported; what could be read is returned.
pub fn read(file: FileId, source: &SourceFile, sink: &mut Sink) -> ContentFile {
    let text = super::utf8(file, source, sink);
    let Some((front, body)) = part(text) else {
        // A file that is not UTF-8 was cut there, its front matter may only seem to be open.
        if source.invalid_utf8_at().is_none() {
            sink.push(without_front_matter(file, text));
        }
        let front = Table::empty(Span::new(file, 0..0));
        return ContentFile { file, front, header: None, complete: false, body: Body::default() };
    };
    let toml::Read { table: front, complete } = toml::read(file, text, front, sink);
    let header = front.first_header(text);
    ContentFile { file, front, header, complete, body: Body { text: text[body..].to_owned(), start: body } }
}

/// Range of the TOML, and where the Markdown begins.
fn part(text: &str) -> Option<(Range<usize>, usize)> {
    let mut lines = Lines { text, at: usize::from(text.starts_with('\u{feff}')) * '\u{feff}'.len_utf8() };
    let first = lines.next()?;
    if text[first].trim_end() != FENCE {
        return None;
    }
    let start = lines.at;
    while let Some(line) = lines.next() {
        if text[line.clone()].trim_end() == FENCE {
            return Some((start..line.start, lines.at));
        }
    }
    None
}

struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let rest = &self.text[self.at..];
        if rest.is_empty() {
            return None;
        }
        let length = rest.find('\n').map_or(rest.len(), |newline| newline + 1);
        let line = self.at..self.at + length;
        self.at += length;
        Some(line)
    }
}

fn without_front_matter(file: FileId, text: &str) -> Diagnostic {
    let first_line = text.find('\n').unwrap_or(text.len());
    let opened = text.trim_start_matches('\u{feff}').starts_with(FENCE);
    let message =
        if opened { text!("the front matter is not closed") } else { text!("this file has no front matter") };
    let help = if opened {
        text!("write a line of `+++` after the last field")
    } else {
        text!("begin the file with a line of `+++`, the fields, and another line of `+++`")
    };
    Diagnostic::new(&codes::FRONT_MATTER, Span::new(file, 0..first_line), message).help(help)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::source::Sources;

    fn content(text: &str) -> (ContentFile, Vec<Diagnostic>) {
        let mut sources = Sources::default();
        let file = sources.add("content/measures/a.md", text);
        let mut sink = Sink::default();
        (read(file, sources.file(file), &mut sink), sink.into_diagnostics())
    }

    #[test]
    fn front_matter_and_body_keep_their_places() {
        let text = "+++\r\ntitle = \"Růže\"\r\n+++\r\nText žlutý.\r\n";
        let (content, faults) = content(text);
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(content.body.text, "Text žlutý.\r\n");
        assert_eq!(content.body.start, text.find("Text").unwrap());
        let title = content.front.get("title").unwrap();
        assert_eq!(&text[title.span.range()], "\"Růže\"");
    }

    proptest! {
        /// Whatever stands in a file, it is read without panic, and every place lies in the file.
        #[test]
        fn any_text_is_read(text in "(\\+\\+\\+\n)?([a-z]{1,3} = (\"ž*\"|\\[|[0-9.:-]{0,12})\n|\\[\\[?[a-z]{0,3}\\]?\\]?\n|\\PC{0,8}\r?\n){0,8}(\\+\\+\\+\n)?\\PC{0,20}") {
            let (content, faults) = content(&text);
            prop_assert!(text.ends_with(&content.body.text));
            let inside = |span: crate::source::Span| span.range().end <= text.len();
            let front = content.front.entries.iter();
            prop_assert!(front.clone().all(|(key, node)| inside(key.span) && inside(node.span)));
            for fault in &faults {
                let crate::diag::Place::Span(span) = fault.place else { continue };
                prop_assert!(inside(span), "{:?}", fault);
            }
        }
    }

    #[test]
    fn a_file_without_or_with_open_front_matter_is_a_fault() {
        for (text, message) in [
            ("Jen text.\n", "this file has no front matter"),
            ("+++\ntitle = \"x\"\n", "the front matter is not closed"),
            ("", "this file has no front matter"),
        ] {
            let (_, faults) = content(text);
            assert_eq!(faults.len(), 1);
            assert_eq!(faults[0].message.full(), message);
        }
    }
}
