//! The glossary at hand: terms in running text are explained where a page first uses them.
//!
//! For each language of the site one matcher knows every form under which terms are met: title, abbreviation, and the
//! inflected forms that the record lists. The longest form wins, at word boundaries. A form matches as
//! written, or with a capital at the beginning of a sentence; a title, which is written with a capital, also without it.

use std::collections::BTreeMap;
use std::ops::Range;

use aho_corasick::AhoCorasick;

use crate::graph::NodeId;
use crate::model::Record;
use crate::model::kinds::Term;
use crate::model::value::{Lang, Text};
use crate::public::Public;

/// Longest form of a term that is looked for, in bytes. Without a limit, many forms that begin alike could end at every
/// letter of a text.
const LONGEST_FORM: usize = 200;

/// The terms of the site, ready to be found in texts of each language.
#[derive(Default)]
pub struct Glossaries(Vec<Option<Glossary>>);

/// The terms that have a name in one language.
struct Glossary {
    matcher: AhoCorasick,
    forms: Vec<Form>,
}

/// A form under which a term is met.
#[derive(Clone, Copy)]
struct Form {
    term: NodeId,
    /// Whether it is met at the beginning of a sentence only.
    opens_sentence: bool,
}

/// A term in a text.
pub(in crate::view) struct Found {
    pub(in crate::view) at: Range<usize>,
    pub(in crate::view) term: NodeId,
}

impl Glossaries {
    /// Gathers the forms of all terms that a page can explain.
    pub fn new(public: &Public, langs: impl Iterator<Item = Lang>) -> Self {
        Self(langs.map(|lang| Glossary::new(public, lang)).collect())
    }

    /// Terms in words of this language, the longest ones, in their order. Each lies in one of the `free` ranges, which are
    /// sorted.
    pub(in crate::view) fn find(&self, lang: Lang, text: &str, free: &[Range<usize>]) -> Vec<Found> {
        let glossary = self.0.get(usize::from(lang.0)).and_then(Option::as_ref);
        glossary.map_or_else(Vec::new, |glossary| glossary.find(text, free))
    }
}

impl Glossary {
    fn new(public: &Public, lang: Lang) -> Option<Self> {
        // One form can't stand for two terms: the first gets it.
        let mut forms: BTreeMap<String, Form> = BTreeMap::new();
        for (node, record, term) in public.of::<Term>().filter(|(_, record, term)| is_explained(record, term))
        {
            let mut add = |text: String, opens_sentence: bool| {
                if (1..=LONGEST_FORM).contains(&text.len()) {
                    forms.entry(text).or_insert(Form { term: node, opens_sentence });
                }
            };
            for (text, is_name) in names(record, term, lang) {
                add(text.to_owned(), false);
                if is_name {
                    add(with_first(text, char::to_lowercase), false);
                } else {
                    add(with_first(text, char::to_uppercase), true);
                }
            }
        }
        let matcher = AhoCorasick::new(forms.keys()).ok().filter(|_| !forms.is_empty())?;
        Some(Self { matcher, forms: forms.into_values().collect() })
    }

    pub(in crate::view) fn find(&self, text: &str, free: &[Range<usize>]) -> Vec<Found> {
        let mut found: Vec<Found> = self
            .matcher
            .find_overlapping_iter(text)
            .filter_map(|hit| {
                let (at, form) = (hit.range(), self.forms[hit.pattern().as_usize()]);
                // Those that end before the word does come first.
                let next = free.partition_point(|free| free.end < at.end);
                let is_free = free.get(next).is_some_and(|free| free.start <= at.start);
                let counts =
                    is_free && is_whole(text, &at) && (!form.opens_sentence || begins(&text[..at.start]));
                counts.then_some(Found { at, term: form.term })
            })
            .collect();
        found.sort_by_key(|found| (found.at.start, std::cmp::Reverse(found.at.end)));
        let mut end = 0;
        found.retain(|found| {
            found.at.start >= end && {
                end = found.at.end;
                true
            }
        });
        found
    }
}

/// What the term is called in this language, and whether that is its title, whose capital running text need not
/// have.
fn names<'a>(record: &'a Record, term: &'a Term, lang: Lang) -> Vec<(&'a str, bool)> {
    let words = |text: &'a Text| {
        let own = text.localized().all().find(|(known, _)| *known == lang);
        own.map(|(_, text)| text.as_str())
    };
    let Some(title) = record.common.title.as_ref().and_then(words) else { return Vec::new() };
    let mut names = vec![(title, is_ordinary(title))];
    // An abbreviation says the same in every language.
    names.extend(term.abbreviation.as_ref().map(|abbreviation| (abbreviation.main(), false)));
    names.extend(term.forms.iter().filter_map(words).map(|form| (form, false)));
    names
}

/// Whether the term's record says what it means.
fn is_explained(record: &Record, term: &Term) -> bool {
    let title = record.common.title.as_ref().map(|title| title.main().to_lowercase());
    let expansion = term.expansion.as_ref().map(|expansion| expansion.main().to_lowercase());
    let has_text = !record.body.main().text.trim().is_empty();
    record.common.summary.is_some() || has_text || expansion.is_some_and(|expansion| Some(expansion) != title)
}

/// Whether a title is written as ordinary words are, with at most one capital at its beginning.
fn is_ordinary(title: &str) -> bool {
    !title.chars().skip(1).any(char::is_uppercase)
}

/// The text with another first letter.
fn with_first<I: Iterator<Item = char>>(text: &str, change: impl Fn(char) -> I) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(change);
    first.into_iter().flatten().chain(letters).collect()
}

/// Whether no letter or digit stands right before or after a word.
fn is_whole(text: &str, at: &Range<usize>) -> bool {
    let inside = &text[at.clone()];
    let joined = |outside: Option<char>, inside: Option<char>| {
        [outside, inside].into_iter().all(|letter| letter.is_some_and(char::is_alphanumeric))
    };
    !joined(text[..at.start].chars().next_back(), inside.chars().next())
        && !joined(text[at.end..].chars().next(), inside.chars().next_back())
}

/// Whether a sentence begins after this.
fn begins(before: &str) -> bool {
    let before = before
        .trim_end_matches(|letter: char| letter.is_whitespace() || matches!(letter, '„' | '"' | '«' | '('));
    before.is_empty() || before.ends_with(['.', '!', '?', '…', ':'])
}
