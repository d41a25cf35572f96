//! The words of a paragraph on their way to the page: typography, and links to where terms are explained.
//!
//! Both look at a paragraph as a whole, whatever its markup: a quotation may begin in one piece of text and end in
//! another. What they find is then written piece by piece, and nothing else of the paragraph changes.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::super::escape;
use super::super::events::{Item, end_of, is_inline};
use super::{Resolver, Term};

/// Adjacent inline events, with what is written for those that are words.
#[derive(Default)]
pub(super) struct InlineRun {
    /// The events.
    events: Range<usize>,
    /// HTML of an event, by its index.
    html: BTreeMap<usize, String>,
}

impl InlineRun {
    /// Whether the event belongs to these.
    pub(super) fn hold(&self, at: usize) -> bool {
        self.events.contains(&at)
    }

    /// HTML of the event, where it differs from what was written.
    pub(super) fn html(&self, at: usize) -> Option<&str> {
        self.html.get(&at).map(String::as_str)
    }

    /// Looks at the inline events from `at` on. `explain`: terms may be explained there.
    pub(super) fn read(items: &[Item<'_>], at: usize, resolver: &mut dyn Resolver, explain: bool) -> Self {
        let line = Line::read(items, at);
        let terms = if explain { resolver.terms(&line.text, &line.free) } else { Vec::new() };
        let edits = resolver.edits(&line.text, &line.fixed);
        let mut html = BTreeMap::new();
        if !edits.is_empty() || !terms.is_empty() {
            let pieces = line.pieces.iter();
            html.extend(
                pieces.filter_map(|(event, piece)| Some((*event, line.write(piece, &edits, &terms)?))),
            );
        }
        Self { events: line.events, html }
    }
}

/// HTML of words without any markup: set and explained as those of a paragraph.
pub(super) fn plain(text: &str, resolver: &mut dyn Resolver) -> String {
    let mut line = Line::default();
    line.words(0, text, None, false);
    let terms = resolver.terms(text, &line.free);
    let edits = resolver.edits(text, &line.fixed);
    line.write(&(0..text.len()), &edits, &terms).unwrap_or_else(|| escape::text(text))
}

/// Whether the event stands within a line of text.
pub(super) fn is_inline_event(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => is_inline(tag.to_end()),
        Event::End(tag) => is_inline(*tag),
        Event::Rule | Event::Html(_) => false,
        _ => true,
    }
}

/// The text of inline events that stand together.
#[derive(Default)]
struct Line {
    events: Range<usize>,
    text: String,
    /// Which event each piece of the words comes from.
    pieces: Vec<(usize, Range<usize>)>,
    /// Code, addresses and pictures.
    fixed: Vec<Range<usize>>,
    /// Words between markup and outside links.
    free: Vec<Range<usize>>,
}

impl Line {
    fn read(items: &[Item<'_>], start: usize) -> Self {
        let mut line = Self::default();
        let mut links: Vec<LinkType> = Vec::new();
        let mut joins = false;
        let mut at = start;
        while let Some((event, _)) = items.get(at).filter(|(event, _)| is_inline_event(event)) {
            let is_words = matches!(event, Event::Text(_) | Event::SoftBreak);
            match event {
                Event::Text(text) => line.words(at, text, links.last(), joins),
                Event::SoftBreak => line.words(at, " ", links.last(), joins),
                Event::Code(code) => line.pin(code),
                Event::Start(Tag::Image { .. }) => {
                    at = end_of(items, at);
                    line.pin("\u{fffc}");
                }
                Event::Start(Tag::Link { link_type, .. }) => links.push(*link_type),
                Event::End(TagEnd::Link) => drop(links.pop()),
                Event::HardBreak => line.text.push('\n'),
                _ => {}
            }
            joins = is_words;
            at += 1;
        }
        line.events = start..at;
        line
    }

    /// Adds words. `joins`: there is no markup before them.
    fn words(&mut self, at: usize, words: &str, link: Option<&LinkType>, joins: bool) {
        let place = self.text.len()..self.text.len() + words.len();
        self.text.push_str(words);
        self.pieces.push((at, place.clone()));
        match link {
            Some(LinkType::Autolink | LinkType::Email) => self.fixed.push(place),
            Some(_) => {}
            None => match self.free.last_mut().filter(|_| joins) {
                Some(last) => last.end = place.end,
                None => self.free.push(place),
            },
        }
    }

    /// Adds what must stay as it is.
    fn pin(&mut self, text: &str) {
        let from = self.text.len();
        self.text.push_str(text);
        self.fixed.push(from..self.text.len());
    }

    /// HTML of a piece of the words; `None` where it stays as it was written. What is found across pieces is left.
    fn write(
        &self,
        piece: &Range<usize>,
        edits: &[(Range<usize>, &str)],
        terms: &[(Range<usize>, Term)],
    ) -> Option<String> {
        let mut marks: Vec<(usize, u8, Mark<'_>)> = Vec::new();
        // Where a term begins or ends inside of what would be written otherwise, as `s.r.o.` does in `s.r.o...`, the
        // words stay as they are.
        let splits = |at: &Range<usize>| {
            touching(terms, at)
                .flat_map(|(term, _)| [term.start, term.end])
                .any(|end| at.start < end && end < at.end)
        };
        let within = |at: &Range<usize>| piece.start <= at.start && at.end <= piece.end;
        for (at, with) in touching(edits, piece).filter(|(at, _)| within(at) && !splits(at)) {
            marks.push((at.start, 2, Mark::Edit(at.end, with)));
        }
        for (at, term) in touching(terms, piece) {
            if piece.contains(&at.start) {
                marks.push((at.start, 1, Mark::Open(term)));
            }
            if piece.start < at.end && at.end <= piece.end {
                marks.push((at.end, 0, Mark::Close));
            }
        }
        if marks.is_empty() {
            return None;
        }
        marks.sort_by_key(|(at, order, _)| (*at, *order));
        let mut out = String::new();
        let mut from = piece.start;
        for (at, _, mark) in marks {
            escape::push(&self.text[from..at], &mut out);
            from = at;
            match mark {
                Mark::Edit(end, with) => {
                    escape::push(with, &mut out);
                    from = end;
                }
                Mark::Open(term) => open(term, &mut out),
                Mark::Close => out.push_str("</a>"),
            }
        }
        escape::push(&self.text[from..piece.end], &mut out);
        Some(out)
    }
}

/// Those of `found`, which are sorted and never nested, that lie in `piece`, reach into it or end where it begins.
fn touching<'f, T>(
    found: &'f [(Range<usize>, T)],
    piece: &Range<usize>,
) -> impl Iterator<Item = &'f (Range<usize>, T)> {
    let first = found.partition_point(|(at, _)| at.end < piece.start);
    found[first..].iter().take_while(move |(at, _)| at.start <= piece.end)
}

enum Mark<'a> {
    Close,
    Open(&'a Term),
    Edit(usize, &'a str),
}

fn open(term: &Term, out: &mut String) {
    out.push_str("<a class=\"term\" role=\"doc-glossref\" href=\"#");
    escape::push(&term.explained_at, out);
    out.push_str("\" id=\"");
    escape::push(&term.id, out);
    out.push_str("\">");
}
