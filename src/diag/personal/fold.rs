//! One spelling for what looks the same to a reader: what the scanner sees instead of the original text.
//!
//! A phone number is one, whether its groups are separated by a blank, a thin space or a minus sign, with an invisible
//! character between two digits or with one digit written as an entity. The recognizers of numbers only know ASCII
//! digits, `-` and single blanks.

use std::ops::Range;

use crate::source::characters::is_ignorable;

/// A text in one spelling, and where each stretch of it comes from.
pub(super) struct Folded {
    /// The text. No line ends are added or removed.
    pub(super) text: String,
    /// Where each stretch that was copied unchanged begins: here, and in the original. In order.
    stretches: Vec<Stretch>,
    /// Length of the original in bytes.
    length: usize,
}

struct Stretch {
    at: usize,
    from: usize,
    /// Length in the original, where the stretch is one character that was written in another way.
    rewritten: Option<usize>,
}

impl Folded {
    pub(super) fn new(original: &str) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut stretches: Vec<Stretch> = Vec::new();
        let mut from = 0;
        let mut is_broken = true;
        while let Some((letter, length)) = next(&original[from..]) {
            let verbatim = original[from..].chars().next().filter(|first| first.len_utf8() == length);
            // `jan (at) kraj`: the blank before the word belongs to it.
            if length > 1 && original[from..].starts_with(['(', '[', '{']) && text.ends_with(' ') {
                text.pop();
            }
            match fold(letter) {
                Some(' ') if text.ends_with(' ') => is_broken = true,
                Some(folded) if verbatim == Some(folded) => {
                    if is_broken {
                        stretches.push(Stretch { at: text.len(), from, rewritten: None });
                    }
                    text.push(folded);
                    is_broken = false;
                }
                Some(folded) => {
                    stretches.push(Stretch { at: text.len(), from, rewritten: Some(length) });
                    text.push(folded);
                    is_broken = true;
                }
                None => is_broken = true,
            }
            from += length;
        }
        Self { text, stretches, length: original.len() }
    }

    /// Where a range of the folded text stands in the original. It must not be empty.
    pub(super) fn original(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.stretch(range.start).map_or(0, |stretch| match stretch.rewritten {
            Some(_) => stretch.from,
            None => stretch.from + (range.start - stretch.at),
        });
        let last = range.end - 1;
        let end = self.stretch(last).map_or(self.length, |stretch| match stretch.rewritten {
            Some(length) => stretch.from + length,
            None => stretch.from + (range.end - stretch.at),
        });
        start..end
    }

    fn stretch(&self, at: usize) -> Option<&Stretch> {
        let after = self.stretches.partition_point(|stretch| stretch.at <= at);
        self.stretches.get(after.checked_sub(1)?)
    }
}

/// The first letter of `rest` as a reader takes it, and its length as it is written.
fn next(rest: &str) -> Option<(char, usize)> {
    let first = rest.chars().next()?;
    let spelled = match first {
        '%' => percent(rest),
        '&' => entity(rest),
        '\\' => escape(rest),
        '(' | '[' | '{' => word(rest),
        _ => None,
    };
    Some(spelled.unwrap_or((first, first.len_utf8())))
}

/// `%40`, as in addresses. Blanks stay as they are: in an address they would look like its end.
fn percent(rest: &str) -> Option<(char, usize)> {
    let code = rest.get(1..3)?;
    let byte = u8::from_str_radix(code, 16).ok().filter(u8::is_ascii_graphic)?;
    code.bytes().all(|digit| digit.is_ascii_hexdigit()).then_some((char::from(byte), 3))
}

/// `&#64;`, `&#x40;`, `&nbsp;`, as in HTML and Markdown.
fn entity(rest: &str) -> Option<(char, usize)> {
    const LONGEST: usize = 12;
    const NAMED: &[(&str, char)] = &[
        ("nbsp", ' '),
        ("ensp", ' '),
        ("emsp", ' '),
        ("thinsp", ' '),
        ("shy", '\u{ad}'),
        ("zwj", '\u{200d}'),
        ("zwnj", '\u{200c}'),
        ("commat", '@'),
        ("plus", '+'),
        ("minus", '-'),
        ("ndash", '-'),
        ("mdash", '-'),
        ("hyphen", '-'),
        ("period", '.'),
        ("sol", '/'),
        ("lpar", '('),
        ("rpar", ')'),
    ];
    let end = rest.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = rest.get(1..end)?;
    let letter = match name.strip_prefix('#') {
        Some(number) => numbered(number.strip_prefix(['x', 'X']).map_or((number, 10), |hex| (hex, 16))),
        None => NAMED.iter().find(|(known, _)| *known == name).map(|(_, letter)| *letter),
    };
    letter.map(|letter| (letter, end + 1))
}

/// `\u00a0`, as in TOML and JSON.
fn escape(rest: &str) -> Option<(char, usize)> {
    let digits = match rest.as_bytes().get(1)? {
        b'u' => 4,
        b'U' => 8,
        _ => return None,
    };
    Some((numbered((rest.get(2..2 + digits)?, 16))?, 2 + digits))
}

/// The character of a number; none that would begin another line.
fn numbered((digits, radix): (&str, u32)) -> Option<char> {
    if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let letter = char::from_u32(u32::from_str_radix(digits, radix).ok()?)?;
    (!letter.is_control()).then_some(letter)
}

/// `(at) `, `[zavináč]`: signs of an address in words, with the blanks after them.
fn word(rest: &str) -> Option<(char, usize)> {
    const WORDS: &[(&str, char)] =
        &[("at", '@'), ("zavináč", '@'), ("zavinac", '@'), ("dot", '.'), ("tečka", '.'), ("tecka", '.')];
    let inner = rest.strip_prefix(['(', '[', '{'])?;
    WORDS.iter().find_map(|(word, sign)| {
        let found = inner.get(..word.len())?;
        let after = &inner[word.len()..];
        let tail = after.strip_prefix([')', ']', '}'])?.trim_start_matches(' ');
        (found.to_lowercase() == *word).then(|| (*sign, rest.len() - tail.len()))
    })
}

/// A letter in the spelling of the recognizers; `None` for an invisible one.
fn fold(letter: char) -> Option<char> {
    const ZEROS: [char; 9] = [
        '\u{660}',
        '\u{6f0}',
        '\u{966}',
        '\u{ff10}',
        '\u{1d7ce}',
        '\u{1d7d8}',
        '\u{1d7e2}',
        '\u{1d7ec}',
        '\u{1d7f6}',
    ];
    if letter.is_ascii() {
        return Some(if letter == '\t' { ' ' } else { letter });
    }
    if is_ignorable(letter) {
        return None;
    }
    Some(match letter {
        // A byte that could not be read counts: in older code pages it often was a no-break space.
        '\u{fffd}' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => '-',
        '\u{2044}' | '\u{2215}' | '\u{29f8}' => '/',
        '\u{fe6b}' => '@',
        '\u{ff01}'..='\u{ff5e}' => u8::try_from(u32::from(letter) - 0xfee0).map_or(letter, char::from),
        _ if letter.is_whitespace() && letter != '\u{85}' => ' ',
        _ => ZEROS
            .into_iter()
            .find_map(|zero| u32::from(letter).checked_sub(u32::from(zero)).filter(|digit| *digit < 10))
            .and_then(|digit| char::from_digit(digit, 10))
            .unwrap_or(letter),
    })
}
