//! Personal data in free text: phones, e-mail addresses, birth numbers, bank accounts.
//!
//! The scanner is hand-written, since only the context tells a phone number from an amount. It reads a text in one
//! spelling, so that neither a thin space nor an invisible character hides a number. A finding never crosses the end of
//! a line, so masking a text line by line hides as much as masking it as a whole.

mod account;
mod around;
mod birth;
mod email;
mod fold;
mod glance;
mod phone;

use std::ops::Range;

use fold::Folded;
pub(crate) use glance::{may_hold, may_hold_in_pieces};

/// What a finding is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A Czech birth number (rodné číslo).
    BirthNumber,
    /// A Czech bank account or an IBAN.
    Account,
}

/// Reads a finding that starts at a byte offset of a text and gives the offset where it ends.
type Recognizer = fn(&str, usize) -> Option<usize>;

/// What is tried where a number may start, the most certain first.
const RECOGNIZERS: &[(Category, Recognizer)] = &[
    (Category::Account, account::iban),
    (Category::Account, account::domestic),
    (Category::BirthNumber, birth::number),
    (Category::Phone, phone::number),
];

/// How many bytes a recognizer looks ahead at most.
const REACH: usize = 512;

/// Byte ranges of `text` that look like personal data, in order, none overlapping.
///
/// The scanner can't know whether an address is that of a person or of an office.
pub fn find(text: &str) -> Vec<(Range<usize>, Category)> {
    if may_hold(text) { scan(text).0 } else { Vec::new() }
}

/// `text` with every finding masked by stars. Each character keeps its length in bytes, so offsets stay right;
/// blanks of more than one byte stay as they are.
pub fn mask(text: &str) -> String {
    scan(text).1
}

/// How many times a line is read at most. One reading finds nearly everything; contrived texts need one more for each
/// finding: the end of `678@y.cz--555 012 345 678@y.cz--601234567` passes only when the number
/// behind it is gone, and what stands before it only when that end is.
const MOST_ROUNDS: usize = 4;

/// The findings, and the text without them. No finding runs over the end of a line, so each line is read alone.
fn scan(text: &str) -> (Vec<(Range<usize>, Category)>, String) {
    let mut found = Vec::new();
    let mut masked = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let start = masked.len();
        let (here, hidden) = scan_line(line);
        found.extend(
            here.into_iter().map(|(range, category)| (start + range.start..start + range.end, category)),
        );
        masked.push_str(&hidden);
    }
    (found, masked)
}

/// Some findings only show once their neighbour is masked, so the line is read again until nothing is found. A line in
/// which every reading finds something is masked as a whole.
fn scan_line(line: &str) -> (Vec<(Range<usize>, Category)>, String) {
    let mut found = Vec::new();
    let mut masked = line.to_owned();
    for _ in 0..MOST_ROUNDS {
        let here = if may_hold(&masked) { once(&masked) } else { Vec::new() };
        if here.is_empty() {
            found.sort_by_key(|(range, _): &(Range<usize>, Category)| range.start);
            return (found, masked);
        }
        for (range, _) in &here {
            star(&mut masked, range.clone());
        }
        found.extend(here);
    }
    let whole = 0..line.trim_end().len();
    star(&mut masked, whole.clone());
    found.truncate(1);
    (found.into_iter().map(|(_, category)| (whole.clone(), category)).collect(), masked)
}

/// What one reading of `text` finds.
fn once(text: &str) -> Vec<(Range<usize>, Category)> {
    let mut folded = Folded::new(text);
    let mut found: Vec<_> =
        email::all(&folded.text).into_iter().map(|range| (range, Category::Email)).collect();
    for (range, _) in &found {
        star(&mut folded.text, range.clone());
    }
    numbers(&mut folded.text, &mut found);
    found.into_iter().map(|(range, category)| (folded.original(&range), category)).collect()
}

/// Finds numbers and masks them on the way.
///
/// Some numbers only show once their neighbour is masked, so after each finding the scanner goes back as far as a
/// recognizer looks ahead. That makes masking twice the same as masking once.
fn numbers(text: &mut String, found: &mut Vec<(Range<usize>, Category)>) {
    let mut at = 0;
    let mut address_end = 0;
    while at < text.len() {
        if let Some(end) = around::web_address(text, at) {
            (at, address_end) = (end, end);
        } else if let Some((range, category)) = number(text, at) {
            star(text, range.clone());
            at = text.floor_char_boundary(range.start.saturating_sub(REACH)).max(address_end);
            found.push((range, category));
        } else {
            at = text.ceil_char_boundary(at + 1);
        }
    }
}

fn number(text: &str, at: usize) -> Option<(Range<usize>, Category)> {
    let first = text.as_bytes()[at];
    if !(first == b'+' || first.is_ascii_alphanumeric()) || !around::opens(text, at) {
        return None;
    }
    RECOGNIZERS.iter().find_map(|(category, read)| Some((at..read(text, at)?, *category)))
}

/// Replaces the characters of `range` by signs of the same length in bytes.
fn star(text: &mut String, range: Range<usize>) {
    let stars: String = text[range.clone()]
        .chars()
        .map(|letter| match letter.len_utf8() {
            1 => '*',
            _ if letter.is_whitespace() => letter,
            2 => '·',
            3 => '•',
            _ => '🞄',
        })
        .collect();
    text.replace_range(range, &stars);
}

#[cfg(test)]
mod tests;
