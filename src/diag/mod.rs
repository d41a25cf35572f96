//! Diagnostics: what is wrong, where, and what to do about it.
//!
//! Stages push [`Diagnostic`]s into a [`Sink`] and go on; nothing stops at the first fault. At the end a
//! [`Report`] sorts them by place and settles what may be quoted; the renderers see only that report, so no
//! output format can show more than another.

mod bound;
mod clean;
mod code;
pub mod codes;
mod excerpt;
pub mod manual;
pub mod personal;
mod quoter;
pub mod render;
mod report;
mod text;

pub use bound::{MOST_IN_FILE, MOST_IN_SITE, More};
pub(crate) use code::codes;
pub use code::{Code, Severity};
pub use excerpt::Excerpt;
pub use report::{Guard, Item, Levels, Note, Report, Summary};
pub use text::Text;
pub(crate) use text::text;

use crate::source::Span;

/// Where a diagnostic points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// At bytes of a file that was read.
    Span(Span),
    /// At a whole file or folder, by its path relative to the site.
    Path(String),
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Self::Span(span)
    }
}

/// A second place that helps to understand the first.
#[derive(Clone, Debug)]
pub struct Related {
    /// The other place.
    pub place: Place,
    /// What is there, as a short phrase.
    pub message: Text,
}

/// One fault of the site.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// Which rule it breaks.
    pub code: &'static Code,
    /// Where.
    pub place: Place,
    /// The fact: a lower-case phrase without a full stop, names in backticks.
    pub message: Text,
    /// What to do about it.
    pub help: Option<Text>,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// What was written in the place of a record's name, and of which kinds the record may be: the help is added once
    /// all records are known.
    pub names: Option<(String, Vec<&'static str>)>,
}

impl Diagnostic {
    /// A diagnostic of this code at this place.
    pub fn new(code: &'static Code, place: impl Into<Place>, message: Text) -> Self {
        Self { code, place: place.into(), message, help: None, related: Vec::new(), names: None }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn help(mut self, help: Text) -> Self {
        self.help = Some(help);
        self
    }

    /// Adds what to do about it, when there is anything to say.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<Text>) -> Self {
        self.help = help;
        self
    }

    /// Says that it is about the name of a record of one of these kinds.
    #[must_use]
    pub fn names(mut self, written: &str, kinds: Vec<&'static str>) -> Self {
        self.names = Some((written.to_owned(), kinds));
        self
    }

    /// Adds another place that belongs to it.
    #[must_use]
    pub fn related(mut self, place: impl Into<Place>, message: Text) -> Self {
        self.related.push(Related { place: place.into(), message });
        self
    }
}

/// Collects the diagnostics of a run.
#[derive(Clone, Debug, Default)]
pub struct Sink {
    diagnostics: Vec<Diagnostic>,
}

impl Sink {
    /// Takes one diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Takes all diagnostics of another sink.
    pub fn append(&mut self, mut other: Self) {
        self.diagnostics.append(&mut other.diagnostics);
    }

    /// Those diagnostics that are about the name of a record.
    pub fn unresolved(&mut self) -> impl Iterator<Item = &mut Diagnostic> {
        self.diagnostics.iter_mut().filter(|diagnostic| diagnostic.names.is_some())
    }

    /// Takes some diagnostics.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.diagnostics.extend(diagnostics);
    }

    /// How many were found.
    pub fn len(&self) -> usize {
        self.diagnostics.len()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Whether some diagnostic is an error under these weights.
    pub fn has_errors(&self, levels: &Levels) -> bool {
        self.diagnostics.iter().any(|diagnostic| report::weigh(diagnostic, levels) == Some(Severity::Error))
    }

    /// All diagnostics in the order in which they were found.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }
}
