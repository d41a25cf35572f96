//! Cheap looks that spare most texts the rest. They never miss what the recognizers would find.

use super::account;

/// No number that is looked for has fewer digits.
const FEWEST: usize = 6;

/// Nor has one without a slash, that of a bank behind an account.
const FEWEST_WITHOUT_SLASH: usize = 9;

/// Whether anything may be found in a text whose words may stand in pieces: in Markdown, an address or markup may part the
/// digits of a number.
pub(crate) fn may_hold_in_pieces(text: &str) -> bool {
    let mut digits = 0;
    let mut last = b' ';
    text.bytes().any(|byte| {
        digits += usize::from(byte.is_ascii_digit());
        let is_found = digits >= FEWEST || is_written_otherwise(last, byte);
        last = byte;
        is_found
    })
}

/// Whether anything may be found in a text.
pub(crate) fn may_hold(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    // Without branches, many bytes are looked at at once.
    let written_otherwise = text.bytes().fold(false, |any, byte| any | may_be_written_otherwise(byte));
    if digits < FEWEST && !written_otherwise {
        return false;
    }
    let mut number = Number::default();
    let mut last = b' ';
    text.bytes().any(|byte| {
        let is_found = is_written_otherwise(last, byte) || number.may_end_with(last, byte);
        last = byte;
        is_found
    })
}

/// Whether [`is_written_otherwise`] may hold of a byte.
fn may_be_written_otherwise(byte: u8) -> bool {
    matches!(byte, b'%'..=b'(' | b'@' | b'['..=b'\\' | b'{' | 0xd9..=0xdb | 0xe0 | 0xef..)
}

/// Whether this may be the `@` of an address, or a digit or sign that is written as an entity or in another script.
fn is_written_otherwise(last: u8, byte: u8) -> bool {
    let is_word = matches!(last, b'(' | b'[' | b'{') && matches!(byte, b'a' | b'A' | b'z' | b'Z');
    // The numbers are first bytes of digits and signs of other scripts.
    is_word || matches!(byte, b'@' | b'&' | b'\\' | b'%' | 0xd9 | 0xdb | 0xe0 | 0xef | 0xf0)
}

/// What may be a number, up to a byte of a text.
#[derive(Default)]
struct Number {
    /// Digits with nothing between them but what may part the groups of a number.
    digits: usize,
    /// Whether there may be a slash among them.
    slash: bool,
    /// All digits so far.
    all: usize,
    /// The last two letters, in capitals, as long as only what may part groups came after them.
    letters: [u8; 2],
    /// Whether an IBAN may have begun.
    iban: bool,
}

impl Number {
    /// Goes on to the next byte; whether a number may end there.
    fn may_end_with(&mut self, last: u8, byte: u8) -> bool {
        match byte {
            b'0'..=b'9' => return self.digit(),
            b'/' => self.slash = true,
            b' ' | b'\t' | b'-' | b'.' | b'_' | b'(' | b')' | b'[' | b']' | b'{' | b'}' => {}
            // A full stop in words.
            b'd' | b'D' | b't' | b'T' if matches!(last, b'(' | b'[' | b'{') && self.digits > 0 => {
                return true;
            }
            b'a'..=b'z' | b'A'..=b'Z' => {
                self.ends();
                self.letters = [self.letters[1], byte.to_ascii_uppercase()];
            }
            // Any other sign, or a letter of Latin, Greek, Cyrillic, Armenian or Hebrew writing.
            0..0x80 | 0xc3..=0xcb | 0xce..=0xd7 => {
                self.ends();
                self.letters = [0; 2];
            }
            // A blank, a dash or an invisible character may part groups, and there are other slashes.
            _ => self.slash |= last == 0xe2 && byte != 0x80,
        }
        false
    }

    fn digit(&mut self) -> bool {
        self.digits += 1;
        self.all += 1;
        self.iban |= account::is_country(self.letters);
        self.letters = [0; 2];
        let fewest = if self.slash { FEWEST } else { FEWEST_WITHOUT_SLASH };
        self.digits >= fewest || self.iban && self.all >= FEWEST
    }

    fn ends(&mut self) {
        self.digits = 0;
        self.slash = false;
    }
}
