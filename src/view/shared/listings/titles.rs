//! Titles of the records in lists with facets, typeset and ready to be sorted.

use std::sync::Arc;

use crate::config::Config;
use crate::facet;
use crate::graph::{Graph, NodeId};
use crate::locale::{Locale, SortKey};
use crate::model::kind::KindSpec;
use crate::model::value::Lang;
use crate::view::edition::lang_string::LangString;
use crate::view::edition::names;

/// The titles of all lists with facets in all languages. They follow from records and languages alone, so they can be made while
/// the site is planned.
pub struct Titles {
    /// One language after another, each with its kinds.
    lists: Vec<Vec<Title>>,
}

/// A title of a record.
pub(super) struct Title {
    pub(super) text: LangString,
    pub(super) key: SortKey,
}

impl Titles {
    /// The titles of the records of a graph.
    pub fn new(public: &Graph, config: &Config, locales: &[Arc<Locale>]) -> Self {
        let title = |node: &NodeId, lang: Lang| {
            let text = names::title_in(public.record(*node), lang, config, locales);
            let key = locales[usize::from(lang.0)].sort_key(&text.text);
            Title { text, key }
        };
        let of_list =
            |lang: Lang, kind| public.nodes_of_kind(kind).iter().map(|node| title(node, lang)).collect();
        let lists = config.langs().take(locales.len());
        let lists = lists.flat_map(|lang| facet::kinds().map(move |kind| (lang, kind)));
        Self { lists: lists.map(|(lang, kind)| of_list(lang, kind)).collect() }
    }

    /// Those of a kind in a language, in the order of the graph.
    pub(super) fn of(&self, lang: Lang, kind: &KindSpec) -> &[Title] {
        let at = facet::kinds().position(|known| *known == *kind);
        let list = at.and_then(|at| self.lists.get(usize::from(lang.0) * facet::kinds().count() + at));
        list.map_or(&[], Vec::as_slice)
    }
}
