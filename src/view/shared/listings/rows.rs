//! The rows of a list with facets.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, OnceLock, PoisonError};

use serde::Serialize;

use super::values::FacetList;
use crate::facet::{FacetValue, Of};
use crate::graph::NodeId;
use crate::model::field::Value;
use crate::model::value::Edtf;
use crate::model::{Record, Role};
use crate::view::edition::lang_string::LangString;
use crate::view::edition::{Edition, names};

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
struct Cells {
    /// Numbers of the values that each row has.
    of_row: ByRow,
    /// By the numbers of their values. Only looked up, never iterated.
    known: Mutex<HashMap<Vec<u32>, tera::Value>>,
}

impl Cells {
    fn new(of_row: ByRow) -> Self {
        Self { of_row, known: Mutex::default() }
    }

    /// The cell of a row, of all `values` that the column can show.
    fn get(&self, row: usize, column: &Column, values: &impl Values) -> tera::Value {
        let shown = self.of_row.get(row);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(cell) = known.get(shown) {
            return cell.clone();
        }
        let mark = shown.iter().find_map(|number| values.mark(*number as usize));
        let labels = shown.iter().map(|number| values.label(*number as usize)).collect();
        let cell = tera::Value::from_serializable(&Cell { column, values: labels, mark });
        known.insert(shown.to_vec(), cell.clone());
        cell
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

/// The rows as templates see them, each made when it is first shown. Pages share them.
pub(in crate::view) struct Rows {
    nodes: Vec<NodeId>,
    /// By columns.
    cells: Vec<Cells>,
    made: Vec<OnceLock<tera::Value>>,
}

impl Rows {
    pub(super) fn new(nodes: Vec<NodeId>, (columns, facets, periods): Columns<'_>) -> Self {
        let of_row = |column: &Column| match column.facet {
            Some(facet) => ByRow::new(nodes.len(), facets[facet].values.iter().map(|item| &*item.rows)),
            None => ByRow::of_one(&periods.of_row),
        };
        let cells = columns.iter().map(|column| Cells::new(of_row(column))).collect();
        let made = nodes.iter().map(|_| OnceLock::new()).collect();
        Self { nodes, cells, made }
    }

    /// How many there are.
    pub(in crate::view) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The row of this number.
    pub(super) fn get(&self, edition: &Edition<'_>, number: usize, of: Columns<'_>) -> tera::Value {
        let (columns, facets, periods) = of;
        let cell = |(cells, column): (&Cells, &Column)| match column.facet {
            Some(facet) => cells.get(number, column, &facets[facet]),
            None => cells.get(number, column, periods),
        };
        let make = || {
            let cells = self.cells.iter().zip(columns).map(cell).collect();
            row(edition, self.nodes[number], cells)
        };
        self.made[number].get_or_init(make).clone()
    }
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

/// Numbers of the values that each row has, ascending: those of row `n` lie from `starts[n]` to `starts[n + 1]`.
struct ByRow {
    starts: Vec<u32>,
    numbers: Vec<u32>,
}

impl ByRow {
    /// From the rows of each value.
    fn new<'a>(rows: usize, values: impl Iterator<Item = &'a [u32]> + Clone) -> Self {
        let mut starts = vec![0; rows + 1];
        for row in values.clone().flatten() {
            starts[*row as usize + 1] += 1;
        }
        for row in 0..rows {
            starts[row + 1] += starts[row];
        }
        let mut next = starts.clone();
        let mut numbers = vec![0; starts[rows] as usize];
        for (number, rows) in (0..).zip(values) {
            for row in rows {
                let place = &mut next[*row as usize];
                numbers[*place as usize] = number;
                *place += 1;
            }
        }
        Self { starts, numbers }
    }

    /// From the number of the one value that each row has, if it has one.
    fn of_one(of_row: &[Option<usize>]) -> Self {
        let mut starts = vec![0];
        let mut numbers = Vec::with_capacity(of_row.len());
        for number in of_row {
            numbers.extend(number.and_then(|number| u32::try_from(number).ok()));
            starts.push(u32::try_from(numbers.len()).unwrap_or(u32::MAX));
        }
        Self { starts, numbers }
    }

    fn get(&self, row: usize) -> &[u32] {
        &self.numbers[self.starts[row] as usize..self.starts[row + 1] as usize]
    }
}
