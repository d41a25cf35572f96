//! Rows of goals and measures beside columns: as a grid, or, beside very many columns, as lists.

use serde::Serialize;

use super::mark::{Mark, Marks};
use crate::graph::NodeId;
use crate::plan::TiesOf;
use crate::view::components::link::{Link, link};
use crate::view::context::Context;
use crate::view::edition::lang_string::LangString;

/// How the rows of a page are shown.
pub(super) struct Layout<'a, 'm> {
    pub(super) marks: &'m Marks<'a>,
    pub(super) columns: &'m [NodeId],
    /// Whether as a grid; else as lists.
    pub(super) grid: bool,
}

/// Columns that belong together, such as the documents of regions.
#[derive(Debug, Serialize)]
pub(super) struct Span {
    pub(super) label: Option<String>,
    pub(super) columns: usize,
}

/// The head of a column.
#[derive(Debug, Serialize)]
pub(super) struct Head {
    pub(super) name: Name,
    /// How many rows of all pages have a tie there.
    pub(super) tied: usize,
}

/// Rows under a heading.
#[derive(Debug, Serialize)]
pub(super) struct Section<'a> {
    pub(super) label: String,
    pub(super) rows: Vec<GridRow<'a>>,
}

/// A goal or measure.
#[derive(Debug, Serialize)]
pub(super) struct GridRow<'a> {
    pub(super) link: Link,
    /// One for each column, in a grid.
    pub(super) cells: Vec<Option<Mark<'a>>>,
    /// What is known, each with what it is about, in a list.
    pub(super) known: Vec<Known<'a>>,
    /// Whether nothing is known.
    pub(super) blank: bool,
    /// In how many columns it has a tie.
    pub(super) tied: usize,
}

/// What is known of a goal or measure and a document or item.
#[derive(Debug, Serialize)]
pub(super) struct Known<'a> {
    pub(super) mark: Mark<'a>,
    pub(super) name: Name,
}

/// A document or item by its own name, and where it leads.
#[derive(Debug, Serialize)]
pub(super) struct Name {
    href: String,
    pub(super) text: LangString,
}

impl Name {
    /// A document at its page of the matrix.
    pub(super) fn of_document(context: &Context<'_>, document: NodeId) -> Self {
        let href = context.plan.ties_url(context.public, TiesOf::Document(document), 1, context.lang);
        Self { href, text: link(context, document).name() }
    }

    /// A document as a whole, or an item of it, at its own place.
    pub(super) fn of_column(context: &Context<'_>, column: NodeId) -> Self {
        let link = link(context, column);
        let whole = || LangString { text: context.locale().text("ties.whole").to_owned(), lang: None };
        let is_part = context.public.part(column).is_some();
        Self { href: link.href.clone(), text: if is_part { link.own_name() } else { whole() } }
    }
}
