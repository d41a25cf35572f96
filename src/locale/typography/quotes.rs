//! Quotation marks and apostrophes.

use std::ops::Range;

use super::tokens::{closes, opens};
use super::{Edit, Typography, touches};

/// A straight mark and the one that closes it.
struct Pair {
    letter: char,
    open: usize,
    close: usize,
}

impl Typography {
    /// Sets the marks that are found in pairs, and apostrophes; a mark alone stays as it is.
    pub(super) fn quotes<'a>(&'a self, text: &str, fixed: &[&[Range<usize>]], edits: &mut Vec<Edit<'a>>) {
        let before = edits.len();
        let (pairs, apostrophes) = pairs(text, fixed);
        if let Some([open, close, inner_open, inner_close]) = &self.quotes {
            let mut depth = Depth::new(text, open, close);
            for pair in &pairs {
                let is_inner = pair.letter == '\'' || depth.at(pair.open) % 2 == 1;
                if pair.letter == '"' {
                    depth.straight.push(pair.close);
                }
                let (open, close) = if is_inner { (inner_open, inner_close) } else { (open, close) };
                edits.push((pair.open..pair.open + 1, open));
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
}

/// How many quotations are open at a place: those of pairs, and those that the text has already. Places must be asked for
/// in order, so that one pass over the text is enough, however many quotations it has.
struct Depth<'a> {
    text: &'a str,
    /// Marks that the text has already, opening and closing, and how many of them were met.
    set: [(&'a str, usize); 2],
    /// Up to where marks have been counted.
    counted: usize,
    /// Where pairs that are open close, the innermost last.
    straight: Vec<usize>,
}

impl<'a> Depth<'a> {
    fn new(text: &'a str, open: &'a str, close: &'a str) -> Self {
        Self { text, set: [(open, 0), (close, 0)], counted: 0, straight: Vec::new() }
    }

    fn at(&mut self, at: usize) -> usize {
        while self.straight.last().is_some_and(|close| *close < at) {
            self.straight.pop();
        }
        for (mark, count) in &mut self.set {
            *count += self.text[self.counted..at].matches(*mark).count();
        }
        self.counted = at;
        let [(_, opened), (_, closed)] = self.set;
        self.straight.len() + opened.saturating_sub(closed)
    }
}

/// Marks that belong together, by where they open, and apostrophes. Pairs lie in each other or apart.
fn pairs(text: &str, fixed: &[&[Range<usize>]]) -> (Vec<Pair>, Vec<usize>) {
    let (mut pairs, mut apostrophes) = (Vec::new(), Vec::new());
    // Marks that wait for one that closes them, double and single ones.
    let mut open: [Vec<usize>; 2] = [Vec::new(), Vec::new()];
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
        let [double, single] = &mut open;
        let (same, other) = if letter == '"' { (double, single) } else { (single, double) };
        let may_close = !is_blank(before) && !is_word(after);
        let may_open = !is_blank(after)
            && (is_blank(before) || before.is_some_and(may_precede) && !after.is_some_and(is_stop));
        match same.last() {
            Some(&known) if may_close && !(may_open && before.is_some_and(opens)) => {
                pairs.push(Pair { letter, open: known, close: at });
                same.pop();
                // A mark inside the pair that nothing closed stays alone.
                while other.last().is_some_and(|other| *other > known) {
                    other.pop();
                }
            }
            _ if may_open => same.push(at),
            _ => {}
        }
    }
    pairs.sort_unstable_by_key(|pair| pair.open);
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
