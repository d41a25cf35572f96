//! Footnotes, with links there and back for each use.

use std::collections::BTreeMap;

use super::super::footnotes::key;
use super::writer::Writer;

/// Footnotes of a piece in the order of their first use.
#[derive(Default)]
pub(super) struct Notes {
    list: Vec<Note>,
    /// Where each stands in the list, by its key.
    at: BTreeMap<String, usize>,
}

struct Note {
    key: String,
    id: String,
    /// Ids of the places that use it.
    uses: Vec<String>,
}

impl Writer<'_, '_> {
    /// Writes the number of a footnote where it is used.
    pub(super) fn reference(&mut self, label: &str) {
        let key = key(label);
        if !self.page.notes.contains_key(&key) {
            self.out.push_str("[^");
            self.text(label);
            return self.out.push(']');
        }
        let found = self.notes.at.get(&key).copied();
        let at = found.unwrap_or_else(|| {
            let id = self.taken.unique(&format!("_fn-{}", self.notes.list.len() + 1));
            self.notes.at.insert(key.clone(), self.notes.list.len());
            self.notes.list.push(Note { key, id, uses: Vec::new() });
            self.notes.list.len() - 1
        });
        let note = &mut self.notes.list[at];
        let number = at + 1;
        let from = self.taken.unique(&format!("_fnref-{number}"));
        let to = note.id.clone();
        note.uses.push(from.clone());
        self.add(format_args!(
            "<sup><a href=\"#{to}\" id=\"{from}\" role=\"doc-noteref\">{number}</a></sup>"
        ));
    }

    /// Writes the words of each note. Notes may use others, so the list grows on the way.
    fn bodies(&mut self) -> Vec<String> {
        let text = std::mem::take(&mut self.out);
        let mut bodies = Vec::new();
        while let Some(note) = self.notes.list.get(bodies.len()) {
            if let Some(events) = self.page.notes.get(&note.key).cloned() {
                self.write(events.start + 1..events.end - 1);
            }
            bodies.push(std::mem::take(&mut self.out));
        }
        self.out = text;
        bodies
    }

    /// Writes the links back, at the end of the note's last paragraph.
    fn ways_back(&mut self, at: usize) {
        let before_end = self.out.strip_suffix("</p>\n").map(str::len);
        match before_end {
            Some(length) => self.out.truncate(length),
            None => self.block("<p>"),
        }
        let label = &self.page.labels.back;
        let uses = std::mem::take(&mut self.notes.list[at].uses);
        for (nth, place) in uses.iter().enumerate() {
            let number = at + 1;
            let which = if nth == 0 { number.to_string() } else { format!("{number}-{}", nth + 1) };
            let blank = if self.out.ends_with("<p>") { "" } else { " " };
            self.add(format_args!("{blank}<a href=\"#{place}\" role=\"doc-backlink\""));
            self.attribute("aria-label", &format!("{label} {which}"));
            self.out.push_str(">↩</a>");
        }
        self.out.push_str("</p>\n");
    }
}

/// Adds the footnotes and returns the HTML of the piece.
pub(super) fn finish(mut writer: Writer<'_, '_>) -> String {
    let bodies = writer.bodies();
    if bodies.is_empty() {
        return writer.out;
    }
    let title = writer.taken.unique("_notes");
    let level = writer.base_level;
    writer.block("<section class=\"footnotes\" role=\"doc-endnotes\"");
    writer.attribute("aria-labelledby", &title);
    writer.add(format_args!(">\n<h{level} id=\"{title}\">"));
    writer.text(&writer.page.labels.footnotes);
    writer.add(format_args!("</h{level}>\n<ol>\n"));
    for (at, body) in bodies.iter().enumerate() {
        let id = writer.notes.list[at].id.clone();
        writer.add(format_args!("<li id=\"{id}\">\n{body}"));
        writer.ways_back(at);
        writer.out.push_str("</li>\n");
    }
    writer.out.push_str("</ol>\n</section>\n");
    writer.out
}
