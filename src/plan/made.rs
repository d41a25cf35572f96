//! Files that formats make: planned before the first is made, so that pages can link to them.

use super::{Extras, Plan, place_of};
use crate::diag::Sink;
use crate::graph::NodeId;
use crate::model::kind::KindSpec;
use crate::model::value::Lang;
use crate::public::Public;

/// What a format is.
#[derive(Debug)]
pub struct FormatSpec {
    /// Name of the format.
    pub name: &'static str,
    /// Media type of its files, as servers and links name it.
    pub media_type: &'static str,
    /// Its title on pages, the same in all languages. With a title, the page of a record, a list or the site links to the
    /// files with the same content.
    pub title: Option<&'static str>,
    /// Whether pages need it: then it is written even with `--only html`.
    pub for_pages: bool,
}

/// A file that a format makes.
#[derive(Clone, Debug)]
pub struct MadeFile {
    /// Path of the file, relative to the published folder.
    pub path: String,
    /// The format.
    pub format: &'static FormatSpec,
    /// What it is made from.
    pub from: MadeFrom,
    /// In which language; the main one, for what holds all of them.
    pub lang: Lang,
    /// Whether a file of the site's own may stand in its place.
    pub gives_way: bool,
}

/// What a file is made from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MadeFrom {
    /// The site as a whole, or its part of this number, from 1.
    Site(Option<usize>),
    /// A record.
    Record(NodeId),
    /// The list of a kind's records, or its part of this number, from 1.
    List(&'static KindSpec, Option<usize>),
    /// A table over the whole site.
    Table(Table),
}

/// A table over the whole site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Table {
    /// All relations between records.
    Relations,
    /// How goals and measures are tied to documents.
    Matrix,
    /// What is missing between them.
    Gaps,
}

impl Table {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Relations, Self::Matrix, Self::Gaps];

    /// The name of the word for it in addresses.
    fn word(self) -> &'static str {
        match self {
            Self::Relations => "data/relations",
            Self::Matrix => "data/matrix",
            Self::Gaps => "data/gaps",
        }
    }
}

/// Words of the addresses of tables: their names.
pub fn table_words() -> impl Iterator<Item = &'static str> {
    Table::ALL.into_iter().map(Table::word)
}

/// The key by which pages find a file: what it is made from, unless that is a part of something.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum MadeOf {
    Site,
    Record(NodeId),
    List(&'static str),
    Table(Table),
}

impl MadeFrom {
    fn whole(self) -> Option<MadeOf> {
        match self {
            Self::Site(part) => part.is_none().then_some(MadeOf::Site),
            Self::Record(node) => Some(MadeOf::Record(node)),
            Self::List(kind, part) => part.is_none().then_some(MadeOf::List(kind.name)),
            Self::Table(table) => Some(MadeOf::Table(table)),
        }
    }
}

impl Plan {
    /// Plans files that formats make. All take their paths; with `only_for_pages`, only those that pages need are made.
    pub fn add_made(
        &mut self,
        files: Vec<MadeFile>,
        only_for_pages: bool,
        public: &Public,
        extras: &Extras<'_>,
        sink: &mut Sink,
    ) {
        for file in files.into_iter().filter(|file| !(file.gives_way && extras.has_fixed(&file.path))) {
            let record = match file.from {
                MadeFrom::Record(node) => Some(public.record(node)),
                MadeFrom::Site(_) | MadeFrom::List(..) | MadeFrom::Table(_) => None,
            };
            let is_free = self.claims.claim(&file.path, place_of(record), sink);
            if !is_free || only_for_pages && !file.format.for_pages {
                continue;
            }
            if let Some(whole) = file.from.whole().filter(|_| file.format.title.is_some()) {
                self.made_of.entry(whole).or_default().push(self.made.len());
            }
            self.made.push(file);
        }
    }

    /// Path of the file with a table over the whole site.
    pub fn table_path(&self, table: Table) -> String {
        format!("data/{}.csv", self.segment(table.word(), Lang::MAIN))
    }

    /// Files to which pages with the same content link in this language, in the order of formats.
    pub fn made_from(&self, from: MadeFrom, lang: Lang) -> impl Iterator<Item = &MadeFile> {
        let places = from.whole().and_then(|whole| self.made_of.get(&whole));
        let files = places.into_iter().flatten().map(|at| &self.made[*at]);
        // What holds all languages is planned in the main one.
        files.filter(move |file| file.lang == lang || file.lang == Lang::MAIN)
    }

    /// All files that formats make, in the order of formats.
    pub fn made(&self) -> &[MadeFile] {
        &self.made
    }
}
