//! A page of the matrix as a picture of its own, for a presentation.

use serde::Serialize;

use super::area::AreaView;
use super::grid::GridRow;
use super::mark::{Mark, Meaning};
use super::overview::{Count, OverviewView};
use crate::chart::wrap;
use crate::view::context::Context;

/// A table that is drawn. Lengths are in pixels.
#[derive(Debug, Serialize)]
pub(in crate::view) struct Picture {
    width: usize,
    height: usize,
    title: Vec<Line>,
    /// What it shows, and which part of it.
    notes: Vec<Line>,
    /// Heads of the columns, each written upwards from its place.
    heads: Vec<Line>,
    /// Headings of groups, each over a band.
    bands: Vec<Line>,
    rows: Vec<Line>,
    cells: Vec<Cell>,
    /// What the marks mean.
    legend: Vec<Key>,
    /// Width of a cell.
    cell: usize,
    /// Where the last column ends.
    to: usize,
}

#[derive(Debug, Serialize)]
struct Line {
    x: usize,
    y: usize,
    text: String,
    /// The whole text, where it is cut.
    whole: Option<String>,
}

#[derive(Debug, Serialize)]
struct Cell {
    /// Its middle.
    x: usize,
    y: usize,
    /// Which mark, as in [`Mark`]; `count` or `sum` for numbers.
    name: &'static str,
    text: String,
}

#[derive(Debug, Serialize)]
struct Key {
    y: usize,
    name: &'static str,
    sign: String,
    text: String,
}

/// What the picture is made of.
struct Table {
    notes: Vec<String>,
    heads: Vec<String>,
    groups: Vec<Group>,
    legend: Vec<Meaning>,
}

struct Group {
    label: String,
    rows: Vec<Row>,
}

struct Row {
    label: String,
    /// One for each column: which mark, and what stands there.
    cells: Vec<Option<(&'static str, String)>>,
}

/// Distances, in pixels.
const MARGIN: usize = 24;
const LABELS: usize = 330;
const ROW: usize = 26;
const LINE: usize = 20;
const TITLE_LINE: usize = 30;
/// From a line of text to the one below the row.
const BELOW: usize = 8;
/// The narrowest picture.
const NARROWEST: usize = 760;

/// Most letters of a row's label, and of a column's.
const LABEL: usize = 46;
const HEAD: usize = 40;
/// Most lines of a title or note.
const LINES: usize = 6;

/// Widths of letters, generously: of the title, of other texts, and of one that is written upwards at 45°.
const TITLE_LETTER: usize = 13;
const LETTER: usize = 7;
const SLOPING_LETTER: usize = 5;

/// The first page of the documents beside areas.
pub(in crate::view) fn of_overview(context: &Context<'_>, title: &str, view: &OverviewView) -> Picture {
    let locale = context.locale();
    let no_area = || locale.text("ties.no-area").to_owned();
    let heads =
        view.columns.iter().map(|column| column.area.as_ref().map_or_else(no_area, |area| area.name().text));
    let groups = view.groups.iter().map(|group| {
        let rows = group.rows.iter().map(|row| {
            let cells = row.cells.iter().chain([&row.total]).map(count);
            Row { label: row.link.name().text, cells: cells.collect() }
        });
        Group { label: group.label.clone(), rows: rows.collect() }
    });
    let shown = view.cut.as_ref().and_then(|cut| cut.shown.clone());
    let table = Table {
        notes: [Some(locale.text("ties.numbers").to_owned()), shown].into_iter().flatten().collect(),
        heads: heads.chain([locale.text("ties.total").to_owned()]).collect(),
        groups: groups.collect(),
        legend: Vec::new(),
    };
    draw(title, table)
}

/// The first page of an area's goals and measures beside documents.
pub(in crate::view) fn of_area(context: &Context<'_>, title: &str, view: AreaView<'_>) -> Picture {
    let row = |row: &GridRow<'_>| {
        let cells = row
            .cells
            .iter()
            .map(|cell| cell.as_ref().map(|Mark { name, sign, .. }| (*name, sign.to_string())));
        let tied = Some(("sum", row.tied.to_string()));
        Row { label: row.link.name().text, cells: cells.chain([tied]).collect() }
    };
    let groups = view
        .sections
        .iter()
        .map(|section| Group { label: section.label.clone(), rows: section.rows.iter().map(row).collect() });
    let groups: Vec<Group> = groups.collect();
    let is_used = |meaning: &Meaning| {
        let cells =
            view.sections.iter().flat_map(|section| &section.rows).flat_map(|row| &row.cells).flatten();
        cells
            .into_iter()
            .any(|cell| cell.name == meaning.name && cell.sign.split(' ').any(|sign| sign == meaning.sign))
    };
    let text = context.locale().text("ties.blank").to_owned();
    let blank = Meaning { name: "blank", sign: String::new(), text };
    let heads = view.columns.iter().map(|head| head.name.text.text.clone());
    let shown = view.cut.and_then(|cut| cut.shown);
    let table = Table {
        notes: [Some(view.summary), shown].into_iter().flatten().collect(),
        heads: heads.chain([context.locale().text("ties.tied").to_owned()]).collect(),
        groups,
        legend: view.legend.into_iter().filter(is_used).chain([blank]).collect(),
    };
    draw(title, table)
}

fn count(count: &Count) -> Option<(&'static str, String)> {
    let Count { tied, judged, all } = count;
    (*judged > 0).then(|| ("count", format!("{tied} / {judged} / {all}")))
}

fn draw(title: &str, table: Table) -> Picture {
    let cell = cell_width(&table.groups);
    // A text at 45° takes as much room to the right as upwards.
    let longest = table.heads.iter().map(|head| head.chars().count().min(HEAD)).max().unwrap_or(0);
    let slope = longest * SLOPING_LETTER + LINE;
    let from = MARGIN + LABELS;
    let to = from + cell * table.heads.len();
    let width = (to + slope + MARGIN).max(NARROWEST);
    let mut y = MARGIN;
    let title = paragraph(title, (width - 2 * MARGIN) / TITLE_LETTER, TITLE_LINE, &mut y);
    let longest = (width - 2 * MARGIN) / LETTER;
    let notes = table.notes.iter().flat_map(|note| paragraph(note, longest, LINE, &mut y)).collect();
    y += slope + LINE;
    let middle = |column: usize| from + cell * column + cell / 2;
    let heads = table.heads.iter().enumerate();
    let heads = heads.map(|(column, text)| line(middle(column), y - BELOW, text, HEAD)).collect();
    let (mut bands, mut rows, mut cells) = (Vec::new(), Vec::new(), Vec::new());
    for group in table.groups {
        y += ROW;
        bands.push(line(MARGIN, y - BELOW, &group.label, LABEL));
        for row in group.rows {
            y += ROW;
            rows.push(line(MARGIN, y - BELOW, &row.label, LABEL));
            let known = row.cells.into_iter().enumerate().filter_map(|(column, cell)| Some((column, cell?)));
            cells.extend(known.map(|(column, (name, text))| Cell {
                x: middle(column),
                y: y - ROW / 2,
                name,
                text,
            }));
        }
    }
    y += LINE;
    let key = |Meaning { name, sign, text }| {
        y += ROW;
        Key { y: y - ROW / 2, name, sign, text }
    };
    let legend = table.legend.into_iter().map(key).collect();
    Picture { width, height: y + MARGIN + LINE, title, notes, heads, bands, rows, cells, legend, cell, to }
}

/// An even number of pixels, wide enough for the longest text in a cell.
fn cell_width(groups: &[Group]) -> usize {
    let rows = groups.iter().flat_map(|group| &group.rows);
    let texts = rows.flat_map(|row| row.cells.iter().flatten()).map(|(_, text)| text.chars().count());
    (texts.max().unwrap_or(0) * LETTER + 18).next_multiple_of(2)
}

/// A text in lines of at most `longest` letters below `y`, which moves down.
fn paragraph(text: &str, longest: usize, height: usize, y: &mut usize) -> Vec<Line> {
    let lines = wrap(text, longest, LINES).into_iter();
    lines
        .map(|text| {
            *y += height;
            Line { x: MARGIN, y: *y, text, whole: None }
        })
        .collect()
}

fn line(x: usize, y: usize, text: &str, most: usize) -> Line {
    let shown = wrap(text, most, 1).into_iter().next().unwrap_or_default();
    let whole = (shown != text).then(|| text.to_owned());
    Line { x, y, text: shown, whole }
}
