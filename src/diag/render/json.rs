//! Vazba's own JSON, for scripts. The names of its fields are part of the interface.

use serde::Serialize;

use super::{column, line, to_json};
use crate::diag::report::Summary;
use crate::diag::{Item, More, Note, Report};

#[derive(Serialize)]
struct ReportJson<'a> {
    diagnostics: Vec<Entry<'a>>,
    not_shown: Vec<NotShown<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    help: Option<&'a str>,
    related: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    message: &'a str,
}

#[derive(Serialize)]
struct NotShown<'a> {
    code: &'a str,
    severity: &'a str,
    file: Option<&'a str>,
    count: usize,
}

/// The report as one JSON object.
pub(super) fn render(report: &Report) -> String {
    to_json(&ReportJson {
        diagnostics: report.items.iter().map(entry).collect(),
        not_shown: report.more.iter().map(not_shown).collect(),
        summary: report.summary(),
    })
}

fn not_shown(more: &More) -> NotShown<'_> {
    NotShown {
        code: more.code,
        severity: more.severity.name(),
        file: more.file.as_deref(),
        count: more.count,
    }
}

fn entry(item: &Item) -> Entry<'_> {
    Entry {
        code: item.code,
        severity: item.severity.name(),
        message: &item.message,
        file: &item.file,
        line: line(item.start),
        column: column(item.start),
        end_line: line(item.end),
        end_column: column(item.end),
        help: item.help.as_deref(),
        related: item.related.iter().map(related).collect(),
    }
}

fn related(note: &Note) -> Related<'_> {
    Related { file: &note.file, line: line(note.start), column: column(note.start), message: &note.message }
}
