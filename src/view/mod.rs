//! Views: everything that a template may see, as closed values.
//!
//! A view holds all that its page shows; templates have no way to get more. So a page is a function of its view and the
//! theme, and nothing that `public` keeps back can reach it.
//!
//! From the bottom up: an `edition` is the site in one language; what is `shared` is made from it once for all pages; a page
//! has a `context`, and what it has `gathered` so far. `components` stand on several pages, `charts` are pictures;
//! `record`, `lists` and `pages` are the pages themselves, and the `frame` is what surrounds each.

mod charts;
mod components;
mod context;
mod edition;
mod frame;
mod gathered;
mod lists;
mod pages;
mod record;
mod shared;

use jiff::civil::Date;

use crate::graph::Gap;
use crate::model::kind::KindSpec;
use crate::model::value::Lang;
use crate::plan::Register;
use crate::public::Public;

use edition::Edition;
use shared::listings;
use shared::sequences::{calendar, changes, gaps, tasks};

pub use context::Scope;
pub use edition::Inputs;
pub use edition::glossary::Glossaries;
pub use edition::note::{NOTES, note};
pub use edition::shorten::shorten_to;
pub use frame::page::{FILES, PAGES, Page, PageSpec, page, page_names};
pub use frame::site::{SiteView, site};
pub use pages::search::{SEARCH_WORDS, search_folder};
pub use shared::listings::query_words;
pub use shared::{Shared, Titles};

/// A file of the data with which scripts filter a list: the table, or, from 1, a part of the titles.
pub fn list_data<'a>(
    scope: &Scope<'a>,
    kind: &'static KindSpec,
    part: Option<usize>,
    lang: Lang,
) -> Option<&'a [u8]> {
    listings::file(&scope.shared.listings, &Edition::new(&scope.inputs, lang), kind, part)
}

/// The standalone pages that are registers, with the number of rows of each section.
pub fn registers(public: &Public, gaps: &[Gap], today: Date) -> [Register; 4] {
    [
        tasks::register(public, today),
        calendar::register(public, today),
        changes::register(public),
        gaps::register(gaps),
    ]
}

/// Words of addresses for sections of registers: their names.
pub fn section_words() -> impl Iterator<Item = String> {
    tasks::words().chain(calendar::words()).chain(gaps::words())
}
