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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    #[test]
    fn a_decoded_text_is_one_place() {
        let file = Sources::default().add("a.md", "");
        let value = Span::new(file, 7..20);
        assert_eq!(Origin::Verbatim { file, start: 7 }.span(2..4), Span::new(file, 9..11));
        assert_eq!(Origin::Whole(value).span(2..4), value);
    }
}
