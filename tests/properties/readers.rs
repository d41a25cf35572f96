//! What holds of every reader, whatever it is given. Each function takes any text and stops where something does not hold.
//!
//! The tests beside this file give them scraps of what people write; the targets in `fuzz/` give them what a fuzzer finds.

use std::collections::{BTreeSet, HashMap};

use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use vazba::config;
use vazba::diag::{Guard, Levels, Report, Sink, personal, render};
use vazba::inventory::{Columns, Form, Origin, Reading, items_file, read};
use vazba::model::value::Edtf;
use vazba::site::{Options, check};
use vazba::source::Sources;
use vazba::source::characters::meant;
use vazba::syntax::markdown::{Ids, Labels, LinkTarget, Render, Resolver, to_html};

/// The day of all checks.
const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 22);

/// Front matter and the text below it.
pub(crate) fn record(text: &str) {
    checked(&[("content/measures/a.md", text)]);
}

/// `vazba.toml`.
pub(crate) fn configuration(text: &str) {
    checked(&[(config::FILE, text), ("content/goals/a.md", "+++\ntitle = \"Cíl\"\n+++\n")]);
}

/// A table beside a record.
pub(crate) fn table(text: &str) {
    let record = "+++\ntitle = \"Ukazatel\"\nunit = \"%\"\n+++\n";
    checked(&[("content/indicators/a.md", record), ("content/indicators/a.csv", text)]);
}

/// The items of a document, in a file of their own.
pub(crate) fn items(text: &str) {
    let record = "+++\ntitle = \"Plán\"\n+++\n";
    checked(&[("content/documents/a.md", record), ("content/documents/a.items.toml", text)]);
}

/// An inventory in each form: ids are single, whatever else is wrong has a place, and what is written is sound.
pub(crate) fn inventory(text: &str) {
    for form in [Form::Published, Form::Stratml, Form::Csv] {
        let mut sources = Sources::default();
        let file = sources.add("inventory", meant(text.as_bytes().to_vec()));
        let mut sink = Sink::default();
        let columns = Columns::default();
        let reading = Reading { columns: &columns, languages: &["cs"], here: &HashMap::new() };
        let entries = read(form, (file, sources.file(file)), reading, &mut sink);
        if !sink.is_empty() {
            Report::new(&sources, sink.into_diagnostics(), &Levels::default(), &Guard::default());
            continue;
        }
        let ids: BTreeSet<String> = entries.iter().map(|entry| entry.id.to_lowercase()).collect();
        assert_eq!(ids.len(), entries.len(), "{text:?}");
        let origin = Origin {
            name: "inventory",
            read: TODAY,
            bytes: text.as_bytes(),
            sheet: None,
            columns: &Columns::default(),
        };
        items(&items_file("a", &entries, &origin));
    }
}

/// The outline of a place.
pub(crate) fn outline(text: &str) {
    let record = "+++\ntitle = \"Místo\"\ngeometry = \"a.geojson\"\n+++\n";
    checked(&[("content/places/a.md", record), ("content/places/a/a.geojson", text)]);
}

/// A site with these files: every fault has a place in one of them, and every format can show it.
fn checked(files: &[(&str, &str)]) {
    let mut sources = Sources::default();
    sources.add(config::FILE, "title = \"Zkušební kraj\"\nlanguages = [\"cs\", \"en\"]\n");
    for (path, text) in files {
        sources.add(*path, *text);
    }
    let options = Options { minify: false, ..Options::of(TODAY) };
    let report = check(&sources, Vec::new(), &options);
    for item in &report.items {
        let id = sources.find(&item.file).expect("the file is there");
        let lines: Vec<&str> = sources.file(id).text().split('\n').collect();
        for place in [item.start, item.end].into_iter().flatten() {
            let line = lines.get(place.line - 1).expect("the line is there");
            assert!((1..=line.chars().count() + 1).contains(&place.column), "{item:?}");
        }
        assert!(item.start <= item.end && !item.message.contains('\n'), "{item:?}");
    }
    for format in render::FORMATS {
        let shown = (format.render)(&report);
        assert!(!shown.contains(['\0', '\u{1b}', '\u{202e}']), "{}: {shown}", format.name);
    }
}

/// A date or period: what is read is written back as it was, and its first day is not after its last.
pub(crate) fn date(text: &str) {
    let Ok(read) = Edtf::parse(text) else { return };
    assert_eq!(Edtf::parse(&read.to_string()).ok(), Some(read), "{text:?}");
    if let (Some(first), Some(last)) = (read.earliest(), read.latest()) {
        assert!(first <= last, "{text:?}");
    }
}

/// The scanner for personal data: what it masks is gone, and nothing moves.
pub(crate) fn scanner(text: &str) {
    let masked = personal::mask(text);
    assert_eq!(masked.len(), text.len());
    assert_eq!(personal::find(&masked), []);
    for (range, _) in personal::find(text) {
        assert!(text.get(range).is_some());
    }
}

/// Markdown: a parser of HTML5, which browsers agree with, finds known elements and attributes only.
pub(crate) fn markdown(text: &str) {
    let labels = Labels {
        footnotes: "Poznámky".to_owned(),
        back: "zpět".to_owned(),
        done: "hotovo".to_owned(),
        open: "zbývá".to_owned(),
        table: "Tabulka".to_owned(),
    };
    let render = Render { resolver: &mut Everything, labels: &labels, base_level: 2 };
    let html = to_html(text, render, &mut Ids::default());
    let parsed = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default())
        .one(format!("<!doctype html><title>x</title><body>{html}"));
    walk(&parsed.document, &html);
}

/// Elements that a text may become, with their attributes beyond `id` and `class`.
const ELEMENTS: &[(&str, &[&str])] = &[
    ("html", &[]),
    ("head", &[]),
    ("title", &[]),
    ("body", &[]),
    ("a", &["href", "title", "hreflang", "lang", "rel", "aria-label", "role", "tabindex"]),
    ("blockquote", &[]),
    ("br", &[]),
    ("code", &[]),
    ("dd", &[]),
    ("del", &[]),
    ("dl", &[]),
    ("dt", &[]),
    ("div", &["role", "tabindex", "aria-label", "aria-labelledby"]),
    ("em", &[]),
    ("h2", &["tabindex"]),
    ("h3", &["tabindex"]),
    ("h4", &["tabindex"]),
    ("h5", &["tabindex"]),
    ("h6", &["tabindex"]),
    ("hr", &[]),
    ("img", &["src", "alt", "title", "width", "height", "loading", "decoding"]),
    ("li", &["value"]),
    ("ol", &["start"]),
    ("p", &[]),
    ("pre", &["tabindex"]),
    ("section", &["aria-label", "aria-labelledby", "role"]),
    ("span", &["lang", "role", "aria-label", "aria-hidden"]),
    ("strong", &[]),
    ("sup", &[]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &["align"]),
    ("th", &["scope", "align"]),
    ("thead", &[]),
    ("tr", &[]),
    ("ul", &[]),
];

fn walk(node: &Handle, html: &str) {
    match &node.data {
        NodeData::Element { name, attrs, .. } => {
            let known = ELEMENTS.iter().find(|(element, _)| *element == &*name.local);
            let (_, allowed) = known.unwrap_or_else(|| panic!("element `{}` in {html}", name.local));
            for attribute in attrs.borrow().iter() {
                let key = &*attribute.name.local;
                assert!(
                    ["id", "class"].contains(&key) || allowed.contains(&key),
                    "attribute `{key}` in {html}"
                );
                if ["href", "src"].contains(&key) {
                    let schemes = ["/", "#", "http://", "https://", "mailto:"];
                    let address = attribute.value.to_ascii_lowercase();
                    assert!(
                        schemes.iter().any(|scheme| address.starts_with(scheme)),
                        "`{address}` in {html}"
                    );
                }
            }
        }
        NodeData::Comment { .. } | NodeData::ProcessingInstruction { .. } => panic!("a comment in {html}"),
        NodeData::Document | NodeData::Doctype { .. } | NodeData::Text { .. } => {}
    }
    node.children.borrow().iter().for_each(|child| walk(child, html));
}

/// Knows every page and picture.
struct Everything;

impl Resolver for Everything {
    fn link(&self, dest: &str) -> Option<LinkTarget> {
        Some(LinkTarget { url: "/x".to_owned(), text: Some(dest.to_owned()), lang: None })
    }

    fn image(&self, _: &str) -> Option<String> {
        Some("/i".to_owned())
    }
}
