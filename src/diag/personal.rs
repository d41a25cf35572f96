//! Personal data in free text: phones, e-mail addresses, birth numbers, bank accounts.

/// What a finding looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A Czech birth number (rodné číslo).
    BirthNumber,
    /// A Czech bank account or an IBAN.
    Account,
}

/// Byte ranges of `text` that look like personal data, in order, none overlapping.
pub fn find(_text: &str) -> Vec<(std::ops::Range<usize>, Sort)> {
    Vec::new()
}

/// `text` with every finding replaced by dots of the same length in bytes' worth of characters.
pub fn mask(text: &str) -> String {
    text.to_owned()
}
