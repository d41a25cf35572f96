//! What looks like personal data in the texts of a record.

use std::ops::Range;

use crate::check::Input;
use crate::diag::personal::{self, Category};
use crate::model::field::{Fields, Value};
use crate::model::value::{Text, Written};
use crate::model::{Places, Record};
use crate::source::{FileId, Sources, Span};
use crate::syntax::toml::{Table, Tree};

/// What was found, by the texts in which it stands, in the order of each.
pub(in crate::check) type Findings = Vec<Vec<Finding>>;

/// Something that looks like personal data. It has no `Debug`, so that no log can show it.
pub(in crate::check) struct Finding {
    /// Where it is written.
    pub(in crate::check) span: Span,
    /// What it looks like.
    pub(in crate::check) category: Category,
    /// How it is written.
    pub(in crate::check) words: String,
}

/// Searches all texts of a record.
pub(super) fn record(record: &Record, sources: &Sources) -> Findings {
    let mut search = Search { sources, found: Vec::new() };
    let whole = Span::new(record.file, 0..0);
    search.plain(&record.id, whole);
    search.owner(&record.common, &record.places, whole);
    search.owner(&*record.fields, &record.places, whole);
    for (_, written) in record.body.localized().all() {
        search.prose(written);
    }
    search.found
}

/// Searches the settings in `file`, which is `vazba.toml`.
pub(super) fn config(site: &Input<'_>, file: FileId) -> Findings {
    let mut search = Search { sources: site.sources, found: Vec::new() };
    search.owner(&site.config.settings, &site.config.places, Span::new(file, 0..0));
    search.found
}

struct Search<'a> {
    sources: &'a Sources,
    found: Findings,
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

    /// Searches a text of one line that was written at `span`, perhaps with escapes or other blanks.
    fn plain(&mut self, words: &str, span: Span) {
        let mut written = self.sources.file(span.file).text().get(span.range()).unwrap_or_default();
        let mut start = span.range().start;
        for (range, category) in personal::find(words) {
            let finding = &words[range];
            let mut place = span;
            // A finding written with escapes is not in the file as such; what follows it gets the whole span, too.
            match written.find(finding) {
                Some(at) => {
                    place = Span::new(span.file, start + at..start + at + finding.len());
                    start += at + finding.len();
                    written = &written[at + finding.len()..];
                }
                None => written = "",
            }
            self.found.push(vec![Finding { span: place, category, words: finding.to_owned() }]);
        }
    }

    /// Searches the words of a Markdown text, and all that stands between them: machine-readable data hold the text as
    /// it is written.
    fn prose(&mut self, written: &Written) {
        let mut found: Vec<Finding> = Vec::new();
        for run in &written.outline.doubtful {
            let finding = |(range, category): (Range<usize>, Category)| Finding {
                span: run.span(range.clone()),
                category,
                words: run.text()[range].to_owned(),
            };
            found.extend(personal::find(run.text()).into_iter().map(finding));
        }
        found.sort_by_key(|finding| (finding.span.start, finding.span.end));
        self.found.push(found);
    }
}
