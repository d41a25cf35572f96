//! A site as its files change.

use std::sync::Arc;

use super::faults::TemplateFaults;
use super::{Failure, Faults, Memo, Options, Site, compile};
use crate::diag::{Diagnostic, Report};
use crate::source::Sources;

/// Compiles a site anew whenever its files have changed, and keeps the last good one.
///
/// Nothing is ever shown that a build would not publish. So a site with an error in its content never takes the place of one
/// without. Templates fail only while pages are made, and to make all of them takes long; so a site is taken for good until
/// [`prove`](Self::prove) finds a page that can't be made.
#[derive(Default)]
pub struct Live {
    memo: Memo,
    number: u64,
    /// What is wrong with the files as they were last compiled.
    report: Arc<Report>,
    /// The last site without an error in its content, as long as not all of its pages have been made.
    candidate: Option<Candidate>,
    /// The last site of which all pages could be made.
    proven: Option<Arc<Site>>,
}

struct Candidate {
    site: Arc<Site>,
    faults: Faults,
    of_templates: TemplateFaults,
    /// The number of the page that is made next.
    next: usize,
    /// Whether it is from the files as they were last compiled.
    is_latest: bool,
}

/// What is shown at one moment.
#[derive(Clone)]
pub struct Version {
    /// Greater than that of all versions before.
    pub number: u64,
    /// The last good site; `None` if there was none yet.
    pub site: Option<Arc<Site>>,
    /// What is wrong with the files as they are.
    pub report: Arc<Report>,
}

impl Live {
    /// Compiles the files as they are. `early` are faults that were found while reading the disk.
    pub fn compile(&mut self, sources: Sources, early: Vec<Diagnostic>, options: &Options) -> Version {
        let (site, faults) = compile(sources, early, options, &mut self.memo);
        self.report = Arc::new(faults.clone().report(&site));
        if !faults.are_fatal(&site) {
            let of_templates = TemplateFaults::default();
            let site = Arc::new(site);
            self.candidate = Some(Candidate { site, faults, of_templates, next: 0, is_latest: true });
        } else if let Some(candidate) = &mut self.candidate {
            candidate.is_latest = false;
        }
        self.version()
    }

    /// Makes the pages that have not been made yet, as long as `go_on` says so. Returns another version if some of them
    /// can't be made.
    pub fn prove(&mut self, go_on: impl Fn() -> bool) -> Option<Version> {
        let candidate = self.candidate.as_mut()?;
        if !candidate.make_pages(go_on) {
            return None;
        }
        let Candidate { site, mut faults, of_templates, is_latest, .. } = self.candidate.take()?;
        of_templates.report(&mut faults.sink);
        if !faults.are_fatal(&site) {
            self.proven = Some(site);
            return None;
        }
        if is_latest {
            self.report = Arc::new(faults.report(&site));
        }
        Some(self.version())
    }

    /// Whether there are pages that have not been made yet.
    pub fn has_work(&self) -> bool {
        self.candidate.is_some()
    }

    fn version(&mut self) -> Version {
        self.number += 1;
        let newest = self.candidate.as_ref().map(|candidate| &candidate.site);
        let site = newest.or(self.proven.as_ref()).map(Arc::clone);
        Version { number: self.number, site, report: Arc::clone(&self.report) }
    }
}

impl Candidate {
    /// Makes one page after another; returns whether all of them have been made.
    fn make_pages(&mut self, go_on: impl Fn() -> bool) -> bool {
        for page in self.site.pages().skip(self.next) {
            if !go_on() {
                return false;
            }
            if let Err(Failure::Template(fault)) = self.site.render(&page) {
                self.of_templates.add(*fault);
            }
            self.next += 1;
        }
        true
    }
}
