//! Quoted pieces of files.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{clean, personal};
use crate::source::{FileId, SourceFile, Span};

/// Most lines of a quote.
const LINES: usize = 3;

/// Lines that are longer than this together, in bytes, are quoted only around the mark.
const LONGEST: usize = 1_000;

/// How many bytes of a long line are quoted before the mark.
const BEFORE: usize = 200;

/// What stands where a line is cut.
const CUT: &str = "…";

/// A quoted piece of a file: lines, with personal data masked and controls replaced.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Excerpt {
    /// The lines, without the last line end.
    pub text: String,
    /// Number of the first line, from 1.
    pub first_line: usize,
    /// Start of the marked bytes in `text`.
    pub start: usize,
    /// End of the marked bytes in `text`.
    pub end: usize,
    /// Whether the first line is not quoted from its beginning, so that columns can't be told from `text`.
    pub starts_late: bool,
}

/// Makes quotes. Long lines are kept as they are shown: a line with a thousand faults is masked once.
#[derive(Default)]
pub(super) struct Quotes(BTreeMap<(FileId, usize, usize), String>);

impl Quotes {
    /// The lines that `span` of `file` touches, the first three if there are more; of long lines, only what stands
    /// around the span. Bytes that are not UTF-8 show as `�`, and nothing after the first of them is marked.
    pub(super) fn excerpt(&mut self, file: &SourceFile, span: Span) -> Excerpt {
        let text = file.text();
        let start = text.floor_char_boundary(span.range().start);
        let end = text.floor_char_boundary(span.range().end).max(start);
        let lines = lines(file, start, end);
        let mark = start - lines.start..end - lines.start;
        let first_line = file.position(start).line;
        let bytes = &file.bytes()[lines.clone()];
        if bytes.len() <= LONGEST {
            return cut(&shown(bytes), 0, &mark, first_line);
        }
        // A whole line is masked before it is cut: a number must not pass because half of it is gone.
        let key = (span.file, lines.start, lines.end);
        let quoted = self.0.entry(key).or_insert_with(|| shown(bytes));
        cut(quoted, mark.start.saturating_sub(BEFORE), &mark, first_line)
    }
}

/// The lines as they are shown; each sound character keeps its length in bytes.
fn shown(lines: &[u8]) -> String {
    let whole = String::from_utf8_lossy(lines);
    let quoted = whole.strip_suffix('\r').unwrap_or(&whole);
    clean::lines(&personal::mask(quoted))
}

/// The piece of `quoted` that begins at `from` and is not too long.
fn cut(quoted: &str, from: usize, mark: &Range<usize>, first_line: usize) -> Excerpt {
    let from = quoted.floor_char_boundary(from);
    let to = quoted.floor_char_boundary(from + LONGEST);
    let before = if from > 0 { CUT } else { "" };
    let after = if to < quoted.len() { CUT } else { "" };
    let at = |offset: usize| before.len() + offset.clamp(from, to) - from;
    Excerpt {
        text: format!("{before}{}{after}", &quoted[from..to]),
        first_line,
        start: at(mark.start),
        end: at(mark.end),
        starts_late: from > 0,
    }
}

/// The lines that `start..end` touches; a line end itself is part of its line.
fn lines(file: &SourceFile, start: usize, end: usize) -> Range<usize> {
    let last = end.saturating_sub(1).max(start);
    let first = file.line_at(start);
    let mut line = first.clone();
    for _ in 1..LINES {
        if line.end >= last || line.end == file.bytes().len() {
            break;
        }
        line = file.line_at(line.end + 1);
    }
    first.start..line.end
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Quotes};
    use crate::source::{Sources, Span};

    /// The quote of a part of a text: its lines, the first one's number, and what is marked.
    fn quote(bytes: &[u8], range: std::ops::Range<usize>) -> (String, usize, String) {
        let mut sources = Sources::default();
        let id = sources.add("a.md", bytes);
        let excerpt = Quotes::default().excerpt(sources.file(id), Span::new(id, range));
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
    fn a_long_line_is_quoted_around_its_mark_and_masked_as_a_whole() {
        let words = "dále tel. 601 234 567 a pak ".repeat(100);
        let text = format!("{words}chyba {words}");
        let at = words.len();
        let (quoted, _, marked) = quote(text.as_bytes(), at..at + 5);
        assert_eq!(marked, "chyba");
        assert!(quoted.len() <= LONGEST + 6 && quoted.starts_with('…') && quoted.ends_with('…'), "{quoted}");
        assert!(!quoted.contains(|letter: char| letter.is_ascii_digit()), "{quoted}");
        let (quoted, _, marked) = quote(text.as_bytes(), 0..text.len());
        assert!(quoted.starts_with("dále tel. ***") && marked.len() == LONGEST, "{marked}");
    }

    #[test]
    fn a_line_is_quoted_and_masked_beyond_a_broken_byte() {
        let bytes = b"ab\n\xc3\xadc tel. 555\xa0012\xa0345 p\xf8\xed\xb9t\xec\nx";
        assert_eq!(quote(bytes, 15..16), expect("íc tel. ***•***•*** p���t�", 2, ""));
    }
}
