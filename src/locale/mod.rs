//! A language of the site: its texts, segments of addresses, plural forms, and how it writes dates and numbers.
//!
//! Texts and rules of typography come from the theme's language files, forms from CLDR. A [`Locale`] is plain data once loaded and can
//! be shared by threads.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Diagnostic, Sink, codes, text};
use crate::source::{FileId, Span};

mod alphabet;
mod cache;
mod complete;
mod date;
mod file;
mod format;
mod message;
#[cfg(test)]
mod tests;
mod typography;

pub use alphabet::Letter;
use cache::Cache;
use format::Formats;
use message::{Message, fill};

pub use typography::{Edit, Typography};

/// Texts that this module itself uses; they are required even if a site has only one language.
const OWN_TEXTS: [&str; 9] = [
    "date.from",
    "date.from-year",
    "date.until",
    "date.until-year",
    "date.end-unknown",
    "date.start-unknown",
    "date.within",
    "number.money",
    "number.percent",
];

/// Which way the language is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    #[default]
    Ltr,
    /// From right to left.
    Rtl,
}

impl Direction {
    /// The value of HTML's `dir`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// Something that a language file says, and where.
#[derive(Debug)]
struct Entry<T> {
    value: T,
    span: Span,
}

/// Bytes that order as the texts from which they were made.
pub type SortKey = Arc<[u8]>;

/// A language of the site. Its texts are set by its own typography.
#[derive(Debug)]
pub struct Locale {
    code: String,
    name: String,
    direction: Direction,
    segments: BTreeMap<String, Entry<String>>,
    texts: BTreeMap<String, Entry<Message>>,
    typography: Typography,
    formats: Formats,
    sort_keys: Cache<[u8]>,
    titles: Cache<str>,
    file: FileId,
}

impl Locale {
    /// Reads a language from its files: the theme's first, then those whose texts replace the theme's.
    ///
    /// `code` is the language's name in the site (`cs`); every fault is reported to `sink`. `None` when there
    /// is no file, or the code is not that of a language.
    pub fn load(code: &str, files: &[(FileId, &str)], sink: &mut Sink) -> Option<Self> {
        let &(file, _) = files.last()?;
        let start = Span::new(file, 0..0);
        let mut read = file::Language::default();
        for &(file, source) in files {
            file::read(file, source, &mut read, sink);
        }
        let tag = read.locale.as_ref().map_or(code, |locale| &locale.value);
        let Some(formats) = Formats::new(tag) else {
            let place = read.locale.as_ref().map_or(start, |locale| locale.span);
            let message = text!("`{tag}` is not the code of a language", tag = tag);
            let help = text!("write a code as in BCP 47: `cs`, `en`, `en-GB`");
            sink.push(Diagnostic::new(&codes::LANGUAGE_FILE, place, message).help(help));
            return None;
        };
        let typography = read.typography;
        let set = |entry: Entry<Message>| Entry {
            value: entry.value.map(|text| typography.set(text).into_owned()),
            ..entry
        };
        let locale = Self {
            code: code.to_owned(),
            name: read.name.unwrap_or_else(|| code.to_owned()),
            direction: read.direction,
            segments: read.segments,
            texts: read.texts.into_iter().map(|(key, entry)| (key, set(entry))).collect(),
            typography,
            formats,
            sort_keys: Cache::default(),
            titles: Cache::default(),
            file,
        };
        complete::check_alone(&locale, sink);
        Some(locale)
    }

    /// Reports what this language lacks, or has beyond `base`, the default language of the site.
    pub fn check_complete(&self, base: &Self, sink: &mut Sink) {
        complete::check_against(self, base, sink);
    }

    /// The language's code, as in addresses and in HTML's `lang`.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The language's name in itself: `Čeština`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Which way it is written.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The text of this key, with its places unfilled; of a text that counts, the form for fractions.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.texts.get(key).map(|entry| entry.value.plain())
    }

    /// The text of this key. A missing one has been reported, and is shown as its key.
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.get(key).unwrap_or(key)
    }

    /// The text `<group>.<owner>.<name>` where there is one, else `<group>.<name>`.
    ///
    /// So a field or value can be called otherwise in one kind of record than in the others:
    /// `field.place.type` beside `field.type`. A name that has neither is shown as it is.
    pub fn text_for<'a>(&'a self, group: &str, owner: &str, name: &'a str) -> &'a str {
        self.get(&[group, ".", owner, ".", name].concat())
            .or_else(|| self.get(&[group, ".", name].concat()))
            .unwrap_or(name)
    }

    /// The text of this key with its places filled: `{name}` by the value of that name.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.text(key), values)
    }

    /// The text of this key in the form that `n` needs, with `{n}` filled: `3 cíle`, `5 cílů`.
    pub fn count(&self, key: &str, n: usize) -> String {
        self.count_and_fill(key, n, &[])
    }

    /// The text of this key in the form that `n` needs, with `{n}` and its other places filled.
    pub fn count_and_fill(&self, key: &str, n: usize, values: &[(&str, &str)]) -> String {
        let template = match self.texts.get(key) {
            Some(entry) => entry.value.form(self.formats.plural_category(n)),
            None => key,
        };
        let number = self.number(i64::try_from(n).unwrap_or(i64::MAX));
        fill(template, &[&[("n", number.as_str())], values].concat())
    }

    /// The forms of the text of this key by the names of their plural categories, with their places unfilled; of one
    /// that does not count, `other` alone. A missing one has been reported, and has none.
    pub fn forms(&self, key: &str) -> BTreeMap<&'static str, &str> {
        self.texts.get(key).map(|entry| entry.value.forms()).unwrap_or_default()
    }

    /// The segment of addresses for a kind or page: `opatreni` for `measures`. A missing one has been reported,
    /// and is the key itself.
    pub fn segment<'a>(&'a self, key: &'a str) -> &'a str {
        self.segments.get(key).map_or(key, |entry| &entry.value)
    }

    /// All segments in the order of their keys.
    pub fn segments(&self) -> impl Iterator<Item = (&str, &str)> {
        self.segments.iter().map(|(key, entry)| (key.as_str(), entry.value.as_str()))
    }

    /// All texts in the order of their keys; of those that count, the form for fractions.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts.iter().map(|(key, entry)| (key.as_str(), entry.value.plain()))
    }

    /// How running text is set.
    pub fn typography(&self) -> &Typography {
        &self.typography
    }

    /// A whole number with its digits grouped.
    pub fn number(&self, n: i64) -> String {
        self.formats.number(n)
    }

    /// A decimal number, from its plain notation (`12.5`); `None` if it is none.
    pub fn decimal(&self, number: &str) -> Option<String> {
        self.formats.decimal(number)
    }

    /// An amount of money in whole units. The currency's name comes from the text `currency.<code>`.
    pub fn money(&self, amount: i64, currency: &str) -> String {
        let name = self.text_for("currency", "", currency);
        self.fill("number.money", &[("amount", &self.number(amount)), ("currency", name)])
    }

    /// A whole number of percent.
    pub fn percent(&self, n: i64) -> String {
        self.fill("number.percent", &[("n", &self.number(n))])
    }

    /// Compares two texts by the collation of the language, with numbers in them by value.
    ///
    /// The order is total: texts that the collation holds for equal follow the order of their characters.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.formats.compare(a, b).then_with(|| a.cmp(b))
    }

    /// Bytes that order as [`compare`](Self::compare) does, for sorting many texts.
    pub fn sort_key(&self, text: &str) -> SortKey {
        self.sort_keys.get(text, |text| self.formats.sort_key(text).into())
    }

    /// A title as [`typography`](Self::typography) sets it; titles stand on many pages.
    pub fn title(&self, text: &str) -> Arc<str> {
        self.titles.get(text, |text| self.typography.set(text).into())
    }

    /// Forgets what is kept of texts that nobody has sorted or shown as titles since the last call.
    pub fn forget_unused(&self) {
        self.sort_keys.forget_unused();
        self.titles.forget_unused();
    }
}
