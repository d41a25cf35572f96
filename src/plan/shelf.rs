//! The index of titles, A–Z: all records of a site by their titles, on shelves that are small enough for a page.

use crate::graph::NodeId;
use crate::locale::{Letter, Locale};
use crate::model::value::Lang;
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

/// The shelves of a language; `folder` is that of the page of the search.
pub(super) fn shelves(public: &Public, lang: Lang, locale: &Locale, folder: &str) -> Vec<Shelf> {
    let records = public.nodes().filter(|node| public.part(*node).is_none());
    let titles: Vec<(String, NodeId)> = records
        .filter_map(|node| {
            let title = public.record(node).common.title.as_ref()?;
            Some((title.localized().best(lang).0.clone(), node))
        })
        .collect();
    let own_pages = titles.len() > WHOLE;
    locale.file(titles).iter().flat_map(|letter| of_letter(letter, own_pages.then_some(folder))).collect()
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
