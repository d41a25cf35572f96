//! Words of a text: where each begins and ends, and how it is folded.
//!
//! `scripts/search/words.js` of the built-in theme does the same in the browser; a test keeps the two in step.

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

/// The words of a text as they stand in it: letters and digits. An apostrophe joins what is on both of its sides,
/// a full stop does so beside a digit: `1.2.3`, `B.2`, `30.6.`.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(is_letter)?;
        let end = start + word_length(&rest[start..]);
        let word = &rest[start..end];
        rest = &rest[end..];
        Some(word)
    })
}

/// Length in bytes of the word that the text begins with.
fn word_length(text: &str) -> usize {
    let mut letters = text.char_indices().peekable();
    let mut before = None;
    while let Some((at, letter)) = letters.next() {
        if !is_letter(letter) {
            let next = letters.peek().map(|(_, next)| *next);
            if !(next.is_some_and(is_letter) && joins(before, letter, next)) {
                return at;
            }
        }
        before = Some(letter);
    }
    text.len()
}

fn joins(before: Option<char>, joint: char, after: Option<char>) -> bool {
    match joint {
        '\'' | '’' => true,
        '.' => before.is_some_and(char::is_numeric) || after.is_some_and(char::is_numeric),
        _ => false,
    }
}

fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || is_mark(letter)
}

/// Marks that stand over, through or under a letter of the alphabets of Europe (the block "Combining Diacritical Marks").
fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

/// The word in lower case, composed (NFC), with one sort of apostrophe: what stemmers take.
pub fn plain(word: &str) -> String {
    let small = word.to_lowercase().replace(['’', 'ʼ'], "'");
    ComposingNormalizerBorrowed::new_nfc().normalize(&small).into_owned()
}

/// A plain word without diacritics and apostrophes.
pub fn fold(plain: &str) -> String {
    if plain.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return plain.to_owned();
    }
    // Apostrophes go first: without one between them, the marks on both its sides could be reordered.
    let joined = plain.replace('\'', "");
    let parted = DecomposingNormalizerBorrowed::new_nfd().normalize(&joined);
    parted.chars().filter(|letter| !is_mark(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        words(text).collect()
    }

    #[test]
    fn words_keep_codes_and_apostrophes_together() {
        assert_eq!(cut("Opatření 1.2.3, položka B.2."), ["Opatření", "1.2.3", "položka", "B.2"]);
        assert_eq!(cut("(NNO) – „obcí“ 2021–2027/OPZ+"), ["NNO", "obcí", "2021", "2027", "OPZ"]);
        assert_eq!(cut("Konec.Začátek 5.května"), ["Konec", "Začátek", "5.května"]);
        assert_eq!(cut("об’єкт 'slovo' children's"), ["об’єкт", "slovo", "children's"]);
        assert_eq!(cut("a..1 … '"), ["a", "1"]);
        assert_eq!(cut("pr\u{30c}i\u{301}lis\u{30c}"), ["pr\u{30c}i\u{301}lis\u{30c}"]);
    }

    #[test]
    fn folding_takes_marks_and_apostrophes_only() {
        assert_eq!(fold(&plain("PŘÍLIŠ")), "prilis");
        assert_eq!(fold(&plain("pr\u{30c}i\u{301}lis\u{30c}")), "prilis");
        assert_eq!(plain("Об’ЄКТИ"), "об'єкти");
        assert_eq!(fold("об'єкти"), "обєкти");
        assert_eq!(fold("їжа"), "іжа");
        assert_eq!(fold("1.2.3"), "1.2.3");
        assert_eq!(fold("\u{f71}'\u{1bc9e}"), "\u{1bc9e}\u{f71}");
    }

    proptest! {
        #[test]
        fn any_text_is_cut_into_parts_of_it(text in "(\\PC|[ab.'’1 ]){0,40}") {
            let mut rest = text.as_str();
            for word in words(&text) {
                let at = rest.find(word);
                prop_assert!(at.is_some() && word.starts_with(is_letter) && word.ends_with(is_letter));
                rest = &rest[at.unwrap_or(0) + word.len()..];
            }
            prop_assert!(text.chars().any(is_letter) == (words(&text).next().is_some()));
        }

        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,12}") {
            let once = fold(&plain(&text));
            prop_assert_eq!(fold(&once), once);
        }
    }
}
