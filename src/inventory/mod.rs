//! Inventories: lists of the goals and measures of a document, as another website, a StratML file or a table has them.
//!
//! A site publishes its own ([`SiteInventory`]). Those of others are read from a file into [`Entry`]s, which
//! [`items_file`] turns into the text of `content/documents/<id>.items.toml`.

mod ids;
mod items_file;
mod published;
mod renewed;
mod report;
mod stratml;
mod table;
mod workbook;

pub use items_file::{Origin, is_address, items_file};
pub use published::{SiteInventory, SiteItem, SiteLink, schema, without_scheme};
pub use renewed::{Changed, renewed};
pub use report::report;
pub use table::Columns;
pub use workbook::csv as sheet_as_csv;

use std::collections::HashMap;

use crate::diag::{Diagnostic, Sink, Text, codes, text};
use crate::model::kinds::{Document, Inbound, Item, ItemState};
use crate::model::parts::Relation;
use crate::model::value::{Edtf, Part};
use crate::source::characters::{meant_text, odd};
use crate::source::{FileId, SourceFile, Span};
use crate::syntax::character_fault;

/// Most items that an inventory may have.
pub const MOST_ITEMS: usize = 20_000;

/// An item of a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// Its id among the items, which can be an anchor.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Its number in the document.
    pub code: Option<String>,
    /// The id of the item above it.
    pub parent: Option<String>,
    /// Page of the document.
    pub page: Option<String>,
    /// Its own address.
    pub url: Option<String>,
    /// How far it has come.
    pub state: Option<ItemState>,
    /// When it holds, or is to be done.
    pub valid: Option<Edtf>,
    /// What it refers to here.
    pub inbound: Vec<Claim>,
}

/// What an item says of a record here.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// How it stands to it.
    pub relation: Relation,
    /// The record as it is referred to, as `measure:bydleni-1`.
    pub to: String,
}

/// How an inventory is read.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// Which column of a table holds what.
    pub columns: &'a Columns,
    /// Codes of languages, as `cs`: titles come in the first that they have, or else in any.
    pub languages: &'a [&'a str],
    /// The goals, measures and strategies here as they are referred to, by their addresses on the web [without schemes](without_scheme).
    pub here: &'a HashMap<String, String>,
}

/// An item as it stands in its file.
#[derive(Default)]
struct Raw {
    /// Where it is written.
    span: Option<Span>,
    /// By what others in the file refer to it.
    key: Option<String>,
    /// The key of the one above it.
    parent: Option<String>,
    /// What is known of it; its parent is found later, and so is its id if it has none that can be one.
    entry: Entry,
}

/// The form of a file with an inventory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// What a site made by Vazba publishes.
    Published,
    /// A strategic plan as StratML, part 1 or 2.
    Stratml,
    /// A table as CSV.
    Csv,
    /// A workbook (XLSX), of which [`sheet_as_csv`] makes a text first.
    Workbook,
}

impl Form {
    /// The form of a file, by the ending of its name and, where that says nothing, by its beginning.
    pub fn of(name: &str, bytes: &[u8]) -> Option<Self> {
        let path = name.split(['?', '#']).next().unwrap_or(name).to_lowercase();
        let start = bytes.iter().find(|byte| !byte.is_ascii_whitespace() && !b"\xef\xbb\xbf".contains(byte));
        match path.rsplit('.').next() {
            Some("json") => Some(Self::Published),
            Some("xml" | "stratml" | "stratml1" | "stratml2") => Some(Self::Stratml),
            Some("csv" | "txt") => Some(Self::Csv),
            Some("xlsx" | "xlsm") => Some(Self::Workbook),
            _ if bytes.starts_with(workbook::MAGIC) => Some(Self::Workbook),
            _ if start == Some(&b'{') => Some(Self::Published),
            _ if start == Some(&b'<') => Some(Self::Stratml),
            _ => None,
        }
    }
}

/// Reads the items of a document from a file whose characters are as they are [meant](crate::source::characters::meant). Those that can't be read are reported, and no item that nobody named is made.
pub fn read(
    form: Form,
    (file, source): (FileId, &SourceFile),
    reading: Reading<'_>,
    sink: &mut Sink,
) -> Vec<Entry> {
    let text = crate::syntax::utf8(file, source, sink);
    let raws = match form {
        Form::Published => published::read(file, text, reading, sink),
        Form::Stratml => stratml::read(file, text, sink),
        Form::Csv => table::read(file, source, None, reading.columns, sink),
        Form::Workbook => table::read(file, source, Some(b','), reading.columns, sink),
    };
    if raws.len() > MOST_ITEMS {
        let message = text!("this inventory has more than {count} items", own count = MOST_ITEMS);
        let help = text!("a document may have so many; take a part of it");
        sink.push(Diagnostic::new(&codes::TOO_LARGE, Span::new(file, 0..0), message).help(help));
        return Vec::new();
    }
    if raws.is_empty() && sink.is_empty() {
        let help = text!("an item has a title; goals, objectives and measures are items");
        sink.push(fault(Span::new(file, 0..0), text!("there are no items in this file")).help(help));
    }
    for raw in &raws {
        sink.extend(odd_character(raw, file, text));
    }
    ids::entries(raws, sink)
}

/// The fault that an item holds a character that no text may hold: entities and escapes bring them in.
fn odd_character(raw: &Raw, file: FileId, text: &str) -> Option<Diagnostic> {
    let Entry { title, code, page, .. } = &raw.entry;
    let texts = [Some(title), code.as_ref(), page.as_ref()];
    let letter =
        texts.into_iter().flatten().flat_map(|text| text.chars()).find(|letter| odd(*letter).is_some())?;
    let named = || raw.key.as_ref().and_then(|key| text.find(&format!("\"{key}\""))).unwrap_or(0);
    character_fault(letter, raw.span.unwrap_or_else(|| Span::new(file, named()..named())), 0)
}

/// The items that a document has now.
pub fn entries(document: &Document) -> Vec<Entry> {
    let entry = |part: &Part<Item>| {
        let item = &part.data;
        Some(Entry {
            id: part.id.clone()?,
            title: item.title.as_ref()?.main().to_owned(),
            code: item.code.as_ref().map(|code| code.as_str().to_owned()),
            parent: item.parent.get().and_then(|parent| parent.part.clone()),
            page: item.page.as_ref().map(|page| page.main().to_owned()),
            url: item.url.as_ref().map(|url| url.as_str().to_owned()),
            state: item.state,
            valid: item.valid,
            inbound: item.inbound.iter().filter_map(|part| claim(&part.data)).collect(),
        })
    };
    document.item.iter().filter_map(entry).collect()
}

fn claim(inbound: &Inbound) -> Option<Claim> {
    let to = inbound.to.get()?;
    Some(Claim { relation: inbound.relation?, to: to.to_string() })
}

/// A fault in a file with an inventory.
fn fault(place: Span, message: Text) -> Diagnostic {
    Diagnostic::new(&codes::BAD_INVENTORY, place, message)
}

/// A text on one line, without invisible characters and blanks around it; nothing if there are no others.
fn line(text: &str) -> Option<String> {
    let seen = meant_text(text);
    let words: Vec<&str> = seen.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}
