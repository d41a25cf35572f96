//! A cache of records.

use std::sync::Arc;

use super::files::{Files, State};
use super::record::{self, Read};
use crate::source::{FileId, Sources};

/// Records that were read before: one is read again only when one of its files has changed. A record depends on its own
/// files alone, so it can't be stale.
#[derive(Default)]
pub struct Memo(Vec<Arc<Known>>);

/// A record with what it was read from.
pub(super) struct Known {
    state: State,
    pub(super) read: Read,
}

impl Memo {
    /// The record of these files: the cached one, which is looked for at the place `at` first, or else one that is read now.
    pub(super) fn record(&self, at: usize, main: FileId, files: &Files, sources: &Sources) -> Arc<Known> {
        let state = files.state(main, sources);
        let name = (files.kind.folder, &*files.id);
        let is_it = |known: &&Arc<Known>| known.read.record.name() == name;
        let by_name = || self.0.binary_search_by(|known| known.read.record.name().cmp(&name)).ok();
        let known = self.0.get(at).filter(is_it).or_else(|| self.0.get(by_name()?));
        if let Some(known) = known.filter(|known| known.state == state) {
            return Arc::clone(known);
        }
        let read = record::read(main, files, sources);
        Arc::new(Known { state, read })
    }

    /// Keeps these records, which are sorted by folder and id, and no others.
    pub(super) fn keep(&mut self, records: Vec<Arc<Known>>) {
        self.0 = records;
    }
}
