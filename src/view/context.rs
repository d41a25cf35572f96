//! What views are made from.

use std::ops::Deref;
use std::sync::Arc;

use jiff::civil::Date;

use crate::config::Config;
use crate::facet::Facets;
use crate::graph::{NodeId, Strategies};
use crate::locale::Locale;
use crate::model::value::{Lang, Localized, Text};
use crate::outlines::Outlines;
use crate::plan::Plan;
use crate::public::Public;

use super::glossary::Glossaries;
use super::link::{Links, Words};
use super::listing::Listings;
use super::sequences::Sequences;

/// What views are made from, whatever the page.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
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
    /// Where links lead, in each language.
    pub links: &'a Links,
    /// Lists with facets, in each language.
    pub listings: &'a Listings,
    /// Long lists in the order of pages.
    pub sequences: &'a Sequences,
    /// The site's languages, in their order.
    pub locales: &'a [Arc<Locale>],
    /// Terms, ready to be found in texts.
    pub glossaries: &'a Glossaries,
    /// Outlines of places.
    pub outlines: &'a Outlines,
    /// The day for which the site is built.
    pub today: Date,
    /// Whether an index for the search is made beside the pages.
    pub searchable: bool,
}

/// What one page is made from: what all pages are made from, which can be asked for directly, and its own. What the page
/// gathers on the way is apart, in [`Gathered`](super::gathered::Gathered).
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    scope: Scope<'a>,
    /// The language of the page.
    pub(super) lang: Lang,
    about: About,
}

/// What a page or a piece of it is about: what belongs to the strategies of that alone needs no label there.
#[derive(Clone, Copy)]
enum About {
    /// No record in particular.
    Site,
    /// This record, and so its strategies.
    Record(NodeId),
    /// The first strategy of this record, which a heading names.
    FirstStrategyOf(NodeId),
}

impl<'a> Deref for Context<'a> {
    type Target = Scope<'a>;

    fn deref(&self) -> &Scope<'a> {
        &self.scope
    }
}

impl<'a> Context<'a> {
    pub(super) fn new(scope: &Scope<'a>, lang: Lang) -> Self {
        Self { scope: *scope, lang, about: About::Site }
    }

    /// The same for a page that is about this record.
    pub(super) fn about(&self, node: NodeId) -> Self {
        Self { about: About::Record(node), ..*self }
    }

    /// The same for what stands under a heading that names the first strategy of this record.
    pub(super) fn under(&self, node: NodeId) -> Self {
        Self { about: About::FirstStrategyOf(node), ..*self }
    }

    /// The page's language.
    pub(super) fn locale(&self) -> &'a Locale {
        self.locale_of(self.lang)
    }

    /// One of the site's languages.
    pub(super) fn locale_of(&self, lang: Lang) -> &'a Locale {
        &self.locales[usize::from(lang.0)]
    }

    /// The strategies by which a record is told from those of others on this page; none where it is of the page's own.
    pub(super) fn other_strategies(&self, node: NodeId) -> Vec<NodeId> {
        let all: Vec<NodeId> = self.strategies.of(node).collect();
        if all.iter().all(|strategy| self.is_own(*strategy)) { Vec::new() } else { all }
    }

    fn is_own(&self, strategy: NodeId) -> bool {
        match self.about {
            About::Site => false,
            About::Record(node) => {
                node == strategy || self.strategies.of(node).any(|known| known == strategy)
            }
            About::FirstStrategyOf(node) => self.strategies.of(node).next() == Some(strategy),
        }
    }

    /// A text in the page's language, or else in the main one, marked as such; set by the rules of its own language.
    pub(super) fn words(&self, text: &Text) -> Words {
        self.localized(text.localized())
    }

    pub(super) fn localized(&self, text: &Localized<String>) -> Words {
        let (text, lang) = text.best(self.lang);
        self.set(text, lang)
    }

    /// A text in this language, set by its rules.
    pub(super) fn set(&self, text: &str, lang: Lang) -> Words {
        let text = self.locale_of(lang).typography().set(text).into_owned();
        Words { text, lang: self.foreign(lang) }
    }

    /// Code of a language, if it is not the page's.
    pub(super) fn foreign(&self, lang: Lang) -> Option<String> {
        (lang != self.lang).then(|| self.config.code(lang).to_owned())
    }
}
