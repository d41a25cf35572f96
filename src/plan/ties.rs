//! Addresses of the matrix of ties: all documents beside the areas, some of them, one area, one document.

use std::collections::BTreeMap;

use super::cut::pages_of;
use super::{Plan, Subject, place_of};
use crate::diag::Sink;
use crate::graph::{Area, Coverage, NodeId};
use crate::model::kinds::{Binding, Document, Reach};
use crate::model::parts::Relation;
use crate::model::value::Lang;
use crate::public::Public;

/// The standalone page with the matrix. A site without a tie from a goal or measure has none.
pub const TIES: &str = "ties";

/// Most documents or items that stand beside each other in a grid; more of them stand in lists.
const COLUMNS: usize = 60;

/// Most cells of a grid on one page: with a third of them filled, which is dense, the page has some 200 kB.
const CELLS: usize = 1500;

/// Most rows on a page, of a grid or list.
pub const TIES_ROWS: usize = 100;

/// What a page of the matrix shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TiesOf {
    /// All documents beside all areas.
    All,
    /// Those that are made for a territory of this sort, by the name of a [`Reach`].
    Reach(&'static str),
    /// Those that bind in this way, by the name of a [`Binding`].
    Binding(&'static str),
    /// Those with a tie by this relation, by the name of a [`Relation`].
    Relation(&'static str),
    /// The goals and measures of an area beside its documents; `None` for what belongs to no area.
    Area(Option<NodeId>),
    /// Goals and measures beside the items of a document.
    Document(NodeId),
}

/// The ways in which the matrix is filtered, by name, with their values.
pub const TIES_FILTERS: [(&str, &[&str]); 3] =
    [("reach", Reach::NAMES), ("binding", Binding::NAMES), ("relation", Relation::NAMES)];

/// Words of the addresses of the matrix: their names.
pub fn ties_words() -> impl Iterator<Item = String> {
    let filters = TIES_FILTERS.into_iter().flat_map(|(name, values)| {
        let of_values = values.iter().map(move |value| format!("{TIES}/{name}/{value}"));
        std::iter::once(format!("{TIES}/{name}")).chain(of_values)
    });
    ["area", "no-area", "document", "picture"].into_iter().map(|name| format!("{TIES}/{name}")).chain(filters)
}

impl TiesOf {
    /// The page that filters by the value of this name.
    pub fn filter(name: &str, value: &'static str) -> Self {
        match name {
            "reach" => Self::Reach(value),
            "binding" => Self::Binding(value),
            _ => Self::Relation(value),
        }
    }

    /// Whether the page shows this document.
    pub fn shows(self, public: &Public, coverage: &Coverage, node: NodeId) -> bool {
        let document = public.record(node).get::<Document>();
        match self {
            Self::All | Self::Area(_) => true,
            Self::Reach(name) => document.and_then(|data| data.reach).is_some_and(|it| it.name() == name),
            Self::Binding(name) => document.and_then(|data| data.binding).is_some_and(|it| it.name() == name),
            Self::Relation(name) => coverage.tally(node).by(name) > 0,
            Self::Document(document) => document == node,
        }
    }
}

/// How many rows stand on a page of a matrix with that many columns, and whether it is a grid.
pub fn ties_rows(columns: usize) -> (usize, bool) {
    if columns > COLUMNS { (TIES_ROWS, false) } else { ((CELLS / columns.max(1)).min(TIES_ROWS), true) }
}

impl Plan {
    /// Adds the pages of the matrix beside the first.
    pub(super) fn add_ties(&mut self, public: &Public, coverage: &Coverage, lang: Lang, sink: &mut Sink) {
        let mut add = |of: TiesOf, from: usize, pages: usize| {
            for page in from..=pages {
                let path = self.ties_path(public, of, page, lang) + "index.html";
                self.add(path, Subject::Ties(of, page), lang, place_of(None), sink);
            }
        };
        let documents = coverage.documents();
        let shown = |of: TiesOf| documents.iter().filter(|node| of.shows(public, coverage, **node)).count();
        let rows = documents.len().max(coverage.areas().len());
        add(TiesOf::All, 2, pages_of(rows, TIES_ROWS));
        for (name, values) in TIES_FILTERS {
            for of in values.iter().map(|value| TiesOf::filter(name, value)) {
                let count = shown(of);
                add(of, 1, if count == 0 { 0 } else { pages_of(count, TIES_ROWS) });
            }
        }
        for area in coverage.areas() {
            let (size, _) = ties_rows(area.documents().len());
            add(TiesOf::Area(area.goal), 1, pages_of(area.len(), size));
        }
        let mut rows: BTreeMap<NodeId, usize> = documents.iter().map(|node| (*node, 0)).collect();
        for (document, tally) in coverage.areas().iter().flat_map(Area::tallies) {
            *rows.entry(document).or_default() += tally.tied;
        }
        for (document, rows) in rows {
            let items = public.items_of(document).count();
            add(TiesOf::Document(document), 1, pages_of(rows, ties_rows(items + 1).0));
        }
        let drawn = coverage.areas().iter().filter(|area| {
            let columns = area.documents().len();
            columns > 0 && ties_rows(columns).1
        });
        let drawn = drawn.map(|area| TiesOf::Area(area.goal));
        for of in std::iter::once(TiesOf::All).chain(drawn) {
            let path = self.ties_picture_path(public, of, lang);
            self.add(path, Subject::TiesPicture(of), lang, place_of(None), sink);
        }
    }

    /// Address of a page, from 1, of the matrix.
    pub fn ties_url(&self, public: &Public, of: TiesOf, page: usize, lang: Lang) -> String {
        self.absolute(&self.ties_path(public, of, page, lang))
    }

    /// Address of the first page as a picture; there is one of all documents, and of each area with a grid.
    pub fn ties_picture_url(&self, public: &Public, of: TiesOf, lang: Lang) -> String {
        self.absolute(&self.ties_picture_path(public, of, lang))
    }

    fn ties_picture_path(&self, public: &Public, of: TiesOf, lang: Lang) -> String {
        self.ties_path(public, of, 1, lang) + self.segment(&format!("{TIES}/picture"), lang)
    }

    fn ties_path(&self, public: &Public, of: TiesOf, page: usize, lang: Lang) -> String {
        let word = |name: &str| self.segment(&format!("{TIES}/{name}"), lang).to_owned();
        let filter =
            |name: &str, value: &str| format!("{}/{}/", word(name), word(&format!("{name}/{value}")));
        let below = match of {
            TiesOf::All => String::new(),
            TiesOf::Reach(value) => filter("reach", value),
            TiesOf::Binding(value) => filter("binding", value),
            TiesOf::Relation(value) => filter("relation", value),
            TiesOf::Area(None) => format!("{}/", word("no-area")),
            TiesOf::Area(Some(goal)) => format!("{}/{}/", word("area"), public.record(goal).id),
            TiesOf::Document(node) => format!("{}/{}/", word("document"), public.record(node).id),
        };
        let folder = format!("{}{}/{below}", self.roots[usize::from(lang.0)], self.segment(TIES, lang));
        self.paged(folder, page, lang)
    }
}
