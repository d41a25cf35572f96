//! What is wrong with a site: as data for the script, and as a page where there is no other.

use std::path::Path;

use hyper::StatusCode;
use serde::Serialize;

use super::Shown;
use super::answer::{Answer, Content, tag_of};
use super::editor::Editor;
use crate::diag::{Excerpt, Item, More, Note, Report, Severity, render};
use crate::syntax::markdown::escaped;

/// How the page looks that says what is wrong.
const STYLE: &str = "html { font: 16px/1.5 system-ui, sans-serif; color: light-dark(#1c2328, #e8edf0); \
    background: light-dark(#fff, #171d21); } body { max-width: 46rem; margin: 0 auto; padding: 2rem 1rem; } \
    h1 { margin: 0 0 .5rem; font-size: 1.5rem; line-height: 1.25; } pre { overflow: auto; }";

/// Where the list is.
pub(super) const PATH: &str = "/.vazba/faults.json";

#[derive(Serialize)]
struct List<'a> {
    errors: usize,
    warnings: usize,
    faults: Vec<Fault<'a>>,
    /// Sentences about what is not listed.
    more: Vec<String>,
}

#[derive(Serialize)]
struct Fault<'a> {
    is_error: bool,
    code: &'a str,
    message: &'a str,
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    /// Opens the place in an editor.
    edit: Option<String>,
    help: Option<&'a str>,
    excerpt: Option<Quote<'a>>,
    related: Vec<Related<'a>>,
}

/// Another place that belongs to a fault.
#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    edit: Option<String>,
    excerpt: Option<Quote<'a>>,
}

/// Lines of a file, in three pieces: the middle one is what the fault is about.
#[derive(Serialize)]
struct Quote<'a> {
    first_line: usize,
    before: &'a str,
    marked: &'a str,
    after: &'a str,
}

/// The faults of the site as the script shows them.
pub(super) fn list(shown: &Shown, root: &Path) -> Answer {
    let report = &shown.version.report;
    let summary = report.summary();
    let list = List {
        errors: summary.errors,
        warnings: summary.warnings,
        faults: report.items.iter().map(|item| fault(item, &shown.editor, root)).collect(),
        more: report.more.iter().map(more).collect(),
    };
    // Only fails on keys that are no texts; there are none.
    let bytes = serde_json::to_vec(&list).unwrap_or_default();
    Answer {
        status: StatusCode::OK,
        media_type: "application/json".to_owned(),
        tag: tag_of(&bytes),
        content: Content::Here(bytes),
    }
}

fn fault<'a>(item: &'a Item, editor: &Editor, root: &Path) -> Fault<'a> {
    Fault {
        is_error: item.severity == Severity::Error,
        code: item.code,
        message: &item.message,
        file: &item.file,
        line: item.start.map(|start| start.line),
        column: item.start.map(|start| start.column),
        edit: editor.link(root, &item.file, item.start),
        help: item.help.as_deref(),
        excerpt: item.excerpt.as_ref().map(quote),
        related: item.related.iter().map(|note| related(note, editor, root)).collect(),
    }
}

fn related<'a>(note: &'a Note, editor: &Editor, root: &Path) -> Related<'a> {
    Related {
        message: &note.message,
        file: &note.file,
        line: note.start.map(|start| start.line),
        column: note.start.map(|start| start.column),
        edit: editor.link(root, &note.file, note.start),
        excerpt: note.excerpt.as_ref().map(quote),
    }
}

fn more(more: &More) -> String {
    format!("{} ({})", more.with_file(), more.code)
}

fn quote(excerpt: &Excerpt) -> Quote<'_> {
    let Excerpt { text, first_line, start, end, .. } = excerpt;
    let (start, end) = (text.floor_char_boundary(*start), text.floor_char_boundary(*end));
    let (rest, after) = text.split_at(end.max(start));
    let (before, marked) = rest.split_at(start);
    Quote { first_line: *first_line, before, marked, after }
}

/// A page that says which errors there are, and needs no script for it.
pub(super) fn page(report: &Report) -> Answer {
    let errors = report.items.iter().filter(|item| item.severity == Severity::Error);
    let said: Vec<String> = errors.map(|item| render::item(item, false)).collect();
    let said = said.join("\n\n");
    let bytes = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>This page can't be made yet</title>\n<style>{STYLE}</style>\n<main>\n<h1>This page can't be made yet</h1>\n\
         <p>It appears here as soon as this is mended:</p>\n<pre>{}</pre>\n</main>\n</html>\n",
        escaped(&said)
    )
    .into_bytes();
    Answer {
        status: StatusCode::INTERNAL_SERVER_ERROR,
        media_type: "text/html; charset=utf-8".to_owned(),
        tag: tag_of(&bytes),
        content: Content::Here(bytes),
    }
}
