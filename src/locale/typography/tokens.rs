//! The words of a text: what stands between blanks.

use std::ops::Range;

/// What stands between two blanks.
#[derive(Clone, Debug)]
pub(super) struct Token<'t> {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The whole of it.
    pub(super) text: &'t str,
    /// Without the brackets and quotation marks before it.
    pub(super) opened: &'t str,
    /// Without marks on either side.
    pub(super) core: &'t str,
    /// Whether nothing in it may change.
    pub(super) fixed: bool,
}

/// The words of a text in their order.
pub(super) fn tokens<'t>(text: &'t str, fixed: &'t [Range<usize>]) -> impl Iterator<Item = Token<'t>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let mut start = from;
        while let length @ 1.. = blank_at(text, start) {
            start += length;
        }
        if start == text.len() {
            return None;
        }
        let end = (start + 1..text.len()).find(|at| blank_at(text, *at) > 0).unwrap_or(text.len());
        from = end;
        let whole = &text[start..end];
        let opened = whole.trim_start_matches(opens);
        Some(Token {
            start,
            end,
            text: whole,
            opened,
            core: opened.trim_end_matches(closes),
            fixed: super::touches(fixed, &(start..end)),
        })
    })
}

/// Length in bytes of the blank that begins at this byte; 0 where none does. Few letters need be read for that.
fn blank_at(text: &str, at: usize) -> usize {
    match text.as_bytes().get(at) {
        Some(b'\t'..=b'\r' | b' ') => 1,
        // First bytes of blanks of more than one.
        Some(0xc2 | 0xe1..=0xe3) => {
            text[at..].chars().next().filter(|letter| letter.is_whitespace()).map_or(0, char::len_utf8)
        }
        _ => 0,
    }
}

/// Marks that may stand before the first letter of a word.
pub(super) fn opens(letter: char) -> bool {
    matches!(letter, '(' | '[' | '{' | '"' | '\'' | '„' | '‚' | '“' | '‘' | '«' | '‹' | '»')
}

/// Marks that may stand after the last letter of a word.
pub(super) fn closes(letter: char) -> bool {
    matches!(
        letter,
        ')' | ']'
            | '}'
            | '"'
            | '\''
            | '“'
            | '‘'
            | '”'
            | '’'
            | '»'
            | '›'
            | '.'
            | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '…'
    )
}

impl Token<'_> {
    /// Where its core stands in the text.
    pub(super) fn core_range(&self) -> Range<usize> {
        let start = self.end - self.opened.len();
        start..start + self.core.len()
    }

    /// Whether it is an address, a path or the name of a file: nothing in it may change.
    pub(super) fn is_address(&self) -> bool {
        let has = |mark: char| self.core.contains(mark);
        has('@') || has('\\') || has('/') && (has('.') || has(':')) || self.core.starts_with("www.")
    }

    /// Whether it is one to three digits, as the first group of a long number.
    pub(super) fn opens_number(&self) -> bool {
        (1..=3).contains(&self.opened.len()) && self.opened.bytes().all(|byte| byte.is_ascii_digit())
    }
}
