//! The plan: what is written where, and every address.

mod claims;
mod cut;
mod files;
mod lists;
mod made;
mod menu;
mod redirects;
mod shelf;
mod ties;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use claims::Claims;
use cut::Cuts;
pub use cut::{ACTIVITIES, ROWS, Register, Section, WORDS, pages, pages_of};
pub use lists::{LIST_WORDS, TITLES, title_parts};
use made::MadeOf;
pub use made::{FormatSpec, MadeFile, MadeFrom, Table, table_words};
pub use menu::MenuTarget;
pub use shelf::Shelf;
pub use ties::{TIES, TIES_FILTERS, TIES_ROWS, TiesOf, ties_rows, ties_words};

use crate::config::{Config, TitleIndex};
use crate::diag::{Place, Sink};
use crate::facet::{Facet, FacetValue, Facets};
use crate::graph::{Coverage, NodeId, Relation};
use crate::locale::Locale;
use crate::model::Record;
use crate::model::kind::KindSpec;
use crate::model::kinds;
use crate::model::value::Lang;
use crate::public::Public;
use crate::source::{Sources, Span};

/// What a page of the built site shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Subject {
    /// A record.
    Record(NodeId),
    /// All records of a kind.
    List(&'static KindSpec),
    /// A later page, from 2, of the list of a kind.
    ListPage(&'static KindSpec, usize),
    /// A page, from 1, of the values of a facet.
    Facet(&'static Facet, usize),
    /// A page, from 1, of the records with one value of a facet.
    FacetValue(&'static Facet, FacetValue, usize),
    /// A page of its own, by its name.
    Page(&'static str),
    /// A page, from 1, of a long section of such a page.
    Section(&'static str, Section, usize),
    /// A page, from 1, of those who refer to a record or part by one relation, where they are many.
    BackLinks(NodeId, Relation, usize),
    /// A file that is the same for all languages, by its path.
    File(&'static str),
    /// One shelf of the index of titles, by its number.
    Shelf(usize),
    /// A page, from 1, of the action plan of a year.
    Year(i16, usize),
    /// A page, from 1, of the matrix of ties; the first of all of it is a page of its own.
    Ties(TiesOf, usize),
    /// The first page of the matrix as a picture.
    TiesPicture(TiesOf),
    /// An address that leads on to a record.
    Redirect(NodeId),
}

/// Folder of the search index.
pub const SEARCH_INDEX: &str = "search-index";

/// The standalone page that leads to the action plans. A site without planned activities has none.
pub const ACTION_PLAN: &str = "action-plan";

/// Pages of their own that lie below another one.
const BELOW: &[(&str, &str)] = &[("gaps", TIES)];

/// The page of its own below which this one lies.
pub fn page_above(name: &str) -> Option<&'static str> {
    BELOW.iter().find(|(below, _)| *below == name).map(|(_, above)| *above)
}

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

/// What a site has besides its records and their lists.
#[derive(Clone, Copy, Default)]
pub struct Extras<'a> {
    /// Pages of their own, by name.
    pub pages: &'a [&'static str],
    /// The same, including those for which this site has nothing.
    pub known: &'a [&'static str],
    /// Those of the pages that are registers, with their sections.
    pub registers: &'a [Register],
    /// How goals and measures are tied to documents; without the page of the matrix, nothing is planned of it.
    pub coverage: Option<&'a Coverage>,
    /// Files that are made once for all languages, by path, unless a fixed one stands in their place.
    pub files: &'a [&'static str],
    /// Paths of files that are published as they are, each with where it comes from.
    pub fixed: &'a [(String, Place)],
}

impl Extras<'_> {
    /// Whether a file that is published as it is stands in the place of one that would be made.
    fn has_fixed(&self, path: &str) -> bool {
        self.fixed.iter().any(|(fixed, _)| fixed == path)
    }
}

/// Every address of the built site.
pub struct Plan {
    prefix: String,
    roots: Vec<String>,
    segments: Vec<BTreeMap<String, String>>,
    pages: Vec<Planned>,
    files: BTreeMap<String, String>,
    made: Vec<MadeFile>,
    /// Places of those that pages link to. Only looked up, never iterated.
    made_of: HashMap<MadeOf, Vec<usize>>,
    shelves: Vec<Arc<[Shelf]>>,
    menu: Vec<(usize, MenuTarget)>,
    cuts: Cuts,
    claims: Claims,
    memo: Memo,
}

/// What of the last plan can be used again: which paths are in nobody's way, long lists of back-links, the index of titles.
#[derive(Default)]
pub struct Memo {
    claims: claims::Memo,
    cuts: cut::Memo,
    shelves: shelf::Memo,
}

impl Plan {
    /// A plan of a site in which nothing has an address yet.
    pub fn new(config: &Config, memo: Memo) -> Self {
        Self {
            prefix: config.path_prefix().to_owned(),
            roots: Vec::new(),
            segments: Vec::new(),
            pages: Vec::new(),
            files: BTreeMap::new(),
            made: Vec::new(),
            made_of: HashMap::new(),
            shelves: Vec::new(),
            menu: Vec::new(),
            cuts: Cuts::default(),
            claims: Claims::new(&memo.claims),
            memo,
        }
    }

    /// Plans the pages of every record, kind and facet value, and the site's other pages. If two want the same address, that is
    /// reported.
    pub fn add_pages(
        &mut self,
        public: &Public,
        facets: &Facets,
        config: &Config,
        locales: &[Arc<Locale>],
        extras: &Extras<'_>,
        sink: &mut Sink,
    ) {
        self.memo.shelves.begin(public);
        self.menu = menu::menu(public, config, extras, sink);
        self.cuts = Cuts::new(public, extras.registers, &mut self.memo.cuts);
        for (lang, locale) in config.langs().zip(locales) {
            self.roots.push(if lang == Lang::MAIN {
                String::new()
            } else {
                format!("{}/", config.code(lang))
            });
            let segments = locale.segments().map(|(name, segment)| (name.to_owned(), segment.to_owned()));
            self.segments.push(segments.collect());
        }
        if extras.pages.contains(&shelf::PAGE) {
            self.claims.claim(SEARCH_INDEX, place_of(None), sink);
        }
        for (path, place) in extras.fixed {
            self.claims.claim(path, place.clone(), sink);
        }
        for path in extras.files.iter().filter(|path| !extras.has_fixed(path)) {
            self.add((*path).to_owned(), Subject::File(path), Lang::MAIN, place_of(None), sink);
        }
        let has_titles =
            extras.pages.contains(&shelf::PAGE) && config.settings.title_index != Some(TitleIndex::Off);
        for (lang, locale) in config.langs().zip(locales) {
            self.add_pages_in(public, facets, lang, extras.pages, sink);
            self.add_cuts(public, extras, lang, sink);
            if let Some(coverage) = extras.coverage.filter(|_| extras.pages.contains(&TIES)) {
                self.add_ties(public, coverage, lang, sink);
            }
            if has_titles {
                self.add_shelves(public, lang, locale, sink);
            } else {
                self.shelves.push(Arc::default());
            }
        }
    }

    /// Plans what has its address from authors: former addresses, and files beside records.
    pub fn add_written(&mut self, public: &Public, sources: &Sources, sink: &mut Sink) {
        self.add_redirects(public, sink);
        self.add_attachments(public, sources, sink);
    }

    /// Whether some addresses may be in each other's way, so that the site must be planned again, with the memo that
    /// [`end`](Self::end) then gives: it knows of no addresses.
    pub fn is_doubtful(&self) -> bool {
        self.claims.are_doubtful()
    }

    /// Ends the plan: what is known for the next one.
    pub fn end(&mut self) -> Memo {
        self.claims.keep(&mut self.memo.claims);
        std::mem::take(&mut self.memo)
    }

    /// How many paths were checked against all others.
    pub fn checked(&self) -> usize {
        self.claims.checked()
    }

    fn add_pages_in(
        &mut self,
        public: &Public,
        facets: &Facets,
        lang: Lang,
        names: &[&'static str],
        sink: &mut Sink,
    ) {
        let root = self.roots[usize::from(lang.0)].clone();
        for name in names {
            let segment = self.page_segment(name, lang);
            let path = match segment.as_str() {
                "" => format!("{root}index.html"),
                file if file.contains('.') => format!("{root}{file}"),
                folder => format!("{root}{folder}/index.html"),
            };
            self.add(path, Subject::Page(name), lang, place_of(None), sink);
        }
        for (year, activities) in public.activities_by_year() {
            for page in 1..=pages_of(activities, ACTIVITIES) {
                let path = self.year_path(year, page, lang) + "index.html";
                self.add(path, Subject::Year(year, page), lang, place_of(None), sink);
            }
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
        }
    }

    /// The index of titles: on the page of the search, or on pages of its own below it.
    fn add_shelves(&mut self, public: &Public, lang: Lang, locale: &Arc<Locale>, sink: &mut Sink) {
        let folder = format!("{}{}", self.roots[usize::from(lang.0)], self.segment(shelf::PAGE, lang));
        let shelves = self.memo.shelves.shelves(public, lang, locale, folder);
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

    /// All pages, languages one after another, in the order of kinds and ids.
    pub fn pages(&self) -> &[Planned] {
        &self.pages
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
        let segment = self.page_segment(name, lang);
        let slash = if segment.is_empty() || segment.contains('.') { "" } else { "/" };
        format!("{}/{}{segment}{slash}", self.prefix, self.roots[usize::from(lang.0)])
    }

    /// The menu of `vazba.toml`: numbers of its entries there, and where they lead.
    pub fn menu(&self) -> &[(usize, MenuTarget)] {
        &self.menu
    }

    /// The shelves of the index of titles in a language; none where the site has no such index.
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

    /// Address of a page, from 1, of the action plan of a year.
    pub fn year_url(&self, year: i16, page: usize, lang: Lang) -> String {
        self.absolute(&self.year_path(year, page, lang))
    }

    fn year_path(&self, year: i16, page: usize, lang: Lang) -> String {
        let folder = format!("{}{}", self.roots[usize::from(lang.0)], self.segment(ACTION_PLAN, lang));
        self.paged(format!("{folder}/{year:04}/"), page, lang)
    }

    /// Address of a planned page.
    pub fn url(&self, planned: &Planned) -> String {
        format!("{}/{}", self.prefix, without_index(&planned.path))
    }

    /// A word in the query of the search, by its name.
    pub fn search_word<'a>(&'a self, name: &'a str, lang: Lang) -> &'a str {
        self.segment(name, lang)
    }

    /// The address of a page of its own below the language's root; some lie below another one.
    fn page_segment(&self, name: &str, lang: Lang) -> String {
        let own = self.segment(name, lang);
        match page_above(name) {
            Some(above) => format!("{}/{own}", self.segment(above, lang)),
            None => own.to_owned(),
        }
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

/// The path as it stands in an address: that of a folder's own page is the folder's.
fn without_index(path: &str) -> &str {
    let folder = path.strip_suffix("index.html");
    folder.filter(|folder| folder.is_empty() || folder.ends_with('/')).unwrap_or(path)
}
