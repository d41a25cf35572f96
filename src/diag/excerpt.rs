//! Quoted pieces of files.

use super::{clean, personal};
use crate::source::SourceFile;

/// A quote has at most so many lines.
const LINES: usize = 3;

/// A quoted piece of a file: whole lines, with personal data masked and controls replaced.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Excerpt {
    /// The lines, without the last line end.
    pub text: String,
    /// Number of the first line, from 1.
    pub first_line: usize,
    /// Start of the marked bytes in `text`.
    pub start: usize,
    /// End of the marked bytes in `text`.
    pub end: usize,
}

impl Excerpt {
    /// The lines that `range` of `file` touches, the first three if there are more. Bytes that are not UTF-8
    /// show as `�`, and nothing behind the first of them is marked.
    pub(super) fn new(file: &SourceFile, range: std::ops::Range<usize>) -> Self {
        let (text, bytes) = (file.text(), file.bytes());
        let start = text.floor_char_boundary(range.start);
        let end = text.floor_char_boundary(range.end).max(start);
        let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = line_end(bytes, start, end);
        let whole = String::from_utf8_lossy(&bytes[line_start..line_end]);
        let quoted = whole.strip_suffix('\r').unwrap_or(&whole);
        let mark = |at: usize| (at - line_start).min(quoted.len());
        Self {
            text: clean::lines(&personal::mask(quoted)),
            first_line: file.position(start).line,
            start: mark(start),
            end: mark(end),
        }
    }
}

/// End of the line in which the last byte of `start..end` lies; a line end itself is part of its line.
fn line_end(bytes: &[u8], start: usize, end: usize) -> usize {
    let last = end.saturating_sub(1).max(start);
    let newlines = bytes.iter().enumerate().skip(start).filter(|(_, byte)| **byte == b'\n');
    newlines
        .map(|(at, _)| at)
        .take(LINES)
        .enumerate()
        .find(|(passed, at)| *at >= last || passed + 1 == LINES)
        .map_or(bytes.len(), |(_, at)| at)
}

#[cfg(test)]
mod tests {
    use super::Excerpt;
    use crate::source::Sources;

    /// The quote of a part of a text: its lines, the first one's number, and what is marked.
    fn quote(bytes: &[u8], range: std::ops::Range<usize>) -> (String, usize, String) {
        let mut sources = Sources::default();
        let id = sources.add("a.md", bytes);
        let excerpt = Excerpt::new(sources.file(id), range);
        let marked = excerpt.text[excerpt.start..excerpt.end].to_owned();
        (excerpt.text, excerpt.first_line, marked)
    }

    fn expect(lines: &str, first_line: usize, marked: &str) -> (String, usize, String) {
        (lines.to_owned(), first_line, marked.to_owned())
    }

    #[test]
    fn whole_lines_are_quoted() {
        let text = "první\nžlutý kůň\ntřetí\n".as_bytes();
        assert_eq!(quote(text, 15..20), expect("žlutý kůň", 2, "kůň"));
    }

    #[test]
    fn a_marked_line_end_belongs_to_its_line() {
        assert_eq!(quote(b"ab\ncd\n", 1..3), expect("ab", 1, "b"));
        assert_eq!(quote(b"ab\ncd\n", 2..2), expect("ab", 1, ""));
        assert_eq!(quote(b"ab\r\ncd\r\n", 1..4), expect("ab", 1, "b"));
    }

    #[test]
    fn line_ends_of_windows_do_not_show() {
        assert_eq!(quote(b"ab\r\ncd\r\nef", 1..6), expect("ab \ncd", 1, "b \ncd"));
    }

    #[test]
    fn no_more_than_three_lines() {
        assert_eq!(quote(b"a\nb\nc\nd\ne\n", 2..9), expect("b\nc\nd", 2, "b\nc\nd"));
    }

    #[test]
    fn an_end_of_file_has_a_line() {
        assert_eq!(quote(b"", 0..0), expect("", 1, ""));
        assert_eq!(quote(b"ab\n", 3..3), expect("", 2, ""));
        assert_eq!(quote(b"ab", 7..9), expect("ab", 1, ""));
    }

    #[test]
    fn a_line_is_quoted_and_masked_beyond_a_broken_byte() {
        let bytes = b"ab\n\xc3\xadc tel. 555\xa0012\xa0345 p\xf8\xed\xb9t\xec\nx";
        assert_eq!(quote(bytes, 15..16), expect("íc tel. ***•***•*** p���t�", 2, ""));
    }
}
