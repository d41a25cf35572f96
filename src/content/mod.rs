//! The content: all records of a site, read from `content/`.

mod guard;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::config::Config;
use crate::diag::{Diagnostic, Guard, Levels, Place, Sink, codes, text};
use crate::model::field::Decoder;
use crate::model::kind::KindSpec;
use crate::model::kinds;
use crate::model::value::{Lang, is_record_id};
use crate::model::vocabulary::{Of, nearest};
use crate::model::{Record, a, translate};
use crate::output::is_device;
use crate::source::{FileId, Sources, Span};
use crate::syntax::csv::{self, Sheet};
use crate::syntax::toml::{Key, Node, Table, Tree};
use crate::syntax::{self, ContentFile};

/// Folder of a site that holds its content.
pub const FOLDER: &str = "content/";

/// What a content file is, by its path.
enum Role {
    Record { kind: &'static KindSpec, id: String },
    Overlay { kind: &'static KindSpec, id: String, lang: Lang },
    Sheet { kind: &'static KindSpec, id: String },
    Other,
}

/// Reads all records. Every fault of every file is reported; a record is there even when parts of it could
/// not be read. `guard` learns which files must not be quoted.
pub fn read(sources: &Sources, config: &Config, guard: &mut Guard, sink: &mut Sink) -> Vec<Record> {
    let mut files = Vec::new();
    for (file, source) in sources.below(FOLDER) {
        let role = role(file, source.path(), config, sink);
        files.push((file, role));
    }
    for path in sources.assets_below(FOLDER) {
        if path[FOLDER.len()..].matches('/').count() <= 1 {
            sink.push(stray(Place::Path(path.to_owned()), path));
        }
    }
    // Reading is the same whatever the number of threads: results come back in the order of the files.
    let read: Vec<(ContentFile, Sink)> = files
        .par_iter()
        .filter(|(_, role)| matches!(role, Role::Record { .. } | Role::Overlay { .. }))
        .map(|(file, _)| {
            let mut sink = Sink::default();
            (syntax::read(*file, sources.file(*file), &mut sink), sink)
        })
        .collect();
    let mut records = BTreeMap::new();
    let mut overlays = Vec::new();
    let mut contents = read.into_iter();
    let mut sheets = Vec::new();
    // Files of which not all could be read.
    let mut torn = BTreeSet::new();
    for (file, role) in files {
        match role {
            Role::Sheet { kind, id } => sheets.push((file, kind, id)),
            Role::Other => {}
            Role::Record { kind, id } => {
                let Some((content, faults)) = contents.next() else { continue };
                if faults.has_errors(&Levels::new()) {
                    torn.insert(file);
                }
                sink.append(faults);
                records.insert((kind.folder, id.clone()), (kind, id, content));
            }
            Role::Overlay { kind, id, lang } => {
                let Some((content, faults)) = contents.next() else { continue };
                sink.append(faults);
                overlays.push((kind, id, lang, content));
            }
        }
    }
    let mut records: Vec<Record> = build(records.into_values().collect(), sink);
    for record in records.iter_mut().filter(|record| torn.contains(&record.file)) {
        record.common.draft |= guard::seems_draft(sources, record.file);
    }
    for (file, kind, id) in sheets {
        add_sheet(&mut records, sources, file, kind, &id, sink);
    }
    for (kind, id, lang, content) in overlays {
        add_overlay(&mut records, kind, &id, lang, content, guard, sink);
    }
    guard::guard(&records, sources, &torn, guard);
    records
}

fn build(contents: Vec<(&'static KindSpec, String, ContentFile)>, sink: &mut Sink) -> Vec<Record> {
    let built: Vec<(Record, Sink)> = contents
        .into_par_iter()
        .map(|(kind, id, content)| {
            let mut sink = Sink::default();
            (Record::read(kind, &id, content, &mut sink), sink)
        })
        .collect();
    let mut records = Vec::with_capacity(built.len());
    for (record, faults) in built {
        sink.append(faults);
        records.push(record);
    }
    records
}

fn role(file: FileId, path: &str, config: &Config, sink: &mut Sink) -> Role {
    let rest = &path[FOLDER.len()..];
    let whole = Span::new(file, 0..0);
    let Some((stem, ending)) = rest.rsplit_once('.').filter(|(_, ending)| matches!(*ending, "md" | "csv"))
    else {
        if rest.matches('/').count() == 1 {
            sink.push(stray(whole.into(), rest));
        }
        return Role::Other;
    };
    let steps: Vec<&str> = stem.split('/').collect();
    let [folder, name] = steps[..] else {
        // A table may be an attachment; a text that is no record would silently be left out.
        if ending == "md" {
            let message = text!("this file does not lie directly in the folder of a kind");
            let help =
                text!("move it to `content/<kind>/<id>.md`, as `content/measures/dluhove-poradenstvi.md`");
            sink.push(Diagnostic::new(&codes::UNKNOWN_KIND, whole, message).help(help));
        }
        return Role::Other;
    };
    let Some(kind) = kinds::by_folder(folder) else {
        let near = nearest(folder, Of::Folder, kinds::all().iter().map(|kind| kind.folder));
        let help = match near {
            Some(near) => text!("did you mean `content/{near}/`?", own near = near),
            None => text!("folders are named after the kinds, as `content/measures/`"),
        };
        let message = text!("no kind of record has the folder `{folder}`", folder = folder);
        sink.push(Diagnostic::new(&codes::UNKNOWN_KIND, whole, message).help(help));
        return Role::Other;
    };
    let (id, lang) = match name.rsplit_once('.') {
        Some((id, code)) => match config.language(code) {
            Some(lang) if lang != Lang::MAIN => (id, Some(lang)),
            _ => (name, None),
        },
        None => (name, None),
    };
    if !is_record_id(id) {
        let message = text!("`{name}` can't be the id of {kind}", name = name, own kind = a(kind.name));
        let help = match name.rsplit_once('.') {
            Some((id, code)) if is_record_id(id) && config.language(code).is_some() => {
                text!("`{code}` is the main language: name the file `{id}.{ending}`", code = code, id = id, own ending = ending)
            }
            Some((id, code)) if is_record_id(id) => {
                text!(
                    "`vazba.toml` names no language `{code}` into which it could be a translation",
                    code = code
                )
            }
            _ if is_device(name) => {
                text!("Windows keeps this name for a device: write a longer one, as `{id}-1`", id = name)
            }
            _ => text!("a file's name holds lower-case letters without diacritics, digits and hyphens"),
        };
        sink.push(Diagnostic::new(&codes::BAD_ID, whole, message).help(help));
        return Role::Other;
    }
    let id = id.to_owned();
    match (ending, lang) {
        ("csv", None) => Role::Sheet { kind, id },
        ("csv", Some(_)) => {
            let message = text!("a table has no translation");
            let help = text!("its rows stand in `{id}.csv` for all languages", id = id);
            sink.push(Diagnostic::new(&codes::OVERLAY_FIELD, whole, message).help(help));
            Role::Other
        }
        (_, Some(lang)) => Role::Overlay { kind, id, lang },
        (_, None) => Role::Record { kind, id },
    }
}

/// A file that lies where records lie and is none.
fn stray(place: Place, path: &str) -> Diagnostic {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or(name);
    let message = text!("`{name}` is neither a record nor a table", name = name);
    let help =
        text!("a record is called `{id}.md`; a file to publish lies in the folder of its record", id = stem);
    Diagnostic::new(&codes::STRAY_FILE, place, message).help(help)
}

fn find<'a>(records: &'a mut [Record], kind: &KindSpec, id: &str) -> Option<&'a mut Record> {
    let at =
        records.binary_search_by(|record| (record.kind.folder, record.id.as_str()).cmp(&(kind.folder, id)));
    at.ok().map(|at| &mut records[at])
}

fn add_overlay(
    records: &mut [Record],
    kind: &'static KindSpec,
    id: &str,
    lang: Lang,
    content: ContentFile,
    guard: &mut Guard,
    sink: &mut Sink,
) {
    let file = content.file;
    let Some(record) = find(records, kind, id) else {
        let message = text!("there is no {kind} `{id}` to translate", own kind = kind.name, id = id);
        let help =
            text!("the main file would be `content/{folder}/{id}.md`", own folder = kind.folder, id = id);
        sink.push(Diagnostic::new(&codes::OVERLAY_WITHOUT_RECORD, Span::new(file, 0..0), message).help(help));
        return;
    };
    if record.common.draft {
        guard.add(file);
    }
    translate(record, content, lang, sink);
}

/// Adds the rows of `<id>.csv` to the parts of the record that may stand in a table.
fn add_sheet(
    records: &mut [Record],
    sources: &Sources,
    file: FileId,
    kind: &'static KindSpec,
    id: &str,
    sink: &mut Sink,
) {
    let whole = Span::new(file, 0..0);
    let Some(field) = kind.fields.iter().position(|field| field.options.csv) else {
        let message = text!("{kind} has no table beside it", own kind = a(kind.name));
        let help = text!(
            "to publish the file, put it into the folder named after the record and list it in `attachments`"
        );
        sink.push(Diagnostic::new(&codes::UNKNOWN_KIND, whole, message).help(help));
        return;
    };
    let sheet = csv::read(file, sources.file(file), sink);
    let Some(record) = find(records, kind, id) else {
        let message =
            text!("there is no {kind} `{id}` that these rows belong to", own kind = kind.name, id = id);
        let help = text!("the record would be `content/{folder}/{id}.md`", own folder = kind.folder, id = id);
        sink.push(Diagnostic::new(&codes::OVERLAY_WITHOUT_RECORD, whole, message).help(help));
        return;
    };
    let tables = rows(sheet);
    record.fields.add_parts(field, &tables, &mut Decoder::new(kind.name, sink));
}

/// Rows as tables: the columns are the keys, an empty cell is a key that is not there.
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
