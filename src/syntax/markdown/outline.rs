//! Reads a text once: its faults, links, pictures and headings.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Tag};

use super::address::{self, Fault, LinkKind};
use super::bare::Torn;
use super::events::{Item, Parsed, end_of, inline_text, parse};
use super::headings::{Depths, Heading, assign, headings};
use super::ids::Ids;
use super::origin::Origin;
use super::texts::{Run, runs};
use super::{footnotes, headings, pasted};
use crate::diag::codes::{
    BAD_ADDRESS, BAD_PART_ID, BROKEN_LINK, DUPLICATE_ID, FORBIDDEN_SCHEME, IMAGE_WITHOUT_TEXT, MISSING_FILE,
    PASTED_LIST, RAW_HTML, TOO_DEEP,
};
use crate::diag::{Diagnostic, Sink, personal, text};
use crate::source::Span;
use crate::source::characters::odd;
use crate::syntax::character_fault;

/// What a text holds beside words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// Usable links in the order of the text. Refused ones are reported instead.
    pub links: Vec<Link>,
    /// Pictures in the order of the text.
    pub images: Vec<Image>,
    /// Headings in the order of the text.
    pub headings: Vec<Heading>,
    /// Words that may hold personal data, in the order of the text.
    pub doubtful: Vec<Run>,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its address: of a page without percent-encoding, of an e-mail with `mailto:`.
    pub dest: String,
    /// What it leads to.
    pub kind: LinkKind,
    /// The address in the text if it stands there verbatim, else the whole link.
    pub span: Span,
    /// Whether its text is to be filled in.
    pub empty_text: bool,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Its path as written, without percent-encoding.
    pub path: String,
    /// The path in the text if it stands there verbatim, else the whole picture.
    pub span: Span,
}

/// Reads a text and reports its faults.
pub fn outline(text: &str, origin: &Origin, sink: &mut Sink) -> Outline {
    let Parsed { items, undefined, too_deep, torn } = parse(text);
    let mut outliner =
        Outliner { text, has_entities: text.contains('&'), origin, sink, out: Outline::default() };
    let mut at = 0;
    while at < items.len() {
        at = outliner.item(&items, at);
    }
    for range in too_deep {
        let message = text!("this text is nested deeper than anybody writes");
        let help = text!("take the signs before it away");
        let start = range.start;
        outliner.report(Diagnostic::new(&TOO_DEEP, origin.span(start..start), message).help(help));
    }
    for range in undefined {
        outliner.undefined_name(range);
    }
    outliner.torn(torn);
    for range in pasted::lists(text, &items) {
        let mark = &text[range.clone()];
        let message = text!("lines that begin with `{mark}` make no list, they run together", mark = mark);
        let help = text!("begin each of them with `- `; a letter or number may stay after it: `- a) …`");
        outliner.report(Diagnostic::new(&PASTED_LIST, origin.span(range), message).help(help));
    }
    outliner.headings(&items);
    let mut out = outliner.out;
    if personal::may_hold_in_pieces(text) {
        out.doubtful = runs(text, &items, origin);
        out.doubtful.retain(|run| personal::may_hold(run.text()));
        // Records are kept, and few runs are: most texts have none.
        out.doubtful.shrink_to_fit();
    }
    footnotes::check(text, &items, origin, sink);
    out
}

/// Whether a link has no words of its own: `[](goal:dluhy)`, and a bare `<goal:dluhy>`.
pub(super) fn is_to_fill(link_type: LinkType, kind: LinkKind, words: &[Item<'_>]) -> bool {
    let is_bare = link_type == LinkType::Autolink && kind == LinkKind::Record;
    is_bare || inline_text(words).trim().is_empty()
}

struct Outliner<'a> {
    text: &'a str,
    /// Whether it may have some.
    has_entities: bool,
    origin: &'a Origin,
    sink: &'a mut Sink,
    out: Outline,
}

impl Outliner<'_> {
    /// Reads the event at `at`; returns the index of the next one to read.
    fn item(&mut self, items: &[Item<'_>], at: usize) -> usize {
        let (event, range) = &items[at];
        self.entities(event, range);
        match event {
            Event::Start(Tag::HtmlBlock) => {
                self.raw_html(range.clone());
                return end_of(items, at) + 1;
            }
            Event::Html(_) | Event::InlineHtml(_) => self.raw_html(range.clone()),
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let words = &items[at + 1..end_of(items, at)];
                self.link(*link_type, dest_url, range, words);
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                let end = end_of(items, at);
                self.image(dest_url, range, &items[at + 1..end]);
                return end + 1;
            }
            _ => {}
        }
        at + 1
    }

    /// Reports a character that an entity brings in; those that stand in the text are found there.
    fn entities(&mut self, event: &Event<'_>, range: &Range<usize>) {
        if !self.has_entities {
            return;
        }
        let brought = match event {
            Event::Text(text) => [Some(text), None],
            Event::Start(Tag::Link { dest_url, title, .. } | Tag::Image { dest_url, title, .. }) => {
                [Some(dest_url), Some(title)]
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => [Some(info), None],
            _ => return,
        };
        let mut letters = brought.into_iter().flatten().flat_map(|text| text.chars());
        let odd =
            letters.find(|letter| odd(*letter).is_some() && !self.text[range.clone()].contains(*letter));
        if let Some(fault) =
            odd.and_then(|letter| character_fault(letter, self.origin.span(range.clone()), 0))
        {
            self.report(fault);
        }
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.sink.push(diagnostic);
    }

    fn raw_html(&mut self, range: Range<usize>) {
        let length = self.text[range.clone()].trim_end().len();
        let span = self.origin.span(range.start..range.start + length);
        let message = text!("raw HTML in the text");
        let help = text!("write it in Markdown; a `<` that is meant as a character is written `\\<`");
        self.report(Diagnostic::new(&RAW_HTML, span, message).help(help));
    }

    fn link(&mut self, link_type: LinkType, dest: &CowStr<'_>, range: &Range<usize>, words: &[Item<'_>]) {
        let span = self.origin.span(self.place_of(dest, link_type, range));
        match address::classify(dest, link_type) {
            Ok(address) => self.out.links.push(Link {
                empty_text: is_to_fill(link_type, address.kind, words),
                dest: address.dest,
                kind: address.kind,
                span,
            }),
            Err(fault) => self.report(refused(&fault, dest, span)),
        }
    }

    fn image(&mut self, dest: &CowStr<'_>, range: &Range<usize>, words: &[Item<'_>]) {
        let whole = self.origin.span(range.clone());
        if inline_text(words).trim().is_empty() {
            let message = text!("the picture `{path}` has no description", path = dest);
            let help = text!("say in the brackets what it shows: `![…]({path})`", path = dest);
            self.report(Diagnostic::new(&IMAGE_WITHOUT_TEXT, whole, message).help(help));
        }
        let span = self.origin.span(self.place_of(dest, LinkType::Inline, range));
        match address::classify(dest, LinkType::Inline) {
            Ok(address) if address.kind == LinkKind::Page => {
                self.out.images.push(Image { path: address.dest, span });
            }
            Err(Fault::Empty) => {
                let message = text!("the picture has no address");
                let help = text!("name its file in the round brackets");
                self.report(Diagnostic::new(&MISSING_FILE, span, message).help(help));
            }
            Ok(_) | Err(_) => {
                let message = text!("the picture `{path}` does not lie beside the text", path = dest);
                let help = text!("keep the picture in the folder beside the text and give its name");
                self.report(Diagnostic::new(&FORBIDDEN_SCHEME, span, message).help(help));
            }
        }
    }

    /// The address inside a link, if it stands there as such.
    fn place_of(&self, dest: &str, link_type: LinkType, link: &Range<usize>) -> Range<usize> {
        let source = &self.text[link.clone()];
        let after = match link_type {
            LinkType::Inline => source.rfind("](").map(|at| at + 2),
            LinkType::Autolink | LinkType::Email => Some(0),
            _ => None,
        };
        let found = after.and_then(|after| Some(after + source.get(after..)?.find(dest)?));
        found.filter(|_| !dest.is_empty()).map_or(link.clone(), |at| {
            let start = link.start + at;
            start..start + dest.len()
        })
    }

    fn torn(&mut self, torn: Torn) {
        for range in torn.by_blanks {
            let address = self.text[range.clone()].trim();
            let message = text!("the address `{address}` has blanks, so this is no link", address = address);
            let help = text!("write it between `<` and `>`: `(<{address}>)`", address = address);
            self.report(Diagnostic::new(&BAD_ADDRESS, self.origin.span(range), message).help(help));
        }
        for range in torn.by_markup {
            let address = &self.text[range.clone()];
            let message = text!(
                "the address `{address}` is cut off by what stands for something else in Markdown",
                address = address
            );
            let help = text!("write the whole address between `<` and `>`");
            self.report(Diagnostic::new(&BAD_ADDRESS, self.origin.span(range), message).help(help));
        }
    }

    fn undefined_name(&mut self, range: Range<usize>) {
        let span = self.origin.span(range);
        let message = text!("the link names an address that the text does not define");
        let help = text!("write the address in round brackets: `[text](measure:id)`");
        self.report(Diagnostic::new(&BROKEN_LINK, span, message).help(help));
    }

    fn headings(&mut self, items: &[Item<'_>]) {
        let raw = headings(items);
        let ids = assign(&raw, |_| false, &mut Ids::default());
        let mut depths = Depths::default();
        let mut written: BTreeMap<&str, Span> = BTreeMap::new();
        for (heading, id) in raw.iter().zip(ids) {
            let span = self.origin.span(trimmed(self.text, &items[heading.at].1));
            self.written_id(heading, span, &mut written);
            let level = depths.next(heading.level);
            let Some(id) = id else { continue };
            let explicit = heading.explicit().is_some();
            self.out.headings.push(Heading { id, level, text: heading.text.clone(), span, explicit });
        }
    }

    fn written_id<'h>(
        &mut self,
        heading: &'h headings::Raw,
        span: Span,
        written: &mut BTreeMap<&'h str, Span>,
    ) {
        let Some(id) = &heading.written else { return };
        if heading.explicit().is_none() {
            let message = text!("`{id}` can't be the id of a heading", id = id);
            let help = text!(
                "use letters without diacritics, digits, `.`, `_`, `-`; a `_` at the start is kept for the theme"
            );
            self.report(Diagnostic::new(&BAD_PART_ID, span, message).help(help));
        } else if let Some(first) = written.get(id.as_str()).copied() {
            let message = text!("two headings have the id `{id}`", id = id);
            self.report(
                Diagnostic::new(&DUPLICATE_ID, span, message)
                    .help(text!("give one of them another id"))
                    .related(first, text!("the other one")),
            );
        } else {
            written.insert(id, span);
        }
    }
}

/// A block's bytes without the line break after it.
fn trimmed(text: &str, range: &Range<usize>) -> Range<usize> {
    range.start..range.start + text[range.clone()].trim_end().len()
}

fn refused(fault: &Fault, dest: &str, span: Span) -> Diagnostic {
    match fault {
        Fault::Empty => Diagnostic::new(&BROKEN_LINK, span, text!("the link has no address"))
            .help(text!("write the address in the round brackets, or take the brackets away")),
        Fault::Scheme(scheme) => {
            let message = text!("a link can't lead to a `{scheme}:` address", scheme = scheme);
            let help = text!("links lead to `https:`, `http:`, `mailto:` or to a record, as `measure:id`");
            Diagnostic::new(&FORBIDDEN_SCHEME, span, message).help(help)
        }
        Fault::Malformed => {
            let message = text!("`{address}` can't be an address", address = dest);
            let help =
                text!("write `https://` and a host, or `mailto:` and an e-mail address, without blanks");
            Diagnostic::new(&BAD_ADDRESS, span, message).help(help)
        }
        Fault::Credentials => {
            let message = text!("this address holds a user name or a password");
            let help = text!("take it out: everybody could read it");
            Diagnostic::new(&BAD_ADDRESS, span, message).help(help)
        }
        Fault::NoScheme => {
            let message = text!("`{address}` does not say that it is on the web", address = dest);
            let help = text!("begin it with `https://`");
            Diagnostic::new(&BAD_ADDRESS, span, message).help(help)
        }
    }
}

impl Outline {
    /// Links that lead to records.
    pub fn records(&self) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(|link| link.kind == LinkKind::Record)
    }

    /// Files beside the text that it shows or links to.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        let links =
            self.links.iter().filter(|link| link.kind == LinkKind::Page && !link.dest.starts_with('#'));
        let pictures = self.images.iter().map(|image| image.path.as_str());
        links.map(|link| link.dest.split('#').next().unwrap_or_default()).chain(pictures)
    }
}
