//! Footnotes: where they are written, and whether each is used and each use is written.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::events::{Item, end_of};
use super::origin::Origin;
use crate::diag::codes::BROKEN_FOOTNOTE;
use crate::diag::{Diagnostic, Sink, text};

/// The name by which a footnote is found: case does not matter.
pub(super) fn key(label: &str) -> String {
    label.to_lowercase()
}

/// Events of each written footnote, start and end included; of two with the same name, the first.
pub(super) fn definitions(items: &[Item<'_>]) -> BTreeMap<String, Range<usize>> {
    let mut out = BTreeMap::new();
    for (at, (event, _)) in items.iter().enumerate() {
        if let Event::Start(Tag::FootnoteDefinition(label)) = event {
            out.entry(key(label)).or_insert_with(|| at..end_of(items, at) + 1);
        }
    }
    out
}

/// Reports footnotes that are used but not written, written but not used, or written twice.
pub(super) fn check(text: &str, items: &[Item<'_>], origin: &Origin, sink: &mut Sink) {
    if !text.contains("[^") {
        return;
    }
    let mut report = |range: Range<usize>, message, help| {
        sink.push(Diagnostic::new(&BROKEN_FOOTNOTE, origin.span(range), message).help(help));
    };
    let mut written: BTreeMap<String, (&str, Range<usize>)> = BTreeMap::new();
    let mut used = BTreeSet::new();
    for (event, range) in items {
        match event {
            Event::FootnoteReference(label) => {
                used.insert(key(label));
            }
            Event::Start(Tag::FootnoteDefinition(label)) => {
                let place = label_of(text, range);
                match written.entry(key(label)) {
                    Entry::Vacant(entry) => {
                        entry.insert((label, place));
                    }
                    Entry::Occupied(_) => {
                        let message = text!("footnote `{label}` is written twice", label = label);
                        report(place, message, text!("give one of them another name"));
                    }
                }
            }
            _ => {}
        }
    }
    for (key, (label, place)) in written {
        if !used.contains(&key) {
            let message = text!("footnote `{label}` is written but not used", label = label);
            let help = text!("put `[^{label}]` where it belongs, or delete it", label = label);
            report(place, message, help);
        }
    }
    for range in undefined(text, items) {
        let label = &text[range.start + 2..range.end - 1];
        let message = text!("footnote `{label}` is used but not written", label = label);
        let help = text!("add a line `[^{label}]: …` with its text", label = label);
        report(range, message, help);
    }
}

/// The `[^name]` at the start of a written footnote.
fn label_of(text: &str, definition: &Range<usize>) -> Range<usize> {
    let close = text[definition.clone()].find("]:").map_or(definition.end, |at| definition.start + at + 1);
    definition.start..close
}

/// Places of `[^name]` that the parser left as text, since no such footnote is written.
fn undefined(text: &str, items: &[Item<'_>]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut run: Option<Range<usize>> = None;
    let mut in_code = false;
    for (event, range) in items {
        match (event, &mut run) {
            (Event::Text(_), Some(run)) if !in_code && run.end == range.start => run.end = range.end,
            (Event::Text(_), _) if !in_code => {
                scan(text, run.replace(range.clone()), &mut out);
            }
            _ => scan(text, run.take(), &mut out),
        }
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            _ => {}
        }
    }
    scan(text, run, &mut out);
    out
}

fn scan(text: &str, run: Option<Range<usize>>, out: &mut Vec<Range<usize>>) {
    let Some(run) = run else { return };
    let mut from = run.start;
    while let Some(open) = text[from..run.end].find("[^").map(|at| from + at) {
        let Some(close) = text[open + 1..run.end].find(['[', ']']).map(|at| open + 1 + at) else { return };
        if text[close..].starts_with('[') {
            from = close;
            continue;
        }
        let label = &text[open + 2..close];
        let escapes = text[..open].bytes().rev().take_while(|byte| *byte == b'\\').count();
        if !label.trim().is_empty() && escapes % 2 == 0 {
            out.push(open..close + 1);
        }
        from = close + 1;
    }
}
