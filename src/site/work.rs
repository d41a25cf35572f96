//! What making a site has cost so far: counts of work, never time, which differs between runs.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::Site;
use crate::html::Renderer;

/// How much work has been done for a site, its compilation included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Records that were searched for references.
    pub searched: usize,
    /// Records whose values of facets were found.
    pub valued: usize,
    /// Paths of files that were checked against all others.
    pub addressed: usize,
    /// Templates that were parsed.
    pub templates: usize,
    /// Pages that were rendered; each time counts.
    pub pages: usize,
    /// Bytes of pages that were minified.
    pub shortened: usize,
    /// Targets of links that were made.
    pub links: usize,
    /// Search indexes that were made, one per language.
    pub indexes: usize,
    /// Files that an output took.
    pub files: usize,
}

/// What the site itself counts. Other stages have their own counts.
#[derive(Default)]
pub(super) struct Counters {
    pub(super) indexes: AtomicUsize,
    pub(super) files: AtomicUsize,
}

impl Site {
    /// The work done so far. While other threads make files, its figures are from slightly different moments.
    pub fn work(&self) -> Work {
        let rendering = self.renderer.as_ref().map(Renderer::work).unwrap_or_default();
        Work {
            searched: self.searched,
            valued: self.facets.looked_at(),
            addressed: self.plan.checked(),
            templates: rendering.templates,
            pages: rendering.pages,
            shortened: rendering.shortened,
            links: self.shared.targets_made(),
            indexes: self.counters.indexes.load(Ordering::Relaxed),
            files: self.counters.files.load(Ordering::Relaxed),
        }
    }
}
