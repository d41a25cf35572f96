//! An edition: the site in one language. What is made from an edition alone is the same on every page.

pub(super) mod glossary;
pub(super) mod lang_string;
pub(super) mod names;
pub(super) mod note;
pub(super) mod order;
pub(super) mod part_names;
pub(super) mod shorten;
pub(super) mod strategy;
pub(super) mod validity;

use std::ops::Deref;
use std::sync::Arc;

use jiff::civil::Date;

use crate::boundaries::Boundaries;
use crate::config::Config;
use crate::facet::Facets;
use crate::graph::{Coverage, Gap, Strategies};
use crate::locale::Locale;
use crate::model::value::{Lang, Localized, Text};
use crate::plan::Plan;
use crate::public::Public;

use glossary::Glossaries;
use lang_string::LangString;

/// What all views are made from, whatever the language.
#[derive(Clone, Copy)]
pub struct Inputs<'a> {
    /// What may be seen.
    pub public: &'a Public,
    /// Every address.
    pub plan: &'a Plan,
    /// The site's configuration.
    pub config: &'a Config,
    /// Which records have which value of a facet.
    pub facets: &'a Facets,
    /// Strategies beside each other, where there are several.
    pub strategies: &'a Strategies,
    /// How goals and measures are tied to documents.
    pub coverage: &'a Coverage,
    /// What is missing between them.
    pub gaps: &'a [Gap],
    /// The site's languages, in their order.
    pub locales: &'a [Arc<Locale>],
    /// Terms, ready to be found in texts.
    pub glossaries: &'a Glossaries,
    /// Boundaries of places.
    pub boundaries: &'a Boundaries,
    /// The day for which the site is built.
    pub today: Date,
    /// Whether a search index is made beside the pages.
    pub searchable: bool,
}

/// The site in one language. Its inputs are directly accessible.
#[derive(Clone, Copy)]
pub(super) struct Edition<'a> {
    inputs: Inputs<'a>,
    /// The language.
    pub(super) lang: Lang,
}

impl<'a> Deref for Edition<'a> {
    type Target = Inputs<'a>;

    fn deref(&self) -> &Inputs<'a> {
        &self.inputs
    }
}

impl<'a> Edition<'a> {
    pub(super) fn new(inputs: &Inputs<'a>, lang: Lang) -> Self {
        Self { inputs: *inputs, lang }
    }

    /// The edition's language.
    pub(super) fn locale(&self) -> &'a Locale {
        self.locale_of(self.lang)
    }

    /// One of the site's languages.
    pub(super) fn locale_of(&self, lang: Lang) -> &'a Locale {
        &self.locales[usize::from(lang.0)]
    }

    /// A number of things as the language writes it.
    pub(super) fn number(&self, n: usize) -> String {
        self.locale().number(i64::try_from(n).unwrap_or(i64::MAX))
    }

    /// A text in the edition's language, or else in the main one, marked as such; set by the rules of its own language.
    pub(super) fn best(&self, text: &Text) -> LangString {
        self.localized(text.localized())
    }

    pub(super) fn localized(&self, text: &Localized<String>) -> LangString {
        let (text, lang) = text.best(self.lang);
        self.set(text, lang)
    }

    /// A text in this language, set by its rules.
    pub(super) fn set(&self, text: &str, lang: Lang) -> LangString {
        let text = self.locale_of(lang).typography().set(text).into_owned();
        LangString { text, lang: self.foreign(lang) }
    }

    /// Code of a language, if it is not the edition's.
    pub(super) fn foreign(&self, lang: Lang) -> Option<String> {
        foreign(lang, self.lang, self.config)
    }
}

/// Code of a language, if it is not that of the page.
fn foreign(lang: Lang, of_page: Lang, config: &Config) -> Option<String> {
    (lang != of_page).then(|| config.code(lang).to_owned())
}
