//! Lists with facets: their rows in order and the values of their facets.

mod data;
pub(in crate::view) mod rows;
mod titles;
pub(in crate::view) mod values;

use std::sync::OnceLock;

use data::Data;
pub use data::query_words;
use rows::{Column, Periods, Rows};
pub use titles::Titles;
use values::FacetList;

use crate::facet;
use crate::model::kind::KindSpec;
use crate::view::edition::Edition;
use crate::view::shared::sequences::of_kind::without_headings;

/// A list with facets in one language.
pub(in crate::view) struct Listing {
    pub(in crate::view) columns: Vec<Column>,
    /// The records in the order of the list.
    rows: Rows,
    pub(in crate::view) facets: Vec<FacetList>,
    periods: Periods,
    pub(in crate::view) data: Data,
}

impl Listing {
    fn new(edition: &Edition<'_>, kind: &'static KindSpec, titles: &Titles) -> Self {
        let nodes = without_headings(edition, kind);
        let facets = values::facets(edition, kind, &nodes);
        let periods = Periods::new(edition, &nodes);
        let columns = rows::columns(edition, &facets);
        let titles = (&*nodes, titles.of(edition.lang, kind));
        let data = data::data(edition, kind, titles, (&columns, &facets, &periods));
        let rows = Rows::new(nodes, (&columns, &facets, &periods));
        Self { columns, rows, facets, periods, data }
    }

    /// How many records the list has.
    pub(in crate::view) fn len(&self) -> usize {
        self.rows.len()
    }

    /// A record as templates see it, by its number in the list.
    pub(in crate::view) fn row(&self, edition: &Edition<'_>, number: usize) -> tera::Value {
        self.rows.get(edition, number, (&self.columns, &self.facets, &self.periods))
    }
}

/// All lists with facets, each made when it is first asked for.
#[derive(Default)]
pub(in crate::view) struct Listings {
    lists: Vec<OnceLock<Listing>>,
    titles: OnceLock<Titles>,
}

impl Listings {
    /// Empty slots for the lists of a site with that many languages.
    pub(in crate::view) fn new(languages: usize) -> Self {
        let lists = (0..languages * facet::kinds().count()).map(|_| OnceLock::new()).collect();
        Self { lists, titles: OnceLock::new() }
    }

    /// Takes the titles, which otherwise are made for the first list.
    pub(in crate::view) fn take_titles(&mut self, titles: Titles) {
        self.titles = titles.into();
    }

    /// The list of a kind, where it has facets.
    pub(in crate::view) fn get(&self, edition: &Edition<'_>, kind: &KindSpec) -> Option<&Listing> {
        if !edition.facets.has_any(kind) {
            return None;
        }
        let (at, kind) = facet::kinds().enumerate().find(|(_, known)| *known == kind)?;
        let list = self.lists.get(usize::from(edition.lang.0) * facet::kinds().count() + at)?;
        let titles = self.titles.get_or_init(|| Titles::new(edition.public, edition.config, edition.locales));
        Some(list.get_or_init(|| Listing::new(edition, kind, titles)))
    }
}

/// A file of the data with which scripts filter a list: the table, or, from 1, a part of the titles.
pub(in crate::view) fn file<'a>(
    listings: &'a Listings,
    edition: &Edition<'_>,
    kind: &KindSpec,
    part: Option<usize>,
) -> Option<&'a [u8]> {
    let list = listings.get(edition, kind)?;
    list.data.files.get(part.unwrap_or(0)).map(Vec::as_slice)
}
