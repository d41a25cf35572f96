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
    /// The record of these files: the cached one, or else one that is read now.
    pub(super) fn record(&self, main: FileId, files: &Files, sources: &Sources) -> Arc<Known> {
        let state = files.state(main, sources);
        let name = (files.kind.folder, &*files.id);
        if let Ok(at) = self.0.binary_search_by(|known| known.read.record.name().cmp(&name))
            && self.0[at].state == state
        {
            return Arc::clone(&self.0[at]);
        }
        let read = record::read(main, files, sources);
        Arc::new(Known { state, read })
    }

    /// Keeps these records, which are sorted by folder and id, and no others.
    pub(super) fn keep(&mut self, records: Vec<Arc<Known>>) {
        self.0 = records;
    }
}
