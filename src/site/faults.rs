//! What is wrong with a site.

use super::Site;
use crate::diag::{Diagnostic, Guard, Report, Sink, text};

/// Everything that is wrong with a site, gathered from stage to stage.
#[derive(Clone, Default)]
pub struct Faults {
    pub(super) sink: Sink,
    /// Files that must not be quoted.
    pub(super) guard: Guard,
}

impl Faults {
    /// Whether a site with these faults can't be published.
    pub(super) fn are_fatal(&self, site: &Site) -> bool {
        site.renderer.is_none() || self.sink.has_errors(&site.config.levels)
    }

    /// The faults of a site as they are shown.
    pub fn report(self, site: &Site) -> Report {
        Report::new(&site.sources, self.sink.into_diagnostics(), &site.config.levels, &self.guard)
    }
}

/// Faults of templates. One that fails on many pages is reported once, with the first page and the number of
/// the others.
#[derive(Default)]
pub(super) struct TemplateFaults(Vec<(Diagnostic, usize)>);

impl TemplateFaults {
    pub(super) fn add(&mut self, fault: Diagnostic) {
        let same = |known: &&mut (Diagnostic, usize)| {
            known.0.place == fault.place && known.0.message == fault.message
        };
        match self.0.iter_mut().find(same) {
            Some((_, others)) => *others += 1,
            None => self.0.push((fault, 0)),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn report(self, sink: &mut Sink) {
        for (fault, others) in self.0 {
            sink.push(match others {
                0 => fault,
                others => fault
                    .help(text!("it fails in the same way on {others} further pages", own others = others)),
            });
        }
    }
}
