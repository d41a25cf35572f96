//! What was read before.

use std::sync::Arc;

use super::files::{Files, State};
use super::record::{self, Read};
use crate::source::{FileId, Sources};

/// Records that were read before, so that one is read again only when one of its files has changed. What a record
/// is follows from its own files alone, so nothing of it can be stale.
#[derive(Default)]
pub struct Memo(Vec<Arc<Known>>);

/// A record with what it was read from.
pub(super) struct Known {
    state: State,
    pub(super) read: Read,
}

impl Memo {
    /// The record of these files: the one that is known, or else the one that is read now.
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

    /// Remembers these records, which are sorted by folder and id, and no others.
    pub(super) fn keep(&mut self, records: Vec<Arc<Known>>) {
        self.0 = records;
    }
}
