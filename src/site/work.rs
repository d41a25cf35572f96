//! What making a site has cost so far, as counts of work and never as time, which no two runs agree on.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::Site;
use crate::html::Renderer;

/// How much work was done for a site since it was compiled; what compiling did counts, too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Templates that were parsed.
    pub templates: usize,
    /// Pages that were rendered, once more each time.
    pub pages: usize,
    /// Bytes of pages that were read to make them short.
    pub shortened: usize,
    /// Targets of links that were made.
    pub links: usize,
    /// Indexes for the search that were made, one for a language.
    pub indexes: usize,
    /// Files that an output took.
    pub files: usize,
}

/// What the site counts itself. Other stages count for themselves.
#[derive(Default)]
pub(super) struct Counters {
    pub(super) indexes: AtomicUsize,
    pub(super) files: AtomicUsize,
}

impl Site {
    /// The work that was done so far. While other threads make files, its figures are of slightly different moments.
    pub fn work(&self) -> Work {
        let rendering = self.renderer.as_ref().map(Renderer::work).unwrap_or_default();
        Work {
            templates: rendering.templates,
            pages: rendering.pages,
            shortened: rendering.shortened,
            links: self.shared.targets_made(),
            indexes: self.counters.indexes.load(Ordering::Relaxed),
            files: self.counters.files.load(Ordering::Relaxed),
        }
    }
}
