//! The finished list of diagnostics: sorted, weighed, and stripped of what must not be quoted.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{Diagnostic, Place, Severity, Text, personal};
use crate::source::{FileId, Position, Sources, Span};

/// Files whose text no diagnostic may quote: drafts, and files that hold private values.
#[derive(Debug, Default)]
pub struct Guard(BTreeSet<FileId>);

impl Guard {
    /// Forbids to quote this file.
    pub fn add(&mut self, file: FileId) {
        self.0.insert(file);
    }

    /// Whether this file must not be quoted.
    pub fn covers(&self, file: FileId) -> bool {
        self.0.contains(&file)
    }
}

/// Weights that `vazba.toml` sets: by the code's name, `None` for "off".
pub type Levels = BTreeMap<String, Option<Severity>>;

/// One diagnostic as every renderer sees it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// File, relative to the site.
    pub file: String,
    /// Where it begins; `None` when it is about the whole file.
    pub start: Option<Position>,
    /// Where it ends (one past the last character).
    pub end: Option<Position>,
    /// The code's name.
    pub code: &'static str,
    /// Its weight here.
    pub severity: Severity,
    /// What is so.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// The source lines it is about; `None` where they must not be quoted.
    pub excerpt: Option<Excerpt>,
    /// Other places that belong to it.
    pub related: Vec<Note>,
}

/// A quoted piece of a file: whole lines, with personal data masked.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Excerpt {
    /// The lines.
    pub text: String,
    /// Number of the first line, from 1.
    pub first_line: usize,
    /// Start of the marked bytes in `text`.
    pub start: usize,
    /// End of the marked bytes in `text`.
    pub end: usize,
}

/// Another place that belongs to a diagnostic.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// File, relative to the site.
    pub file: String,
    /// Where; `None` when it is about the whole file.
    pub start: Option<Position>,
    /// What is there.
    pub message: String,
    /// The source lines there; `None` where they must not be quoted.
    pub excerpt: Option<Excerpt>,
}

/// How many of each weight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
}

/// The diagnostics of a run, sorted by place.
#[derive(Debug, Default)]
pub struct Report {
    /// The diagnostics.
    pub items: Vec<Item>,
}

impl Report {
    /// Sorts and weighs `diagnostics`; drops those that `levels` turns off.
    pub fn new(sources: &Sources, diagnostics: Vec<Diagnostic>, levels: &Levels, guard: &Guard) -> Self {
        let mut items: Vec<Item> = diagnostics
            .into_iter()
            .filter_map(|diagnostic| {
                let severity = weigh(&diagnostic, levels)?;
                Some(item(sources, &diagnostic, severity, guard))
            })
            .collect();
        items.sort();
        items.dedup();
        Self { items }
    }

    /// Counts by weight.
    pub fn summary(&self) -> Summary {
        let errors = self.items.iter().filter(|item| item.severity == Severity::Error).count();
        Summary { errors, warnings: self.items.len() - errors }
    }
}

fn weigh(diagnostic: &Diagnostic, levels: &Levels) -> Option<Severity> {
    let code = diagnostic.code;
    match levels.get(code.name) {
        Some(level) if code.settable => *level,
        _ => Some(code.severity),
    }
}

fn item(sources: &Sources, diagnostic: &Diagnostic, severity: Severity, guard: &Guard) -> Item {
    let guarded = |text: &Text| show(text, is_guarded(&diagnostic.place, guard));
    let (file, start, end) = locate(sources, &diagnostic.place);
    Item {
        file,
        start,
        end,
        code: diagnostic.code.name,
        severity,
        message: guarded(&diagnostic.message),
        help: diagnostic.help.as_ref().map(guarded),
        excerpt: excerpt(sources, &diagnostic.place, guard),
        related: diagnostic
            .related
            .iter()
            .map(|related| {
                let (file, start, _) = locate(sources, &related.place);
                let closed = is_guarded(&related.place, guard) || is_guarded(&diagnostic.place, guard);
                let excerpt = excerpt(sources, &related.place, guard);
                Note { file, start, message: show(&related.message, closed), excerpt }
            })
            .collect(),
    }
}

fn is_guarded(place: &Place, guard: &Guard) -> bool {
    matches!(place, Place::Span(span) if guard.covers(span.file))
}

fn show(text: &Text, guarded: bool) -> String {
    if guarded { text.guarded() } else { personal::mask(&text.full()) }
}

fn locate(sources: &Sources, place: &Place) -> (String, Option<Position>, Option<Position>) {
    match place {
        Place::Path(path) => (path.clone(), None, None),
        Place::Span(span) => {
            let file = sources.file(span.file);
            let range = span.range();
            (file.path().to_owned(), Some(file.position(range.start)), Some(file.position(range.end)))
        }
    }
}

fn excerpt(sources: &Sources, place: &Place, guard: &Guard) -> Option<Excerpt> {
    let Place::Span(span) = place else { return None };
    if guard.covers(span.file) {
        return None;
    }
    Some(quote(sources, *span))
}

/// The lines that `span` touches, at most three of them, with personal data masked.
fn quote(sources: &Sources, span: Span) -> Excerpt {
    let file = sources.file(span.file);
    let text = file.text();
    let start = text.floor_char_boundary(span.range().start);
    let end = text.floor_char_boundary(span.range().end).max(start);
    let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let line_end = text[start..]
        .char_indices()
        .filter(|(_, letter)| *letter == '\n')
        .map(|(at, _)| start + at)
        .enumerate()
        .find(|(passed, at)| *at >= end || *passed == 2)
        .map_or(text.len(), |(_, at)| at);
    Excerpt {
        text: personal::mask(&text[line_start..line_end]),
        first_line: file.position(start).line,
        start: start - line_start,
        end: end.min(line_end) - line_start,
    }
}
