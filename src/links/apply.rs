//! What a filled-in sheet changes in the files of records, and in nothing else of them.

use std::collections::{BTreeMap, BTreeSet};

use super::fields::Fillable;
use super::sheet::{Filled, Sheet, fault, version};
use crate::diag::{Sink, text};
use crate::graph::{Graph, NodeId, parts_of};
use crate::model::field::PartView;
use crate::model::parts::Link;
use crate::model::value::{Named as _, Reference};
use crate::source::{FileId, Sources, Span};
use crate::syntax;
use crate::syntax::toml::{Edit, Table, Tree, edited, set};

/// A file that is changed.
pub struct Changed {
    /// The file.
    pub file: FileId,
    /// Its text then.
    pub text: String,
    /// The links that are changed in it, as `measure:takt#v1: checked 2024-01 → 2026-12-01`.
    pub links: Vec<String>,
}

/// The files that a sheet changes, by their paths. A cell that is empty takes its key out; what the sheet says as the link does changes nothing.
pub fn apply(graph: &Graph, sources: &Sources, sheet: &Sheet, sink: &mut Sink) -> Vec<Changed> {
    let mut files: BTreeMap<&str, Edited> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for row in &sheet.rows {
        let Some(found) = find(graph, row, sink) else { continue };
        if !seen.insert(found.part.span) {
            let message = text!("the link `{link}` stands twice in this table", link = &row.link);
            sink.push(fault(row.span, message, text!("take one of the rows out")));
            continue;
        }
        let changes: Vec<(Fillable, &str)> = changes(row, found.link).collect();
        if changes.is_empty() {
            continue;
        }
        if row.version.as_ref().is_some_and(|listed| *listed != version(found.link)) {
            let message =
                text!("the link `{link}` was changed since this table was written", link = &row.link);
            sink.push(fault(
                row.span,
                message,
                text!("list the links anew, and carry over what you filled in"),
            ));
            continue;
        }
        let file = found.part.span.file;
        let edited = files.entry(sources.file(file).path()).or_insert_with(|| Edited::of(file, sources));
        edited.change(row, &found, &changes, sources.file(file).text(), sink);
    }
    let changed = files.into_values().map(|file| Changed {
        text: edited(sources.file(file.file).text(), file.edits),
        file: file.file,
        links: file.links,
    });
    changed.filter(|file| !file.links.is_empty()).collect()
}

/// The link of a row.
struct Found<'a> {
    part: PartView<'a>,
    link: &'a Link,
}

fn find<'a>(graph: &'a Graph, row: &Filled, sink: &mut Sink) -> Option<Found<'a>> {
    let split = row.link.split_once('#').or_else(|| row.link.split_once('/'));
    let record = split.and_then(|(record, _)| record_of(graph, record, row.span));
    let found = record.zip(split).and_then(|(record, (_, name))| {
        let mut links = parts_of::<Link>(graph.record(record));
        if row.link.contains('#') {
            links.find(|(part, _)| part.id == Some(name))
        } else {
            links.nth(name.parse::<usize>().ok()?.checked_sub(1)?)
        }
    });
    let Some((part, link)) = found else {
        let message = text!("there is no link `{link}`", link = &row.link);
        sink.push(fault(row.span, message, text!("list the links anew by `vazba links --csv`")));
        return None;
    };
    let to = link.to.get().map_or_else(String::new, ToString::to_string);
    if to != row.to {
        let message = text!(
            "the link `{link}` leads to `{to}` now, not to `{was}`",
            link = &row.link,
            to = to,
            was = &row.to
        );
        let help = text!("it was changed since this table was written; list the links anew");
        sink.push(fault(row.span, message, help));
        return None;
    }
    Some(Found { part, link })
}

fn record_of(graph: &Graph, written: &str, span: Span) -> Option<NodeId> {
    graph.target(&Reference::parse(written, span, &[]).ok()?)
}

/// The cells that say something else than the link.
fn changes<'a>(row: &'a Filled, link: &Link) -> impl Iterator<Item = (Fillable, &'a str)> {
    let is_other = |(field, cell): &&(Fillable, String)| field.of(link).replace("\r\n", "\n") != *cell;
    row.cells.iter().filter(is_other).map(|(field, cell)| (*field, &**cell))
}

/// A file while rows are applied to it.
struct Edited {
    file: FileId,
    /// Its links as they are written; none if the file has faults, after which nobody knows what stands where.
    tables: Option<Vec<Table>>,
    edits: Vec<Edit>,
    links: Vec<String>,
}

impl Edited {
    fn of(file: FileId, sources: &Sources) -> Self {
        let mut faults = Sink::default();
        let content = syntax::read(file, sources.file(file), &mut faults);
        if !faults.is_empty() {
            return Self { file, tables: None, edits: Vec::new(), links: Vec::new() };
        }
        let mut tables = Vec::new();
        for (key, node) in content.front.entries {
            if let (true, Tree::Array(items)) = (key.name == Link::SPEC.name, node.tree) {
                let of_item = |tree| if let Tree::Table(table) = tree { Some(table) } else { None };
                tables.extend(items.into_iter().filter_map(|item| of_item(item.tree)));
            }
        }
        Self { file, tables: Some(tables), edits: Vec::new(), links: Vec::new() }
    }

    fn change(
        &mut self,
        row: &Filled,
        found: &Found<'_>,
        changes: &[(Fillable, &str)],
        text: &str,
        sink: &mut Sink,
    ) {
        let Some(tables) = &self.tables else {
            let message = text!("the file with the link `{link}` has faults", link = &row.link);
            sink.push(fault(row.span, message, text!("mend what `vazba check` says of it first")));
            return;
        };
        let Some(table) = tables.iter().find(|table| table.span.start == found.part.span.start) else {
            let message = text!("the link `{link}` stands in no front matter", link = &row.link);
            sink.push(fault(row.span, message, text!("change it where it is written")));
            return;
        };
        let values: Vec<(&str, Option<&str>)> =
            changes.iter().map(|(field, cell)| (field.name(), (!cell.is_empty()).then_some(*cell))).collect();
        match set(text, table, &values) {
            Ok(edits) => self.edits.extend(edits),
            Err(key) => {
                let message = text!("`{key}` of the link `{link}` can't be changed from a table", own key = key, link = &row.link);
                let help = text!("it is written in its own way; change it in the file");
                sink.push(fault(row.span, message, help));
                return;
            }
        }
        let told: Vec<String> = changes.iter().map(|(field, cell)| said(*field, found.link, cell)).collect();
        self.links.push(format!("{}: {}", row.link, told.join(", ")));
    }
}

/// What a field said and says: `checked 2024-01 → 2026-12-01`.
fn said(field: Fillable, link: &Link, cell: &str) -> String {
    const LETTERS: usize = 40;
    let short = |text: &str| {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match words.char_indices().nth(LETTERS) {
            _ if words.is_empty() => "–".to_owned(),
            Some((end, _)) => format!("{}…", &words[..end]),
            None => words,
        }
    };
    format!("{} {} → {}", field.name(), short(&field.of(link)), short(cell))
}
