//! TOML as a tree in which every key and value knows its place in the file.

use std::ops::Range;

use ::toml::de::{DeTable, DeValue};
use ::toml::{Spanned, value::Datetime};

use crate::diag::{Diagnostic, Sink, codes, text};
use crate::source::{FileId, Span};

/// A value and its place.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where it is written.
    pub span: Span,
    /// What it is.
    pub tree: Tree,
}

/// A TOML value.
#[derive(Clone, Debug)]
pub enum Tree {
    /// A string; `verbatim` is set when the file holds it letter by letter.
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

    /// The value under `key`.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries.iter().find(|(known, _)| known.name == key).map(|(_, node)| node)
    }
}

/// Reads the TOML that stands at `range` of a file's text; every syntax error is reported.
pub fn read(file: FileId, text: &str, range: Range<usize>, sink: &mut Sink) -> Table {
    let source = &text[range.clone()];
    let (table, errors) = DeTable::parse_recoverable(source);
    let mut errors: Vec<_> = errors
        .into_iter()
        .map(|error| (error.span().map_or(range.clone(), |span| within(&span, &range)), error))
        .collect();
    errors.sort_by_key(|(place, _)| place.start);
    // What follows on a line is mostly an echo of its first fault.
    errors.dedup_by_key(|(place, _)| text[..place.start].rfind('\n'));
    for (place, error) in errors {
        let what = error.message().lines().next().unwrap_or_default();
        let help = match what {
            "duplicate key" => text!("a key stands once in a table: take one of the two out"),
            _ => text!("look at this line and the one above for a missing quotation mark or bracket"),
        };
        let message = text!("{what}", what = what);
        sink.push(Diagnostic::new(&codes::TOML_SYNTAX, Span::new(file, place), message).help(help));
    }
    let convert = Convert { file, text, base: range.start };
    Table { span: Span::new(file, range), entries: convert.entries(table.into_inner()) }
}

fn within(span: &Range<usize>, range: &Range<usize>) -> Range<usize> {
    let clamp = |offset: usize| (range.start + offset).min(range.end);
    clamp(span.start)..clamp(span.end)
}

struct Convert<'a> {
    file: FileId,
    text: &'a str,
    base: usize,
}

impl Convert<'_> {
    fn span(&self, span: &Range<usize>) -> Span {
        Span::new(self.file, self.base + span.start..self.base + span.end)
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
        let table = read(file, text, 0..text.len(), &mut sink);
        (table, sink.into_diagnostics())
    }

    #[test]
    fn every_syntax_error_is_reported_and_the_rest_is_read() {
        let (table, faults) = parse("title = \"Žlutý\nphase = running\ncode = \"1.1\"\n");
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
