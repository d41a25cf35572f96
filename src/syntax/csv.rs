//! Tables beside a record: rows of cells, each with its place.

use ::csv::{ReaderBuilder, StringRecord};

use crate::diag::{Diagnostic, Sink, codes, text};
use crate::source::{FileId, SourceFile, Span};

/// Most rows that one table may have. A page shows all of them, so anything larger is a data set, not content.
pub const MOST_ROWS: usize = 20_000;

/// A table as it was written.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Names of the columns.
    pub columns: Vec<Cell>,
    /// The rows below.
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Debug)]
pub struct Row {
    /// Where it is written.
    pub span: Span,
    /// Its cells, at most as many as there are columns.
    pub cells: Vec<String>,
}

/// A cell of the first row.
#[derive(Debug)]
pub struct Cell {
    /// What it says, without blanks around it.
    pub text: String,
    /// The row it stands in.
    pub span: Span,
}

/// Reads a table whose first row names the columns. The separator, if it is not known, is a comma, or a semicolon where the first
/// row has more of them (Czech spreadsheets write those).
pub fn read(file: FileId, source: &SourceFile, separator: Option<u8>, sink: &mut Sink) -> Sheet {
    let text = source.text().trim_start_matches('\u{feff}');
    let base = source.text().len() - text.len();
    if let Some(offset) = source.invalid_utf8_at() {
        let span = Span::new(file, offset..offset);
        let message = text!("this file is not UTF-8 text from here on");
        sink.push(Diagnostic::new(&codes::NOT_UTF8, span, message).help(text!("save it as `CSV UTF-8`")));
    }
    let mut reader = ReaderBuilder::new()
        .delimiter(separator.unwrap_or_else(|| likely_separator(text)))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut sheet = Sheet::default();
    let mut record = StringRecord::new();
    loop {
        let start = offset(reader.position().byte());
        match reader.read_record(&mut record) {
            Ok(false) => {
                if sheet.columns.is_empty() {
                    let message = text!("this table has no row that names its columns");
                    let fault = Diagnostic::new(&codes::BAD_ROW, Span::new(file, 0..0), message);
                    sink.push(fault.help(text!("write the names of the columns into the first row")));
                }
                return sheet;
            }
            Ok(true) => {
                let span = trimmed(file, text, start..offset(reader.position().byte()), base);
                take(&mut sheet, &record, span, sink);
                if sheet.rows.len() > MOST_ROWS {
                    let message = text!("this table has more than {rows} rows", own rows = MOST_ROWS);
                    let help = text!("split it, or publish it unread as an attachment");
                    sink.push(Diagnostic::new(&codes::TOO_LARGE, span, message).help(help));
                    sheet.rows.clear();
                    return sheet;
                }
            }
            Err(_) => {
                let span = Span::new(file, base + start..base + start);
                sink.push(
                    Diagnostic::new(&codes::BAD_ROW, span, text!("this row can't be read"))
                        .help(text!("write the row anew; the ones below are read once it is sound")),
                );
                return sheet;
            }
        }
    }
}

fn take(sheet: &mut Sheet, record: &StringRecord, span: Span, sink: &mut Sink) {
    let cells = record.iter().map(|cell| cell.trim().to_owned());
    if sheet.columns.is_empty() {
        sheet.columns = cells.map(|text| Cell { text, span }).collect();
        return;
    }
    if record.iter().all(|cell| cell.trim().is_empty()) {
        return;
    }
    if record.len() != sheet.columns.len() {
        let message = text!(
            "this row has {cells}, the first row has {columns}",
            own cells = cells_of(record.len()),
            own columns = cells_of(sheet.columns.len())
        );
        let help = text!("a cell that holds a comma or semicolon stands in quotation marks");
        sink.push(Diagnostic::new(&codes::BAD_ROW, span, message).help(help));
    }
    sheet.rows.push(Row { span, cells: cells.take(sheet.columns.len()).collect() });
}

fn cells_of(count: usize) -> String {
    if count == 1 { "1 cell".to_owned() } else { format!("{count} cells") }
}

fn likely_separator(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: char| first.matches(sign).count();
    if count(';') > count(',') { b';' } else { b',' }
}

fn offset(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

fn trimmed(file: FileId, text: &str, range: std::ops::Range<usize>, base: usize) -> Span {
    let row = &text[range.clone()];
    let start = range.start + (row.len() - row.trim_start().len());
    let end = (range.start + row.trim_end().len()).max(start);
    Span::new(file, base + start..base + end)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diag::Place;
    use crate::source::Sources;

    fn sheet(text: &str) -> (Sheet, Vec<Diagnostic>, Sources, FileId) {
        let mut sources = Sources::default();
        let file = sources.add("a.csv", text);
        let mut sink = Sink::default();
        let sheet = read(file, sources.file(file), None, &mut sink);
        (sheet, sink.into_diagnostics(), sources, file)
    }

    #[test]
    fn rows_know_their_places() {
        let (sheet, faults, sources, file) =
            sheet("rok;místo;hodnota\n2021;liberec;5\n\n2022;\"česká lípa\";\n2023;x\n");
        assert_eq!(sheet.rows.len(), 3);
        assert_eq!(sheet.rows[1].cells, ["2022", "česká lípa", ""]);
        assert_eq!(sources.file(file).position(sheet.rows[1].span.range().start).line, 4);
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].message.full(), "this row has 2 cells, the first row has 3 cells");
    }

    #[test]
    fn a_table_with_a_row_too_many_is_reported_there_and_not_read() {
        let full = format!("year\n{}", "2024\n\n".repeat(MOST_ROWS));
        let (read, faults, _, _) = sheet(&full);
        assert_eq!(read.rows.len(), MOST_ROWS);
        assert!(faults.is_empty());

        let (read, faults, sources, file) = sheet(&format!("{full}čtyři\n1,2\n"));
        assert!(read.rows.is_empty());
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].code.name, "too-large");
        assert_eq!(faults[0].message.full(), "this table has more than 20000 rows");
        let Place::Span(span) = faults[0].place else { panic!("it has no place") };
        assert_eq!(sources.file(file).position(span.range().start).line, 2 * MOST_ROWS + 2);
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "(\\PC|[\n\r\",;]){0,200}") {
            let (sheet, _, _, _) = sheet(&text);
            for row in &sheet.rows {
                prop_assert!(row.cells.len() <= sheet.columns.len());
            }
        }
    }
}
