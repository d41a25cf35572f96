//! What may be quoted from which file, and what a diagnostic then says.

use super::excerpt::Quotes;
use super::{Diagnostic, Excerpt, Guard, Item, Note, Place, Severity, Text, clean, personal};
use crate::source::{Position, Sources, Span};

/// A diagnostic with its texts as they are shown, before anything of the source is.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fault {
    pub(super) spot: Spot,
    pub(super) code: &'static str,
    pub(super) severity: Severity,
    message: String,
    help: Option<String>,
    related: Vec<(Spot, String)>,
}

/// A place as it is sorted: by file and bytes.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    pub(super) file: String,
    span: Option<Span>,
}

/// Shows diagnostics and quotes files, as far as that is allowed.
pub(super) struct Quoter<'a> {
    sources: &'a Sources,
    guard: &'a Guard,
    quotes: Quotes,
}

impl<'a> Quoter<'a> {
    pub(super) fn new(sources: &'a Sources, guard: &'a Guard) -> Self {
        Self { sources, guard, quotes: Quotes::default() }
    }

    /// The diagnostic with its texts as they are shown.
    pub(super) fn fault(&self, diagnostic: &Diagnostic, severity: Severity) -> Fault {
        let closed = self.is_guarded(&diagnostic.place);
        let note = |related: &super::Related| {
            let message = show(&related.message, closed || self.is_guarded(&related.place));
            (self.spot(&related.place), message)
        };
        Fault {
            spot: self.spot(&diagnostic.place),
            code: diagnostic.code.name,
            severity,
            message: show(&diagnostic.message, closed),
            help: diagnostic.help.as_ref().map(|help| show(help, closed)),
            related: diagnostic.related.iter().map(note).collect(),
        }
    }

    /// The fault with its lines and columns, and the source lines that it is about.
    pub(super) fn item(&mut self, fault: Fault) -> Item {
        let Fault { spot, code, severity, message, help, related } = fault;
        let related = related.into_iter().map(|(spot, message)| Note {
            start: self.position(&spot, |span| span.start),
            excerpt: self.excerpt(&spot),
            file: spot.file,
            message,
        });
        let related = related.collect();
        Item {
            start: self.position(&spot, |span| span.start),
            end: self.position(&spot, |span| span.end),
            excerpt: self.excerpt(&spot),
            file: spot.file,
            code,
            severity,
            message,
            help,
            related,
        }
    }

    fn is_guarded(&self, place: &Place) -> bool {
        let file = match place {
            Place::Span(span) => Some(span.file),
            Place::Path(path) => self.sources.find(path),
        };
        file.is_some_and(|file| self.guard.covers(file))
    }

    fn spot(&self, place: &Place) -> Spot {
        match place {
            Place::Path(path) => Spot { file: clean::one_line(path), span: None },
            Place::Span(span) => {
                let file = self.sources.file(span.file);
                let floor = |offset: usize| file.text().floor_char_boundary(offset);
                let range = span.range();
                let range = floor(range.start)..floor(range.end.max(range.start));
                Spot { file: clean::one_line(file.path()), span: Some(Span::new(span.file, range)) }
            }
        }
    }

    fn position(&self, spot: &Spot, end: fn(Span) -> u32) -> Option<Position> {
        let span = spot.span?;
        Some(self.sources.file(span.file).position(end(span) as usize))
    }

    fn excerpt(&mut self, spot: &Spot) -> Option<Excerpt> {
        let span = spot.span.filter(|span| !self.guard.covers(span.file))?;
        Some(self.quotes.excerpt(self.sources.file(span.file), span))
    }
}

fn show(text: &Text, closed: bool) -> String {
    let text = if closed { text.guarded() } else { text.full() };
    clean::one_line(&personal::mask(&text))
}
