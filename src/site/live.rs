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
/// [`prove`](Self::prove) finds a page that can't be made. Then the one before it is shown, if it was not found to be wrong, or
/// else the last one of which all pages could be made.
#[derive(Default)]
pub struct Live {
    memo: Memo,
    number: u64,
    /// What is wrong with the files as they were last compiled.
    report: Arc<Report>,
    /// How the files say that an editor is opened.
    editor: Option<String>,
    /// The last site without an error in its content, as long as not all of its pages have been made.
    candidate: Option<Candidate>,
    /// The one before it, if another one came before all of its pages were made.
    displaced: Option<Candidate>,
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
    /// The address that opens an editor, as `[serve]` of the files says, whether they have errors or not.
    pub editor: Option<String>,
}

impl Live {
    /// Compiles the files as they are. `early` are faults that were found while reading the disk.
    pub fn compile(&mut self, sources: Sources, early: Vec<Diagnostic>, options: &Options) -> Version {
        let (site, faults) = compile(sources, early, options, &mut self.memo);
        self.report = Arc::new(faults.clone().report(&site));
        let serve = site.config.settings.serve.as_ref();
        self.editor = serve.and_then(|serve| Some(serve.0.editor.as_ref()?.main().to_owned()));
        let is_good = !faults.are_fatal(&site);
        if is_good {
            let of_templates = TemplateFaults::default();
            let site = Arc::new(site);
            let candidate = Candidate { site, faults, of_templates, next: 0, is_latest: true };
            self.displaced = self.candidate.replace(candidate);
        }
        let older = if is_good { &mut self.displaced } else { &mut self.candidate };
        if let Some(older) = older {
            older.is_latest = false;
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
        let displaced = self.displaced.take();
        let Candidate { site, mut faults, of_templates, is_latest, .. } = self.candidate.take()?;
        of_templates.report(&mut faults.sink);
        if !faults.are_fatal(&site) {
            self.proven = Some(site);
            return None;
        }
        self.candidate = displaced;
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
        let (report, editor) = (Arc::clone(&self.report), self.editor.clone());
        Version { number: self.number, site, report, editor }
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
