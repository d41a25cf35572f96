//! The same for front matter and tables of any sort.

use proptest::prelude::*;
use vazba::diag::Sink;
use vazba::source::Sources;
use vazba::syntax;
use vazba::syntax::toml::{Table, Tree, is_header};

use crate::applied::Site;

/// Keys that a table can fill in, apart from the one that every link needs.
const KEYS: [&str; 5] = ["quote", "page", "note", "checked", "answer"];

fn value(key: &str) -> BoxedStrategy<String> {
    match key {
        "checked" => "20[0-2][0-9]-0[1-9]-[12][0-8]".boxed(),
        "answer" => prop_oneof![Just("confirmed".to_owned()), Just("disputed".to_owned())].boxed(),
        _ => "[a-zěščř„“\"'\\\\#,=\\[\\]{}.]{1,3}( [a-zěščř„“\"'\\\\#,;=\\[\\]{}.]{1,4}){0,2}".boxed(),
    }
}

/// A value as somebody may have written it.
fn written(value: &str) -> BoxedStrategy<String> {
    let basic = toml::Value::String(value.to_owned()).to_string();
    let escaped = format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""));
    let long = format!("\"\"\"\n{}\"\"\"", value.replace('\\', "\\\\").replace('"', "\\\""));
    prop_oneof![Just(basic), Just(escaped), Just(long)].boxed()
}

/// A link: the keys that it has with their values as they are written, in some order.
fn link() -> impl Strategy<Value = Vec<(String, String)>> {
    let keys = prop::sample::subsequence(KEYS.to_vec(), 0..=KEYS.len());
    let filled = keys.prop_flat_map(|keys| {
        let pairs = keys.into_iter().map(|key| {
            value(key).prop_flat_map(|value| written(&value)).prop_map(move |value| (key.to_owned(), value))
        });
        pairs.collect::<Vec<_>>()
    });
    filled.prop_flat_map(|mut pairs| {
        pairs.push(("to".to_owned(), "\"document:plan\"".to_owned()));
        pairs.push(("relation".to_owned(), "\"related\"".to_owned()));
        Just(pairs).prop_shuffle()
    })
}

/// A measure with its links under headers or in braces, with comments, blank lines, indents and either sort of line ends.
fn measure() -> impl Strategy<Value = String> {
    let noise = prop::collection::vec(prop_oneof![Just(""), Just("  # [[link]]"), Just(" ")], 40);
    let shape = (any::<bool>(), any::<bool>(), prop_oneof![Just(""), Just("  "), Just("\t")]);
    (prop::collection::vec(link(), 1..4), noise, shape).prop_map(
        |(links, noise, (in_braces, is_windows, indent))| {
            let mut noise = noise.into_iter().cycle();
            let mut noise = || noise.next().unwrap_or_default();
            let mut lines = vec!["+++".to_owned(), "title = \"A\"".to_owned()];
            if in_braces {
                let pair = |(key, value): &(String, String)| format!("{key} = {value}");
                let link = |link: &Vec<_>| link.iter().map(pair).collect::<Vec<_>>().join(", ");
                let in_line: Vec<String> =
                    links.iter().map(|pairs| format!("{{ {} }}", link(pairs))).collect();
                lines.push(format!("link = [{}]{}", in_line.join(", "), noise()));
            } else {
                for link in &links {
                    lines.push(format!("\n[[link]]{}", noise()));
                    lines.extend(
                        link.iter().map(|(key, value)| format!("{indent}{key} = {value}{}", noise())),
                    );
                    lines.push("[[link.sources]]\ndocument = \"plan\"".to_owned());
                }
            }
            lines.push("+++\n\nText.\n".to_owned());
            let text = lines.join("\n");
            if is_windows { text.replace('\n', "\r\n") } else { text }
        },
    )
}

/// For each link and key: what the table says, if it says anything else.
fn filled(rows: usize) -> impl Strategy<Value = Vec<Vec<Option<String>>>> {
    let cell = |key: &'static str| prop_oneof![2 => Just(None), 1 => Just(Some(String::new())), 2 => value(key).prop_map(Some)];
    let row = KEYS.into_iter().map(cell).collect::<Vec<_>>();
    prop::collection::vec(row, rows)
}

/// The links of a measure as they are written.
fn links(text: &str) -> Vec<Table> {
    let mut sources = Sources::default();
    let file = sources.add("content/measures/a.md", text);
    let content = syntax::read(file, sources.file(file), &mut Sink::default());
    assert!(content.complete, "{text}");
    let node = content.front.get("link").expect("it has links");
    let Tree::Array(items) = &node.tree else { panic!("links are a list") };
    items
        .iter()
        .map(|item| if let Tree::Table(table) = &item.tree { table.clone() } else { panic!("a table") })
        .collect()
}

/// What a link says under a key.
fn said(link: &Table, key: &str) -> String {
    link.get(key).and_then(|node| node.text()).unwrap_or_default().replace("\r\n", "\n").trim().to_owned()
}

/// The text without the keys of links that may have been changed, each with its line or with the blanks and comma before it.
fn without(text: &str, keys: &[Vec<&str>]) -> String {
    let mut ranges = Vec::new();
    for (link, keys) in links(text).iter().zip(keys) {
        for (key, node) in link.entries.iter().filter(|(key, _)| keys.contains(&&*key.name)) {
            let (start, end) = (key.span.range().start, node.span.range().end);
            ranges.push(if is_header(text, link.span) {
                let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
                line..end + text[end..].find('\n').map_or(0, |at| at + 1)
            } else {
                start..end
            });
        }
    }
    ranges.sort_by_key(|range| std::cmp::Reverse(range.start));
    let mut left = text.to_owned();
    for range in ranges {
        left.replace_range(range, "");
    }
    // In braces, commas stand between what is left.
    if text.contains("link = [") { left.replace([',', ' '], "") } else { left }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_table_changes_the_keys_that_it_names_and_nothing_else(
        (text, cells) in measure().prop_flat_map(|text| {
            let count = links(&text).len();
            (Just(text), filled(count))
        })
    ) {
        let site = Site::with(&text);
        let before = links(&text);
        let mut table = csv::Writer::from_writer(Vec::new());
        table.write_record(["link", "to"].iter().chain(&KEYS)).expect("memory takes it");
        let mut keys = Vec::new();
        for (at, (link, cells)) in before.iter().zip(&cells).enumerate() {
            let own = KEYS.iter().zip(cells).map(|(key, cell)| cell.clone().unwrap_or_else(|| said(link, key)));
            // As a sheet has what would be a formula.
            let is_formula = |cell: &String| cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@']);
            let own = own.map(|cell| if is_formula(&cell) { format!("'{cell}") } else { cell });
            let row = [format!("measure:a/{}", at + 1), "document:plan".to_owned()].into_iter().chain(own);
            table.write_record(row).expect("memory takes it");
            let named = KEYS.iter().zip(cells).filter(|(_, cell)| cell.is_some());
            keys.push(named.map(|(key, _)| *key).collect::<Vec<_>>());
        }
        let table = String::from_utf8(table.into_inner().expect("memory takes it")).expect("it is text");
        let text_after = site.applied(&table).expect("it is sound");
        let after = links(&text_after);
        prop_assert_eq!(after.len(), before.len());
        for ((old, new), cells) in before.iter().zip(&after).zip(&cells) {
            for (key, cell) in KEYS.iter().zip(cells) {
                let wanted = cell.clone().unwrap_or_else(|| said(old, key));
                prop_assert_eq!(said(new, key), wanted.trim(), "{}\n{}", key, &text_after);
            }
            prop_assert_eq!(said(new, "to"), said(old, "to"));
            prop_assert_eq!(said(new, "relation"), said(old, "relation"));
        }
        prop_assert_eq!(without(&text_after, &keys), without(&text, &keys), "{}", &text);
    }
}
