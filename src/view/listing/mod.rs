//! Lists with facets: their rows in order and the values of their facets, made once for each language.

mod data;
mod page;
mod rows;
mod values;

use std::sync::OnceLock;

pub use data::QUERY_WORDS;
pub(super) use page::{Listed, listed};

use data::Data;
use rows::Column;
use values::FacetList;

use super::Context;
use crate::facet;
use crate::model::kind::KindSpec;

/// A list with facets in one language.
pub(super) struct Listing {
    columns: Vec<Column>,
    /// The records as templates see them, in the order of the list. Pages share them.
    rows: Vec<tera::Value>,
    facets: Vec<FacetList>,
    data: Data,
}

impl Listing {
    fn new(context: &Context<'_>, kind: &'static KindSpec) -> Self {
        let nodes = rows::nodes(context, kind);
        let facets = values::facets(context, kind, &nodes);
        let periods = rows::Periods::new(context, &nodes);
        let columns = rows::columns(context, &facets);
        let data = data::data(context, kind, &nodes, (&columns, &facets, &periods));
        let rows = rows::rows(context, &nodes, (&columns, &facets, &periods));
        Self { columns, rows, facets, data }
    }
}

/// All lists with facets, each made when it is first asked for.
#[derive(Default)]
pub struct Listings(Vec<OnceLock<Listing>>);

impl Listings {
    /// Room for the lists of a site with that many languages.
    pub fn new(languages: usize) -> Self {
        Self((0..languages * facet::kinds().count()).map(|_| OnceLock::new()).collect())
    }

    /// The list of a kind, where it has facets.
    fn get(&self, context: &Context<'_>, kind: &KindSpec) -> Option<&Listing> {
        if !context.facets.has_any(kind) {
            return None;
        }
        let (at, kind) = facet::kinds().enumerate().find(|(_, known)| *known == kind)?;
        let list = self.0.get(usize::from(context.lang.0) * facet::kinds().count() + at)?;
        Some(list.get_or_init(|| Listing::new(context, kind)))
    }
}

/// A file of the data with which scripts filter a list: the table, or, from 1, a part of the titles.
pub(super) fn file<'a>(
    listings: &'a Listings,
    context: &Context<'_>,
    kind: &KindSpec,
    part: Option<usize>,
) -> Option<&'a [u8]> {
    let list = listings.get(context, kind)?;
    list.data.files.get(part.unwrap_or(0)).map(Vec::as_slice)
}
