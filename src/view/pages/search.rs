//! The search page, and the index of titles for those who would rather browse than type.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::graph::NodeId;
use crate::model::kind::Kind as _;
use crate::model::kinds::Term;
use crate::plan::{SEARCH_INDEX, Shelf};
use crate::view::components::cut::{self, Cut};
use crate::view::components::link::strategies;
use crate::view::context::Context;
use crate::view::edition::lang_string::LangString;
use crate::view::edition::names::{kind_label, quoted_code, title};
use crate::view::edition::shorten::shorten_to;

/// Folder of the index of a language, relative to the published folder.
pub fn search_folder(code: &str) -> String {
    format!("{SEARCH_INDEX}/{code}")
}

/// The page of the search.
#[derive(Debug, Serialize)]
pub(in crate::view) struct SearchView {
    /// What the page's script needs: `None` where the site is built without an index.
    script: Option<Script>,
    /// Address of the glossary.
    glossary: Option<String>,
    letters: Vec<LetterLink>,
    /// The shelves themselves, where they stand on this page.
    shelves: Vec<ShelfView>,
}

/// What the script of the page needs.
#[derive(Debug, Serialize)]
struct Script {
    /// Address of the folder of the index.
    index: String,
    /// Name of the query parameter for the kind.
    kind: String,
    /// Texts that the script shows, as JSON that may stand in an element of a page.
    texts: String,
}

/// A page of the index of titles.
#[derive(Debug, Serialize)]
pub(in crate::view) struct ShelfPage {
    letters: Vec<LetterLink>,
    shelf: ShelfView,
    /// How many titles are under the letter, and which of them are on this page.
    cut: Cut,
}

/// A link to a letter.
#[derive(Debug, Serialize)]
struct LetterLink {
    letter: String,
    /// Of a letter that fills several pages: the beginnings of the first and the last title of this one.
    range: Option<String>,
    href: String,
    current: bool,
}

/// Titles under one letter.
#[derive(Debug, Serialize)]
struct ShelfView {
    id: String,
    letter: String,
    range: Option<String>,
    entries: Vec<Entry>,
}

/// A record in the index of titles.
#[derive(Debug, Serialize)]
struct Entry {
    href: String,
    title: LangString,
    code: Option<String>,
    kind_label: String,
    /// The strategies that it belongs to, where a site has several.
    strategies: Vec<LangString>,
}

/// Texts that the script shows, by the names that it knows them by.
const TEXTS: [&str; 13] = [
    "all-kinds",
    "beginning",
    "count",
    "failed",
    "found-in-text",
    "loading",
    "more",
    "none",
    "none-of-kind",
    "part-of",
    "short",
    "show-all",
    "without-word",
];

/// Name of the word for the kind that is asked for.
const KIND: &str = "search/kind";
/// Words that a script writes into the query of the search, beside the one that stands in its form: their names.
pub const SEARCH_WORDS: &[&str] = &[KIND];

/// Up to `ALL_SHELVES` shelves, each page links to all of them; otherwise to the first of each letter and to `NEAR` on either
/// side of its own.
const ALL_SHELVES: usize = 120;
const NEAR: usize = 20;

/// Longest beginning of a title that names a shelf.
const RANGE: usize = 48;

/// The page of the search.
pub(in crate::view) fn view(context: &Context<'_>) -> SearchView {
    let shelves = context.plan.shelves(context.lang);
    let here = shelves.iter().filter(|shelf| shelf.path.is_none());
    let has_terms = !context.public.nodes_of_kind(Term::SPEC).is_empty();
    SearchView {
        script: context.searchable.then(|| Script {
            index: context.plan.theme_url(&format!("{}/", search_folder(context.locale().code()))),
            kind: context.plan.search_word(KIND, context.lang).to_owned(),
            texts: texts(context),
        }),
        glossary: has_terms.then(|| context.plan.list_url(Term::SPEC, context.lang)),
        letters: letters(context, None),
        shelves: here.map(|shelf| shelf_view(context, shelf)).collect(),
    }
}

/// The page of the shelf with this number.
pub(in crate::view) fn shelf(context: &Context<'_>, number: usize) -> ShelfPage {
    let shelves = context.plan.shelves(context.lang);
    let shelf = &shelves[number];
    let of_letter = |shelves: &[Shelf]| {
        let same = shelves.iter().filter(|other| other.letter == shelf.letter);
        same.map(|shelf| shelf.nodes.len()).sum::<usize>()
    };
    let (before, total) = (of_letter(&shelves[..number]), of_letter(shelves));
    let cut = Cut {
        count: context.locale().count("list.count", total),
        shown: cut::shown_rows(context, before..before + shelf.nodes.len(), total),
        order: context.locale().text("order.title").to_owned(),
        pager: None,
    };
    ShelfPage { letters: letters(context, Some(number)), shelf: shelf_view(context, shelf), cut }
}

impl ShelfPage {
    /// What the page is called.
    pub(in crate::view) fn title(&self, context: &Context<'_>) -> String {
        let letter = self.shelf.range.as_ref().unwrap_or(&self.shelf.letter);
        context.locale().fill("search.shelf", &[("letter", letter)])
    }
}

/// Links to all letters, and to all shelves of the letter that the page shows; if it has very many, to those around it.
fn letters(context: &Context<'_>, current: Option<usize>) -> Vec<LetterLink> {
    let shelves = context.plan.shelves(context.lang);
    let is_first = |number: usize| number == 0 || shelves[number - 1].letter != shelves[number].letter;
    let is_near = |number: usize| {
        current.is_some_and(|at| shelves[at].letter == shelves[number].letter && at.abs_diff(number) <= NEAR)
    };
    let link = |(number, shelf): (usize, &Shelf)| LetterLink {
        letter: shelf.letter.clone(),
        range: range(shelf),
        href: context.plan.shelf_url(shelf, context.lang),
        current: current == Some(number),
    };
    let few = shelves.len() <= ALL_SHELVES;
    let ways = shelves.iter().enumerate();
    ways.filter(|(number, _)| few || is_first(*number) || is_near(*number)).map(link).collect()
}

fn shelf_view(context: &Context<'_>, shelf: &Shelf) -> ShelfView {
    let entries = shelf.nodes.iter().map(|node| entry(context, *node)).collect();
    ShelfView { id: shelf.id.clone(), letter: shelf.letter.clone(), range: range(shelf), entries }
}

fn entry(context: &Context<'_>, node: NodeId) -> Entry {
    let record = context.public.record(node);
    Entry {
        href: context.plan.node_url(context.public, node, context.lang),
        title: title(context, record),
        code: quoted_code(record).map(str::to_owned),
        kind_label: kind_label(context, record.kind.name),
        strategies: strategies(context, node),
    }
}

/// The first and the last title of a shelf that is one of several under its letter.
fn range(shelf: &Shelf) -> Option<String> {
    let (first, last) = shelf.range.as_ref()?;
    Some(format!("{} – {}", shorten_to(first, RANGE), shorten_to(last, RANGE)))
}

/// Each text with its plural forms. A `<` is written as an escape, so that no text ends the element around it.
fn texts(context: &Context<'_>) -> String {
    let keys = TEXTS.map(|name| (name, format!("search.{name}")));
    let forms: BTreeMap<&str, BTreeMap<&str, &str>> =
        keys.iter().map(|(name, key)| (*name, context.locale().forms(key))).collect();
    // Maps of texts can always be written as JSON.
    serde_json::to_string(&forms).unwrap_or_default().replace('<', "\\u003c")
}
