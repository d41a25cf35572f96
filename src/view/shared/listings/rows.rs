//! The rows of a list with facets.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::values::FacetList;
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
}

/// A cell as templates see it.
#[derive(Serialize)]
struct Cell<'a> {
    column: &'a Column,
    values: Vec<&'a LangString>,
    /// Name of the value, where it is one of a choice.
    mark: Option<&'static str>,
}

/// The cells of a column, each kept once for all rows that say the same.
struct Cells<'a> {
    column: &'a Column,
    /// By the numbers of their values. Only looked up, never iterated.
    known: HashMap<Vec<usize>, tera::Value>,
}

impl<'a> Cells<'a> {
    fn new(column: &'a Column) -> Self {
        Self { column, known: HashMap::new() }
    }

    /// The cell with these of all `values` that the column can show.
    fn get(&mut self, shown: Vec<usize>, values: &impl Values) -> tera::Value {
        let column = self.column;
        let cell = self.known.entry(shown).or_insert_with_key(|shown| {
            let mark = shown.iter().find_map(|number| values.mark(*number));
            let values = shown.iter().map(|number| values.label(*number)).collect();
            tera::Value::from_serializable(&Cell { column, values, mark })
        });
        cell.clone()
    }
}

/// All values that a column can show, by number.
trait Values {
    fn label(&self, number: usize) -> &LangString;

    /// Its name, where it is one of a choice.
    fn mark(&self, number: usize) -> Option<&'static str>;
}

impl Values for FacetList {
    fn label(&self, number: usize) -> &LangString {
        &self.values[number].label
    }

    fn mark(&self, number: usize) -> Option<&'static str> {
        match self.values[number].value {
            FacetValue::Choice(name) => Some(name),
            FacetValue::Record(_) | FacetValue::Year(_) => None,
        }
    }
}

impl Values for Periods {
    fn label(&self, number: usize) -> &LangString {
        &self.texts[number]
    }

    fn mark(&self, _number: usize) -> Option<&'static str> {
        None
    }
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
    order::sorted(edition, edition.public.nodes_of_kind(kind).iter().copied())
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
    let mut cells: Vec<Vec<tera::Value>> = vec![Vec::with_capacity(columns.len()); nodes.len()];
    for column in columns {
        let mut known = Cells::new(column);
        let shown = column.facet.map_or_else(
            || periods.of_row.iter().map(|period| Vec::from_iter(*period)).collect(),
            |facet| by_row(&facets[facet], nodes.len()),
        );
        for (row, shown) in cells.iter_mut().zip(shown) {
            row.push(match column.facet {
                Some(facet) => known.get(shown, &facets[facet]),
                None => known.get(shown, periods),
            });
        }
    }
    nodes.iter().zip(cells).map(|(node, cells)| row(edition, *node, cells)).collect()
}

fn row(edition: &Edition<'_>, node: NodeId, cells: Vec<tera::Value>) -> tera::Value {
    let record = edition.public.record(node);
    let row = tera::Value::from_serializable(&ListedRow {
        href: edition.plan.node_url(edition.public, node, edition.lang),
        code: names::quoted_code(record),
        title: names::title(edition, record),
        draft: record.common.draft,
    });
    let mut row = row.into_map().unwrap_or_default();
    row.insert("cells".into(), tera::Value::from(cells));
    tera::Value::from(row)
}

/// Numbers of the values that each row has.
fn by_row(list: &FacetList, rows: usize) -> Vec<Vec<usize>> {
    let mut by_row = vec![Vec::new(); rows];
    for (number, value) in list.values.iter().enumerate() {
        for row in &value.rows {
            by_row[*row as usize].push(number);
        }
    }
    by_row
}
