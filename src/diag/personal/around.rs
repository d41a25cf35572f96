//! What stands around a number and tells what it is.

/// Words before a number that say it is not a phone number: an amount, or the number of an organisation.
const LABELS: &[&str] = &["amount", "částka", "částku", "kč", "czk", "eur", "€", "ič", "ičo"];

/// Words before a number that say it is a phone number.
const CALLS: &[&str] = &["tel", "telefon", "mobil", "mob", "volejte", "phone", "call", "тел", "телефон"];

/// What follows an amount, lower-case; `korun` stands for all its endings.
const UNITS: &[&str] = &[
    "kč", "korun", "czk", "eur", "€", "usd", "tis", "mil", "mld", "%", "obyvatel", "osob", "m2", "m²", "km",
    ",-", ".-",
];

/// Longest label with what may stand between it and the number, in bytes.
const LABEL_REACH: usize = 24;

/// Longest unit, in bytes.
const UNIT_REACH: usize = 16;

/// How many ASCII digits `text` begins with.
pub(super) fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Length in bytes of the blank that `text` begins with; 0 when it begins with none, or a new line.
pub(super) fn blank(text: &str) -> usize {
    [" ", "%20"].iter().find(|blank| text.starts_with(**blank)).map_or(0, |blank| blank.len())
}

/// Length in bytes of the dash that `text` begins with; 0 when it begins with none.
pub(super) fn dash(text: &str) -> usize {
    usize::from(text.starts_with('-'))
}

/// Whether a number can start at `at`, and does not continue something before.
pub(super) fn opens(text: &str, at: usize) -> bool {
    let mut before = text[..at].chars().rev();
    let Some(last) = before.next() else { return true };
    match last {
        '-' | '_' | '/' => !before.next().is_some_and(char::is_alphanumeric),
        '.' => !before.next().is_some_and(|letter| letter.is_ascii_digit()),
        letter => !letter.is_alphanumeric(),
    }
}

/// Whether a number can end at `end`.
pub(super) fn closes(text: &str, end: usize) -> bool {
    let mut after = text[end..].chars();
    let Some(next) = after.next() else { return true };
    match next {
        '_' => !after.next().is_some_and(char::is_alphanumeric),
        '.' => !after.next().is_some_and(|letter| letter.is_ascii_digit()),
        letter => letter != '@' && !letter.is_alphanumeric(),
    }
}

/// Whether the number from `start` to `end` is an amount or labelled as something else.
pub(super) fn is_amount(text: &str, start: usize, end: usize) -> bool {
    is_labelled(text, start, LABELS) || has_unit(&text[end..text.floor_char_boundary(end + UNIT_REACH)])
}

/// Whether a word before `start` says that a telephone number follows.
pub(super) fn is_call(text: &str, start: usize) -> bool {
    is_labelled(text, start, CALLS)
}

fn is_labelled(text: &str, start: usize, labels: &[&str]) -> bool {
    let before = &text[text.floor_char_boundary(start.saturating_sub(LABEL_REACH))..start];
    let before = before.trim_end_matches([' ', '=', ':', '"', '.', '(']).to_lowercase();
    labels.iter().any(|label| {
        let rest = before.strip_suffix(label);
        rest.is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
    })
}

fn has_unit(after: &str) -> bool {
    let decimals = after.strip_prefix(',').map_or(0, digits);
    let after = if decimals > 0 { &after[1 + decimals..] } else { after };
    let after = after[blank(after)..].to_lowercase();
    UNITS.iter().any(|unit| {
        let rest = after.strip_prefix(unit);
        rest.is_some_and(|rest| *unit == "korun" || !rest.starts_with(char::is_alphanumeric))
    })
}

/// The end of the web address that starts, or continues, at `at`. Its digits are not a personal number.
pub(super) fn web_address(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    if !(rest.starts_with("://") || rest.starts_with("www.") && opens(text, at)) {
        return None;
    }
    let ends = |letter: char| letter.is_whitespace() || "<>\"'`()[]{}|;".contains(letter);
    Some(rest.find(ends).map_or(text.len(), |length| at + length))
}
