//! Views: everything that a template may see, as closed values.
//!
//! A view holds all that its page shows; templates have no way to ask for more. So a page is a function of
//! its view and the theme, and nothing that `public` keeps back can reach it.

mod about;
mod accessibility;
mod action_plan;
mod backlinks;
mod below;
mod calendar;
mod changes;
mod charts;
mod contact;
mod context;
mod cut;
mod description;
mod fact;
mod forms;
mod gathered;
mod glossary;
mod home;
mod link;
mod list;
mod listing;
mod menu;
mod moments;
mod order;
mod page;
mod part;
mod prose;
mod record;
mod redirect;
mod search;
mod sequences;
mod site;
mod source;
mod standing;
mod strategy;
mod tasks;
mod term;
mod territory;
mod tiers;
mod tree;
mod untranslated;
mod validity;

use context::Context;

use jiff::civil::Date;

use crate::model::kind::KindSpec;
use crate::model::value::Lang;
use crate::plan::Register;
use crate::public::Public;

pub use context::Scope;
pub use glossary::Glossaries;
pub use link::Links;
pub use link::{NOTES, note};
pub use listing::{Listings, QUERY_WORDS};
pub use page::{FILES, PAGES, Page, PageSpec, page, page_names};
pub use part::shorten_to;
pub use search::{SEARCH_WORDS, search_folder};
pub use sequences::Sequences;
pub use site::{SiteView, site};

/// A file of the data with which scripts filter a list: the table, or, from 1, a part of the titles.
pub fn list_data<'a>(
    scope: &Scope<'a>,
    kind: &'static KindSpec,
    part: Option<usize>,
    lang: Lang,
) -> Option<&'a [u8]> {
    listing::file(scope.listings, &Context::new(scope, lang), kind, part)
}

/// The pages of their own that are registers, with how many rows their sections have.
pub fn registers(public: &Public, today: Date) -> [Register; 3] {
    [tasks::register(public, today), calendar::register(public, today), changes::register(public)]
}

/// Words of addresses for sections of registers: their names.
pub fn section_words() -> impl Iterator<Item = String> {
    tasks::words().chain(calendar::words())
}
