//! Links as a table: written for a spreadsheet, and read back from one.

use std::io;

use csv::WriterBuilder;
use jiff::civil::Date;
use serde_json::{Map, Value as Json};

use super::Row;
use super::fields::{FILLABLE, Fillable};
use crate::diag::{Diagnostic, Sink, Text, codes, text};
use crate::model::parts::Link;
use crate::source::{FileId, SourceFile, Span, digest};
use crate::spelling::nearest;
use crate::syntax::csv as table;

/// The columns that say which link it is, and what it said when it was listed.
const LINK: &str = "link";
const TO: &str = "to";
const VERSION: &str = "version";
const GAPS: &str = "gaps";

/// Columns that are not filled in, in their order; the fields stand after them.
const KNOWN: [&str; 6] = [LINK, VERSION, "title", TO, "to_title", GAPS];

/// All cells of a row, in the order of the columns.
fn cells(row: &Row<'_>) -> impl Iterator<Item = String> {
    let gaps: Vec<&str> = row.gaps.iter().map(|gap| gap.name()).collect();
    let known = [
        row.name.clone(),
        version(row.tie.link),
        row.title.clone(),
        row.to.clone(),
        row.to_title.clone(),
        gaps.join(" "),
    ];
    known.into_iter().chain(FILLABLE.map(|field| field.of(row.tie.link)))
}

/// The names of the columns.
fn names() -> impl Iterator<Item = &'static str> {
    KNOWN.into_iter().chain(FILLABLE.map(Fillable::name))
}

/// Tells whether a link says something else than when it was listed: the beginning of a digest of all that can be filled in.
pub(super) fn version(link: &Link) -> String {
    let said = FILLABLE.map(|field| field.of(link).replace("\r\n", "\n")).join("\u{1f}");
    let mut version = digest(said.as_bytes());
    version.truncate(12);
    version
}

/// Signs by which spreadsheets know a formula. A cell that begins with one has an apostrophe before it, which spreadsheets take for a text.
const OF_FORMULAS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

fn as_text(cell: String) -> String {
    if cell.trim_start_matches('\'').starts_with(OF_FORMULAS) { format!("'{cell}") } else { cell }
}

/// The links as CSV that spreadsheets of Czech offices open by a click: UTF-8 with its mark, semicolons.
///
/// # Errors
///
/// It can't be written.
pub fn csv(rows: &[Row<'_>]) -> io::Result<String> {
    let mut csv = WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    csv.write_record(names())?;
    for row in rows {
        csv.write_record(cells(row).map(as_text))?;
    }
    let bytes = csv.into_inner().map_err(csv::IntoInnerError::into_error)?;
    Ok(format!("\u{feff}{}", String::from_utf8_lossy(&bytes)))
}

/// The links as JSON: objects with the names of the columns, the gaps as a list; what is not said is left out.
pub fn json(rows: &[Row<'_>]) -> Json {
    let object = |row: &Row<'_>| {
        let said = names().zip(cells(row)).filter(|(_, cell)| !cell.is_empty());
        let value = |name: &str, cell: String| {
            if name == GAPS { row.gaps.iter().map(|gap| gap.name()).collect() } else { Json::from(cell) }
        };
        Json::Object(said.map(|(name, cell)| (name.to_owned(), value(name, cell))).collect::<Map<_, _>>())
    };
    Json::Array(rows.iter().map(object).collect())
}

/// A sheet that was filled in.
#[derive(Default)]
pub struct Sheet {
    /// Its rows.
    pub(super) rows: Vec<Filled>,
    /// Columns that nothing is read from, as somebody's own notes.
    pub passed_over: Vec<String>,
}

/// What a row says of a link.
pub(super) struct Filled {
    pub(super) span: Span,
    pub(super) link: String,
    pub(super) to: String,
    /// What the link said when it was listed, if the sheet still has that.
    pub(super) version: Option<String>,
    /// What each column that the sheet has says.
    pub(super) cells: Vec<(Fillable, String)>,
}

/// Reads a sheet. A column that it does not have leaves its field as it is.
pub fn read(file: FileId, source: &SourceFile, sink: &mut Sink) -> Sheet {
    let table = table::read(file, source, None, sink);
    let Some(first) = table.columns.first().map(|cell| cell.span) else { return Sheet::default() };
    let names: Vec<&str> = table.columns.iter().map(|cell| &*cell.text).collect();
    let place = |name: &str| names.iter().position(|known| *known == name);
    let (Some(link), Some(to)) = (place(LINK), place(TO)) else {
        let message = text!("this table has no columns `link` and `to`, by which links are known again");
        sink.push(fault(first, message, text!("fill in the table that `vazba links --csv` writes")));
        return Sheet::default();
    };
    let fields: Vec<(Fillable, usize)> =
        FILLABLE.into_iter().filter_map(|field| Some((field, place(field.name())?))).collect();
    for (at, name) in names.iter().enumerate() {
        if place(name) != Some(at) && self::names().any(|known| known == *name) {
            let message = text!("the column `{name}` stands twice", name = name);
            sink.push(fault(first, message, text!("take one of the two out")));
        }
    }
    let others = names.iter().filter(|name| !name.is_empty() && !self::names().any(|known| known == **name));
    let mut passed_over = Vec::new();
    for name in others {
        // Beside the column itself, a name like it is somebody's own.
        match nearest(name, FILLABLE.iter().map(|field| field.name())).filter(|near| place(near).is_none()) {
            Some(near) => {
                let message = text!("a link has no `{name}`", name = name);
                sink.push(fault(first, message, text!("did you mean `{near}`?", own near = near)));
            }
            None => passed_over.push((*name).to_owned()),
        }
    }
    let cell = |row: &table::Row, at: usize| {
        let cell = row.cells.get(at).map_or("", String::as_str);
        let is_formula = |rest: &&str| rest.trim_start_matches('\'').starts_with(OF_FORMULAS);
        cell.strip_prefix('\'').filter(is_formula).unwrap_or(cell).to_owned()
    };
    let version = place(VERSION);
    let filled = |row: &table::Row| Filled {
        span: row.span,
        link: cell(row, link),
        to: cell(row, to),
        version: version.map(|at| cell(row, at)),
        cells: fields.iter().map(|(field, at)| (*field, as_written(*field, &cell(row, *at)))).collect(),
    };
    Sheet { rows: table.rows.iter().map(filled).collect(), passed_over }
}

/// What a cell says. Spreadsheets turn `2026-05-20` into the date of their country.
fn as_written(field: Fillable, cell: &str) -> String {
    let text = cell.trim().replace("\r\n", "\n");
    if field.is_date {
        let close: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
        if let Ok(date) = Date::strptime("%d.%m.%Y", &close) {
            return date.to_string();
        }
    }
    text
}

/// A fault in a sheet.
pub(super) fn fault(place: Span, message: Text, help: Text) -> Diagnostic {
    Diagnostic::new(&codes::LINKS_SHEET, place, message).help(help)
}
