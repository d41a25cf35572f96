//! Typography: how running text is set in a language.
//!
//! Authors type straight quotation marks, hyphens and ordinary spaces. On the page they become what the language's
//! rules ask for (in Czech those of ČSN 01 6910): „quotation marks“, dashes, an ellipsis, and no-break spaces where a
//! line must not end. The rules are data of the language file, `[typography]`; a language without it leaves texts as
//! they are. Nothing but blanks, quotation marks, dashes and dots is ever changed, and a text that already has the
//! right signs stays as it is.

mod blanks;
mod dashes;
mod quotes;
mod tokens;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use tokens::{Token, tokens};

/// A piece of a text, and what stands there on the page.
pub type Edit<'a> = (Range<usize>, &'a str);

const NO_BREAK_SPACE: &str = "\u{a0}";

/// The rules of a language, as its file says them.
#[derive(Debug, Default)]
pub struct Typography {
    /// Opening and closing marks: the outer pair, then the inner one.
    pub(super) quotes: Option<[String; 4]>,
    /// The mark between the letters of a word, as in `d’Este`.
    pub(super) apostrophe: Option<String>,
    /// The dash between words.
    pub(super) dash: Option<String>,
    /// Whether a number with a full stop is an ordinal, as `14.` of `14. února`.
    pub(super) ordinals: bool,
    /// Words that never end a line, in lower case.
    pub(super) bound: WordList,
    /// Words that a line must not part from the number after them.
    pub(super) before_number: WordList,
    /// Words that a line must not part from the number before them.
    pub(super) after_number: WordList,
    /// Whether the language has any rule.
    pub(super) set: bool,
}

/// Words of a rule, in lower case.
#[derive(Debug, Default)]
pub(super) struct WordList {
    words: BTreeSet<String>,
    /// Bytes of the longest: most words of a text are longer.
    longest: usize,
}

impl WordList {
    fn contains(&self, word: &str) -> bool {
        word.len() <= self.longest && self.words.contains(word)
    }

    /// Whether the word is in the list, however it is written.
    fn has(&self, word: &str) -> bool {
        // A letter may be longer in lower case, but no such letter is in any list.
        word.len() <= self.longest
            && (self.words.contains(word)
                || word.chars().any(char::is_uppercase) && self.words.contains(&word.to_lowercase()))
    }
}

impl FromIterator<String> for WordList {
    fn from_iter<I: IntoIterator<Item = String>>(words: I) -> Self {
        let words: BTreeSet<String> = words.into_iter().collect();
        Self { longest: words.iter().map(String::len).max().unwrap_or(0), words }
    }
}

impl Typography {
    /// The text as it stands on the page.
    pub fn set<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let edits = self.edits(text, &[]);
        if edits.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len() + 2 * edits.len());
        let mut from = 0;
        for (range, with) in edits {
            out.push_str(&text[from..range.start]);
            out.push_str(with);
            from = range.end;
        }
        out.push_str(&text[from..]);
        Cow::Owned(out)
    }

    /// What changes in the text of one paragraph, in its order.
    ///
    /// `fixed` are sorted ranges in which nothing may change: code, addresses. They still count as words, so that quotation
    /// marks around them are right.
    pub fn edits(&self, text: &str, fixed: &[Range<usize>]) -> Vec<Edit<'_>> {
        let mut edits = Vec::new();
        if !self.set {
            return edits;
        }
        let marks = Marks::of(text);
        // A lone word has nothing to be bound to.
        if !(marks.dashes_or_dots || marks.quotes || text.contains(' ')) {
            return edits;
        }
        let mut addresses = Vec::new();
        let mut before: Option<(Token<'_>, bool)> = None;
        for token in tokens(text, fixed) {
            if let Some((last, opens_number)) = &before {
                let gap = last.end..token.start;
                if &text[gap.clone()] == " "
                    && !touches(fixed, &gap)
                    && self.binds(last, &token, *opens_number)
                {
                    edits.push((gap, NO_BREAK_SPACE));
                }
            }
            if marks.addresses && token.is_address() {
                addresses.push(token.core_range());
            } else if marks.dashes_or_dots && !token.fixed {
                let stands_alone = before.is_some() && token.end < text.len();
                self.dashes(&token, stands_alone, &mut edits);
            }
            let opens_number = token.opens_number();
            before = Some((token, opens_number));
        }
        if marks.quotes {
            self.quotes(text, &[fixed, &addresses], &mut edits);
        }
        edits
    }
}

/// Which marks a text has at all. Most texts have few, and are spared a closer look at each word.
#[derive(Default)]
struct Marks {
    addresses: bool,
    dashes_or_dots: bool,
    quotes: bool,
}

impl Marks {
    fn of(text: &str) -> Self {
        let mut marks = Self::default();
        let mut last = 0;
        for byte in text.bytes() {
            match byte {
                b'@' | b'\\' | b'/' => marks.addresses = true,
                b'w' => marks.addresses |= last == b'w',
                b'-' => marks.dashes_or_dots = true,
                b'.' => marks.dashes_or_dots |= last == b'.',
                b'"' | b'\'' => marks.quotes = true,
                _ => {}
            }
            last = byte;
        }
        marks
    }
}

/// Whether a stretch has a byte in common with one of these, which come in their order.
fn touches(fixed: &[Range<usize>], range: &Range<usize>) -> bool {
    let next = fixed.partition_point(|fixed| fixed.end <= range.start);
    fixed.get(next).is_some_and(|fixed| fixed.start < range.end)
}
