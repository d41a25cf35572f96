//! TOML as a tree in which every key and value knows its place in the file.

mod edit;
mod slips;

use std::borrow::Cow;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use ::toml::de::{DeTable, DeValue};
use ::toml::{Spanned, value::Datetime};

use super::character_fault;
use crate::diag::{Diagnostic, Sink, codes, text};
use crate::source::characters::odd;
use crate::source::{FileId, SourceFile, Span};
use slips::{Mended, Slip};

pub use edit::{Edit, edited, set};

const DUPLICATE_KEY: &str = "duplicate key";

/// A value and its place.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where it is written.
    pub span: Span,
    /// What it is.
    pub tree: Tree,
}

impl Node {
    /// The string that it is.
    pub fn text(&self) -> Option<&str> {
        match &self.tree {
            Tree::Text { value, .. } => Some(value),
            _ => None,
        }
    }
}

/// A TOML value.
#[derive(Clone, Debug)]
pub enum Tree {
    /// A string; `verbatim` is set if the file holds it without escapes.
    Text {
        /// The string.
        value: String,
        /// Offset in the file of its first letter, when no escape stands between the two.
        verbatim: Option<usize>,
    },
    /// A whole number.
    Integer(i64),
    /// A number with a fraction.
    Float(f64),
    /// `true` or `false`.
    Boolean(bool),
    /// A bare date, time or both.
    Date(Datetime),
    /// A list.
    Array(Vec<Node>),
    /// A table.
    Table(Table),
}

impl Tree {
    /// What the value is, in the words of a message.
    pub fn describe(&self) -> &'static str {
        match self {
            Self::Text { .. } => "a text",
            Self::Integer(_) => "a whole number",
            Self::Float(_) => "a number with a fraction",
            Self::Boolean(_) => "`true` or `false`",
            Self::Date(_) => "a date",
            Self::Array(_) => "a list",
            Self::Table(_) => "a table",
        }
    }
}

/// A key and its place.
#[derive(Clone, Debug)]
pub struct Key {
    /// The key.
    pub name: String,
    /// Where it is written.
    pub span: Span,
}

/// The header of a table: `[[task]]`.
#[derive(Clone, Debug)]
pub struct Header {
    /// As it is written, without what stands around it.
    pub written: String,
    /// Where.
    pub span: Span,
}

/// A table: its entries in the order of the file.
#[derive(Clone, Debug)]
pub struct Table {
    /// Where it is written; for a table under a header, the header.
    pub span: Span,
    /// Keys and values.
    pub entries: Vec<(Key, Node)>,
}

impl Table {
    /// An empty table at this place.
    pub fn empty(span: Span) -> Self {
        Self { span, entries: Vec::new() }
    }

    /// The first header below which keys of another table stand, in the text that the table was read from.
    pub fn first_header(&self, text: &str) -> Option<Header> {
        let of_entry = |node: &Node| match &node.tree {
            Tree::Table(table) => Some(table.span),
            Tree::Array(items) => items.first().map(|item| item.span),
            _ => None,
        };
        let spans = self.entries.iter().filter_map(|(_, node)| of_entry(node));
        let headers = spans.filter(|span| is_header(text, *span));
        let first = headers.min_by_key(|span| span.start)?;
        Some(Header { written: text[first.range()].to_owned(), span: first })
    }

    /// The value under `key`.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries.iter().find(|(known, _)| known.name == key).map(|(_, node)| node)
    }
}

/// Whether a table whose place this is stands below a header there, and not in a line.
pub fn is_header(text: &str, table: Span) -> bool {
    text.get(table.range()).is_some_and(|written| written.starts_with('['))
}

/// TOML as it was read.
#[derive(Debug)]
pub struct Read {
    /// What it says.
    pub table: Table,
    /// Whether that is all of it. A slip with a clear meaning counts as read; after any other fault, nothing can be reported
    /// as missing.
    pub complete: bool,
}

/// Reads a file that is TOML as a whole.
pub fn read_file(file: FileId, source: &SourceFile, sink: &mut Sink) -> Read {
    let text = super::utf8(file, source, sink);
    if source.invalid_utf8_at().is_some() {
        // It was cut there, so its TOML may only seem to be broken.
        return Read { complete: false, ..read(file, text, 0..text.len(), &mut Sink::default()) };
    }
    read(file, text, 0..text.len(), sink)
}

/// Reads the TOML that stands at `range` of a file's text; every syntax error is reported.
pub fn read(file: FileId, text: &str, range: Range<usize>, sink: &mut Sink) -> Read {
    let has_escapes = text[range.clone()].contains('\\');
    let read = read_tree(file, text, range, sink);
    if has_escapes {
        escaped(&read.table, text, sink);
    }
    read
}

/// Reports characters that escapes bring in; those that stand in the file are found there.
fn escaped(table: &Table, text: &str, sink: &mut Sink) {
    for (_, node) in &table.entries {
        escaped_in(node, text, sink);
    }
}

fn escaped_in(node: &Node, text: &str, sink: &mut Sink) {
    match &node.tree {
        Tree::Text { value, verbatim: None } => {
            let written = text.get(node.span.range()).unwrap_or_default();
            let brought = value.chars().find(|letter| odd(*letter).is_some() && !written.contains(*letter));
            if let Some(fault) = brought.and_then(|letter| character_fault(letter, node.span, 0)) {
                sink.push(fault);
            }
        }
        Tree::Array(items) => items.iter().for_each(|item| escaped_in(item, text, sink)),
        Tree::Table(table) => escaped(table, text, sink),
        _ => {}
    }
}

fn read_tree(file: FileId, text: &str, range: Range<usize>, sink: &mut Sink) -> Read {
    let source = without_controls(&text[range.clone()]);
    let source = &*source;
    let span = Span::new(file, range.clone());
    let convert = Convert { file, text, base: range.start, mended: None };
    let (table, errors) = DeTable::parse_recoverable(source);
    if errors.is_empty() {
        return Read { table: Table { span, entries: convert.entries(table.into_inner()) }, complete: true };
    }
    let lines = Lines::of(source);
    let slips = slips(source, &lines);
    let mended = Mended::new(source, &slips);
    let (table, errors) = DeTable::parse_recoverable(&mended.text);
    for slip in slips.values() {
        let place = Span::new(file, within(&slip.place, &range));
        let fault = Diagnostic::new(&codes::TOML_SYNTAX, place, slip.message.clone());
        sink.push(fault.help(slip.help.clone()));
    }
    let complete = errors.iter().all(|error| error.message() == DUPLICATE_KEY);
    let mut errors: Vec<_> = errors
        .into_iter()
        .map(|error| (error.span().map_or(0..source.len(), |span| mended.range(&span)), error))
        .filter(|(place, _)| !slips.contains_key(&lines.at(place.start)))
        .collect();
    errors.sort_by_key(|(place, _)| place.start);
    // What follows on a line is mostly an echo of its first fault.
    errors.dedup_by_key(|(place, _)| lines.at(place.start));
    for (place, error) in errors {
        let what = error.message().lines().next().unwrap_or_default();
        let help = match what {
            DUPLICATE_KEY => text!("a key stands once in a table: take one of the two out"),
            _ => text!("look at this line and the one above for a missing quotation mark or bracket"),
        };
        let message = text!("{what}", what = what);
        let place = Span::new(file, within(&place, &range));
        sink.push(Diagnostic::new(&codes::TOML_SYNTAX, place, message).help(help));
    }
    let convert = Convert { mended: Some(&mended), ..convert };
    Read { table: Table { span, entries: convert.entries(table.into_inner()) }, complete }
}

/// Known slips, by the line that each is in. Correcting one may reveal the next.
fn slips(source: &str, lines: &Lines) -> BTreeMap<usize, Slip> {
    const ROUNDS: usize = 4;
    let mut slips = BTreeMap::new();
    for _ in 0..ROUNDS {
        let mended = Mended::new(source, &slips);
        let (_, errors) = DeTable::parse_recoverable(&mended.text);
        let before = slips.len();
        let errors = errors.iter().filter(|error| error.message() != DUPLICATE_KEY);
        let line_of = |start| lines.at(mended.original(start));
        // One line may have thousands of errors; it is looked at once.
        let faulty: BTreeSet<usize> =
            errors.map(|error| line_of(error.span().map_or(0, |span| span.start))).collect();
        for line in faulty {
            if let Entry::Vacant(entry) = slips.entry(line)
                && let Some(slip) = slips::find(source, line)
            {
                entry.insert(slip);
            }
        }
        if slips.len() == before {
            break;
        }
    }
    slips
}

/// Where each line begins.
struct Lines(Vec<usize>);

impl Lines {
    fn of(source: &str) -> Self {
        Self(std::iter::once(0).chain(source.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }

    /// Where the line begins that holds this offset.
    fn at(&self, offset: usize) -> usize {
        self.0[self.0.partition_point(|start| *start <= offset).saturating_sub(1)]
    }
}

/// The text with blanks for controls, for which our own message is clearer than TOML's; places stay.
fn without_controls(text: &str) -> Cow<'_, str> {
    let is_control = |letter: char| letter.is_ascii_control() && !matches!(letter, '\t' | '\n' | '\r');
    if text.contains(is_control) { Cow::Owned(text.replace(is_control, " ")) } else { Cow::Borrowed(text) }
}

fn within(span: &Range<usize>, range: &Range<usize>) -> Range<usize> {
    let clamp = |offset: usize| (range.start + offset).min(range.end);
    clamp(span.start)..clamp(span.end)
}

struct Convert<'a> {
    file: FileId,
    text: &'a str,
    base: usize,
    mended: Option<&'a Mended>,
}

impl Convert<'_> {
    fn span(&self, span: &Range<usize>) -> Span {
        let place = self.mended.map_or_else(|| span.clone(), |mended| mended.range(span));
        Span::new(self.file, self.base + place.start..self.base + place.end)
    }

    fn entries(&self, table: DeTable<'_>) -> Vec<(Key, Node)> {
        table
            .into_iter()
            .map(|(key, value)| {
                let key = Key { span: self.span(&key.span()), name: key.into_inner().into_owned() };
                (key, self.node(value))
            })
            .collect()
    }

    fn node(&self, value: Spanned<DeValue<'_>>) -> Node {
        let span = self.span(&value.span());
        let tree = match value.into_inner() {
            DeValue::String(value) => {
                let verbatim = self.verbatim(&value, span);
                Tree::Text { value: value.into_owned(), verbatim }
            }
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
                .map_or_else(|_| Tree::Float(f64::INFINITY), Tree::Integer),
            DeValue::Float(number) => Tree::Float(number.as_str().parse().unwrap_or(f64::NAN)),
            DeValue::Boolean(value) => Tree::Boolean(value),
            DeValue::Datetime(date) => Tree::Date(date),
            DeValue::Array(items) => Tree::Array(items.into_iter().map(|item| self.node(item)).collect()),
            DeValue::Table(table) => Tree::Table(Table { span, entries: self.entries(table) }),
        };
        Node { span, tree }
    }

    /// Offset of the string's first letter, when the file holds the string as it is.
    fn verbatim(&self, value: &str, span: Span) -> Option<usize> {
        let written = self.text.get(span.range())?;
        let inner = written.trim_start_matches(['"', '\'']);
        let inner = inner.strip_prefix('\n').or_else(|| inner.strip_prefix("\r\n")).unwrap_or(inner);
        let start = span.range().start + (written.len() - inner.len());
        (self.text.get(start..start + value.len())? == value).then_some(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn parse(text: &str) -> (Table, Vec<Diagnostic>) {
        let mut sources = Sources::default();
        let file = sources.add("a.toml", text);
        let mut sink = Sink::default();
        let read = read(file, text, 0..text.len(), &mut sink);
        (read.table, sink.into_diagnostics())
    }

    #[test]
    fn every_syntax_error_is_reported_and_the_rest_is_read() {
        let (table, faults) = parse("title = \"Žlutý\" \"kůň\"\n= running\ncode = \"1.1\"\n");
        assert!(faults.len() >= 2, "{faults:?}");
        assert!(table.get("code").is_some());
    }

    #[test]
    fn a_string_knows_where_its_letters_stand() {
        let text = "a = \"příliš\"\nb = \"\"\"\nžlutý\"\"\"\nc = \"\\u0159\"\n";
        let (table, _) = parse(text);
        let at = |key: &str| match &table.get(key).unwrap().tree {
            Tree::Text { verbatim, .. } => *verbatim,
            _ => None,
        };
        assert_eq!(at("a"), text.find('p'));
        assert_eq!(at("b"), text.find('ž'));
        assert_eq!(at("c"), None);
    }
}
