//! Writes HTML from Markdown.
//!
//! The output is valid, accessible and safe even for untrusted texts: raw HTML becomes text, addresses are written only if
//! they were found usable, and ids never collide with another id of the page. Elements that the parser's own writer
//! leaves inaccessible (footnotes, task lists, tables) are written with full markup.

mod inline;
mod links;
mod notes;
mod table;
mod writer;

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::Event;

use super::events::{Item, end_of, events};
use super::footnotes::definitions;
use super::headings::{Depths, Raw, assign, headings};
use super::ids::Ids;
use super::sections::Sections;
use writer::{Page, Writer};

/// Where a link leads, as the rest of the site knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkTarget {
    /// Address to write.
    pub url: String,
    /// Words for a link that has none of its own: code and title.
    pub text: Option<String>,
    /// Language of the target, where it is not that of the text.
    pub lang: Option<String>,
}

/// What a text needs to know about the site around it.
pub trait Resolver {
    /// Target of a link to a record (`measure:x#part`) or page (`#anchor`, a file's path). `None` writes only
    /// the link's words.
    fn link(&self, dest: &str) -> Option<LinkTarget>;

    /// Address of the picture at this path. `None` writes its description only.
    fn image(&self, path: &str) -> Option<String>;

    /// Ranges in the words of a paragraph that are written differently, in order, with their replacements. Nothing may
    /// change in `fixed`: code, addresses, pictures.
    fn edits(&self, _text: &str, _fixed: &[Range<usize>]) -> Vec<(Range<usize>, &str)> {
        Vec::new()
    }

    /// Terms that are explained on this page and used here for the first time, with their ranges in the words of a
    /// paragraph, sorted and never nested. Each lies in one of `free`: words outside headings, links and code. This is
    /// called in the order of the page, so the implementation can tell which use is the first.
    fn terms(&mut self, _text: &str, _free: &[Range<usize>]) -> Vec<(Range<usize>, Term)> {
        Vec::new()
    }
}

/// A term that is explained elsewhere on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Id that the term gets, for the way back.
    pub id: String,
    /// Id of the explanation.
    pub explained_at: String,
}

/// Words that the writer adds, in the language of the text.
#[derive(Clone, Debug)]
pub struct Labels {
    /// Heading above footnotes: "Poznámky".
    pub footnotes: String,
    /// Name of a link from a footnote back to the text; the note's number follows: "Zpět k odkazu na poznámku".
    pub back: String,
    /// Mark of a done task: "splněno".
    pub done: String,
    /// Mark of a task that is not done: "nesplněno".
    pub open: String,
    /// Name of a table, before the names of its columns: "Tabulka".
    pub table: String,
}

/// How a text is written.
pub struct Render<'a> {
    /// What links and pictures lead to.
    pub resolver: &'a mut dyn Resolver,
    /// Words that are added.
    pub labels: &'a Labels,
    /// Level of the text's highest headings, from 1; deeper ones follow without gaps, down to 6.
    pub base_level: u8,
}

/// A body whose parts are written separately.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// HTML of the main text.
    pub main: String,
    /// HTML of each part that has a long text, by its id.
    pub parts: BTreeMap<String, String>,
    /// The highest headings of the main text: id and words.
    pub headings: Vec<(String, String)>,
}

/// Writes a whole text. `taken` are the ids that the page has already; those of the text are added.
pub fn to_html(text: &str, render: Render<'_>, taken: &mut Ids) -> String {
    let everything = 0..text.len().max(1);
    let whole = Sections { main: vec![everything], ..Sections::default() };
    to_html_parts(text, &whole, render.base_level, render, taken).main
}

/// Writes words without any markup, set and explained as those of a paragraph.
pub fn line_to_html(text: &str, resolver: &mut dyn Resolver) -> String {
    inline::plain(text, resolver)
}

/// Writes a body split by [`sections`](super::sections()), each piece with its own footnotes.
///
/// `part_level` is the level of the highest headings within parts. The anchors of parts are written by the
/// page; `taken` holds the ids of all parts, so that nothing else gets them.
pub fn to_html_parts(
    text: &str,
    sections: &Sections,
    part_level: u8,
    render: Render<'_>,
    taken: &mut Ids,
) -> Rendered {
    let items = events(text);
    let raw = headings(&items);
    let ids = assign(&raw, |id| sections.begun.contains(id), taken);
    let anchors: BTreeMap<usize, String> =
        raw.iter().zip(ids).filter_map(|(heading, id)| Some((heading.at, id?))).collect();
    let highest = highest(&raw, &items, &sections.main, &anchors);
    let Render { resolver, labels, base_level } = render;
    let page = Page { items: &items, anchors, notes: definitions(&items), labels };
    let blocks = blocks(&items);
    let mut write = |ranges: &[Range<usize>], level: u8| {
        let mut writer = Writer::new(&page, level.clamp(1, 6), resolver, taken);
        for range in ranges {
            let first = blocks.partition_point(|block| items[block.start].1.start < range.start);
            let inside = blocks[first..].iter().take_while(|block| items[block.start].1.start < range.end);
            inside.for_each(|block| writer.write(block.clone()));
        }
        notes::finish(writer)
    };
    let main = write(&sections.main, base_level);
    let parts = sections.parts.iter().map(|(id, ranges)| (id.clone(), write(ranges, part_level))).collect();
    Rendered { main, parts, headings: highest }
}

/// The highest headings of a text, outside lists and quotations: id and words.
fn highest(
    headings: &[Raw],
    items: &[Item<'_>],
    ranges: &[Range<usize>],
    anchors: &BTreeMap<usize, String>,
) -> Vec<(String, String)> {
    let is_inside = |heading: &&Raw| {
        let start = items[heading.at].1.start;
        let next = ranges.partition_point(|range| range.end <= start);
        ranges.get(next).is_some_and(|range| range.contains(&start))
    };
    let of_text: Vec<&Raw> = headings.iter().filter(|heading| heading.top).filter(is_inside).collect();
    let mut depths = Depths::default();
    let shown = of_text.into_iter().filter_map(|heading| Some((heading, anchors.get(&heading.at)?)));
    let highest = shown.filter(|(heading, _)| depths.next(heading.level) == 1);
    highest.map(|(heading, id)| (id.clone(), heading.text.clone())).collect()
}

/// Events of each outermost block.
fn blocks(items: &[Item<'_>]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some((event, _)) = items.get(at) {
        let end = if matches!(event, Event::Start(_)) { end_of(items, at) } else { at };
        out.push(at..end + 1);
        at = end + 1;
    }
    out
}
