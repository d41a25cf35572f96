//! Quotation marks and apostrophes.

use std::ops::Range;

use super::tokens::{closes, opens};
use super::{Edit, Typography, touches};

/// A straight mark in a text.
#[derive(Clone, Copy)]
struct Mark {
    at: usize,
    letter: char,
}

/// A straight mark and the one that closes it.
struct Pair {
    open: Mark,
    close: usize,
}

impl Typography {
    /// Sets the marks that are found in pairs, and apostrophes; a mark alone stays as it is.
    pub(super) fn quotes<'a>(&'a self, text: &str, fixed: &[&[Range<usize>]], edits: &mut Vec<Edit<'a>>) {
        let before = edits.len();
        let (pairs, apostrophes) = pairs(text, fixed);
        if let Some([open, close, inner_open, inner_close]) = &self.quotes {
            for pair in &pairs {
                let is_inner = pair.open.letter == '\'' || self.depth(text, &pairs, pair.open.at) % 2 == 1;
                let (open, close) = if is_inner { (inner_open, inner_close) } else { (open, close) };
                edits.push((pair.open.at..pair.open.at + 1, open));
                edits.push((pair.close..pair.close + 1, close));
            }
        }
        if let Some(apostrophe) = &self.apostrophe {
            edits.extend(apostrophes.into_iter().map(|at| (at..at + 1, apostrophe.as_str())));
        }
        if edits.len() > before {
            edits.sort_unstable_by_key(|(range, _)| range.start);
        }
    }

    /// How many quotations are open at this place: those of pairs, and those that are set already.
    fn depth(&self, text: &str, pairs: &[Pair], at: usize) -> usize {
        let straight =
            pairs.iter().filter(|pair| pair.open.letter == '"' && pair.open.at < at && at < pair.close);
        let Some([open, close, ..]) = &self.quotes else { return 0 };
        let set = text[..at].matches(open.as_str()).count();
        straight.count() + set.saturating_sub(text[..at].matches(close.as_str()).count())
    }
}

/// Marks that belong together, and apostrophes.
fn pairs(text: &str, fixed: &[&[Range<usize>]]) -> (Vec<Pair>, Vec<usize>) {
    let (mut pairs, mut apostrophes, mut open) = (Vec::new(), Vec::new(), Vec::<Mark>::new());
    for (at, letter) in text.char_indices().filter(|(_, letter)| matches!(letter, '"' | '\'')) {
        if fixed.iter().any(|fixed| touches(fixed, &(at..at + 1))) {
            continue;
        }
        let (before, after) = (text[..at].chars().next_back(), text[at + 1..].chars().next());
        let is_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        let is_blank = |letter: Option<char>| letter.is_none_or(char::is_whitespace);
        if letter == '\'' && is_word(before) && is_word(after) {
            apostrophes.push(at);
            continue;
        }
        let known = open.iter().rposition(|mark| mark.letter == letter);
        let may_close = !is_blank(before) && !is_word(after);
        let may_open = !is_blank(after)
            && (is_blank(before) || before.is_some_and(may_precede) && !after.is_some_and(is_stop));
        match known {
            Some(known) if may_close && !(may_open && before.is_some_and(opens)) => {
                pairs.push(Pair { open: open[known], close: at });
                open.truncate(known);
            }
            _ if may_open => open.push(Mark { at, letter }),
            _ => {}
        }
    }
    (pairs, apostrophes)
}

/// Whether a quotation may open right after this letter.
fn may_precede(letter: char) -> bool {
    opens(letter) || matches!(letter, '-' | '–' | '—' | '/' | '|')
}

/// Whether the letter ends something: nothing opens before it.
fn is_stop(letter: char) -> bool {
    closes(letter) && !opens(letter)
}
