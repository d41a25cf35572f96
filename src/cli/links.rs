//! `vazba links`: all links to other documents, for a meeting with their owners, and back.

use std::path::Path;

use super::arguments::Links;
use super::content::Content;
use super::{End, clock, show};
use crate::diag::{Guard, Levels, Report, Sink};
use crate::disk;
use crate::graph::NodeId;
use crate::links::{self, Changed, Filter, Row, apply, rows};
use crate::model::kinds::Document;
use crate::model::value::Reference;
use crate::site::{self, Options};
use crate::source::characters::meant;
use crate::source::{Sources, Span};
use crate::spelling::nearest;

/// Lists links, or applies a table.
pub(super) fn links(site: Option<&Path>, options: &Links) -> End {
    let done = match &options.apply {
        Some(file) => applied(site, file, options),
        None => list(site, options),
    };
    done.unwrap_or_else(|end| end)
}

fn list(site: Option<&Path>, options: &Links) -> Result<End, End> {
    let site = Content::read(site)?;
    let to = options.which.to.as_ref().map(|written| target(&site, written)).transpose()?;
    let filter = Filter { to, with_gaps: options.which.gaps, unchecked: options.which.unchecked };
    let today = options.today.unwrap_or_else(clock::today);
    let rows = rows(&site.graph, &site.config, today, &filter);
    if options.csv {
        let text = links::csv(&rows).map_err(|error| show::fail(&error.to_string(), End::Disk))?;
        return Ok(show::result(&text));
    }
    if options.json {
        return Ok(show::result(&format!("{:#}", links::json(&rows))));
    }
    let end = if rows.is_empty() { End::Well } else { show::result(&listed(&rows)) };
    show::say(&show::count(rows.len(), "link"));
    Ok(end)
}

/// The document or item that somebody named; a document may be named by its id only.
fn target(site: &Content, written: &str) -> Result<NodeId, End> {
    let whole = if written.contains(':') { written.to_owned() } else { format!("document:{written}") };
    let named = Span::new(Sources::default().add("--to", whole.as_str()), 0..0);
    let reference = Reference::parse(&whole, named, &[]).ok();
    reference.and_then(|reference| site.graph.target(&reference)).ok_or_else(|| {
        let ids = site.graph.of::<Document>().map(|(_, record, _)| &*record.id);
        let near = nearest(written.trim_start_matches("document:"), ids);
        let more = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
        show::fail(&format!("there is no document or item `{written}`{more}"), End::Usage)
    })
}

/// A line for each link: its name, how it stands to what, and what is to be looked at.
fn listed(rows: &[Row<'_>]) -> String {
    let wide = |column: for<'a> fn(&'a Row<'_>) -> &'a str| {
        rows.iter().map(|row| column(row).chars().count()).max().unwrap_or_default()
    };
    let (name, relation) = (wide(|row| &row.name), wide(|row| row.tie.relation.name()));
    let line = |row: &Row<'_>| {
        let gaps: Vec<&str> = row.gaps.iter().map(|gap| gap.name()).collect();
        let gaps = if gaps.is_empty() { String::new() } else { format!("  [{}]", gaps.join(", ")) };
        format!(
            "{:name$}  {:relation$}  {}  {}{gaps}\n",
            row.name,
            row.tie.relation.name(),
            row.to,
            row.to_title
        )
    };
    rows.iter().map(line).collect()
}

fn applied(site: Option<&Path>, file: &Path, options: &Links) -> Result<End, End> {
    let site = Content::read(site)?;
    let name = file.to_string_lossy();
    let bytes = disk::read_named(file)
        .map_err(|error| show::fail(&format!("can't read `{name}`: {error}"), End::Disk))?;
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let id = sources.add(&*name, meant(bytes));
    let sheet = links::read(id, sources.file(id), &mut sink);
    let changed = apply(&site.graph, &site.read.sources, &sheet, &mut sink);
    if !sheet.passed_over.is_empty() {
        show::say(&format!("columns that are not read: {}", sheet.passed_over.join(", ")));
    }
    if !sink.is_empty() {
        let report = Report::new(&sources, sink.into_diagnostics(), &Levels::default(), &Guard::default());
        let end = show::items(&report, options.format);
        show::say("nothing was changed");
        return Ok(end);
    }
    let errors = new_errors(&site, &changed, options);
    if !errors.items.is_empty() {
        let end = show::items(&errors, options.format);
        show::say("nothing was changed");
        return Ok(end);
    }
    write(&site, &changed, options.dry_run)
}

/// The errors that the site would have, and has not now.
fn new_errors(site: &Content, changed: &[Changed], options: &Links) -> Report {
    let asked = Options::of(options.today.unwrap_or_else(clock::today));
    let mut sources = site.read.sources.clone();
    for file in changed {
        sources.add(site.read.sources.file(file.file).path(), file.text.clone());
    }
    let before = site::check(&site.read.sources, Vec::new(), &asked);
    let after = site::check(&sources, Vec::new(), &asked);
    after.new_errors(&before)
}

fn write(site: &Content, changed: &[Changed], dry_run: bool) -> Result<End, End> {
    for file in changed {
        let file = site.read.sources.file(file.file);
        // Invisible characters and other forms of letters are read as they are meant; writing them so would change bytes that nobody named.
        let is_as_read = disk::read_named(&site.read.root.join(file.path()))
            .is_ok_and(|bytes| bytes == file.text().as_bytes());
        if !is_as_read {
            let message = format!(
                "`{}` has invisible or decomposed characters, or bytes that are no text; save it as plain UTF-8 first",
                file.path()
            );
            return Err(show::fail(&message, End::Faults));
        }
    }
    for file in changed {
        let path = site.read.sources.file(file.file).path();
        if !dry_run {
            disk::write_content(&site.read.root, path, &file.text)
                .map_err(|error| show::fail(&format!("can't write `{path}`: {error}"), End::Disk))?;
        }
        for link in &file.links {
            show::say(&format!("  {path}: {link}"));
        }
    }
    let links: usize = changed.iter().map(|file| file.links.len()).sum();
    let how = if dry_run { "would be changed" } else { "changed" };
    let (links, files) = (show::count(links, "link"), show::count(changed.len(), "file"));
    show::say(&format!("{links} in {files} {how}"));
    Ok(End::Well)
}
