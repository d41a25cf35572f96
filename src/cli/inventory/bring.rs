//! From a file with an inventory to the file with the items of a document.

use std::collections::HashMap;

use super::super::arguments::Bringing;
use super::super::content::Content;
use super::super::{End, clock, show};
use super::described::Described;

use crate::diag::{Guard, Levels, Report, Sink};
use crate::disk;
use crate::inventory::{
    self, Changed, Claim, Columns, Entry, Form, Origin, Reading, is_address, items_file, renewed, report,
    sheet_as_csv,
};
use crate::source::Sources;
use crate::source::characters::meant;

/// An inventory that is to be brought in.
pub(super) struct Asked<'a> {
    /// Its address, or the path of its file.
    pub(super) name: &'a str,
    pub(super) bytes: &'a [u8],
    pub(super) columns: &'a Columns,
    pub(super) sheet: Option<&'a str>,
}

/// Reads it, says what has changed, and writes the items unless it is a dry run. Nothing is written where anything is wrong.
pub(super) fn bring(
    site: &Content,
    document: &Described,
    asked: &Asked<'_>,
    bringing: &Bringing,
) -> Result<End, End> {
    let mut sources = Sources::default();
    let mut sink = Sink::default();
    let today = bringing.today.unwrap_or_else(clock::today);
    let form = form(asked)?;
    // Only websites say where on the web their links lead.
    let here = if form == Form::Published { site.addresses(today) } else { None };
    let entries = read(site, asked, form, here.as_ref(), (&mut sources, &mut sink))?;
    if !sink.is_empty() {
        let report = Report::new(&sources, sink.into_diagnostics(), &Levels::default(), &Guard::default());
        let end = show::items(&report, bringing.format);
        show::say("nothing was written");
        return Ok(end);
    }
    let (mut entries, mut changed) = renewed(&document.items, entries);
    if form == Form::Published && here.is_none() {
        show::say(
            "`vazba.toml` has no sound `base_url`, so links to this site can't be told and stay as they were",
        );
        keep_links(&mut entries, &document.items);
        changed.retain(|changed| !changed.is_of_links());
    }
    if !document.is_new {
        say_changes(site, document, &entries, &changed, bringing)?;
    }
    let is_table = matches!(form, Form::Csv | Form::Workbook);
    let none = Columns::default();
    let origin = Origin {
        name: if is_address(asked.name) { asked.name } else { file_name(asked.name) },
        sheet: asked.sheet.filter(|_| form == Form::Workbook),
        columns: if is_table { asked.columns } else { &none },
        read: today,
        bytes: asked.bytes,
    };
    let text = items_file(&document.id, &entries, &origin);
    write(site, document, &entries, &text, bringing.dry_run)
}

/// Gives items the links to this site that they had before.
fn keep_links(entries: &mut [Entry], before: &[Entry]) {
    let links: HashMap<&str, &Vec<Claim>> = before.iter().map(|entry| (&*entry.id, &entry.inbound)).collect();
    for entry in entries {
        entry.inbound = links.get(&*entry.id).map_or_else(Vec::new, |links| (*links).clone());
    }
}

fn say_changes(
    site: &Content,
    document: &Described,
    entries: &[Entry],
    changed: &[Changed],
    bringing: &Bringing,
) -> Result<(), End> {
    if changed.is_empty() && bringing.format.0.name == "human" {
        let is_same = entries == document.items;
        show::say(if is_same { "nothing has changed" } else { "nothing has changed but pages or addresses" });
        return Ok(());
    }
    let faults = report(changed, &site.graph, document.node, &document.path);
    let report = Report::new(&site.read.sources, faults, &site.config.levels, &site.guard);
    if show::items(&report, bringing.format) == End::Disk { Err(End::Disk) } else { Ok(()) }
}

fn form(asked: &Asked<'_>) -> Result<Form, End> {
    Form::of(asked.name, asked.bytes).ok_or_else(|| {
        let message = format!(
            "`{}` has no form that is read: it takes the `inventory.json` of a site, StratML (XML) or a table (XLSX, CSV)",
            asked.name
        );
        show::fail(&message, End::Usage)
    })
}

fn read(
    site: &Content,
    asked: &Asked<'_>,
    form: Form,
    here: Option<&HashMap<String, String>>,
    (sources, sink): (&mut Sources, &mut Sink),
) -> Result<Vec<Entry>, End> {
    let name = asked.name;
    let text = match form {
        Form::Workbook => sheet_as_csv(asked.bytes, asked.sheet, asked.columns)
            .map_err(|why| show::fail(&format!("can't read `{name}`: {why}"), End::Faults))?
            .into_bytes(),
        Form::Published | Form::Stratml | Form::Csv => asked.bytes.to_vec(),
    };
    let file = sources.add(name, meant(text));
    let none = HashMap::new();
    let reading =
        Reading { columns: asked.columns, languages: &site.languages(), here: here.unwrap_or(&none) };
    Ok(inventory::read(form, (file, sources.file(file)), reading, sink))
}

fn write(
    site: &Content,
    document: &Described,
    entries: &[Entry],
    text: &str,
    dry_run: bool,
) -> Result<End, End> {
    let path = &document.path;
    if document.is_new {
        for entry in entries {
            show::say(&format!("  {}  {}", entry.id, entry.title));
        }
    }
    let links: usize = entries.iter().map(|entry| entry.inbound.len()).sum();
    let what = match (entries.len(), links) {
        (items, 0) => show::count(items, "item"),
        (items, links) => {
            format!("{} with {} to this site", show::count(items, "item"), show::count(links, "link"))
        }
    };
    if dry_run {
        show::say(&format!("{what} would be written to {path}"));
        return Ok(End::Well);
    }
    disk::write_content(&site.read.root, path, text)
        .map_err(|error| show::fail(&format!("can't write `{path}`: {error}"), End::Disk))?;
    show::say(&format!("{what} written to {path}"));
    Ok(End::Well)
}

/// The name of a file without its folders: those of somebody's machine belong to nobody else.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
