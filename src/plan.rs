//! The plan: what is written where, and every address.

mod claims;
mod lists;
mod shelf;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use claims::Claims;
pub use lists::{LIST_WORDS, ROWS, TITLES, pages, title_parts};
pub use shelf::Shelf;

use crate::config::Config;
use crate::diag::{Diagnostic, Place, Sink, codes, text};
use crate::facet::{Facet, FacetValue, Facets};
use crate::graph::NodeId;
use crate::locale::Locale;
use crate::model::Record;
use crate::model::kind::KindSpec;
use crate::model::kinds;
use crate::model::value::Lang;
use crate::public::Public;
use crate::source::Span;

/// What a page of the built site shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Subject {
    /// A record.
    Record(NodeId),
    /// All records of a kind.
    List(&'static KindSpec),
    /// A later page, from 2, of the list of a kind that has facets.
    ListPage(&'static KindSpec, usize),
    /// All values of a facet.
    Facet(&'static Facet),
    /// A page, from 1, of the records with one value of a facet.
    FacetValue(&'static Facet, FacetValue, usize),
    /// A page of its own, by its name.
    Page(&'static str),
    /// A file that is the same for all languages, by its path.
    File(&'static str),
    /// One shelf of the index of titles, by its number.
    Shelf(usize),
    /// The action plan of a year.
    Year(i16),
    /// An address that leads on to a record.
    Redirect(NodeId),
}

/// Folder of the index for the search.
pub const SEARCH_INDEX: &str = "search-index";

/// The page of its own that leads to the action plans. A site in which no activity is planned has none.
pub const ACTION_PLAN: &str = "action-plan";

/// A page of the built site.
#[derive(Clone, Debug)]
pub struct Planned {
    /// Path of the file, relative to the published folder.
    pub path: String,
    /// What it shows.
    pub subject: Subject,
    /// In which language.
    pub lang: Lang,
}

/// What a site has beside its records and their lists.
#[derive(Clone, Copy, Debug, Default)]
pub struct Own<'a> {
    /// Pages of their own, by name.
    pub pages: &'a [&'static str],
    /// Files that are made once for all languages, by path, unless a fixed one stands in their place.
    pub files: &'a [&'static str],
    /// Paths of files that are published as they are, each with where it comes from.
    pub fixed: &'a [(String, Place)],
}

/// Every address of the built site.
pub struct Plan {
    prefix: String,
    roots: Vec<String>,
    segments: Vec<BTreeMap<String, String>>,
    pages: Vec<Planned>,
    files: Vec<(String, String)>,
    shelves: Vec<Vec<Shelf>>,
    claims: Claims,
}

impl Plan {
    /// Plans the pages of every record, kind and value of a facet, and what else is the site's own. Two things
    /// that want the same address are reported.
    pub fn new(
        public: &Public,
        facets: &Facets,
        config: &Config,
        locales: &[Arc<Locale>],
        own: &Own<'_>,
        sink: &mut Sink,
    ) -> Self {
        let mut plan = Self {
            prefix: config.path_prefix().to_owned(),
            roots: Vec::new(),
            segments: Vec::new(),
            pages: Vec::new(),
            files: Vec::new(),
            shelves: Vec::new(),
            claims: Claims::default(),
        };
        for (lang, locale) in config.langs().zip(locales) {
            plan.roots.push(if lang == Lang::MAIN {
                String::new()
            } else {
                format!("{}/", config.code(lang))
            });
            let segments = locale.segments().map(|(name, segment)| (name.to_owned(), segment.to_owned()));
            plan.segments.push(segments.collect());
        }
        if own.pages.contains(&shelf::PAGE) {
            plan.claims.claim(SEARCH_INDEX, place_of(None), sink);
        }
        for (path, place) in own.fixed {
            plan.claims.claim(path, place.clone(), sink);
        }
        for path in own.files {
            if plan.is_free(path) {
                plan.add((*path).to_owned(), Subject::File(path), Lang::MAIN, place_of(None), sink);
            }
        }
        for (lang, locale) in config.langs().zip(locales) {
            plan.add_pages(public, facets, lang, own.pages, sink);
            plan.add_shelves(public, lang, locale, own.pages, sink);
        }
        plan.add_redirects(public, sink);
        plan.add_attachments(public, sink);
        plan
    }

    fn add_pages(
        &mut self,
        public: &Public,
        facets: &Facets,
        lang: Lang,
        names: &[&'static str],
        sink: &mut Sink,
    ) {
        let root = self.roots[usize::from(lang.0)].clone();
        for name in names {
            let segment = self.segment(name, lang).to_owned();
            let path = match segment.as_str() {
                "" => format!("{root}index.html"),
                file if file.contains('.') => format!("{root}{file}"),
                folder => format!("{root}{folder}/index.html"),
            };
            self.add(path, Subject::Page(name), lang, place_of(None), sink);
        }
        for year in public.years_of_activities() {
            let path = format!("{root}{}/{year:04}/index.html", self.segment(ACTION_PLAN, lang));
            self.add(path, Subject::Year(year), lang, place_of(None), sink);
        }
        for kind in kinds::all() {
            if public.of_kind(kind).next().is_some() {
                let segment = self.segment(kind.folder, lang).to_owned();
                let path = format!("{root}{segment}/index.html");
                self.add(path, Subject::List(kind), lang, place_of(None), sink);
                self.add_list(public, facets, (kind, lang), sink);
                self.add_records(public, kind, lang, sink);
            }
        }
    }

    fn add_records(&mut self, public: &Public, kind: &'static KindSpec, lang: Lang, sink: &mut Sink) {
        let folder = format!("{}{}", self.roots[usize::from(lang.0)], self.segment(kind.folder, lang));
        let words = self.words_of_list(kind, lang);
        for (node, record) in public.of_kind(kind) {
            if let Some(name) = words.get(&record.id) {
                self.report_word(record, name, lang, sink);
                continue;
            }
            let path = format!("{folder}/{}/index.html", record.id);
            self.add(path, Subject::Record(node), lang, place_of(Some(record)), sink);
            if lang == Lang::MAIN {
                // Its data stand beside it.
                let data = format!("{folder}/{}/index.json", record.id);
                self.claims.claim(&data, place_of(Some(record)), sink);
            }
        }
    }

    /// The index of titles: on the page of the search, or on pages of its own below it.
    fn add_shelves(
        &mut self,
        public: &Public,
        lang: Lang,
        locale: &Locale,
        names: &[&'static str],
        sink: &mut Sink,
    ) {
        let mut shelves = Vec::new();
        if names.contains(&shelf::PAGE) {
            let folder = format!("{}{}", self.roots[usize::from(lang.0)], self.segment(shelf::PAGE, lang));
            shelves = shelf::shelves(public, lang, locale, &folder);
        }
        for (number, shelf) in shelves.iter().enumerate() {
            if let Some(path) = &shelf.path {
                self.add(path.clone(), Subject::Shelf(number), lang, place_of(None), sink);
            }
        }
        self.shelves.push(shelves);
    }

    fn add(&mut self, path: String, subject: Subject, lang: Lang, place: Place, sink: &mut Sink) {
        if self.claims.claim(&path, place, sink) {
            self.pages.push(Planned { path, subject, lang });
        }
    }

    fn add_redirects(&mut self, public: &Public, sink: &mut Sink) {
        for node in public.nodes().filter(|node| public.part(*node).is_none()) {
            let record = public.record(node);
            for former in &record.common.former_urls {
                let path = former.main().trim_matches('/');
                let sound = !path.is_empty()
                    && path.split('/').all(|step| !step.is_empty() && step != "." && step != "..");
                if !sound || path.contains(['\\', ':', '?', '#', '\0']) {
                    let message =
                        text!("`{address}` is not an address of this site", address = former.main());
                    let help = text!("write the path after the host's name, as `/opatreni/stary-nazev/`");
                    sink.push(Diagnostic::new(&codes::BAD_ADDRESS, former.span, message).help(help));
                    continue;
                }
                let path = if path.rsplit('.').next() == Some("html") {
                    path.to_owned()
                } else {
                    format!("{path}/index.html")
                };
                self.add(path, Subject::Redirect(node), Lang::MAIN, Place::Span(former.span), sink);
            }
        }
    }

    /// Files beside records that their records publish.
    fn add_attachments(&mut self, public: &Public, sink: &mut Sink) {
        for node in public.nodes().filter(|node| public.part(*node).is_none()) {
            let record = public.record(node);
            let mut seen = BTreeSet::new();
            for file in record.files() {
                let source = record.beside(&file);
                let path = self.file_path(record, &file);
                if !seen.insert(path.clone()) {
                    continue;
                }
                if self.claims.claim(&path, place_of(Some(record)), sink) {
                    self.files.push((path, source));
                }
            }
        }
    }

    /// Whether nothing of the site has this path yet: then a format may write there.
    pub fn is_free(&self, path: &str) -> bool {
        self.claims.is_free(path)
    }

    /// All pages, languages one after another, in the order of kinds and ids.
    pub fn pages(&self) -> &[Planned] {
        &self.pages
    }

    /// Files that are copied: path in the published folder, path in the site's folder.
    pub fn files(&self) -> &[(String, String)] {
        &self.files
    }

    /// Address of a record or part in a language.
    pub fn node_url(&self, public: &Public, node: NodeId, lang: Lang) -> String {
        let record = public.record(node);
        let anchor = public.part(node).and_then(|part| part.id).map_or(String::new(), |id| format!("#{id}"));
        let (root, segment) = (&self.roots[usize::from(lang.0)], self.segment(record.kind.folder, lang));
        format!("{}/{root}{segment}/{}/{anchor}", self.prefix, record.id)
    }

    /// Address of the list of a kind's records.
    pub fn list_url(&self, kind: &KindSpec, lang: Lang) -> String {
        format!("{}/{}{}/", self.prefix, self.roots[usize::from(lang.0)], self.segment(kind.folder, lang))
    }

    /// Address of a page of its own.
    pub fn page_url(&self, name: &str, lang: Lang) -> String {
        let segment = self.segment(name, lang);
        let slash = if segment.is_empty() || segment.contains('.') { "" } else { "/" };
        format!("{}/{}{segment}{slash}", self.prefix, self.roots[usize::from(lang.0)])
    }

    /// The shelves of the index of titles in a language.
    pub fn shelves(&self, lang: Lang) -> &[Shelf] {
        &self.shelves[usize::from(lang.0)]
    }

    /// Address of a shelf: of its page, or of its place on the page of the search.
    pub fn shelf_url(&self, at: &Shelf, lang: Lang) -> String {
        match &at.path {
            Some(path) => format!("{}/{}", self.prefix, without_index(path)),
            None => format!("{}#{}", self.page_url(shelf::PAGE, lang), at.id),
        }
    }

    /// Address of the action plan of a year.
    pub fn year_url(&self, year: i16, lang: Lang) -> String {
        format!("{}{year:04}/", self.page_url(ACTION_PLAN, lang))
    }

    /// Address of a planned page.
    pub fn url(&self, planned: &Planned) -> String {
        format!("{}/{}", self.prefix, without_index(&planned.path))
    }

    /// Address of a file beside a record. Files have one address for all languages.
    pub fn file_url(&self, record: &Record, file: &str) -> String {
        format!("{}/{}", self.prefix, encoded(&self.file_path(record, file)))
    }

    /// Address of a file of the theme, or of one that is published as it is.
    pub fn theme_url(&self, file: &str) -> String {
        format!("{}/{}", self.prefix, encoded(file))
    }

    fn file_path(&self, record: &Record, file: &str) -> String {
        let inside = file.strip_prefix(&record.id).and_then(|rest| rest.strip_prefix('/')).unwrap_or(file);
        format!("{}/{}/{inside}", self.segment(record.kind.folder, Lang::MAIN), record.id)
    }

    /// A word in the query of the search, by its name.
    pub fn search_word<'a>(&'a self, name: &'a str, lang: Lang) -> &'a str {
        self.segment(name, lang)
    }

    fn segment<'a>(&'a self, name: &'a str, lang: Lang) -> &'a str {
        self.segments[usize::from(lang.0)].get(name).map_or(name, String::as_str)
    }
}

/// Where a page comes from: the record's file, or the configuration for pages of the site itself.
fn place_of(record: Option<&Record>) -> Place {
    match record {
        Some(record) => Place::Span(Span::new(record.file, 0..0)),
        None => Place::Path(crate::config::FILE.to_owned()),
    }
}

fn encoded(path: &str) -> String {
    path.split('/').map(percent_encode).collect::<Vec<_>>().join("/")
}

/// The path as it stands in an address: that of a folder's own page is the folder's.
fn without_index(path: &str) -> &str {
    let folder = path.strip_suffix("index.html");
    folder.filter(|folder| folder.is_empty() || folder.ends_with('/')).unwrap_or(path)
}

/// Bytes that may stand in a path as they are (RFC 3986, `unreserved`).
fn percent_encode(step: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(step.len());
    for byte in step.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string can't fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::percent_encode;

    #[test]
    fn file_names_are_encoded_for_addresses() {
        assert_eq!(percent_encode("zápis 1.pdf"), "z%C3%A1pis%201.pdf");
    }
}
