//! What can be found: an entry for each record, and one for each part that readers search for by itself.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::key_table::{KeyNumber, KeyTable};
use super::overviews;
use super::stem::Keys;
use super::texts::{self, Class, Said};
use super::words::words;
use crate::graph::NodeId;
use crate::model::field::{TableSpec, Value};
use crate::model::kind::{Kind as _, KindSpec};
use crate::model::kinds::{
    self, AgendaItem, Body, Call, Contribution, Decision, Item, KeyActivity, Partner, Place, Proposal,
    Request, Strategy, TargetGroup, Task, Term,
};
use crate::model::value::{Lang, Named as _};
use crate::view::{NOTES, Scope, note, shorten_to};

/// How many classes of texts there are.
pub(super) const CLASSES: usize = Class::Body as usize + 1;

/// Something that can be found.
pub(super) struct IndexEntry {
    /// Its address.
    pub(super) href: String,
    pub(super) title: IndexText,
    pub(super) code: Option<String>,
    /// Title of the record that it is a part of.
    pub(super) of: Option<IndexText>,
    /// What it is about: its summary, or the beginning of its text.
    pub(super) about: Option<IndexText>,
    /// Indexes of what is said beside its title: to which strategies it belongs, if a site has several, and what a reader
    /// must know about it.
    pub(super) notes: Vec<usize>,
    /// Its keys, each with the best class of text that holds it.
    pub(super) keys: Box<[(KeyNumber, Class)]>,
}

/// A text and the code of its language, where that is not the page's.
pub(super) struct IndexText {
    pub(super) text: String,
    pub(super) lang: Option<String>,
}

/// Entries of one kind of records or parts, which results are grouped by.
pub(super) struct EntryGroup {
    /// Value of `druh` in the address.
    pub(super) slug: String,
    /// What several are called.
    pub(super) label: String,
    pub(super) entries: Vec<IndexEntry>,
}

/// Parts that readers look for by themselves. The words of others count as words of their record.
const PARTS: [&TableSpec; 9] = [
    Item::SPEC,
    Call::SPEC,
    AgendaItem::SPEC,
    Decision::SPEC,
    Task::SPEC,
    Proposal::SPEC,
    Request::SPEC,
    Contribution::SPEC,
    KeyActivity::SPEC,
];

/// Kinds of records whose titles count as words of what refers to them: readers look for what is done where, by whom
/// and for whom.
const AROUND: [&KindSpec; 4] = [Partner::SPEC, Body::SPEC, Place::SPEC, TargetGroup::SPEC];

/// Longest text that says what an entry is about, in letters.
const ABOUT: usize = 160;

/// What makes entries in one language.
pub(super) struct Collector<'a> {
    pub(super) scope: &'a Scope<'a>,
    pub(super) lang: Lang,
    /// For each language of the site.
    keys: Vec<Keys<'a>>,
    table: KeyTable,
}

/// Cache of keys by word and language: few words make up most of all texts. Only looked up, never iterated.
pub(super) type Known = Vec<HashMap<String, Option<Numbered>>>;

/// The keys of a word: its own, and its form where that is one, too.
#[derive(Clone, Copy)]
pub(super) struct Numbered {
    key: KeyNumber,
    form: Option<KeyNumber>,
}

impl Numbered {
    fn all(self) -> impl Iterator<Item = KeyNumber> {
        std::iter::once(self.key).chain(self.form)
    }
}

/// Least number of records that one thread reads at a time, so that its cache of words pays off.
const AT_ONCE: usize = 64;

impl<'a> Collector<'a> {
    pub(super) fn new(scope: &'a Scope<'a>, lang: Lang, ignored: &'a BTreeSet<String>) -> Self {
        let keys = scope.locales.iter().map(|locale| Keys::new(locale.code(), ignored)).collect();
        Self { scope, lang, keys, table: KeyTable::default() }
    }

    /// All groups: kinds in their order, then types of parts; each by record.
    pub(super) fn groups(&self) -> Vec<EntryGroup> {
        let locale = &self.scope.locales[usize::from(self.lang.0)];
        let mut groups = Vec::new();
        for kind in kinds::all() {
            let mut nodes = self.scope.public.nodes_of_kind(kind).to_vec();
            // Of two that are found equally well, that of the strategy in force stands first, and what was replaced last.
            nodes.sort_by_cached_key(|node| (self.scope.strategies.place(*node), self.note(*node)));
            let entries = nodes
                .par_iter()
                .with_min_len(AT_ONCE)
                .map_init(|| self.nothing_known(), |known, node| self.record(*node, known))
                .collect();
            let (slug, label) = (locale.segment(kind.folder), locale.text_for("kind-plural", "", kind.name));
            groups.push(EntryGroup { slug: slug.to_owned(), label: label.to_owned(), entries });
        }
        let records: Vec<NodeId> = self.scope.public.record_nodes().collect();
        for part in PARTS {
            let entries: Vec<Vec<IndexEntry>> = records
                .par_iter()
                .with_min_len(AT_ONCE)
                .map_init(|| self.nothing_known(), |known, node| self.parts(*node, part, known))
                .collect();
            let entries = entries.into_iter().flatten().collect();
            let label = locale.text_for("part", "", part.name);
            let slug = crate::syntax::markdown::slug(label);
            groups.push(EntryGroup { slug, label: label.to_owned(), entries });
        }
        groups.push(overviews::overviews(self));
        groups.retain(|group| !group.entries.is_empty());
        groups
    }

    /// All that may be said beside a title: the names by which people know the strategies of a site that has several, then
    /// what a reader must know of a record.
    pub(super) fn notes(&self) -> Vec<IndexText> {
        let locale = &self.scope.locales[usize::from(self.lang.0)];
        let strategies = self.scope.strategies.all().map(|strategy| self.short_title(strategy));
        let texts = NOTES.iter().map(|name| IndexText { text: locale.text(name).to_owned(), lang: None });
        strategies.chain(texts).collect()
    }

    fn short_title(&self, strategy: NodeId) -> IndexText {
        let record = self.scope.public.record(strategy);
        let short = record.get::<Strategy>().and_then(|strategy| strategy.short_title.as_ref());
        let name = short.or(record.common.title.as_ref()).map(|name| name.localized().best(self.lang));
        let (text, lang) = name.map_or((&record.id, self.lang), |(text, lang)| (text, lang));
        IndexText { text: text.clone(), lang: self.foreign(lang) }
    }

    fn note(&self, node: NodeId) -> Option<usize> {
        note(self.scope.public, node, self.scope.today)
    }

    fn notes_of(&self, node: NodeId) -> Vec<usize> {
        let strategies = self.scope.strategies;
        let own = strategies.of(node).map(|strategy| strategies.place(strategy));
        let count = strategies.all().count();
        own.chain(self.note(node).map(|place| count + place)).collect()
    }

    pub(super) fn nothing_known(&self) -> Known {
        self.keys.iter().map(|_| HashMap::new()).collect()
    }

    fn record(&self, node: NodeId, known: &mut Known) -> IndexEntry {
        let record = self.scope.public.record(node);
        let ids: Vec<&str> = record
            .fields
            .iter()
            .filter_map(|(_, value)| match value {
                Value::Parts(parts) if PARTS.contains(&parts.spec()) => Some(parts),
                _ => None,
            })
            .flat_map(|parts| parts.iter().filter_map(|part| part.id))
            .collect();
        let mut said: Vec<Said<'_>> = texts::of_body(record, self.lang, &ids, None).collect();
        said.extend(texts::of_record(record, self.lang, |part| part.id.is_some_and(|id| ids.contains(&id))));
        said.extend(self.around(node));
        said.push(self.label("kind", record.kind.name));
        for edge in self.scope.public.incoming(node).filter(|edge| edge.owner == Term::SPEC.name) {
            if let Some(term) = self.scope.public.record(edge.from).get::<Term>() {
                said.extend(texts::names(term, self.lang));
            }
        }
        let title = record.common.title.as_ref().map(|title| title.localized().best(self.lang));
        let title = title.map_or((record.id.clone(), self.lang), |(title, lang)| (title.clone(), lang));
        self.entry(node, title, &said, None, known)
    }

    fn parts(&self, node: NodeId, spec: &'static TableSpec, known: &mut Known) -> Vec<IndexEntry> {
        let record = self.scope.public.record(node);
        let mut entries = Vec::new();
        for (_, value) in record.fields.iter() {
            let Value::Parts(parts) = value else { continue };
            for part in parts.iter().filter(|part| part.spec == spec) {
                let Some(id) = part.id else { continue };
                let Some(node) = self.scope.public.find(record.kind.name, &record.id, Some(id)) else {
                    continue;
                };
                let mut said = texts::of_part(&part, self.lang);
                said.extend(texts::of_body(record, self.lang, &[id], Some(id)));
                said.extend(self.around(node));
                said.push(self.label("part-one", spec.name));
                let Some(title) = texts::title(&part, self.lang) else { continue };
                let of = record.common.title.as_ref().map(|title| title.localized().best(self.lang));
                let of = of.map(|(title, lang)| Said {
                    class: Class::Body,
                    tells: false,
                    lang,
                    text: title.into(),
                });
                entries.push(self.entry(node, title, &said, of, known));
            }
        }
        entries
    }

    /// The name of the kind or part: `opatření 2.8` finds the measure with that code.
    fn label<'t>(&'t self, group: &str, name: &'t str) -> Said<'t> {
        let text = self.scope.locales[usize::from(self.lang.0)].text_for(group, "", name);
        Said { class: Class::Body, tells: false, lang: self.lang, text: text.into() }
    }

    /// The titles of the records around a node that count as its words.
    fn around(&self, node: NodeId) -> impl Iterator<Item = Said<'_>> {
        let public = self.scope.public;
        let named = public.outgoing(node).filter(|edge| !edge.is_mention());
        named.map(|edge| public.record(edge.to)).filter(|record| AROUND.contains(&record.kind)).filter_map(
            |record| Some(texts::said(Class::Body, record.common.title.as_ref()?.localized(), self.lang)),
        )
    }

    fn entry(
        &self,
        node: NodeId,
        (title, lang): (String, Lang),
        said: &[Said<'_>],
        of: Option<Said<'_>>,
        known: &mut Known,
    ) -> IndexEntry {
        let public = self.scope.public;
        let fields = public.part(node).map_or_else(|| &*public.record(node).fields, |part| part.fields);
        let code = fields.code().map(str::to_owned);
        let mut keys = self.title_keys(lang, &title, known);
        if let Some(code) = &code {
            self.add(&mut keys, Class::Code, lang, code, known);
        }
        for text in said.iter().chain(&of) {
            self.add(&mut keys, text.class, text.lang, &text.text, known);
        }
        IndexEntry {
            href: self.scope.plan.node_url(public, node, self.lang),
            about: self.about(&title, said),
            title: IndexText { text: title, lang: self.foreign(lang) },
            code,
            of: of.map(|of| IndexText { text: of.text.into_owned(), lang: self.foreign(of.lang) }),
            notes: self.notes_of(node),
            keys: best_of_each(keys),
        }
    }

    /// The keys of a title, which count by their places in it.
    pub(super) fn title_keys(&self, lang: Lang, title: &str, known: &mut Known) -> Vec<(KeyNumber, Class)> {
        let kept: Vec<Numbered> = words(title).filter_map(|word| self.kept(lang, word, known)).collect();
        let count = kept.len();
        let classed = kept.into_iter().enumerate().flat_map(|(place, kept)| {
            let class = Class::in_title(place, count);
            kept.all().map(move |key| (key, class))
        });
        classed.collect()
    }

    /// What an entry is about: the first text that tells something, if it is not what it is called by.
    fn about(&self, title: &str, said: &[Said<'_>]) -> Option<IndexText> {
        let text = said.iter().filter(|said| said.tells).min_by_key(|said| said.class)?;
        let about = shorten_to(&text.text, ABOUT);
        let repeats = about.starts_with(title.trim_end_matches('…'));
        (!repeats).then(|| IndexText { text: about, lang: self.foreign(text.lang) })
    }

    /// Adds the keys of a text.
    fn add(
        &self,
        keys: &mut Vec<(KeyNumber, Class)>,
        class: Class,
        lang: Lang,
        text: &str,
        known: &mut Known,
    ) {
        for word in words(text) {
            if let Some(kept) = self.kept(lang, word, known) {
                keys.extend(kept.all().map(|key| (key, class)));
            }
        }
    }

    fn kept(&self, lang: Lang, word: &str, known: &mut Known) -> Option<Numbered> {
        let lang = usize::from(lang.0);
        if let Some(known) = known[lang].get(word) {
            return *known;
        }
        let numbered = self.keys[lang].kept(word).map(|kept| Numbered {
            key: self.table.number(&kept.key),
            form: kept.form.map(|form| self.table.number(&form)),
        });
        known[lang].insert(word.to_owned(), numbered);
        numbered
    }

    /// The keys of all entries that were made, by their numbers.
    pub(super) fn into_keys(self) -> Vec<Arc<str>> {
        self.table.into_keys()
    }

    /// The keys of a text in its order, as the entries have them.
    pub(super) fn sequence(&self, lang: Lang, text: &str) -> Vec<String> {
        words(text)
            .filter_map(|word| self.keys[usize::from(lang.0)].kept(word))
            .map(|kept| kept.key.to_string())
            .collect()
    }

    fn foreign(&self, lang: Lang) -> Option<String> {
        (lang != self.lang).then(|| self.scope.config.code(lang).to_owned())
    }
}

/// Each key once, in the best class. Gives back the room of the others, since entries live until the index is done.
pub(super) fn best_of_each(mut keys: Vec<(KeyNumber, Class)>) -> Box<[(KeyNumber, Class)]> {
    keys.sort_unstable();
    keys.dedup_by(|(later, _), (first, _)| later == first);
    keys.into_boxed_slice()
}
