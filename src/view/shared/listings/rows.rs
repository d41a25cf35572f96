//! The rows of a list with facets.

use std::collections::BTreeMap;

use serde::Serialize;

use super::values::{FacetList, ValueItem};
use crate::facet::{FacetValue, Of};
use crate::graph::NodeId;
use crate::model::field::Value;
use crate::model::kind::KindSpec;
use crate::model::value::Edtf;
use crate::model::{Record, Role};
use crate::view::edition::lang_string::LangString;
use crate::view::edition::{Edition, names, order};

/// What the list shows of every record beside code and title.
pub(super) type Columns<'a> = (&'a [Column], &'a [FacetList], &'a Periods);

/// A column of the list. One is there only if some record has a value in it.
#[derive(Clone, Debug, Serialize)]
pub(in crate::view) struct Column {
    /// Name of the facet, or `period`.
    pub(in crate::view) name: &'static str,
    pub(in crate::view) label: String,
    /// What stands where no value is stated.
    pub(in crate::view) missing: String,
    /// Which facet it shows; else it shows the period.
    #[serde(skip)]
    pub(in crate::view) facet: Option<usize>,
}

/// A record of the list.
#[derive(Serialize)]
struct ListedRow<'a> {
    href: String,
    code: Option<&'a str>,
    title: LangString,
    draft: bool,
    /// A cell for each column.
    cells: Vec<Cell<'a>>,
}

#[derive(Serialize)]
struct Cell<'a> {
    column: &'a Column,
    values: Vec<&'a LangString>,
    /// Name of the value, where it is one of a choice.
    mark: Option<&'static str>,
}

/// When records are due: each period once, in the order of time.
pub(super) struct Periods {
    pub(in crate::view) texts: Vec<LangString>,
    /// Number of each row's period.
    pub(super) of_row: Vec<Option<usize>>,
}

impl Periods {
    pub(in crate::view) fn new(edition: &Edition<'_>, nodes: &[NodeId]) -> Self {
        let dates: Vec<Option<Edtf>> =
            nodes.iter().map(|node| period(edition.public.record(*node))).collect();
        let mut numbers: BTreeMap<Edtf, usize> = dates.iter().flatten().map(|date| (*date, 0)).collect();
        for (number, place) in numbers.values_mut().enumerate() {
            *place = number;
        }
        let text = |date: &Edtf| LangString { text: edition.locale().date(date), lang: None };
        Self {
            texts: numbers.keys().map(text).collect(),
            of_row: dates.iter().map(|date| numbers.get(&(*date)?).copied()).collect(),
        }
    }
}

/// When it is planned, or else when it was done.
fn period(record: &Record) -> Option<Edtf> {
    [Role::Period, Role::Actual].into_iter().find_map(|role| match record.fields.by_role(role) {
        Value::Fuzzy(date) => Some(*date),
        _ => None,
    })
}

/// The records of a kind in the order of their list.
pub(super) fn nodes(edition: &Edition<'_>, kind: &KindSpec) -> Vec<NodeId> {
    order::sorted(edition, edition.public.of_kind(kind).map(|(node, _)| node))
}

/// The columns that have something to show.
pub(super) fn columns(edition: &Edition<'_>, facets: &[FacetList]) -> Vec<Column> {
    let locale = edition.locale();
    let shown = facets.iter().enumerate().filter(|(_, list)| list.facet.column);
    let column = |(at, list): (usize, &FacetList)| {
        let (name, label, facet) = match list.facet.of {
            Of::Years => ("period", locale.text("field.period").to_owned(), None),
            Of::Records(_) | Of::Choice(_) => (list.facet.name, list.label.clone(), Some(at)),
        };
        Column { name, label, missing: locale.text("missing").to_owned(), facet }
    };
    shown.map(column).collect()
}

/// The rows as templates see them.
pub(super) fn rows(edition: &Edition<'_>, nodes: &[NodeId], of: Columns<'_>) -> Vec<tera::Value> {
    let (columns, facets, periods) = of;
    let values: Vec<Vec<Vec<&ValueItem>>> = facets.iter().map(|list| by_row(list, nodes.len())).collect();
    let row = |(number, node): (usize, &NodeId)| {
        let record = edition.public.record(*node);
        tera::Value::from_serializable(&ListedRow {
            href: edition.plan.node_url(edition.public, *node, edition.lang),
            code: names::quoted_code(record),
            title: names::title(edition, record),
            draft: record.common.draft,
            cells: columns
                .iter()
                .map(|column| match column.facet {
                    Some(facet) => of_facet(column, &values[facet][number]),
                    None => of_period(column, periods, number),
                })
                .collect(),
        })
    };
    nodes.iter().enumerate().map(row).collect()
}

fn of_facet<'a>(column: &'a Column, values: &[&'a ValueItem]) -> Cell<'a> {
    let mark = values.iter().find_map(|item| match item.value {
        FacetValue::Choice(name) => Some(name),
        FacetValue::Record(_) | FacetValue::Year(_) => None,
    });
    Cell { column, values: values.iter().map(|item| &item.label).collect(), mark }
}

fn of_period<'a>(column: &'a Column, periods: &'a Periods, row: usize) -> Cell<'a> {
    let text = periods.of_row[row].map(|number| &periods.texts[number]);
    Cell { column, values: text.into_iter().collect(), mark: None }
}

/// The values of each row.
fn by_row(list: &FacetList, rows: usize) -> Vec<Vec<&ValueItem>> {
    let mut by_row = vec![Vec::new(); rows];
    for value in &list.values {
        for row in &value.rows {
            by_row[*row as usize].push(value);
        }
    }
    by_row
}
