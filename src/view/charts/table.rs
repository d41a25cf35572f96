//! The figures of a chart as a table.

use serde::Serialize;

use crate::view::components::link::Link;
use crate::view::edition::lang_string::LangString;

/// The figures of a chart.
#[derive(Debug, Serialize)]
pub(super) struct Table {
    /// What the first column holds.
    pub(super) head: String,
    pub(super) columns: Vec<String>,
    pub(super) groups: Vec<Group>,
    /// Whether it is shown at once, since it says more than the picture.
    pub(super) open: bool,
}

/// Rows that belong together.
#[derive(Debug, Serialize)]
pub(super) struct Group {
    /// What they belong to, if there is more than one group.
    pub(super) of: Option<Link>,
    /// The same for what has no page.
    pub(super) label: Option<String>,
    pub(super) rows: Vec<TableRow>,
}

/// A row.
#[derive(Debug, Serialize)]
pub(super) struct TableRow {
    /// The number that stands for it in the picture, if that has no room for names.
    pub(super) number: Option<usize>,
    pub(super) label: LangString,
    /// Where its label leads.
    pub(super) href: Option<String>,
    pub(super) cells: Vec<Cell>,
}

/// A cell: words, or links, or that nothing is known.
#[derive(Debug, Default, Serialize)]
pub(super) struct Cell {
    pub(super) text: Option<LangString>,
    /// The same for machines: a number, or a date in EDTF.
    pub(super) value: Option<String>,
    pub(super) links: Vec<Link>,
    /// Whether it should say something and does not.
    pub(super) missing: bool,
}

impl Cell {
    /// A number or date as it is shown, and as machines read it.
    pub(super) fn value(text: String, value: String) -> Self {
        Self { text: Some(LangString { text, lang: None }), value: Some(value), ..Self::default() }
    }

    /// Words.
    pub(super) fn words(words: LangString) -> Self {
        Self { text: Some(words), ..Self::default() }
    }

    /// Links; none where nobody is named.
    pub(super) fn links(links: Vec<Link>) -> Self {
        Self { missing: links.is_empty(), links, ..Self::default() }
    }

    /// Something that is not known.
    pub(super) fn missing() -> Self {
        Self { missing: true, ..Self::default() }
    }
}

impl Table {
    /// A table of rows that are all of one group, shown when the reader asks for it.
    pub(super) fn plain(head: String, columns: Vec<String>, rows: Vec<TableRow>) -> Self {
        Self { head, columns, groups: vec![Group { of: None, label: None, rows }], open: false }
    }
}
