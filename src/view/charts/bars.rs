//! Bar charts: one bar for each row, with one part for each series.

use serde::Serialize;

use super::amount::Amount;
use super::chart::{Chart, Key, LINE, Label, Picture, label, own, share, text};
use super::table::{Cell, Table, TableRow};
use crate::chart::{self, Length};
use crate::view::context::Context;
use crate::view::edition::lang_string::LangString;

/// Bars, one above the other.
#[derive(Debug, Serialize)]
pub(super) struct Bars {
    /// In pixels.
    height: Length,
    rows: Vec<BarRow>,
}

#[derive(Debug, Serialize)]
struct BarRow {
    label: Label,
    /// Upper edge of the bar in pixels.
    y: Length,
    /// Row on which numbers in the bar stand, in pixels.
    base: Length,
    parts: Vec<Part>,
    /// What stands in the place of a bar, where nothing is known.
    missing: Option<String>,
}

#[derive(Debug, Serialize)]
struct Part {
    series: String,
    x: Length,
    width: Length,
    /// Its middle in percent of the width.
    middle: Length,
    title: String,
    /// Its number, if there is room for it and the row does not show the same number.
    number: Option<String>,
}

/// What a row of bars shows.
pub(super) struct Bar {
    pub(super) label: LangString,
    pub(super) href: Option<String>,
    /// A value for each series; `None` where nothing is said.
    pub(super) amounts: Vec<Option<Amount>>,
    /// Their sum; `None` where nothing is known at all.
    pub(super) total: Option<Amount>,
}

/// What a chart is called.
pub(super) struct Head {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) note: Option<String>,
    /// What the rows are.
    pub(super) rows: String,
}

/// Height of a bar and the room below it, in pixels.
const BAR: usize = 20;
const GAP: usize = 14;

/// A chart of bars. Several series stand in a legend, and the table has their sum.
pub(super) fn bars(context: &Context<'_>, head: Head, series: Vec<Key>, rows: Vec<Bar>) -> Chart {
    let full = rows.iter().filter_map(|row| row.total.as_ref()).map(|total| total.number).fold(0.0, f64::max);
    let values: Vec<Vec<Option<f64>>> = rows
        .iter()
        .map(|row| row.amounts.iter().map(|amount| Some(amount.as_ref()?.number)).collect())
        .collect();
    let mut top = 0;
    let mut drawn = Vec::new();
    for (row, parts) in rows.iter().zip(chart::stacked(&values, full)) {
        let words = with_total(row);
        let label = label(&words, top);
        let y = top + label.lines.len() * LINE + 2;
        drawn.push(BarRow {
            label,
            y: Length::count(y),
            base: Length::count(y + BAR - 5),
            parts: parts.into_iter().map(|part| self::part(row, &series, part)).collect(),
            missing: row.total.is_none().then(|| text(context, "indicator.no-value").to_owned()),
        });
        top = y + BAR + GAP;
    }
    let Head { id, title, description, note, rows: first } = head;
    let table = table(context, first, &series, rows);
    let legend = if series.len() > 1 { series } else { Vec::new() };
    let picture = Picture::Bars(Bars { height: Length::count(top), rows: drawn });
    Chart { id, title, description, note, more: None, legend, picture, table }
}

fn with_total(row: &Bar) -> LangString {
    let total = row.total.as_ref().map(|total| format!(": {}", total.text));
    LangString {
        text: format!("{}{}", row.label.text, total.unwrap_or_default()),
        lang: row.label.lang.clone(),
    }
}

fn part(row: &Bar, series: &[Key], part: chart::Bar) -> Part {
    let key = &series[part.series];
    let text = row.amounts[part.series].as_ref().map_or(String::new(), |amount| amount.text.clone());
    let (label, width) = (&row.label.text, part.width.get());
    let title = if series.len() > 1 {
        format!("{label}, {}: {text}", key.label.text)
    } else {
        format!("{label}: {text}")
    };
    let is_all = row.amounts.iter().flatten().filter(|amount| amount.number > 0.0).count() < 2;
    let fits = !is_all && share(&text) + 3.0 <= width;
    Part {
        series: key.series.clone(),
        x: part.x,
        width: part.width,
        middle: Length::new(part.x.get() + width / 2.0),
        title,
        number: fits.then_some(text),
    }
}

fn table(context: &Context<'_>, head: String, series: &[Key], rows: Vec<Bar>) -> Table {
    let mut columns: Vec<String> = series.iter().map(|key| key.label.text.clone()).collect();
    let with_total = series.len() > 1;
    if with_total {
        columns.push(text(context, "list.total").to_owned());
    }
    let none = if with_total { || Cell::words(own("–")) } else { Cell::missing };
    let cell =
        |amount: Option<Amount>| amount.map_or_else(none, |amount| Cell::value(amount.text, amount.value));
    let row = |bar: Bar| {
        let total = with_total.then(|| cell(bar.total));
        let cells = bar.amounts.into_iter().map(cell).chain(total).collect();
        TableRow { number: None, label: bar.label, href: bar.href, cells }
    };
    Table::plain(head, columns, rows.into_iter().map(row).collect())
}
