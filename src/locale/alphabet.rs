//! Files texts under the letters of the alphabet, as a dictionary of the language does.

use rayon::prelude::*;

use super::{Locale, SortKey};

/// What lies under one letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter<T> {
    /// The letter as it is shown: `Č`, `Ch`; `0–9` for what comes before all letters, `…` for other alphabets.
    pub label: String,
    /// The letter as it stands in an address: small Latin letters stay, others are named by their code points.
    pub slug: String,
    /// What lies under it, each with its text, in the order of the dictionary.
    pub items: Vec<(String, T)>,
}

impl Locale {
    /// Files texts under the letters that the language has, those with nothing under them left out.
    ///
    /// Each text lies under the last letter that does not come after it, so the collation of the language decides whether
    /// `Č` is a letter of its own.
    pub fn file<T: Send>(&self, items: Vec<(String, T)>) -> Vec<Letter<T>> {
        let items = items.into_par_iter();
        let mut items: Vec<(SortKey, (String, T))> =
            items.map(|(text, item)| (self.sort_key(trimmed(&text)), (text, item))).collect();
        items.par_sort_by(|(a, (first, _)), (b, (second, _))| a.cmp(b).then_with(|| first.cmp(second)));
        let letters: Vec<(&str, SortKey)> = self
            .text("search.alphabet")
            .split_whitespace()
            .map(|letter| (letter, self.sort_key(letter)))
            .collect();
        let mut filed: Vec<Letter<T>> = Vec::new();
        let mut others = Letter { label: "…".to_owned(), slug: "other".to_owned(), items: Vec::new() };
        for (key, item) in items {
            let letter = letters.iter().rfind(|(_, from)| *from <= key).map(|(letter, _)| *letter);
            let label = match letter {
                Some(letter) if base(trimmed(&item.0)) == base(letter) => letter,
                Some(_) => {
                    others.items.push(item);
                    continue;
                }
                None => "0–9",
            };
            match filed.last_mut() {
                Some(last) if last.label == label => last.items.push(item),
                _ => filed.push(Letter { label: label.to_owned(), slug: slug(label), items: vec![item] }),
            }
        }
        if !others.items.is_empty() {
            filed.push(others);
        }
        filed
    }
}

/// The text from its first letter or digit on.
fn trimmed(text: &str) -> &str {
    text.trim_start_matches(|letter: char| !letter.is_alphanumeric())
}

/// The first letter without its mark.
fn base(text: &str) -> Option<char> {
    let first = text.chars().next()?.to_lowercase().next()?;
    let parted =
        icu_normalizer::DecomposingNormalizerBorrowed::new_nfd().normalize_iter(std::iter::once(first));
    parted.into_iter().next()
}

fn slug(letter: &str) -> String {
    if letter == "0–9" {
        return "0-9".to_owned();
    }
    let small = letter.to_lowercase();
    if small.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return small;
    }
    small.chars().map(|letter| format!("u{:x}", u32::from(letter))).collect::<Vec<_>>().join("-")
}
