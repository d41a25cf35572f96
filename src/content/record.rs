//! One record, read from all its files.

use std::sync::Arc;

use super::files::Files;
use super::{guard, items};
use crate::diag::{Diagnostic, Levels, Sink, Text, codes, text};
use crate::model::field::Decoder;
use crate::model::kind::KindSpec;
use crate::model::{Record, a, translate};
use crate::source::{FileId, Sources, Span};
use crate::syntax;
use crate::syntax::csv::{self, Sheet};
use crate::syntax::toml::{Key, Node, Table, Tree};

/// What was read of a record.
pub(super) struct Read {
    pub(super) record: Arc<Record>,
    /// What is wrong with its files, each taken by itself.
    pub(super) faults: Sink,
    /// Whether its files must not be quoted.
    pub(super) closed: bool,
}

/// Reads the record whose main file is `main`, with its table and its translations.
pub(super) fn read(main: FileId, files: &Files, sources: &Sources) -> Read {
    let mut faults = Sink::default();
    let mut document = syntax::read(main, sources.file(main), &mut faults);
    if let Some(file) = files.items {
        items::add(&mut document, files.kind, file, sources, &mut faults);
    }
    let torn = faults.has_errors(&Levels::new());
    let mut record = Record::read(files.kind, &files.id, document, &mut faults);
    if torn {
        record.common.draft |= guard::seems_draft(sources, main);
    }
    if let Some(file) = files.sheet
        && let Some(field) = rows_of(files.kind, file, &mut faults)
    {
        let sheet = csv::read(file, sources.file(file), None, &mut faults);
        record.fields.add_parts(field, &rows(sheet), &mut Decoder::new(files.kind.name, &mut faults));
    }
    for (lang, file) in &files.overlays {
        let overlay = syntax::read(*file, sources.file(*file), &mut faults);
        translate(&mut record, overlay, *lang, &mut faults);
    }
    let closed = guard::is_closed(&record, torn);
    Read { record: Arc::new(record), faults, closed }
}

/// Reports the files of a record without a main file, and what is wrong with them.
pub(super) fn orphans(files: &Files, sources: &Sources, sink: &mut Sink) {
    let Files { kind, id, sheet, items, overlays, .. } = files;
    if let Some(file) = *items {
        let message =
            text!("there is no {kind} `{id}` that these items belong to", own kind = kind.name, id = id);
        let help = text!("the record would be `content/{folder}/{id}.md`", own folder = kind.folder, id = id);
        sink.push(without_record(file, message, help));
    }
    if let Some(file) = *sheet
        && rows_of(kind, file, sink).is_some()
    {
        csv::read(file, sources.file(file), None, sink);
        let message =
            text!("there is no {kind} `{id}` that these rows belong to", own kind = kind.name, id = id);
        let help = text!("the record would be `content/{folder}/{id}.md`", own folder = kind.folder, id = id);
        sink.push(without_record(file, message, help));
    }
    for (_, file) in overlays {
        syntax::read(*file, sources.file(*file), sink);
        let message = text!("there is no {kind} `{id}` to translate", own kind = kind.name, id = id);
        let help =
            text!("the main file would be `content/{folder}/{id}.md`", own folder = kind.folder, id = id);
        sink.push(without_record(*file, message, help));
    }
}

fn without_record(file: FileId, message: Text, help: Text) -> Diagnostic {
    Diagnostic::new(&codes::OVERLAY_WITHOUT_RECORD, Span::new(file, 0..0), message).help(help)
}

/// The field of the kind whose parts may stand in a table beside the record; a table that has none is reported.
fn rows_of(kind: &KindSpec, table: FileId, sink: &mut Sink) -> Option<usize> {
    let field = kind.fields.iter().position(|field| field.options.csv);
    if field.is_none() {
        let message = text!("{kind} has no table beside it", own kind = a(kind.name));
        let help = text!(
            "to publish the file, put it into the folder named after the record and list it in `attachments`"
        );
        sink.push(Diagnostic::new(&codes::UNKNOWN_KIND, Span::new(table, 0..0), message).help(help));
    }
    field
}

/// Rows as tables: the columns are the keys, an empty cell is a missing key.
fn rows(sheet: Sheet) -> Vec<Table> {
    let Sheet { columns, rows } = sheet;
    rows.into_iter()
        .map(|row| {
            let entries = columns
                .iter()
                .zip(row.cells)
                .filter(|(_, cell)| !cell.is_empty())
                .map(|(column, value)| {
                    let key = Key { name: column.text.clone(), span: column.span };
                    (key, Node { span: row.span, tree: Tree::Text { value, verbatim: None } })
                })
                .collect();
            Table { span: row.span, entries }
        })
        .collect()
}
