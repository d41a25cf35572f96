//! A sheet of a workbook (XLSX) as a table: line N of the text is row N of the sheet.

use std::io::{self, Cursor, Read as _};

use calamine::{DataRef, Dimensions, Reader as _, Xlsx};
use zip::ZipArchive;

use super::table::{Columns, Layout};

/// Size of all that a workbook holds once it is unpacked, in bytes.
const MOST_BYTES: u64 = 128 * 1024 * 1024;

/// Most rows that are looked at; cells further down are an error, not dropped.
const MOST_ROWS: u32 = 25_000;

/// Most columns.
const MOST_COLUMNS: u32 = 128;

/// Most cells, empty ones included.
const MOST_CELLS: usize = 2_000_000;

/// How workbooks begin: they are ZIP archives.
pub(super) const MAGIC: &[u8] = b"PK\x03\x04";

/// Cells by rows.
type Rows = Vec<Vec<String>>;

/// The sheet of this name, or the only one that is seen, as CSV with commas. Cells that are merged downwards say the same in each row.
///
/// # Errors
///
/// What is wrong with the workbook.
pub fn csv(bytes: &[u8], sheet: Option<&str>, columns: &Columns) -> Result<String, String> {
    bounded(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let sheet = chosen(&book, sheet)?;
    let rows = rows(&mut book, &sheet, columns)?;
    written(&rows).map_err(|error| error.to_string())
}

fn broken(error: &dyn std::fmt::Display) -> String {
    format!("this is no sound workbook (XLSX): {error}")
}

/// That it does not unpack to more than it may: what its directory says of that is no proof.
fn bounded(bytes: &[u8]) -> Result<(), String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let mut left = MOST_BYTES;
    for number in 0..archive.len() {
        let file = archive.by_index(number).map_err(|error| broken(&error))?;
        let unpacked = io::copy(&mut file.take(left + 1), &mut io::sink()).map_err(|error| broken(&error))?;
        left = left
            .checked_sub(unpacked)
            .ok_or_else(|| format!("it unpacks to more than {} MiB", MOST_BYTES / 1024 / 1024))?;
    }
    Ok(())
}

fn chosen(book: &Xlsx<Cursor<&[u8]>>, asked: Option<&str>) -> Result<String, String> {
    let sheets = book.sheets_metadata();
    let seen = sheets.iter().filter(|sheet| {
        sheet.visible == calamine::SheetVisible::Visible && sheet.typ == calamine::SheetType::WorkSheet
    });
    let names: Vec<&String> = seen.map(|sheet| &sheet.name).collect();
    let all = || names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    match (asked, &names[..]) {
        (Some(asked), _) => {
            let is_there = sheets.iter().any(|sheet| sheet.name == asked);
            is_there
                .then(|| asked.to_owned())
                .ok_or_else(|| format!("it has no sheet `{asked}`; it has {}", all()))
        }
        (None, [only]) => Ok((*only).clone()),
        (None, []) => Err("it has no sheet".to_owned()),
        (None, _) => Err(format!("it has several sheets; name one by `--sheet`: {}", all())),
    }
}

/// A cell that says something else than what stands in it: a spreadsheet may have made it of a code.
enum Doubtful {
    /// A number with a fraction: of 1.10, only 1.1 is left.
    Fraction,
    /// A date: of 1.1, the first of January.
    Date,
}

/// A cell that is doubtful, by its row and column.
type Doubt = (u32, u32, Doubtful);

/// The cells of a sheet, with the places of those that are doubtful.
fn cells(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<(Rows, Vec<Doubt>), String> {
    let (mut rows, mut doubtful) = (Rows::new(), Vec::new());
    let mut cells = book.worksheet_cells_reader(sheet).map_err(|error| broken(&error))?;
    while let Some(cell) = cells.next_cell().map_err(|error| broken(&error))? {
        let (row, column) = cell.get_position();
        let text = text(cell.get_value())
            .map_err(|error| format!("the cell {} holds an error: {error}", name(row, column)))?;
        if text.is_empty() {
            continue;
        }
        if row >= MOST_ROWS || column >= MOST_COLUMNS {
            return Err(format!("the cell {} lies too far out to be read", name(row, column)));
        }
        match cell.get_value() {
            DataRef::Float(number) if number.fract() != 0.0 => {
                doubtful.push((row, column, Doubtful::Fraction));
            }
            DataRef::DateTime(_) | DataRef::DateTimeIso(_) => doubtful.push((row, column, Doubtful::Date)),
            _ => {}
        }
        put(&mut rows, (row, column), text);
    }
    Ok((rows, doubtful))
}

fn rows(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str, columns: &Columns) -> Result<Rows, String> {
    let (mut rows, doubtful) = cells(book, sheet)?;
    let merged = book.merge_cells_by_sheet_name(sheet).map_err(|error| broken(&error))?;
    let layout = columns.layout(&rows);
    if let Some(layout) = &layout {
        certain(&doubtful, layout)?;
    }
    fill(&mut rows, &merged, layout.as_ref())?;
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    if rows.len() * width > MOST_CELLS {
        return Err(format!("it has more than {MOST_CELLS} cells"));
    }
    for row in &mut rows {
        row.resize(width, String::new());
    }
    Ok(rows)
}

/// That no cell that is read is doubtful.
fn certain(doubtful: &[Doubt], layout: &Layout) -> Result<(), String> {
    for (row, column, why) in doubtful {
        let (place, at) = (name(*row, *column), *column as usize);
        let is_read = layout.columns().any(|column| column == at) && *row as usize > layout.heading;
        let what = match why {
            Doubtful::Fraction if layout.code() == Some(at) => {
                "the code in the cell {} is a number, so 1.1 and 1.10 are the same"
            }
            Doubtful::Date if is_read && !layout.takes_dates(at) => {
                "the cell {} holds a date, which a spreadsheet may have made of a code or page"
            }
            _ => continue,
        };
        let what = what.replace("{}", &place);
        return Err(format!("{what}; make its column text, or save the sheet as CSV"));
    }
    Ok(())
}

/// Lets cells that are merged downwards say the same in each row. Where the title is merged, all of its rows are one item: the others are
/// emptied, and what they say differently belongs to no item.
fn fill(rows: &mut Rows, merged: &[Dimensions], layout: Option<&Layout>) -> Result<(), String> {
    let mut left = MOST_CELLS;
    let title = layout.and_then(Layout::title);
    let is_title = |range: &&Dimensions| title == Some(range.start.1 as usize);
    for range in merged.iter().filter(|range| !is_title(range)) {
        let ((top, column), (bottom, _)) = (range.start, range.end);
        let below = top.saturating_add(1)..bottom.saturating_add(1).min(count(rows));
        left = left
            .checked_sub(1 + below.len())
            .ok_or_else(|| format!("it has more than {MOST_CELLS} cells"))?;
        let said = rows.get(top as usize).and_then(|row| row.get(column as usize)).cloned();
        for (row, text) in below.zip(said.into_iter().cycle()) {
            put(rows, (row, column), text);
        }
    }
    for (range, layout) in merged.iter().filter(is_title).zip(layout.into_iter().cycle()) {
        let (top, bottom) =
            (range.start.0 as usize, (range.end.0 as usize).min(rows.len().saturating_sub(1)));
        if top <= layout.heading || bottom <= top {
            continue;
        }
        let (first, others) = rows[top..=bottom].split_at_mut(1);
        for column in layout.of_rows() {
            let cell = |row: &Vec<String>| row.get(column).cloned().unwrap_or_default();
            let own = cell(&first[0]);
            if others.iter().any(|row| !cell(row).is_empty() && cell(row) != own) {
                first[0][column].clear();
            }
        }
        others.iter_mut().for_each(Vec::clear);
    }
    Ok(())
}

fn count(rows: &Rows) -> u32 {
    u32::try_from(rows.len()).unwrap_or(MOST_ROWS)
}

fn put(rows: &mut Rows, (row, column): (u32, u32), text: String) {
    let (row, column) = (row as usize, column as usize);
    if rows.len() <= row {
        rows.resize(row + 1, Vec::new());
    }
    let cells = &mut rows[row];
    if cells.len() <= column {
        cells.resize(column + 1, String::new());
    }
    cells[column] = text;
}

/// What a cell says, on one line.
fn text(cell: &DataRef<'_>) -> Result<String, String> {
    let text = match cell {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(is_so) => is_so.to_string(),
        DataRef::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::Error(error) => return Err(error.to_string()),
    };
    Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The name of a cell, as `B7`.
fn name(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    format!("{}{}", letters.iter().rev().collect::<String>(), u64::from(row) + 1)
}

fn written(rows: &Rows) -> csv::Result<String> {
    // A row without any cell is a line all the same.
    let mut csv = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in rows {
        csv.write_record(row)?;
    }
    let bytes = csv.into_inner().map_err(::csv::IntoInnerError::into_error)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_the_names_that_people_give_them() {
        let names =
            [(0, 0), (6, 1), (0, 25), (0, 26), (9, 701), (0, 702)].map(|(row, column)| name(row, column));
        assert_eq!(names, ["A1", "B7", "Z1", "AA1", "ZZ10", "AAA1"]);
    }
}
