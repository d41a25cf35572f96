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
    /// The site as it was last compiled, as long as not all of its pages have been made.
    latest: Option<Candidate>,
    /// The last one before it without an error in its content, if not all of its pages have been made.
    displaced: Option<Candidate>,
    /// The last site of which all pages could be made.
    proven: Option<Arc<Site>>,
    /// A site that is not needed any more. To take it apart takes a while, so that is put off until nobody waits.
    unneeded: Option<Candidate>,
}

struct Candidate {
    site: Arc<Site>,
    /// Whether there is no error in its content.
    is_good: bool,
    faults: Faults,
    of_templates: TemplateFaults,
    /// The number of the page that is made next.
    next: usize,
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
        let of_templates = TemplateFaults::default();
        let latest = Candidate { site: Arc::new(site), is_good, faults, of_templates, next: 0 };
        let before = self.latest.replace(latest);
        let is_good = before.as_ref().is_some_and(|before| before.is_good);
        let unneeded = if is_good { std::mem::replace(&mut self.displaced, before) } else { before };
        if let Some(older) = std::mem::replace(&mut self.unneeded, unneeded) {
            rayon::spawn(move || drop(older));
        }
        self.version()
    }

    /// Makes the pages that have not been made yet, as long as `go_on` says so, even those of a site with errors, since templates
    /// may have more. Returns another version if some of the pages can't be made.
    pub fn prove(&mut self, go_on: impl Fn() -> bool) -> Option<Version> {
        if !go_on() {
            return None;
        }
        self.unneeded = None;
        let is_latest = self.latest.is_some();
        let tried = if is_latest { &mut self.latest } else { &mut self.displaced };
        if !tried.as_mut()?.make_pages(go_on) {
            return None;
        }
        let Candidate { site, is_good, mut faults, of_templates, .. } = tried.take()?;
        let is_sound = of_templates.is_empty();
        if is_good && is_sound {
            self.proven = Some(site);
            self.displaced = None;
        } else if is_latest && !is_sound {
            of_templates.report(&mut faults.sink);
            self.report = Arc::new(faults.report(&site));
        }
        (!is_sound).then(|| self.version())
    }

    fn version(&mut self) -> Version {
        self.number += 1;
        let latest = self.latest.as_ref().filter(|latest| latest.is_good);
        let unproven = latest.or(self.displaced.as_ref()).map(|candidate| &candidate.site);
        let site = unproven.or(self.proven.as_ref()).map(Arc::clone);
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
