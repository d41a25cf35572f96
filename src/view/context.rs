//! What views are made from.

use std::cell::RefCell;
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
use crate::syntax::markdown;

use super::glossary::{Explained, Glossaries};
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

/// What one page is made from: what all pages are made from, which can be asked for directly, and its own.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    scope: Scope<'a>,
    /// The language of the page.
    pub(super) lang: Lang,
    /// Ids that stand on the page already.
    pub(super) ids: &'a Ids,
    /// Terms that the page explains.
    pub(super) explained: &'a Explained,
    /// Strategies of what the page is about: what belongs to them needs no label there.
    own_strategies: &'a RefCell<Vec<NodeId>>,
}

impl<'a> Deref for Context<'a> {
    type Target = Scope<'a>;

    fn deref(&self) -> &Scope<'a> {
        &self.scope
    }
}

/// What is gathered while one page is made.
#[derive(Debug, Default)]
pub(super) struct OnPage {
    ids: Ids,
    explained: Explained,
    strategies: RefCell<Vec<NodeId>>,
}

/// Ids that stand on one page: every text that is added to it keeps clear of them.
#[derive(Debug, Default)]
pub(super) struct Ids(RefCell<markdown::Ids>);

impl Ids {
    /// Notes ids that the page itself gives.
    pub(super) fn reserve<'i>(&self, ids: impl IntoIterator<Item = &'i str>) {
        self.0.borrow_mut().extend(ids.into_iter().map(str::to_owned));
    }

    /// Lets a text take ids.
    pub(super) fn with<T>(&self, write: impl FnOnce(&mut markdown::Ids) -> T) -> T {
        write(&mut self.0.borrow_mut())
    }
}

impl<'a> Context<'a> {
    pub(super) fn new(scope: &Scope<'a>, lang: Lang, page: &'a OnPage) -> Self {
        let OnPage { ids, explained, strategies } = page;
        Self { scope: *scope, lang, ids, explained, own_strategies: strategies }
    }

    /// The page's language.
    pub(super) fn locale(&self) -> &'a Locale {
        self.locale_of(self.lang)
    }

    /// One of the site's languages.
    pub(super) fn locale_of(&self, lang: Lang) -> &'a Locale {
        &self.locales[usize::from(lang.0)]
    }

    /// Notes that the page is about this record.
    pub(super) fn is_about(&self, node: NodeId) {
        let own = std::iter::once(node).chain(self.strategies.of(node));
        *self.own_strategies.borrow_mut() = own.collect();
    }

    /// Makes what stands under a heading that names the first strategy of this record: what belongs to that one alone needs no
    /// label there.
    pub(super) fn under<T>(&self, node: NodeId, make: impl FnOnce() -> T) -> T {
        let outside = self.own_strategies.replace(self.strategies.of(node).take(1).collect());
        let below = make();
        *self.own_strategies.borrow_mut() = outside;
        below
    }

    /// The strategies by which a record is told from those of others on this page; none where it is of the page's own.
    pub(super) fn other_strategies(&self, node: NodeId) -> Vec<NodeId> {
        let own = self.own_strategies.borrow();
        let all: Vec<NodeId> = self.strategies.of(node).collect();
        if all.iter().all(|strategy| own.contains(strategy)) { Vec::new() } else { all }
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
