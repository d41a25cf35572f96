//! Personal data in texts.

mod official;

use std::ops::Range;

use official::Official;
use rayon::prelude::*;

use super::Input;
use crate::diag::personal::{self, Category};
use crate::diag::{Diagnostic, Sink, codes, text};
use crate::model::field::{Fields, Value};
use crate::model::{Places, Record};
use crate::model::value::{Text, Written};
use crate::source::{Sources, Span};
use crate::syntax::markdown;
use crate::syntax::toml::{Table, Tree};

codes! {
    /// A text holds a telephone number, an e-mail address, a birth number or a bank account.
    ///
    /// What is published stays in archives and search engines for ever, also after it is taken back. People
    /// appear in a strategy as roles, organisations by their names; take the number or address out. The contact
    /// of an office belongs into the record of the organisation, where it is published only when both marks say
    /// so:
    ///
    /// ```toml
    /// [[contact]]
    /// title = "podatelna"
    /// email = "…"
    /// official = true
    /// public = true
    /// ```
    ///
    /// What is marked so, and the `[contact]` of the whole site in `vazba.toml`, may stand in any text.
    ///
    /// No message of Vazba shows what was found. Where a number only looks like one of a person, write it in
    /// another way, or lower the weight of this check in `vazba.toml`.
    PERSONAL_DATA = "personal-data", Error;
}

pub(super) fn check(site: &Input<'_>, sink: &mut Sink) {
    let official = &Official::of(site);
    let new = || Search { sources: site.sources, official, found: Vec::new() };
    let found: Vec<Vec<Finding>> =
        site.graph.records().par_iter().map(|record| of_record(new(), record)).collect();
    let mut search = new();
    if let Some(file) = site.sources.find(crate::config::FILE) {
        search.owner(&site.config.settings, &site.config.places, Span::new(file, 0..0));
    }
    for (span, category) in found.into_iter().flatten().chain(search.found) {
        let message = text!("this text holds {what}", own what = words(category));
        let help = text!("take it out: people appear as roles, and offices have a `[[contact]]` in their record");
        sink.push(Diagnostic::new(&PERSONAL_DATA, span, message).help(help));
    }
}

/// Where it stands and what it looks like.
type Finding = (Span, Category);

fn words(category: Category) -> &'static str {
    match category {
        Category::Phone => "a telephone number",
        Category::Email => "an e-mail address",
        Category::BirthNumber => "a birth number",
        Category::Account => "the number of a bank account",
    }
}

fn of_record(mut search: Search<'_>, record: &Record) -> Vec<Finding> {
    let whole = Span::new(record.file, 0..0);
    search.plain(&record.id, whole);
    search.owner(&record.common, &record.places, whole);
    search.owner(&*record.fields, &record.places, whole);
    for (_, written) in record.body.localized().all() {
        search.prose(written);
    }
    search.found
}

struct Search<'a> {
    sources: &'a Sources,
    official: &'a Official,
    found: Vec<Finding>,
}

impl Search<'_> {
    /// Searches all fields of a record, part or table. `whole` is where it stands.
    fn owner(&mut self, owner: &dyn Fields, places: &Places, whole: Span) {
        for (spec, value) in owner.iter() {
            let place = places.of_spec(spec).unwrap_or(whole);
            match value {
                Value::Text(text) => self.text(text),
                Value::Texts(texts) => texts.iter().for_each(|text| self.text(text)),
                Value::Prose(prose) => prose.localized().all().for_each(|(_, written)| self.prose(written)),
                Value::Code(words) | Value::Web(words) => self.plain(words, place),
                Value::File(name, span) => self.plain(name, span),
                Value::Free(table) => self.table(table),
                Value::Table(table) => self.owner(table, &Places::default(), place),
                Value::Parts(parts) => parts.iter().for_each(|part| {
                    self.plain(part.id.unwrap_or_default(), part.span);
                    self.owner(part.fields, part.places, part.span);
                }),
                _ => {}
            }
        }
    }

    fn text(&mut self, text: &Text) {
        for (words, span) in text.places() {
            self.plain(words, span);
        }
    }

    fn table(&mut self, table: &Table) {
        for (_, node) in &table.entries {
            self.tree(&node.tree, node.span);
        }
    }

    fn tree(&mut self, tree: &Tree, span: Span) {
        match tree {
            Tree::Text { value, .. } => self.plain(value, span),
            Tree::Table(table) => self.table(table),
            Tree::Array(items) => items.iter().for_each(|item| self.tree(&item.tree, item.span)),
            // A bare number is an amount or a count: telephones and accounts are written as texts.
            Tree::Integer(_) | Tree::Float(_) | Tree::Boolean(_) | Tree::Date(_) => {}
        }
    }

    /// What a text holds that is nobody's official contact.
    fn find(&self, words: &str) -> Vec<(Range<usize>, Category)> {
        let mut found = personal::find(words);
        found.retain(|(range, category)| !self.official.has(&words[range.clone()], *category));
        found
    }

    /// Searches a text of one line that was written at `span`, perhaps with escapes or other blanks.
    fn plain(&mut self, words: &str, span: Span) {
        let mut written = self.sources.file(span.file).text().get(span.range()).unwrap_or_default();
        let mut start = span.range().start;
        for (range, category) in self.find(words) {
            let finding = &words[range];
            // What is written with escapes is not to be found, nor is what comes after it, or not as such.
            let Some(at) = written.find(finding) else {
                written = "";
                self.found.push((span, category));
                continue;
            };
            self.found.push((Span::new(span.file, start + at..start + at + finding.len()), category));
            start += at + finding.len();
            written = &written[at + finding.len()..];
        }
    }

    /// Searches the words of a Markdown text, and all that stands between them: data for machines hold the text as
    /// it is written.
    fn prose(&mut self, written: &Written) {
        if !personal::may_hold_any(&written.text) {
            return;
        }
        let mut found: Vec<Finding> = Vec::new();
        for run in markdown::texts(&written.text, &written.origin) {
            found.extend(self.find(run.text()).into_iter().map(|(range, category)| (run.span(range), category)));
        }
        self.found.extend(narrowest(found));
    }
}

/// Of findings that overlap the narrowest: `<a@b.cz>` is an address and its own words.
fn narrowest(mut found: Vec<Finding>) -> Vec<Finding> {
    found.sort_by_key(|(span, _)| (span.start, span.end));
    let mut out: Vec<Finding> = Vec::with_capacity(found.len());
    for finding in found {
        match out.last_mut() {
            Some(last) if finding.0.start < last.0.end => {
                if length(finding.0) < length(last.0) {
                    *last = finding;
                }
            }
            _ => out.push(finding),
        }
    }
    out
}

fn length(span: Span) -> u32 {
    span.end - span.start
}
