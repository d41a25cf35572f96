//! Workbooks as offices make them, and as nobody should.

use rust_xlsxwriter::{Format, Workbook, Worksheet};
use vazba::inventory::{Columns, sheet_as_csv};

use crate::forms::{items, shown};

fn columns(map: &[&str]) -> Columns {
    Columns::parse(map.iter().copied()).expect("columns are named rightly")
}

/// The name of a sheet, and what fills it in.
type Sheet = (&'static str, fn(&mut Worksheet));

/// A workbook with these sheets.
fn book(sheets: &[Sheet]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, fill) in sheets {
        let sheet = book.add_worksheet().set_name(*name).expect("a name");
        fill(sheet);
    }
    book.save_to_buffer().expect("memory takes it")
}

fn put(sheet: &mut Worksheet, row: u32, cells: &[&str]) {
    for (column, cell) in (0..).zip(cells) {
        if !cell.is_empty() {
            sheet.write_string(row, column, *cell).expect("it is in the sheet");
        }
    }
}

fn plan(sheet: &mut Worksheet) {
    let format = Format::default();
    sheet.merge_range(0, 0, 0, 3, "Akční plán, oblast péče", &format).expect("it is in the sheet");
    put(sheet, 2, &["Strategický cíl", "Číslo", "Název opatření", "Poznámka"]);
    put(sheet, 3, &["", "A.1", "Péče doma", "až po;\nschválení"]);
    put(sheet, 4, &["", "", "Poradny", ""]);
    sheet.merge_range(3, 0, 4, 0, "Dostupná péče", &format).expect("it is in the sheet");
    put(sheet, 5, &["Bydlení", "B.1", "Byty", ""]);
    sheet.merge_range(5, 2, 6, 2, "Byty", &format).expect("it is in the sheet");
    sheet.merge_range(5, 1, 6, 1, "B.1", &format).expect("it is in the sheet");
    sheet.merge_range(5, 0, 6, 0, "Bydlení", &format).expect("it is in the sheet");
    put(sheet, 6, &["", "", "", "druhá činnost"]);
}

#[test]
fn a_sheet_with_a_title_and_merged_cells() {
    let bytes = book(&[("Plán", plan)]);
    let csv = sheet_as_csv(&bytes, None, &Columns::default()).expect("it is sound");
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines[3], "Dostupná péče,A.1,Péče doma,až po; schválení");
    assert_eq!(lines.len(), 7);
    let items = items("plan.xlsx", &csv, &[]).expect("they are read");
    assert_eq!(
        shown(&items),
        [
            "dostupna-pece Dostupná péče",
            "A.1 < dostupna-pece [A.1] Péče doma",
            "poradny < dostupna-pece Poradny",
            "bydleni Bydlení",
            "B.1 < bydleni [B.1] Byty",
        ]
    );
}

#[test]
fn faults_name_the_row_of_the_sheet() {
    let bytes = book(&[("Plán", |sheet| {
        put(sheet, 1, &["kód", "název", "nadřazená"]);
        put(sheet, 4, &["1", "", ""]);
        put(sheet, 6, &["1", "Péče", "7"]);
    })]);
    let csv = sheet_as_csv(&bytes, None, &Columns::default()).expect("it is sound");
    let faults = items("plan.xlsx", &csv, &[]).expect_err("a title is missing");
    assert_eq!(
        faults,
        "plan.xlsx:5:1: error[bad-inventory]: this row has no title\n\
         plan.xlsx:7:1: error[bad-inventory]: there is no item `7` that this one could lie below\n"
    );
}

#[track_caller]
fn refused(bytes: &[u8], sheet: Option<&str>, said: &str) {
    let why = sheet_as_csv(bytes, sheet, &columns(&[])).expect_err("it is refused");
    assert!(why.contains(said), "{why}");
}

#[test]
fn one_of_several_sheets_is_named() {
    let bytes = book(&[
        ("Úvod", |sheet| put(sheet, 0, &["Čtěte"])),
        ("Plán", plan),
        ("Seznamy", |sheet| {
            sheet.set_hidden(true);
        }),
    ]);
    refused(&bytes, None, "it has several sheets; name one by `--sheet`: `Úvod`, `Plán`");
    refused(&bytes, Some("Plan"), "it has no sheet `Plan`; it has `Úvod`, `Plán`");
    assert!(sheet_as_csv(&bytes, Some("Plán"), &columns(&[])).is_ok());
}

#[test]
fn numbers_and_dates_are_what_they_say() {
    let bytes = book(&[("Plán", |sheet| {
        put(sheet, 0, &["kód", "název", "platnost", "strana"]);
        sheet.write_number(1, 0, 2.0).expect("it is in the sheet");
        put(sheet, 1, &["", "Péče"]);
        let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 3, 9).expect("a day");
        let format = Format::new().set_num_format("d. m. yyyy");
        sheet.write_datetime_with_format(1, 2, date, &format).expect("it is in the sheet");
        sheet.write_number(1, 3, 12.5).expect("it is in the sheet");
    })]);
    let csv = sheet_as_csv(&bytes, None, &columns(&[])).expect("it is sound");
    assert_eq!(csv, "kód,název,platnost,strana\n2,Péče,2026-03-09,12.5\n");
}

#[test]
fn a_code_that_excel_took_for_a_number_is_refused() {
    let bytes = book(&[("Plán", |sheet| {
        put(sheet, 0, &["kód", "název"]);
        put(sheet, 1, &["", "Péče"]);
        sheet.write_number(1, 0, 1.1).expect("it is in the sheet");
    })]);
    refused(&bytes, None, "the code in the cell A2 is a number, so 1.1 and 1.10 are the same");
}

#[test]
fn a_code_that_excel_took_for_a_date_is_refused() {
    let fill = |sheet: &mut Worksheet| {
        put(sheet, 0, &["kód", "název", "strana", "poznámka"]);
        put(sheet, 1, &["", "Péče"]);
        let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 1, 5).expect("a day");
        let format = Format::new().set_num_format("d. mmm");
        for column in [2, 3] {
            sheet.write_datetime_with_format(1, column, &date, &format).expect("it is in the sheet");
        }
    };
    refused(
        &book(&[("Plán", fill)]),
        None,
        "the cell C2 holds a date, which a spreadsheet may have made of a code or page",
    );
}

#[test]
fn states_of_the_rows_of_one_measure_are_not_its_own() {
    let bytes = book(&[("Plán", |sheet| {
        put(sheet, 0, &["Opatření", "Stav", "Strana"]);
        put(sheet, 1, &["", "finished", "5"]);
        put(sheet, 2, &["", "running", "5"]);
        sheet.merge_range(1, 0, 2, 0, "Péče doma", &Format::default()).expect("it is in the sheet");
        put(sheet, 3, &["Péče doma", "planned", ""]);
    })]);
    let csv = sheet_as_csv(&bytes, None, &columns(&[])).expect("it is sound");
    let items = items("plan.xlsx", &csv, &[]).expect("they are read");
    assert_eq!(shown(&items), ["pece-doma Péče doma (5)", "pece-doma-2 Péče doma (planned)"]);
}

#[test]
fn what_is_too_large_is_refused() {
    let far = book(&[("Plán", |sheet| {
        put(sheet, 0, &["název"]);
        sheet.write_string(1_048_575, 16_383, "x").expect("it is in the sheet");
    })]);
    refused(&far, None, "the cell XFD1048576 lies too far out to be read");
    refused(&bomb(), None, "it unpacks to more than 128 MiB");
    refused(b"PK\x03\x04 and nothing more", None, "this is no sound workbook (XLSX)");
}

/// An archive of a few hundred kilobytes that unpacks to more than a workbook may have.
fn bomb() -> Vec<u8> {
    use std::io::Write as _;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let zeros = vec![0; 1024 * 1024];
    archive
        .start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default())
        .expect("memory takes it");
    for _ in 0..129 {
        archive.write_all(&zeros).expect("memory takes it");
    }
    archive.finish().expect("memory takes it").into_inner()
}

mod damaged {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Whatever happens to a workbook on its way, it is read or refused.
        #[test]
        fn workbooks_are_read_or_refused(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20), cut in any::<prop::sample::Index>()) {
            let mut bytes = book(&[("Plán", plan)]);
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            let _ = sheet_as_csv(&bytes, None, &columns(&[]));
            let _ = sheet_as_csv(&bytes[..cut.index(bytes.len())], Some("Plán"), &columns(&[]));
        }

        /// The XML inside, with parts of it doubled, left out and changed.
        #[test]
        fn sheets_are_read_or_refused(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), "[<>/&\"A-Z0-9: -]{0,8}"), 1..6)) {
            let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book(&[("Plán", plan)]))).expect("sound");
            let mut changed = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
            for number in 0..archive.len() {
                use std::io::{Read as _, Write as _};
                let mut file = archive.by_index(number).expect("sound");
                let name = file.name().expect("sound").into_owned();
                let mut text = Vec::new();
                file.read_to_end(&mut text).expect("sound");
                if name.contains("sheet") || name.contains("workbook.xml") || name.contains("haredStrings") {
                    for (from, to, put) in &changes {
                        let (from, to) = (from.index(text.len() + 1), to.index(text.len() + 1));
                        text.splice(from.min(to)..from.max(to).min(from.min(to) + 9), put.bytes());
                    }
                }
                changed.start_file(name, zip::write::SimpleFileOptions::default()).expect("memory takes it");
                changed.write_all(&text).expect("memory takes it");
            }
            let bytes = changed.finish().expect("memory takes it").into_inner();
            let _ = sheet_as_csv(&bytes, None, &columns(&[]));
        }
    }
}
