//! Addresses of lists: their later pages and, for lists with facets, a page for each facet and value and the data for scripts.
//!
//! Below the list's own address, each facet has a folder, and in it each of its values. Their names come from the language
//! files, under `<folder>/<name>`.

use std::collections::BTreeMap;

use super::cut::{PAGE, pages};
use super::{Plan, Subject, place_of};
use crate::diag::{Diagnostic, Sink, codes, text};
use crate::facet::{self, Facet, FacetValue, Facets, Of};
use crate::model::Record;
use crate::model::kind::KindSpec;
use crate::model::value::Lang;
use crate::public::Public;

/// Name of the word for the data for scripts.
const DATA: &str = "data";
/// Words of the addresses of a list with facets, beside those: their names.
pub const LIST_WORDS: &[&str] = &[DATA];

/// Most titles in one file of the data for scripts.
pub const TITLES: usize = 1000;

/// How many files of the data for scripts hold the titles of that many records.
pub fn title_parts(records: usize) -> usize {
    records.div_ceil(TITLES)
}

impl Plan {
    /// Adds what belongs to the list of `kind` beside its first page.
    pub(super) fn add_list(
        &mut self,
        public: &Public,
        facets: &Facets,
        (kind, lang): (&'static KindSpec, Lang),
        sink: &mut Sink,
    ) {
        let records = public.of_kind(kind).count();
        for page in 2..=pages(records) {
            let path = self.paged(self.list_path(kind, lang), page, lang);
            self.add_folder(path, Subject::ListPage(kind, page), lang, sink);
        }
        for values in facets.of_kind(kind).filter(|values| !values.records.is_empty()) {
            let facet = values.facet;
            let path = self.facet_path(facet, lang);
            for page in 1..=pages(values.records.len()) {
                let path = self.paged(path.clone(), page, lang);
                self.add_folder(path, Subject::Facet(facet, page), lang, sink);
            }
            for (value, records) in &values.records {
                let path = format!("{path}{}/", self.facet_key(public, facet, *value, lang));
                for page in 1..=pages(records.len()) {
                    let path = self.paged(path.clone(), page, lang);
                    self.add_folder(path, Subject::FacetValue(facet, *value, page), lang, sink);
                }
            }
        }
    }

    fn add_folder(&mut self, path: String, subject: Subject, lang: Lang, sink: &mut Sink) {
        self.add(path + "index.html", subject, lang, place_of(None), sink);
    }

    /// Words below the list's address that stand for something other than a record, each with its name.
    pub(super) fn words_of_list(&self, kind: &KindSpec, lang: Lang) -> BTreeMap<String, &'static str> {
        let facets = facet::of_kind(kind).map(|facet| (self.list_word(kind, facet.name, lang), facet.name));
        std::iter::once((self.segment(PAGE, lang).to_owned(), PAGE)).chain(facets).collect()
    }

    /// Reports a record whose id is a word of the list's own addresses.
    pub(super) fn report_word(&self, record: &Record, name: &str, lang: Lang, sink: &mut Sink) {
        let path = format!("{}{}/", self.list_path(record.kind, lang), record.id);
        let message = text!("the address `/{path}` is already taken", path = path);
        let help = text!(
            "rename the file: below the address of the list `{id}` stands for `{name}`, whether there are such pages or not",
            id = record.id,
            own name = name
        );
        sink.push(Diagnostic::new(&codes::DUPLICATE_ADDRESS, place_of(Some(record)), message).help(help));
    }

    /// Address of a page of a list, from 1.
    pub fn list_page_url(&self, kind: &KindSpec, page: usize, lang: Lang) -> String {
        self.absolute(&self.paged(self.list_path(kind, lang), page, lang))
    }

    /// Address of a page, from 1, of all values of a facet.
    pub fn facet_url(&self, facet: &Facet, page: usize, lang: Lang) -> String {
        self.absolute(&self.paged(self.facet_path(facet, lang), page, lang))
    }

    /// Address of a page, from 1, of the records with this value of a facet.
    pub fn facet_value_url(
        &self,
        public: &Public,
        (facet, value): (&Facet, FacetValue),
        page: usize,
        lang: Lang,
    ) -> String {
        let path = format!("{}{}/", self.facet_path(facet, lang), self.facet_key(public, facet, value, lang));
        self.absolute(&self.paged(path, page, lang))
    }

    /// The value of a facet as it stands in addresses. Records of the kind that the facet declares stand there by their ids;
    /// others stand below the segment of their kind, so that no two values can have one address.
    pub fn facet_key(&self, public: &Public, facet: &Facet, value: FacetValue, lang: Lang) -> String {
        match (value, facet.of) {
            (FacetValue::Record(node), Of::Records(kind)) if public.record(node).kind == kind => {
                public.record(node).id.clone()
            }
            (FacetValue::Record(node), _) => {
                let record = public.record(node);
                format!("{}/{}", self.segment(record.kind.folder, lang), record.id)
            }
            (FacetValue::Choice(name), _) => {
                self.list_word(facet.kind, &format!("{}/{name}", facet.name), lang)
            }
            (FacetValue::Year(year), _) => year.to_string(),
        }
    }

    /// A word of the addresses of a list, by its name: of a facet, or one of those that scripts write.
    pub fn list_word(&self, kind: &KindSpec, name: &str, lang: Lang) -> String {
        self.segment(&format!("{}/{name}", kind.folder), lang).to_owned()
    }

    /// Path of a file of data for scripts: the table of all records, or, from 1, a part of their titles.
    pub fn list_data_path(&self, kind: &KindSpec, part: Option<usize>, lang: Lang) -> String {
        let number = part.map_or(String::new(), |part| format!("-{part}"));
        format!("{}{}{number}.json", self.list_path(kind, lang), self.list_word(kind, DATA, lang))
    }

    fn facet_path(&self, facet: &Facet, lang: Lang) -> String {
        format!("{}{}/", self.list_path(facet.kind, lang), self.list_word(facet.kind, facet.name, lang))
    }

    fn list_path(&self, kind: &KindSpec, lang: Lang) -> String {
        format!("{}{}/", self.roots[usize::from(lang.0)], self.segment(kind.folder, lang))
    }
}
