//! Dashes between words and in ranges, and the ellipsis.

use super::tokens::Token;
use super::{Edit, Typography};

const EN_DASH: &str = "–";
const ELLIPSIS: &str = "…";

impl Typography {
    /// What changes within one word. `stands_alone`: there is a word before and after it.
    pub(super) fn dashes<'a>(&'a self, token: &Token<'_>, stands_alone: bool, edits: &mut Vec<Edit<'a>>) {
        if matches!(token.text, "-" | "--") {
            if let Some(dash) = self.dash.as_ref().filter(|_| stands_alone) {
                edits.push((token.start..token.end, dash));
            }
            return;
        }
        if let Some(at) = range(token.core) {
            let at = token.core_range().start + at;
            edits.push((at..at + 1, EN_DASH));
        }
        for at in ellipses(token.text) {
            edits.push((token.start + at..token.start + at + 3, ELLIPSIS));
        }
    }
}

/// Place of the hyphen in a range of numbers: `2021-2027`, `9.30-11.00`, `14.-16`. A code has more hyphens or letters,
/// a day in figures more hyphens, and neither a month in figures nor half a phone number runs upwards.
fn range(word: &str) -> Option<usize> {
    if !word.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let (from, to) = word.split_once('-')?;
    let rising =
        number(from.strip_suffix(['.', '%']).unwrap_or(from))? < number(to.strip_suffix('%').unwrap_or(to))?;
    rising.then_some(from.len())
}

/// A number of at most four digits, perhaps with two after a point, comma or colon; leading zeros make a code.
fn number(word: &str) -> Option<(u16, u16)> {
    let (whole, rest) = word.split_once(['.', ',', ':']).unwrap_or((word, "0"));
    let sound = |digits: &str, most: usize| {
        (1..=most).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let padded = whole.len() > 1 && whole.starts_with('0') && rest == "0";
    if padded || !sound(whole, 4) || !sound(rest, 2) {
        return None;
    }
    Some((whole.parse().ok()?, rest.parse().ok()?))
}

/// Places of three full stops that have no fourth beside them.
fn ellipses(word: &str) -> impl Iterator<Item = usize> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let at = from + word[from..].find("...")?;
            let length = word[at..].bytes().take_while(|byte| *byte == b'.').count();
            from = at + length;
            if length == 3 {
                return Some(at);
            }
        }
    })
}
