//! Texts with places to fill: plain ones, and those that count.

use std::collections::{BTreeMap, BTreeSet};

use icu_plurals::PluralCategory;

/// Names of the plural categories in language files, as in CLDR.
pub(super) const CATEGORIES: [(&str, PluralCategory); 6] = [
    ("zero", PluralCategory::Zero),
    ("one", PluralCategory::One),
    ("two", PluralCategory::Two),
    ("few", PluralCategory::Few),
    ("many", PluralCategory::Many),
    ("other", PluralCategory::Other),
];

/// One text of a language file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Message {
    /// The same for every number.
    Plain(String),
    /// A form for each plural category of the language.
    Plural(BTreeMap<PluralCategory, String>),
}

impl Message {
    /// The text; of one that counts, the form of the category `other`, which every language has.
    pub(super) fn plain(&self) -> &str {
        self.form(PluralCategory::Other)
    }

    /// The form of this category, or the nearest to it.
    pub(super) fn form(&self, category: PluralCategory) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Plural(forms) => {
                let form = forms.get(&category).or_else(|| forms.get(&PluralCategory::Other));
                form.map_or("", String::as_str)
            }
        }
    }

    /// The same text with each of its forms changed.
    pub(super) fn map(self, change: impl Fn(&str) -> String) -> Self {
        match self {
            Self::Plain(text) => Self::Plain(change(&text)),
            Self::Plural(forms) => {
                Self::Plural(forms.into_iter().map(|(category, form)| (category, change(&form))).collect())
            }
        }
    }

    /// All forms by the names of their categories.
    pub(super) fn forms(&self) -> BTreeMap<&'static str, &str> {
        match self {
            Self::Plain(text) => BTreeMap::from([("other", text.as_str())]),
            Self::Plural(forms) => CATEGORIES
                .iter()
                .filter_map(|(name, category)| Some((*name, forms.get(category)?.as_str())))
                .collect(),
        }
    }

    /// Names of the places to fill. `n` is one wherever a text counts, whether a form shows it or not.
    pub(super) fn places(&self) -> BTreeSet<&str> {
        match self {
            Self::Plain(text) => places(text).collect(),
            Self::Plural(forms) => forms.values().flat_map(|form| places(form)).chain(["n"]).collect(),
        }
    }
}

/// Splits off what comes before the first place, and the name of that place.
fn next_place(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

fn places(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (_, name, after) = next_place(rest)?;
        rest = after;
        Some(name)
    })
    .filter(|name| is_name(name))
}

fn is_name(place: &str) -> bool {
    !place.is_empty() && place.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// Whether every brace of the text belongs to a place with a name.
pub(super) fn is_well_formed(text: &str) -> bool {
    let mut rest = text;
    while let Some((before, name, after)) = next_place(rest) {
        if !is_name(name) || before.contains('}') {
            return false;
        }
        rest = after;
    }
    !rest.contains(['{', '}'])
}

/// The text with each `{name}` replaced by the value of that name; a place without a value stays.
///
/// Values are inserted as they are and not searched for places.
pub(super) fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, name, after)) = next_place(rest) {
        out.push_str(before);
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => out.push_str(value),
            None => out.extend(["{", name, "}"]),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::{fill, is_well_formed};

    #[test]
    fn values_are_not_searched_for_places() {
        assert_eq!(fill("od {from} do {to}", &[("from", "{to}"), ("to", "října")]), "od {to} do října");
        assert_eq!(fill("{n} {x", &[("n", "3")]), "3 {x");
    }

    #[test]
    fn braces_belong_to_places() {
        assert!(is_well_formed("{n} opatření z {total}"));
        for text in ["{n", "n}", "{}", "{N}", "{a{b}}", "} {n}"] {
            assert!(!is_well_formed(text), "{text}");
        }
    }
}
