//! `vazba inventory`.

use std::path::Path;

use super::arguments::{Add, Inventory};
use super::folder::Read;
use super::{End, clock, folder, show};
use crate::config::Config;
use crate::content;
use crate::diag::{Guard, Levels, Report, Sink};
use crate::disk;
use crate::graph::{Graph, NodeId};
use crate::inventory::{self, Columns, Entry, Form, Origin, entries, items_file, renewed, report};
use crate::model::kinds::Document;
use crate::source::Sources;
use crate::source::characters::meant;
use crate::spelling::nearest;

/// Brings the items of a document into the site.
pub(super) fn inventory(site: Option<&Path>, command: &Inventory) -> End {
    let Inventory::Add(options) = command;
    match add(site, options) {
        Ok(end) | Err(end) => end,
    }
}

fn add(site: Option<&Path>, options: &Add) -> Result<End, End> {
    let columns = Columns::parse(options.map.iter().map(String::as_str))
        .map_err(|fault| show::fail(&fault, End::Usage))?;
    let site = Content::read(site)?;
    let document = site.document(&options.document)?;
    let name = options.file.to_string_lossy();
    let bytes = disk::read_named(&options.file)
        .map_err(|error| show::fail(&format!("can't read `{name}`: {error}"), End::Disk))?;
    let Some(form) = Form::of(&name, &bytes) else {
        let message = format!(
            "`{name}` has no form that is read: it takes the `inventory.json` of a site, StratML (XML) or a table (CSV)"
        );
        return Err(show::fail(&message, End::Usage));
    };
    let mut sink = Sink::default();
    let mut sources = Sources::default();
    let file = sources.add(&*name, meant(bytes.clone()));
    let languages: Vec<&str> = site.config.langs().map(|lang| site.config.code(lang)).collect();
    let entries = inventory::read(form, (file, sources.file(file)), &columns, &languages, &mut sink);
    if !sink.is_empty() {
        let report = Report::new(&sources, sink.into_diagnostics(), &Levels::default(), &Guard::default());
        let end = show::items(&report, options.format);
        show::say("nothing was written");
        return Ok(end);
    }
    let (entries, changed) = renewed(&document.items, entries);
    let read = options.today.unwrap_or_else(clock::today);
    let text =
        items_file(&options.document, &entries, &Origin { name: file_name(&name), read, bytes: &bytes });
    if !document.is_new {
        let faults = report(&changed, &site.graph, document.node, &document.path);
        let report = Report::new(&site.read.sources, faults, &site.config.levels, &site.guard);
        if show::items(&report, options.format) == End::Disk {
            return Err(End::Disk);
        }
    }
    site.write(&document, &entries, &text, options.dry_run)
}

/// The content of a site, read and related.
struct Content {
    read: Read,
    config: Config,
    graph: Graph,
    guard: Guard,
}

/// A document with what is known of its items.
struct Described {
    node: NodeId,
    /// Path of the file with its items.
    path: String,
    /// Whether there is no such file yet.
    is_new: bool,
    /// The items in it.
    items: Vec<Entry>,
}

impl Content {
    /// Reads the content; what is wrong with it is for `vazba check` to say.
    fn read(folder: Option<&Path>) -> Result<Self, End> {
        let read = folder::read(folder)?;
        let (mut guard, mut sink) = (Guard::default(), Sink::default());
        let config = Config::read(&read.sources, &mut sink);
        let records =
            content::read(&read.sources, &config, &mut content::Memo::default(), &mut guard, &mut sink);
        let graph = Graph::new(records, &mut sink);
        Ok(Self { read, config, graph, guard })
    }

    /// The document of this id, which must have no items of its own.
    fn document(&self, id: &str) -> Result<Described, End> {
        let mut documents = self.graph.of::<Document>();
        let Some((node, record, data)) = documents.find(|(_, record, _)| record.id == id) else {
            let ids = self.graph.of::<Document>().map(|(_, record, _)| &*record.id);
            let near = nearest(id, ids).map(|near| format!("; did you mean `{near}`?"));
            let more = near.unwrap_or_else(|| format!("; it would be `content/documents/{id}.md`"));
            return Err(show::fail(&format!("there is no document `{id}`{more}"), End::Usage));
        };
        let path = format!("{}{}/{id}.items.toml", content::FOLDER, record.kind.folder);
        let file = self.read.sources.find(&path);
        if data.item.iter().any(|item| Some(item.span.file) != file) {
            let own = self.read.sources.file(record.file).path();
            let message = format!(
                "`{own}` has items of its own; take its `[[item]]` out first, or leave the inventory"
            );
            return Err(show::fail(&message, End::Usage));
        }
        Ok(Described { node, path, is_new: file.is_none(), items: entries(data) })
    }

    fn write(&self, document: &Described, entries: &[Entry], text: &str, dry_run: bool) -> Result<End, End> {
        let path = &document.path;
        if document.is_new {
            for entry in entries {
                show::say(&format!("  {}  {}", entry.id, entry.title));
            }
        }
        let count = entries.len();
        if dry_run {
            show::say(&format!("{count} items would be written to {path}"));
            return Ok(End::Well);
        }
        disk::write_content(&self.read.root, path, text)
            .map_err(|error| show::fail(&format!("can't write `{path}`: {error}"), End::Disk))?;
        show::say(&format!("{count} items written to {path}"));
        Ok(End::Well)
    }
}

/// The name of a file without its folders: those of somebody's machine belong to nobody else.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
