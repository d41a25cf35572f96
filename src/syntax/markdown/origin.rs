//! Where a Markdown text stands in its file.

use std::ops::Range;

use crate::source::{FileId, Span};

/// How byte offsets of a text map to its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The text stands in the file byte for byte.
    Verbatim {
        /// The file.
        file: FileId,
        /// Offset of the text's first byte in the file.
        start: usize,
    },
    /// The text was decoded (a TOML string with escapes), so each place in it is the whole value.
    Whole(Span),
}

impl Origin {
    /// The place in the file of a byte range of the text.
    pub fn span(&self, range: Range<usize>) -> Span {
        match *self {
            Self::Verbatim { file, start } => Span::new(file, start + range.start..start + range.end),
            Self::Whole(span) => span,
        }
    }
}
