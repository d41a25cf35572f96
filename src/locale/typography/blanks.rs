//! Spaces at which a line must not break.

use super::Typography;
use super::tokens::Token;

impl Typography {
    /// Whether a line must not break between these words. `opens_number`: `before` is a group of digits.
    pub(super) fn binds(&self, before: &Token<'_>, after: &Token<'_>, opens_number: bool) -> bool {
        // A dash never begins a line.
        if self.dash.is_some() && matches!(after.text, "-" | "--" | "–" | "—") {
            return true;
        }
        if before.fixed {
            return false;
        }
        let after_starts = after.opened.chars().next();
        let digit_after = after_starts.is_some_and(|letter| letter.is_ascii_digit());
        if opens_number && digit_after && starts_with_group(after.opened) {
            return true;
        }
        if before.text.as_bytes().last().is_some_and(u8::is_ascii_digit) {
            return self.counts(after);
        }
        (digit_after && self.before_number.has(before.opened))
            || is_initial(before.opened) && after_starts.is_some_and(char::is_uppercase)
            || (self.ordinals
                && is_ordinal(before.opened)
                && (digit_after || after_starts.is_some_and(char::is_lowercase)))
            || self.bound.has(before.opened)
    }

    /// Whether the word is a unit or the like, perhaps with marks after it.
    fn counts(&self, after: &Token<'_>) -> bool {
        let bare = after.text.trim_end_matches(|letter| letter != '.' && super::tokens::closes(letter));
        self.after_number.contains(after.core) || self.after_number.contains(bare)
    }
}

/// Whether the word starts with three digits and no fourth.
fn starts_with_group(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    digits == 3
}

/// Whether the word is a letter and a full stop, as `J.`.
fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next() == Some('.') && letters.next().is_none()
}

/// Whether the word is a small number and a full stop, as `14.`, or a range that ends in one.
fn is_ordinal(word: &str) -> bool {
    let Some(number) = word.strip_suffix('.') else { return false };
    let digits = number.rsplit(['-', '–']).next().unwrap_or_default();
    (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}
