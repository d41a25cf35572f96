//! Links as a table: written for a spreadsheet, and read back from one.

use std::io;

use csv::WriterBuilder;
use jiff::civil::Date;
use serde_json::{Map, Value as Json};

use super::Row;
use super::fields::{FILLABLE, Fillable};
use crate::diag::{Diagnostic, Sink, Text, codes, text};
use crate::source::{FileId, SourceFile, Span};
use crate::spelling::nearest;
use crate::syntax::csv as table;

/// The columns that say which link it is.
const LINK: &str = "link";
const TO: &str = "to";

/// What is known of a link and not read back.
fn known(row: &Row<'_>) -> [(&'static str, String); 5] {
    let gaps: Vec<&str> = row.gaps.iter().map(|gap| gap.name()).collect();
    [
        (LINK, row.name.clone()),
        ("title", row.title.clone()),
        (TO, row.to.clone()),
        ("to_title", row.to_title.clone()),
        ("gaps", gaps.join(" ")),
    ]
}

/// All cells of a row with the names of their columns.
fn cells(row: &Row<'_>) -> impl Iterator<Item = (&'static str, String)> {
    let fields = FILLABLE.map(|field| (field.name(), field.of(row.tie.link)));
    known(row).into_iter().chain(fields)
}

/// The links as CSV that spreadsheets of Czech offices open by a click: UTF-8 with its mark, semicolons.
///
/// # Errors
///
/// It can't be written.
pub fn csv(rows: &[Row<'_>]) -> io::Result<String> {
    let mut csv = WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    let names = [LINK, "title", TO, "to_title", "gaps"].into_iter().chain(FILLABLE.map(Fillable::name));
    csv.write_record(names)?;
    for row in rows {
        csv.write_record(cells(row).map(|(_, cell)| cell))?;
    }
    let bytes = csv.into_inner().map_err(csv::IntoInnerError::into_error)?;
    Ok(format!("\u{feff}{}", String::from_utf8_lossy(&bytes)))
}

/// The links as JSON: objects with the names of the columns; what is not said is left out.
pub fn json(rows: &[Row<'_>]) -> Json {
    let object = |row: &Row<'_>| {
        let said = cells(row).filter(|(_, cell)| !cell.is_empty());
        Json::Object(said.map(|(name, cell)| (name.to_owned(), cell.into())).collect::<Map<_, _>>())
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
    let of_ours = [LINK, "title", TO, "to_title", "gaps"];
    let others = names.iter().filter(|name| {
        !name.is_empty() && !of_ours.contains(name) && !FILLABLE.iter().any(|field| field.name() == **name)
    });
    let mut passed_over = Vec::new();
    for name in others {
        match nearest(name, FILLABLE.iter().map(|field| field.name())) {
            Some(near) => {
                let message = text!("a link has no `{name}`", name = name);
                sink.push(fault(first, message, text!("did you mean `{near}`?", own near = near)));
            }
            None => passed_over.push((*name).to_owned()),
        }
    }
    let cell = |row: &table::Row, at: usize| row.cells.get(at).cloned().unwrap_or_default();
    let filled = |row: &table::Row| Filled {
        span: row.span,
        link: cell(row, link),
        to: cell(row, to),
        cells: fields.iter().map(|(field, at)| (*field, meant(*field, &cell(row, *at)))).collect(),
    };
    Sheet { rows: table.rows.iter().map(filled).collect(), passed_over }
}

/// What a cell says. Spreadsheets turn `2026-05-20` into the date of their country.
fn meant(field: Fillable, cell: &str) -> String {
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
