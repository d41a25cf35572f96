//! Counts what rendering costs. Threads add to a count once a page, so that counting costs nothing beside it.

use std::sync::atomic::{AtomicUsize, Ordering};

/// What was done.
#[derive(Clone, Copy, Debug, Default)]
pub struct Work {
    /// Templates that were parsed.
    pub templates: usize,
    /// Pages that were rendered.
    pub pages: usize,
    /// Bytes of pages that were minified.
    pub shortened: usize,
}

/// The counts as they grow.
#[derive(Default)]
pub(super) struct Counters {
    pub(super) templates: AtomicUsize,
    pub(super) pages: AtomicUsize,
    pub(super) shortened: AtomicUsize,
}

impl Counters {
    pub(super) fn so_far(&self) -> Work {
        Work {
            templates: self.templates.load(Ordering::Relaxed),
            pages: self.pages.load(Ordering::Relaxed),
            shortened: self.shortened.load(Ordering::Relaxed),
        }
    }
}

/// Adds to a count.
pub(super) fn add(count: &AtomicUsize, more: usize) {
    count.fetch_add(more, Ordering::Relaxed);
}
