//! Telephone numbers, Czech and foreign.

use std::ops::RangeInclusive;

use super::around;

/// How the nine digits of a Czech number are grouped.
const GROUPINGS: &[&[usize]] = &[&[9], &[3, 3, 3], &[3, 6], &[3, 2, 2, 2], &[2, 3, 2, 2]];

/// How many groups of three after a number are examined, to tell a row of phone numbers from a huge amount.
const GROUPS_AHEAD: usize = 6;

/// Reads a telephone number: with `+`, `00420`, `420` or as nine digits in one of the usual groupings; in any
/// grouping behind a word like "tel.".
pub(super) fn number(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    if let Some(digits) = rest.strip_prefix('+') {
        let start = at + 1 + around::blank(digits);
        return with_code(text, start, 12..=12).or_else(|| foreign(text, start));
    }
    let zeros = if rest.starts_with("0042") { 2 } else { 0 };
    with_code(text, at + zeros, 12..=12)
        .filter(|end| !around::is_amount(text, at, *end))
        .or_else(|| GROUPINGS.iter().find_map(|grouping| national(text, at, grouping)))
        .or_else(|| around::is_call(text, at).then(|| grouped(text, at, 9..=9))?)
}

/// A number with the code 420 or 421 at `start`.
fn with_code(text: &str, start: usize, length: RangeInclusive<usize>) -> Option<usize> {
    let rest = &text[start..];
    (rest.starts_with("420") || rest.starts_with("421")).then(|| grouped(text, start, length))?
}

/// A number of any other country; the `+` before `start` is what makes it one.
fn foreign(text: &str, start: usize) -> Option<usize> {
    let end = grouped(text, start, 10..=15)?;
    (!text[start..].starts_with('0') && !around::is_amount(text, start, end)).then_some(end)
}

/// Reads groups of digits with anything usual between them; the longest that has an allowed number of digits.
fn grouped(text: &str, start: usize, length: RangeInclusive<usize>) -> Option<usize> {
    let mut count = 0;
    let mut at = start;
    let mut end = None;
    loop {
        let digits = around::digits(&text[at..]);
        count += digits;
        at += digits;
        if digits == 0 || count > *length.end() {
            return end;
        }
        if length.contains(&count) && around::closes(text, at) {
            end = Some(at);
        }
        at += separator(&text[at..]);
    }
}

/// Length of what separates two groups: a blank, a sign with or without blanks, and brackets around the first group.
fn separator(rest: &str) -> usize {
    let mut at = usize::from(rest.starts_with([')', ']']));
    at += around::blank(&rest[at..]);
    let sign = usize::from(rest[at..].starts_with(['-', '.', '/', '_']));
    if sign > 0 {
        at += sign;
        at += around::blank(&rest[at..]);
    }
    at + usize::from(rest[at..].starts_with(['(', '[']))
}

/// Nine digits in this grouping, with the same separator throughout.
fn national(text: &str, at: usize, grouping: &[usize]) -> Option<usize> {
    if !matches!(text.as_bytes().get(at)?, b'2'..=b'9') {
        return None;
    }
    let mut end = at;
    let mut inner = "";
    for (index, size) in grouping.iter().enumerate() {
        if index > 0 {
            let length = separator(&text[end..]);
            let here = &text[end..end + length];
            if length == 0 || (index > 1 && kind(here) != kind(inner)) {
                return None;
            }
            inner = here;
            end += length;
        }
        if around::digits(&text[end..]) != *size {
            return None;
        }
        end += size;
    }
    let sound = around::closes(text, end)
        && !goes_on(&text[end..], inner)
        && !is_part_of_amount(text, at, end, grouping)
        && !around::is_amount(text, at, end);
    sound.then_some(end)
}

/// The sign of a separator, wherever blanks and brackets stand around it; a blank where it has none.
fn kind(separator: &str) -> &str {
    let sign = separator.trim_matches([' ', '(', ')', '[', ']']);
    if sign.is_empty() { " " } else { sign }
}

/// Whether a longer number continues after nine digits: an account, a file number, a row of codes.
fn goes_on(after: &str, inner: &str) -> bool {
    if let Some(code) = after.strip_prefix('/') {
        return around::digits(code) == 4;
    }
    let dash = around::dash(after);
    let more = dash > 0 && around::digits(&after[dash..]) > 0;
    more && (inner.is_empty() || around::dash(inner) > 0)
}

/// Whether the three groups of three are a piece of a larger amount, `12 555 012 345` or `555 012 345 000`.
fn is_part_of_amount(text: &str, start: usize, end: usize, grouping: &[usize]) -> bool {
    if grouping != [3, 3, 3] {
        return false;
    }
    let mut at = end;
    let mut following = 0;
    while following < GROUPS_AHEAD {
        let next = at + around::blank(&text[at..]);
        if next == at || around::digits(&text[next..]) != 3 {
            break;
        }
        at = next + 3;
        following += 1;
    }
    following % 3 != 0 || has_thousands_before(&text[..start])
}

/// Whether a group of one to three digits that an amount could start with stands before the blank at the end.
fn has_thousands_before(before: &str) -> bool {
    let trimmed = before.trim_end_matches(' ');
    let digits = trimmed.bytes().rev().take(4).take_while(u8::is_ascii_digit).count();
    trimmed.len() < before.len()
        && (1..=3).contains(&digits)
        && !trimmed[trimmed.len() - digits..].starts_with('0')
}
