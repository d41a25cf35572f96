//! What is written reads back as the same. What holds of any file at all stands in `tests/properties/readers.rs`.

use jiff::civil::date;
use proptest::prelude::*;
use vazba::content;
use vazba::inventory::{Columns, Entry, Origin, entries, items_file};
use vazba::model::kinds::Document;
use vazba::site::{Memo, Options, compile};
use vazba::source::Sources;

use crate::forms::items;

/// The items that a site has of a document with this file.
fn read_back(text: &str) -> Vec<Entry> {
    let mut sources = Sources::default();
    sources.add("vazba.toml", "title = \"Kraj\"\n");
    sources.add(format!("{}documents/plan.md", content::FOLDER), "+++\ntitle = \"Plán\"\n+++\n");
    sources.add(format!("{}documents/plan.items.toml", content::FOLDER), text);
    let (site, faults) = compile(sources, Vec::new(), &Options::of(date(2026, 11, 30)), &mut Memo::default());
    let report = faults.report(&site);
    assert_eq!(report.summary().errors, 0, "{report:?}\n{text}");
    let (_, _, document) = site.public().of::<Document>().next().expect("it is there");
    entries(document)
}

proptest! {
    #[test]
    fn titles_and_codes_come_back_as_they_are(rows in prop::collection::vec(("\\PC{1,12}", "\\PC{0,6}"), 1..8)) {
        let mut csv = csv::Writer::from_writer(Vec::new());
        csv.write_record(["title", "code"]).expect("memory takes it");
        for (title, code) in &rows {
            csv.write_record([title, code]).expect("memory takes it");
        }
        let text = String::from_utf8(csv.into_inner().expect("memory takes it")).expect("it is text");
        let Ok(entries) = items("a.csv", &text, &[]) else { return Ok(()) };
        let origin = Origin { name: "https://a.example/a.csv", read: date(2026, 11, 30), bytes: text.as_bytes(), sheet: None, columns: &Columns::default() };
        prop_assert_eq!(read_back(&items_file("plan", &entries, &origin)), entries);
    }
}
