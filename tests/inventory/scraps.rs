//! Whatever a file holds: nothing panics, ids are single anchors, and what is written reads back as the same.

use std::collections::BTreeSet;

use jiff::civil::date;
use proptest::prelude::*;
use vazba::content;
use vazba::inventory::{Entry, Origin, entries, items_file};
use vazba::model::kinds::Document;
use vazba::site::{Memo, Options, compile};
use vazba::source::Sources;

use crate::forms::items;

const SCRAPS: &[&str] = &[
    "{\"format\":\"vazba-inventory\",\"version\":1,\"title\":{},\"languages\":[],\"items\":[",
    "{\"id\":\"goal:a\",\"kind\":\"goal\",\"title\":{\"cs\":\"Á\"},\"url\":\"https://a.cz/\"}",
    "]}",
    ",",
    "<StrategicPlan>",
    "</StrategicPlan>",
    "<Goal>",
    "</Goal>",
    "<Objective>",
    "</Objective>",
    "<Name>",
    "</Name>",
    "<Name/>",
    "<SequenceIndicator>1.",
    "</SequenceIndicator>",
    "&amp;",
    "&x;",
    "&#x202e;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<!DOCTYPE a>",
    "kód;název;rodič\n",
    "code,title,parent\n",
    "1;Péče;\n",
    "1.1,Péče,1\n",
    "\"",
    "\"\"\"",
    "\\",
    "\n",
    "\r",
    "\t",
    "\u{feff}",
    "\u{200b}",
    "\u{202e}",
    "č",
    "e\u{301}",
    "/",
    "_",
    "-",
    " ",
];

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![12 => prop::sample::select(SCRAPS).prop_map(str::to_owned), 1 => "\\PC{0,4}"];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

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
    fn nothing_panics_and_ids_are_single(text in texts(), name in prop::sample::select(vec!["a.csv", "a.json", "a.xml"])) {
        let Ok(entries) = items(name, &text, &[]) else { return Ok(()) };
        let ids: BTreeSet<String> = entries.iter().map(|entry| entry.id.to_lowercase()).collect();
        prop_assert_eq!(ids.len(), entries.len());
        let origin = Origin { name, read: date(2026, 11, 30), bytes: text.as_bytes() };
        prop_assert_eq!(read_back(&items_file("plan", &entries, &origin)), entries);
    }

    #[test]
    fn titles_and_codes_come_back_as_they_are(rows in prop::collection::vec(("\\PC{1,12}", "\\PC{0,6}"), 1..8)) {
        let mut csv = csv::Writer::from_writer(Vec::new());
        csv.write_record(["title", "code"]).expect("memory takes it");
        for (title, code) in &rows {
            csv.write_record([title, code]).expect("memory takes it");
        }
        let text = String::from_utf8(csv.into_inner().expect("memory takes it")).expect("it is text");
        let Ok(entries) = items("a.csv", &text, &[]) else { return Ok(()) };
        let origin = Origin { name: "https://a.example/a.csv", read: date(2026, 11, 30), bytes: text.as_bytes() };
        prop_assert_eq!(read_back(&items_file("plan", &entries, &origin)), entries);
    }
}
