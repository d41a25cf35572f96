//! Tags of built pages: enough HTML to find links and the places to which they lead.

use std::collections::{BTreeMap, BTreeSet};

/// Where a page leads, and the places on it that links can lead to.
#[derive(Debug, Default)]
pub(crate) struct Anchors {
    /// Values of `href` of all links.
    pub(crate) links: BTreeSet<String>,
    /// Values of `id` of all elements.
    pub(crate) ids: BTreeSet<String>,
    /// Addresses of the same page by the codes of their languages.
    pub(crate) alternates: BTreeMap<String, String>,
}

impl Anchors {
    /// Looks through a page.
    pub(crate) fn of(html: &str) -> Self {
        let mut anchors = Self::default();
        for tag in tags(html) {
            let attributes = attributes(tag);
            let value =
                |wanted| attributes.iter().find(|(name, _)| *name == wanted).map(|(_, value)| decode(value));
            if let (true, Some(lang), Some(href)) =
                (tag.starts_with("link "), value("hreflang"), value("href"))
            {
                anchors.alternates.insert(lang, href);
            }
            for (name, value) in attributes {
                match name {
                    "href" if tag.starts_with("a ") => drop(anchors.links.insert(decode(value))),
                    "id" => assert!(anchors.ids.insert(decode(value)), "`{value}` stands twice"),
                    _ => {}
                }
            }
        }
        anchors
    }
}

/// Whether the file at this path is a page.
pub(crate) fn is_page(path: &str) -> bool {
    path.rsplit('.').next() == Some("html")
}

/// What stands between the brackets of each tag that opens an element.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    let mut rest = html;
    std::iter::from_fn(move || {
        loop {
            rest = &rest[rest.find('<')? + 1..];
            if let Some(comment) = rest.strip_prefix("!--") {
                rest = &comment[comment.find("-->")?..];
            } else if rest.starts_with(|first: char| first.is_ascii_alphabetic()) {
                let end = end_of_tag(rest);
                let tag = &rest[..end];
                rest = &rest[end..];
                return Some(tag);
            }
        }
    })
}

/// Place of the bracket that closes the tag: one outside of quotation marks.
fn end_of_tag(tag: &str) -> usize {
    let mut quote = None;
    for (at, letter) in tag.char_indices() {
        match (quote, letter) {
            (None, '>') => return at,
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            _ => {}
        }
    }
    panic!("the tag `{tag}` is not closed");
}

/// Attributes that have a value, with quotation marks around it or without.
fn attributes(tag: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut rest = tag.find(|letter: char| letter.is_whitespace()).map_or("", |at| &tag[at..]);
    while let Some((before, after)) = rest.split_once('=') {
        let name = before.split_whitespace().next_back().unwrap_or_default();
        let quoted = after.chars().next().filter(|first| matches!(first, '"' | '\''));
        let (value, left) = match quoted {
            Some(quote) => after[1..].split_once(quote).expect("the quotation mark is closed"),
            None => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
        };
        found.push((name, value));
        rest = left;
    }
    found
}

/// A row of a table.
#[derive(Debug)]
pub(crate) struct Row {
    /// Whether it only has heads of columns.
    pub(crate) is_head: bool,
    pub(crate) cells: Vec<CellOf>,
}

/// A cell of a table.
#[derive(Debug)]
pub(crate) struct CellOf {
    /// Where its first link leads.
    pub(crate) href: Option<String>,
    /// What it shows, without what only screen readers say.
    pub(crate) text: String,
}

/// The rows of a table that holds no other one.
pub(crate) fn rows(table: &str) -> Vec<Row> {
    let row = |row: &str| Row {
        is_head: !row.contains("<td") || row.contains("scope=col"),
        cells: row.split("<t").filter(|cell| cell.starts_with(['h', 'd'])).map(cell).collect(),
    };
    table.split("<tr").skip(1).map(row).collect()
}

fn cell(cell: &str) -> CellOf {
    let inside = &cell[end_of_tag(cell) + 1..];
    let href = tags(inside).filter(|tag| tag.starts_with("a ")).find_map(|tag| {
        attributes(tag).into_iter().find(|(name, _)| *name == "href").map(|(_, value)| decode(value))
    });
    let seen = inside.split("<span class=hidden>").next().unwrap_or_default();
    let mut text = String::new();
    for piece in seen.split('<') {
        text.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
    }
    CellOf { href, text: text.trim().to_owned() }
}

fn decode(value: &str) -> String {
    let names =
        [("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
    names.iter().fold(value.to_owned(), |text, (name, letter)| text.replace(name, letter))
}

#[test]
fn links_are_found_however_they_are_written() {
    let html = "<!-- <a href=x> --><p id=_top>1 < 2<a class=link href=/cile/a/#u1>A</a>\
        <a href=\"/b?x=1&amp;y=2\" title='a > b'>B</a><link href=/c.css></p><h2 id='d'>";
    let anchors = Anchors::of(html);
    assert_eq!(anchors.links.iter().collect::<Vec<_>>(), ["/b?x=1&y=2", "/cile/a/#u1"]);
    assert_eq!(anchors.ids.iter().collect::<Vec<_>>(), ["_top", "d"]);
}
