//! What a misspelled name was probably meant to be: the one way in which Vazba says "did you mean".
//!
//! Names are compared by their letters and digits alone: case, diacritics, hyphens and blanks make no difference.
//! The nearest is the one with the same letters, else the one in which a letter is a digit that looks like it, else
//! the one with the fewest slips, else the only one that begins with what was written, else the one that what was
//! written begins with. Names are kept in order, so a search looks only at beginnings that are still near enough; a
//! thousand searches among ten thousand names are no product of the two.

use icu_normalizer::DecomposingNormalizerBorrowed;

/// What has more letters than this is no slip of the pen; it must be the same or nothing.
const MOST_LETTERS: usize = 100;

/// Digits are never mistaken for each other: the goal 1.3 is another one than the goal 1.2.
const DIGIT: usize = 3;

/// Of fewer letters than this, nothing can be said to begin with them.
const BEGINNING: usize = 2;

/// The name among `known` that `word` was probably meant to be. To ask more than once, keep [`Names`].
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let names = Names::new(known.into_iter().map(|name| (name, name)));
    names.nearest(word).map(|near| *near.value)
}

/// The text in small letters without diacritics; letters of other scripts stay themselves.
pub fn fold(text: &str) -> String {
    let lower = text.to_lowercase();
    let mut out = String::with_capacity(text.len());
    for letter in DecomposingNormalizerBorrowed::new_nfkd().normalize(&lower).chars() {
        match letter {
            '\u{300}'..='\u{36f}' => {}
            _ => out.push_str(plain(letter).unwrap_or(letter.encode_utf8(&mut [0; 4]))),
        }
    }
    out
}

/// Latin letters that are no base letter with a mark.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ø' => "o",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ı' => "i",
        _ => return None,
    })
}

/// What of a name is compared.
fn key(name: &str) -> Box<[char]> {
    fold(name).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// How many letters may be wrong, missing, too many or swapped in a word of this length.
fn allowed(letters: usize) -> usize {
    match letters {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    }
}

/// Names, each with what it stands for, made once to be asked often.
#[derive(Debug)]
pub struct Names<T> {
    /// By their keys, each of which is there once.
    entries: Vec<(Box<[char]>, T)>,
}

/// What a name was probably meant to be.
#[derive(Debug)]
pub struct Near<'a, T> {
    /// How far it is; none where the letters are the same, and the most where it only begins so.
    pub slips: usize,
    /// What the name stands for.
    pub value: &'a T,
}

impl<T> Names<T> {
    /// Of names with the same letters, the first one counts.
    pub fn new(names: impl IntoIterator<Item = (impl AsRef<str>, T)>) -> Self {
        let keyed = names.into_iter().map(|(name, value)| (key(name.as_ref()), value));
        let mut entries: Vec<_> = keyed.filter(|(key, _)| !key.is_empty()).collect();
        entries.sort_by(|(a, _), (b, _)| a.cmp(b));
        entries.dedup_by(|(later, _), (first, _)| later == first);
        Self { entries }
    }

    /// What the name with the same letters stands for.
    pub fn get(&self, word: &str) -> Option<&T> {
        self.same(&key(word))
    }

    /// What the nearest name stands for, if any is near enough.
    pub fn nearest(&self, word: &str) -> Option<Near<'_, T>> {
        let word = key(word);
        if let Some(value) = self.same(&word) {
            return Some(Near { slips: 0, value });
        }
        if word.len() > MOST_LETTERS {
            return None;
        }
        self.mistaken(&word)
            .or_else(|| self.misspelled(&word))
            .or_else(|| self.begun(&word))
            .or_else(|| self.longer(&word))
    }

    fn same(&self, word: &[char]) -> Option<&T> {
        let at = self.entries.binary_search_by(|(key, _)| (**key).cmp(word)).ok()?;
        Some(&self.entries[at].1)
    }

    /// The name in which one letter is a digit that looks like it, or the other way round.
    fn mistaken(&self, word: &[char]) -> Option<Near<'_, T>> {
        (0..word.len()).find_map(|at| {
            let mut other = word.to_vec();
            other[at] = look_alike(word[at])?;
            Some(Near { slips: 1, value: self.same(&other)? })
        })
    }

    /// The name with the fewest slips; of several, the first. What was worked out for the beginning that two names
    /// share is kept, and all names are passed over that share a beginning with too many slips.
    fn misspelled(&self, word: &[char]) -> Option<Near<'_, T>> {
        let mut most = allowed(word.len());
        let mut best = None;
        let mut rows: Vec<Vec<usize>> = vec![(0..=word.len()).collect()];
        let mut before: &[char] = &[];
        let mut at = 0;
        while most > 0
            && let Some((key, value)) = self.entries.get(at)
        {
            let shared = key.iter().zip(before).take_while(|(a, b)| a == b).count();
            rows.truncate(shared + 1);
            before = key;
            while rows.len() <= key.len() && rows.last().is_some_and(|row| row.iter().any(|n| *n <= most)) {
                rows.push(next_row(&rows, key, word));
            }
            let read = rows.len() - 1;
            if rows[read].iter().all(|slips| *slips > most) {
                let beginning = &key[..read];
                at += self.entries[at..].partition_point(|(key, _)| key.starts_with(beginning));
                continue;
            }
            let slips = rows[read][word.len()];
            if slips <= most {
                best = Some(Near { slips, value });
                most = slips - 1;
            }
            at += 1;
        }
        best
    }

    /// The only name that begins with the word.
    fn begun(&self, word: &[char]) -> Option<Near<'_, T>> {
        if word.len() < BEGINNING {
            return None;
        }
        let from = self.entries.partition_point(|(key, _)| **key < *word);
        let mut begun = self.entries[from..].iter().take_while(|(key, _)| key.starts_with(word));
        match (begun.next(), begun.next()) {
            (Some((_, value)), None) => Some(Near { slips: MOST_LETTERS, value }),
            _ => None,
        }
    }

    /// The longest name that the word begins with and that is the greater part of it.
    fn longer(&self, word: &[char]) -> Option<Near<'_, T>> {
        let mut names = (word.len() / 2 + 1..word.len()).rev().filter_map(|end| self.same(&word[..end]));
        names.next().map(|value| Near { slips: MOST_LETTERS, value })
    }
}

/// The digit for which a letter is taken, and the letter for which a digit is.
fn look_alike(letter: char) -> Option<char> {
    Some(match letter {
        'l' => '1',
        '1' => 'l',
        'o' => '0',
        '0' => 'o',
        _ => return None,
    })
}

/// Slips between one more letter of `key` than `rows` have seen, and each beginning of `word`.
fn next_row(rows: &[Vec<usize>], key: &[char], word: &[char]) -> Vec<usize> {
    let read = rows.len() - 1;
    let above = &rows[read];
    let slip = |letter: char| if letter.is_numeric() { DIGIT } else { 1 };
    let of_key = slip(key[read]);
    let mut row = Vec::with_capacity(above.len());
    row.push(above[0] + of_key);
    for (at, letter) in word.iter().enumerate() {
        let of_word = slip(*letter);
        let wrong = if key[read] == *letter { 0 } else { of_key.max(of_word) };
        let mut least = (above[at] + wrong).min(above[at + 1] + of_key).min(row[at] + of_word);
        if read > 0 && at > 0 && key[read] == word[at - 1] && key[read - 1] == *letter {
            least = least.min(rows[read - 1][at - 1] + of_key.max(of_word));
        }
        row.push(least);
    }
    row
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const KNOWN: [&str; 6] = ["bydleni", "dluhy", "kraj-liberecky", "kraj-zlinsky", "seniori", "zdravi"];

    #[test]
    fn the_nearest_is_the_same_or_misspelled_or_begun() {
        for (word, near) in [
            ("Bydlení", Some("bydleni")),
            ("kraj liberecký", Some("kraj-liberecky")),
            ("dluhi", Some("dluhy")),
            ("dulhy", Some("dluhy")),
            ("bydlenie", Some("bydleni")),
            ("senioři-1", Some("seniori")),
            ("seinori", Some("seniori")),
            ("zdrav", Some("zdravi")),
            ("kraj-lib", Some("kraj-liberecky")),
            ("dluhy-lidi", Some("dluhy")),
            ("dluhy-vsech-lidi", None),
            // It may be either, or neither.
            ("kraj", None),
            ("dl", Some("dluhy")),
            ("d", None),
            ("", None),
            ("zcela-jine", None),
        ] {
            assert_eq!(nearest(word, KNOWN), near, "{word}");
        }
    }

    #[test]
    fn of_two_that_are_as_near_the_first_counts() {
        assert_eq!(nearest("cile", ["cili", "cila"]), Some("cila"));
        assert_eq!(nearest("CIL_1", ["Cíl 1", "cil-1"]), Some("Cíl 1"));
    }

    #[test]
    fn a_number_is_never_mistaken_for_another() {
        assert_eq!(nearest("SC2", ["SC1", "SC3"]), None);
        assert_eq!(nearest("opatreni-12", ["opatreni-21", "opatreni-112"]), None);
        assert_eq!(nearest("b-2-l", ["b-2", "b-2-1", "b-2-2"]), Some("b-2-1"));
        assert_eq!(nearest("oparteni-12", ["opatreni-21", "opatreni-12"]), Some("opatreni-12"));
    }

    /// Slips by their definition, for one pair.
    fn slips(key: &[char], word: &[char]) -> usize {
        let mut rows: Vec<Vec<usize>> = vec![(0..=word.len()).collect()];
        while rows.len() <= key.len() {
            rows.push(next_row(&rows, key, word));
        }
        rows[key.len()][word.len()]
    }

    proptest! {
        /// The walk over names in order finds what a look at each of them finds.
        #[test]
        fn passing_over_names_loses_none(
            known in proptest::collection::vec("[ab]{1,3}[ab1]{0,5}", 1..40), word in "[ab1]{1,8}",
        ) {
            let word_key = key(&word);
            let names = Names::new(known.iter().map(|name| (name.as_str(), name.as_str())));
            let least = known.iter().map(|name| slips(&key(name), &word_key)).min().unwrap_or(usize::MAX);
            let found = names.nearest(&word).filter(|near| near.slips < MOST_LETTERS);
            let expected = (least <= allowed(word_key.len())).then_some(least);
            prop_assert_eq!(found.as_ref().map(|near| near.slips), expected);
            if let Some(near) = found {
                prop_assert_eq!(slips(&key(near.value), &word_key), near.slips);
            }
        }
    }
}
