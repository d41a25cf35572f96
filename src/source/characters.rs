//! Characters that nobody means to write: what they are, and a text without the invisible ones.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;

/// Composes letters and their marks (NFC).
const NFC: ComposingNormalizerBorrowed<'static> = ComposingNormalizerBorrowed::new_nfc();

/// What is wrong with a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Odd {
    /// A control that breaks XML, or means nothing outside a terminal.
    Control,
    /// A line end that other programs don't recognise.
    LineEnd,
    /// Changes the direction of what stands beside it, so that a text may not say what it shows.
    Turning,
    /// Means something only in one font (private use), and is a box in others: bullets and arrows from slides.
    Private,
    /// Is no character at all.
    Nothing,
}

/// What is wrong with a character that no text may hold.
pub fn odd(letter: char) -> Option<Odd> {
    match letter {
        '\t' | '\n' | '\r' => None,
        '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(Odd::LineEnd),
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Some(Odd::Control),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some(Odd::Turning),
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}' => {
            Some(Odd::Private)
        }
        '\u{fdd0}'..='\u{fdef}' => Some(Odd::Nothing),
        _ if u32::from(letter) & 0xfffe == 0xfffe => Some(Odd::Nothing),
        _ => None,
    }
}

/// Whether a character is default-ignorable: it is invisible, and what stands on both sides of it looks like one word.
pub fn is_ignorable(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether an ignorable character is dropped when a text is read. The others join letters in some scripts (U+200C,
/// U+200D), choose the look of a sign (U+FE0F) or mark a direction; [`odd`] finds those that change it.
fn is_left_out(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}'
        | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
}

/// A text as it is meant: without invisible characters, and with composed letters (NFC). What is not UTF-8 stays.
pub fn meant(bytes: Vec<u8>) -> Vec<u8> {
    if !may_be_meant_otherwise(&bytes) {
        return bytes;
    }
    match String::from_utf8(bytes) {
        Ok(text) => meant_text(&text).into_owned().into_bytes(),
        Err(error) => error.into_bytes(),
    }
}

/// The same of a part of a text into which escapes may have brought such characters.
pub fn meant_text(text: &str) -> Cow<'_, str> {
    let seen =
        if text.contains(is_left_out) { text.replace(is_left_out, "").into() } else { Cow::Borrowed(text) };
    if is_composed(&seen) { seen } else { NFC.normalize(&seen).into_owned().into() }
}

/// A cheap test that spares nearly all texts the rest: whether there is a first byte of a character that is dropped, or
/// changes when composed. Dashes and quotation marks (U+2010 to U+202F) don't count, nor do the signs of Latin-1, except for
/// the soft hyphen.
fn may_be_meant_otherwise(bytes: &[u8]) -> bool {
    let has_one = |block: &[u8]| block.iter().fold(false, |any, byte| any | matches!(byte, 0xc2 | 0xcc..));
    places(bytes, has_one).any(|at| match bytes[at] {
        0xc2 => bytes.get(at + 1) == Some(&0xad),
        0xe2 => !matches!(bytes.get(at + 1..at + 3), Some([0x80, 0x90..=0xaf])),
        byte => matches!(byte, 0xcc | 0xcd | 0xe1 | 0xe3 | 0xef | 0xf3),
    })
}

/// The odd characters of a text with their places.
pub(super) fn odd_ones(text: &str) -> impl Iterator<Item = (usize, char)> {
    let has_one = |block: &[u8]| block.iter().fold(false, |any, byte| any | may_be_odd(*byte));
    let places = places(text.as_bytes(), has_one).filter(|at| may_be_odd(text.as_bytes()[*at]));
    let letters = places.filter_map(|at| Some((at, text.get(at..)?.chars().next()?)));
    letters.filter(|(_, letter)| odd(*letter).is_some())
}

/// Whether a byte begins a character that may be odd. Controls are bytes of their own; what else is odd begins with few.
fn may_be_odd(byte: u8) -> bool {
    matches!(byte, 0..9 | 0xb | 0xc | 0xe..0x20 | 0x7f | 0xc2 | 0xe2 | 0xee..)
}

/// The places in all blocks of a text that have what is looked for. Most have nothing. A function that folds a block
/// without branches is compiled to look at many bytes at once, as long as it is not made one with what calls it.
fn places(bytes: &[u8], has_one: fn(&[u8]) -> bool) -> impl Iterator<Item = usize> {
    const BLOCK: usize = 64;
    let blocks = bytes.chunks(BLOCK).enumerate().filter(move |(_, block)| has_one(block));
    blocks.flat_map(|(number, block)| (0..block.len()).map(move |at| number * BLOCK + at))
}

/// Whether a text is composed (NFC), as names of files are to be.
fn is_composed(text: &str) -> bool {
    text.is_ascii() || NFC.is_normalized(text)
}

/// A character by its number: `U+202E`.
pub fn named(letter: char) -> String {
    format!("U+{:04X}", u32::from(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &str) -> String {
        String::from_utf8(meant(bytes.as_bytes().to_vec())).unwrap()
    }

    #[test]
    fn what_nobody_sees_is_left_out() {
        assert_eq!(text("so\u{ad}ci\u{200b}ál\u{2060}ní\u{feff} by\u{e0061}ty"), "sociální byty");
        assert_eq!(text("\u{feff}+++\n"), "+++\n");
        assert_eq!(text("pr\u{30c}i\u{301}lis\u{30c}"), "příliš");
        assert_eq!(text("„Žlutý kůň“ – 5 °C, 1 000 Kč"), "„Žlutý kůň“ – 5 °C, 1 000 Kč");
        // They join letters, or choose the look of a sign.
        assert_eq!(text("👩\u{200d}🌾 ☎\u{fe0f} می\u{200c}خواهم"), "👩\u{200d}🌾 ☎\u{fe0f} می\u{200c}خواهم");
        assert_eq!(meant(b"so\xc2\xad\xff".to_vec()), b"so\xc2\xad\xff");
    }

    #[test]
    fn odd_characters_are_told_by_what_they_do() {
        for (letter, due) in [
            ('\u{1b}', Odd::Control),
            ('\u{9b}', Odd::Control),
            ('\u{b}', Odd::LineEnd),
            ('\u{2028}', Odd::LineEnd),
            ('\u{202e}', Odd::Turning),
            ('\u{2067}', Odd::Turning),
            ('\u{f0fc}', Odd::Private),
            ('\u{ffff}', Odd::Nothing),
            ('\u{fdd0}', Odd::Nothing),
        ] {
            assert_eq!(odd(letter), Some(due), "{letter:?}");
        }
        for letter in ['\n', '\t', '\r', ' ', 'ž', '\u{a0}', '\u{202f}', '\u{200e}', '\u{fffd}', '😀'] {
            assert_eq!(odd(letter), None, "{letter:?}");
        }
    }

    #[test]
    fn letters_in_pieces_are_not_composed() {
        assert!(is_composed("příloha.pdf") && !is_composed("pr\u{30c}iloha.pdf"));
    }
}
