//! The index of titles, A–Z: all records of a site by their titles, on shelves that are small enough for a page.

use std::sync::Arc;

use crate::graph::{Graph, NodeId};
use crate::locale::{Letter, Locale};
use crate::model::value::{Lang, Localized};
use crate::public::Public;

/// Name of the page that the index stands on.
pub(super) const PAGE: &str = "search";

/// Up to this many titles stand on the search page itself, a shelf for each letter.
const WHOLE: usize = 600;

/// If there are more titles, how many stand on one page.
const SHELF: usize = 1_000;

/// A letter of the index, or a part of one.
#[derive(Clone, Debug)]
pub struct Shelf {
    /// The letter.
    pub letter: String,
    /// Of a letter that fills several shelves: the first and the last title of this one.
    pub range: Option<(String, String)>,
    /// Id of its place on a page.
    pub id: String,
    /// Path of its own page, where it has one.
    pub path: Option<String>,
    /// The records on it, in the order of their titles.
    pub nodes: Vec<NodeId>,
}

/// The shelves of the last plan: they are the same as long as no title is another.
#[derive(Default)]
pub(super) struct Memo {
    graph: Option<Graph>,
    /// By language.
    last: Vec<Filed>,
}

/// The shelves of a language, with what they depend on beside titles.
struct Filed {
    locale: Arc<Locale>,
    folder: String,
    shelves: Arc<[Shelf]>,
}

impl Memo {
    /// Forgets what other titles than those of `public` make stale.
    pub(super) fn begin(&mut self, public: &Public) {
        let has_same_titles = |before: &Graph| {
            let is_same = |node: &NodeId| title(before, *node) == title(public, *node);
            public.changed_since(before).is_some_and(|changed| changed.iter().all(is_same))
        };
        if !self.graph.as_ref().is_some_and(has_same_titles) {
            self.last.clear();
        }
        self.graph = Some(Graph::clone(public));
    }

    /// The shelves of a language, as [`shelves`] would make them.
    pub(super) fn shelves(
        &mut self,
        public: &Public,
        lang: Lang,
        locale: &Arc<Locale>,
        folder: String,
    ) -> Arc<[Shelf]> {
        let at = usize::from(lang.0);
        let is_same = |filed: &&Filed| Arc::ptr_eq(&filed.locale, locale) && filed.folder == folder;
        if let Some(filed) = self.last.get(at).filter(is_same) {
            return Arc::clone(&filed.shelves);
        }
        let shelves: Arc<[Shelf]> = shelves(public, lang, locale, &folder).into();
        self.last.truncate(at);
        self.last.push(Filed { locale: Arc::clone(locale), folder, shelves: Arc::clone(&shelves) });
        shelves
    }
}

/// The shelves of a language; `folder` is that of the page of the search.
fn shelves(public: &Public, lang: Lang, locale: &Locale, folder: &str) -> Vec<Shelf> {
    let titles: Vec<(String, NodeId)> = public
        .record_nodes()
        .filter_map(|node| Some((title(public, node)?.best(lang).0.clone(), node)))
        .collect();
    let own_pages = titles.len() > WHOLE;
    locale.file(titles).iter().flat_map(|letter| of_letter(letter, own_pages.then_some(folder))).collect()
}

fn title(graph: &Graph, record: NodeId) -> Option<&Localized<String>> {
    Some(graph.record(record).common.title.as_ref()?.localized())
}

fn of_letter(letter: &Letter<NodeId>, folder: Option<&str>) -> Vec<Shelf> {
    let parts = letter.items.chunks(SHELF);
    let several = parts.len() > 1 && folder.is_some();
    if !several {
        return vec![shelf(letter, &letter.slug, None, folder, &letter.items)];
    }
    (1..)
        .zip(parts)
        .map(|(number, items)| {
            let slug = if number == 1 { letter.slug.clone() } else { format!("{}-{number}", letter.slug) };
            let range =
                items.first().zip(items.last()).map(|(first, last)| (first.0.clone(), last.0.clone()));
            shelf(letter, &slug, range, folder, items)
        })
        .collect()
}

fn shelf(
    letter: &Letter<NodeId>,
    slug: &str,
    range: Option<(String, String)>,
    folder: Option<&str>,
    items: &[(String, NodeId)],
) -> Shelf {
    Shelf {
        letter: letter.label.clone(),
        range,
        // Ids of the page itself (`_q`, `_index`) are of another form.
        id: format!("_letter-{slug}"),
        path: folder.map(|folder| format!("{folder}/{slug}/index.html")),
        nodes: items.iter().map(|(_, node)| *node).collect(),
    }
}
