//! Long lists: how much of one stands on a page, and the addresses of the pages on which it continues.
//!
//! No page grows with the site. A list that fills its page is cut into pages of [`ROWS`]. If several lists share a page, such
//! as the relations of a record or the years of a register, it shows the first [`FIRST`] rows of each; if a list has more, all
//! of its rows stand on separate pages, cut in the same way. Which lists are that long is decided here, once for all languages.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Extras, Plan, Subject, place_of};
use crate::diag::Sink;
use crate::graph::{Graph, NodeId, Relation};
use crate::model::value::Lang;
use crate::public::Public;

/// Most rows on a page of a list that fills its page.
pub const ROWS: usize = 200;

/// Rows of a longer list that stand on a page with others.
const FIRST: usize = 50;

/// Most back-links of a record and its parts that its page shows. If the first [`FIRST`] of each list would be more than that,
/// each list shows [`FEW`].
const ON_RECORD: usize = 400;
const FEW: usize = 5;

/// Name of the word before the number of a page.
pub(super) const PAGE: &str = "page";

/// Name of the word before the lists of a record's back-links.
const BACK_LINKS: &str = "back-links";

/// Name of the word before the last year of a section of many years.
const UNTIL: &str = "until";

/// Words that stand below the address of a record, list or register: their names.
pub const WORDS: &[&str] = &[PAGE, BACK_LINKS, UNTIL];

/// Most activities on a page of an action plan: each stands in a picture and in its table.
pub const ACTIVITIES: usize = 100;

/// How many pages it takes to show that many rows.
pub fn pages(rows: usize) -> usize {
    pages_of(rows, ROWS)
}

/// The same for pages of `size` rows.
pub fn pages_of(rows: usize, size: usize) -> usize {
    rows.div_ceil(size).max(1)
}

/// A part of a register: of a page of its own with rows under headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// What is of a year.
    Year(i16),
    /// What is of this year or an earlier one, where there are very many years.
    Until(i16),
    /// What is in a state, by its name.
    Named(&'static str),
}

/// A register: a page of its own with rows under headings, and how many rows each has, in their order.
#[derive(Clone, Debug)]
pub struct Register {
    /// Name of the page.
    pub page: &'static str,
    /// Its sections.
    pub sections: Vec<(Section, usize)>,
}

/// How many refer to a node by a relation, where those are many, and how many of them its page shows.
type BackLinks = BTreeMap<(NodeId, Relation), (usize, usize)>;

/// The last lists of back-links, with what they were found in: as long as the same nodes are related, they are the same.
#[derive(Default)]
pub(super) struct Memo(Option<(Graph, Arc<BackLinks>)>);

impl Memo {
    fn back_links(&mut self, public: &Graph) -> Arc<BackLinks> {
        let known =
            self.0.take().filter(|(last, _)| public.relates_as(last)).map(|(_, back_links)| back_links);
        let back_links = known.unwrap_or_else(|| Arc::new(back_links(public)));
        self.0 = Some((public.clone(), Arc::clone(&back_links)));
        back_links
    }
}

/// Long lists of a site.
#[derive(Default)]
pub(super) struct Cuts {
    /// Sections of registers with pages of their own: how many rows they have, and how many of them the register shows.
    sections: BTreeMap<(&'static str, Section), (usize, usize)>,
    back_links: Arc<BackLinks>,
}

impl Cuts {
    pub(super) fn new(public: &Public, registers: &[Register], memo: &mut Memo) -> Self {
        let mut cuts = Self { sections: BTreeMap::new(), back_links: memo.back_links(public) };
        for register in registers {
            let shown = shown(&register.sections);
            let sections = register.sections.iter().zip(shown);
            let long = sections.filter(|((_, rows), shown)| rows > shown);
            let long = long.map(|((section, rows), shown)| ((register.page, *section), (*rows, shown)));
            cuts.sections.extend(long);
        }
        cuts
    }
}

/// The long lists on the pages of records: back-links to each and to its parts.
fn back_links(public: &Graph) -> BackLinks {
    let mut long = BackLinks::new();
    for record in public.record_nodes() {
        let nodes = || std::iter::once(record).chain(public.parts_of(record));
        // None of the lists can be longer than all are together.
        if nodes().map(|node| public.incoming(node).len()).sum::<usize>() <= FIRST {
            continue;
        }
        let mut lists: BTreeMap<(NodeId, Relation), Vec<NodeId>> = BTreeMap::new();
        for node in nodes() {
            for edge in public.incoming(node) {
                lists.entry((node, edge.relation())).or_default().push(edge.from);
            }
        }
        for from in lists.values_mut() {
            from.sort_unstable();
            from.dedup();
        }
        let first: usize = lists.values().map(|from| from.len().min(FIRST)).sum();
        let shown = if first > ON_RECORD { FEW } else { FIRST };
        let of_record = lists.into_iter().filter(|(_, from)| from.len() > shown);
        long.extend(of_record.map(|(list, from)| (list, (from.len(), shown))));
    }
    long
}

/// How many rows of each section a register shows: all if they fit on a page; otherwise the first of each, as long as there
/// is room.
fn shown(sections: &[(Section, usize)]) -> Vec<usize> {
    let all: usize = sections.iter().map(|(_, rows)| rows).sum();
    let mut room = ROWS;
    let first = |(_, rows): &(Section, usize)| {
        let shown = if all <= ROWS { *rows } else { (*rows).min(FIRST).min(room) };
        room -= shown;
        shown
    };
    sections.iter().map(first).collect()
}

impl Plan {
    /// Adds the pages of long sections, and of long lists of back-links.
    pub(super) fn add_cuts(&mut self, public: &Public, extras: &Extras<'_>, lang: Lang, sink: &mut Sink) {
        let sections: Vec<_> = self.cuts.sections.iter().map(|(at, (rows, _))| (*at, *rows)).collect();
        for ((page, section), rows) in
            sections.into_iter().filter(|((page, _), _)| extras.pages.contains(page))
        {
            for number in 1..=pages(rows) {
                let path = self.section_path(page, section, number, lang);
                let subject = Subject::Section(page, section, number);
                self.add(path + "index.html", subject, lang, place_of(None), sink);
            }
        }
        let lists: Vec<_> = self.cuts.back_links.iter().map(|(at, (from, _))| (*at, *from)).collect();
        for ((node, relation), from) in lists {
            for number in 1..=pages(from) {
                let path = self.back_links_path(public, (node, relation), number, lang);
                let subject = Subject::BackLinks(node, relation, number);
                self.add(path + "index.html", subject, lang, place_of(Some(public.record(node))), sink);
            }
        }
    }

    /// How many rows of a section its register shows, where there are more of them; those have pages of their own.
    pub fn section_shown(&self, page: &'static str, section: Section) -> Option<usize> {
        self.cuts.sections.get(&(page, section)).map(|(_, shown)| *shown)
    }

    /// How many refer to a node by a relation, if those are so many that they have pages of their own, and how many of them the
    /// record's page shows.
    pub fn many_back_links(&self, node: NodeId, relation: Relation) -> Option<(usize, usize)> {
        self.cuts.back_links.get(&(node, relation)).copied()
    }

    /// Long lists of those who refer to a node, in a fixed order.
    pub fn long_back_links(&self) -> impl Iterator<Item = (NodeId, Relation)> + '_ {
        self.cuts.back_links.keys().copied()
    }

    /// Address of a page, from 1, of a section of a register.
    pub fn section_url(&self, page: &str, section: Section, number: usize, lang: Lang) -> String {
        self.absolute(&self.section_path(page, section, number, lang))
    }

    /// Address of a page, from 1, of those who refer to a node by a relation.
    pub fn back_links_url(
        &self,
        public: &Public,
        of: (NodeId, Relation),
        number: usize,
        lang: Lang,
    ) -> String {
        self.absolute(&self.back_links_path(public, of, number, lang))
    }

    fn section_path(&self, page: &str, section: Section, number: usize, lang: Lang) -> String {
        let folder = format!("{}{}", self.roots[usize::from(lang.0)], self.page_segment(page, lang));
        let path = match section {
            Section::Year(year) => format!("{folder}/{year:04}/"),
            Section::Until(year) => format!("{folder}/{}-{year:04}/", self.segment(UNTIL, lang)),
            Section::Named(name) => format!("{folder}/{}/", self.segment(&format!("{page}/{name}"), lang)),
        };
        self.paged(path, number, lang)
    }

    /// Below the address of the record: the part, if it is one, then the relation, which has a full stop in its name and
    /// so is no part.
    fn back_links_path(
        &self,
        public: &Public,
        (node, relation): (NodeId, Relation),
        number: usize,
        lang: Lang,
    ) -> String {
        let record = public.record(node);
        let (root, kind) = (&self.roots[usize::from(lang.0)], self.segment(record.kind.folder, lang));
        let part = public.part(node).and_then(|part| part.id).map_or(String::new(), |id| format!("{id}/"));
        let word = self.segment(BACK_LINKS, lang);
        let path = format!("{root}{kind}/{}/{word}/{part}{relation}/", record.id);
        self.paged(path, number, lang)
    }

    /// The address of a list as that of one of its pages.
    pub(super) fn paged(&self, path: String, number: usize, lang: Lang) -> String {
        if number == 1 { path } else { format!("{path}{}/{number}/", self.segment(PAGE, lang)) }
    }

    pub(super) fn absolute(&self, path: &str) -> String {
        format!("{}/{path}", self.prefix)
    }
}

#[cfg(test)]
mod tests {
    use super::{Section, shown};

    #[test]
    fn a_register_shows_the_first_of_each_section() {
        let shown =
            |rows: &[usize]| shown(&rows.iter().map(|rows| (Section::Year(2026), *rows)).collect::<Vec<_>>());
        assert_eq!(shown(&[150, 50]), [150, 50], "all fit");
        assert_eq!(shown(&[150, 51]), [50, 50]);
        assert_eq!(shown(&[20, 300, 50, 60, 60]), [20, 50, 50, 50, 30], "then there is no more room");
        assert_eq!(shown(&[]), [0usize; 0]);
    }
}
