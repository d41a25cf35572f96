//! A cache of records.

use std::sync::Arc;

use super::files::{self, Files, State};
use super::record::{self, Read};
use crate::config::Config;
use crate::diag::Sink;
use crate::source::{FileId, Paths, Sources};

/// Records that were read before: one is read again only when one of its files has changed. A record depends on its own
/// files alone, so it can't be stale. And which files are those of which record only depends on their paths, and on the site's languages.
#[derive(Default)]
pub struct Memo {
    records: Vec<Arc<Known>>,
    found: Option<Found>,
}

/// The files of all records, if there were no others.
struct Found {
    paths: Paths,
    languages: Vec<String>,
    files: Arc<[Files]>,
}

/// A record with what it was read from.
pub(super) struct Known {
    state: State,
    pub(super) read: Read,
}

impl Memo {
    /// The files of all records, as [`files::find`] would find them.
    pub(super) fn files(&mut self, sources: &Sources, config: &Config, sink: &mut Sink) -> Arc<[Files]> {
        let paths = sources.paths();
        let is_same = |found: &&Found| found.paths == paths && found.languages == config.languages;
        if let Some(found) = self.found.as_ref().filter(is_same) {
            return Arc::clone(&found.files);
        }
        let before = sink.len();
        let files: Arc<[Files]> = files::find(sources, config, sink).into();
        let found = Found { paths, languages: config.languages.clone(), files: Arc::clone(&files) };
        self.found = (sink.len() == before).then_some(found);
        files
    }

    /// The record of these files: the cached one, which is looked for at the place `at` first, or else one that is read now.
    pub(super) fn record(&self, at: usize, main: FileId, files: &Files, sources: &Sources) -> Arc<Known> {
        let state = files.state(main, sources);
        let name = (files.kind.folder, &*files.id);
        let is_it = |known: &&Arc<Known>| known.read.record.name() == name;
        let by_name = || self.records.binary_search_by(|known| known.read.record.name().cmp(&name)).ok();
        let known = self.records.get(at).filter(is_it).or_else(|| self.records.get(by_name()?));
        if let Some(known) = known.filter(|known| known.state == state) {
            return Arc::clone(known);
        }
        let read = record::read(main, files, sources);
        Arc::new(Known { state, read })
    }

    /// Keeps these records, which are sorted by folder and id, and no others.
    pub(super) fn keep(&mut self, records: Vec<Arc<Known>>) {
        self.records = records;
    }
}
