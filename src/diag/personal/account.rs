//! Bank accounts: the Czech notation `prefix-number/code`, and IBAN.

use super::around;

/// Weights of the digits, from the last one (decree 169/2011 Sb.).
const WEIGHTS: [u32; 10] = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6];

/// Bank codes that could be years. Any other number from 1900 to 2099 after a slash is taken for a year.
const YEARLIKE_CODES: &[&str] = &["2010", "2060", "2070"];

/// A number with fewer digits and a year-like code is that of a law or resolution: `262/2010`.
const SHORTEST_BEFORE_YEAR: usize = 6;

/// Lengths of IBANs by country; a length is what tells where an IBAN ends.
const IBAN_LENGTHS: &[(&str, usize)] = &[
    ("AT", 20),
    ("BE", 16),
    ("BG", 22),
    ("CH", 21),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("EE", 20),
    ("ES", 24),
    ("FI", 18),
    ("FR", 27),
    ("GB", 22),
    ("GR", 27),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IT", 27),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("MT", 31),
    ("NL", 18),
    ("NO", 15),
    ("PL", 28),
    ("PT", 25),
    ("RO", 24),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("UA", 29),
];

/// Reads `[prefix-]number/code`, both parts checked.
pub(super) fn domestic(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let first = around::digits(rest);
    let dash = around::dash(&rest[first..]);
    let (prefix, start) = if dash > 0 { (&rest[..first], first + dash) } else { ("", 0) };
    let length = around::digits(&rest[start..]);
    let number = &rest[start..start + length];
    let mut code = start + length;
    code += around::blank(&rest[code..]);
    code += rest[code..].starts_with('/').then_some(1)?;
    code += around::blank(&rest[code..]);
    if around::digits(&rest[code..]) != 4 || !around::closes(text, at + code + 4) {
        return None;
    }
    let sound = (2..=10).contains(&length)
        && (dash == 0 || (1..=6).contains(&first))
        && number.bytes().filter(|digit| *digit != b'0').count() >= 2
        && is_weighted(number)
        && is_weighted(prefix)
        && is_bank(&rest[code..code + 4], if dash == 0 { length } else { SHORTEST_BEFORE_YEAR });
    sound.then_some(at + code + 4)
}

fn is_weighted(digits: &str) -> bool {
    let sum: u32 =
        digits.bytes().rev().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    sum.is_multiple_of(11)
}

fn is_bank(code: &str, length: usize) -> bool {
    let yearlike = code.starts_with("19") || code.starts_with("20");
    !yearlike || (YEARLIKE_CODES.contains(&code) && length >= SHORTEST_BEFORE_YEAR)
}

/// Whether IBANs of a country begin with these letters.
pub(super) fn is_country(letters: [u8; 2]) -> bool {
    IBAN_LENGTHS.iter().any(|(code, _)| code.as_bytes() == letters)
}

/// Reads an IBAN, in one piece or with single blanks.
pub(super) fn iban(text: &str, at: usize) -> Option<usize> {
    let country = text.get(at..at + 2)?.to_ascii_uppercase();
    let (_, length) = IBAN_LENGTHS.iter().find(|(code, _)| *code == country)?;
    let mut letters = Vec::with_capacity(*length);
    let mut end = at;
    for index in 0..*length {
        if index > 0 {
            end += around::blank(&text[end..]);
        }
        letters.push(*text.as_bytes().get(end).filter(|letter| letter.is_ascii_alphanumeric())?);
        end += 1;
    }
    (around::closes(text, end) && is_iban(&letters)).then_some(end)
}

/// Whether the check digits fit (ISO 7064, modulo 97). `letters` are ASCII letters and digits.
fn is_iban(letters: &[u8]) -> bool {
    let (head, tail) = letters.split_at(4);
    head[2..].iter().all(u8::is_ascii_digit)
        && tail.iter().chain(head).fold(0_u32, |rest, letter| match letter {
            b'0'..=b'9' => (rest * 10 + u32::from(letter - b'0')) % 97,
            _ => (rest * 100 + u32::from(letter.to_ascii_uppercase() - b'A') + 10) % 97,
        }) == 1
}
