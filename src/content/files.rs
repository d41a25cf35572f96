//! The files of each record.

use std::collections::BTreeMap;

use super::FOLDER;
use super::role::{Role, Share, role, stray};
use crate::config::Config;
use crate::diag::{Place, Sink};
use crate::model::kind::KindSpec;
use crate::model::value::Lang;
use crate::source::{FileId, Snapshot, Sources};

/// The files of one record.
pub(super) struct Files {
    pub(super) kind: &'static KindSpec,
    pub(super) id: String,
    /// `<id>.md`; without it there is no record.
    pub(super) main: Option<FileId>,
    /// `<id>.csv`
    pub(super) sheet: Option<FileId>,
    /// `<id>.items.toml`
    pub(super) items: Option<FileId>,
    /// `<id>.<language>.md`, in the order of their paths.
    pub(super) overlays: Vec<(Lang, FileId)>,
}

/// All that a record was read from, as it was then.
#[derive(PartialEq, Eq)]
pub(super) struct State {
    main: Snapshot,
    sheet: Option<Snapshot>,
    items: Option<Snapshot>,
    overlays: Vec<(Lang, Snapshot)>,
}

impl Files {
    /// What stands in the files now, of which `main` is the main one.
    pub(super) fn state(&self, main: FileId, sources: &Sources) -> State {
        let version = |file: &FileId| sources.snapshot(*file);
        State {
            main: version(&main),
            sheet: self.sheet.as_ref().map(version),
            items: self.items.as_ref().map(version),
            overlays: self.overlays.iter().map(|(lang, file)| (*lang, version(file))).collect(),
        }
    }
}

/// The files of all records, by folder and id. A file in the place of records that belongs to none is reported.
pub(super) fn find(sources: &Sources, config: &Config, sink: &mut Sink) -> Vec<Files> {
    let mut records: BTreeMap<(&str, String), Files> = BTreeMap::new();
    for (file, source) in sources.below(FOLDER) {
        let Role::Of(kind, id, share) = role(file, source.path(), config, sink) else { continue };
        let new =
            || Files { kind, id: id.clone(), main: None, sheet: None, items: None, overlays: Vec::new() };
        let files = records.entry((kind.folder, id.clone())).or_insert_with(new);
        match share {
            Share::Main => files.main = Some(file),
            Share::Sheet => files.sheet = Some(file),
            Share::Items => files.items = Some(file),
            Share::Overlay(lang) => files.overlays.push((lang, file)),
        }
    }
    for path in sources.assets_below(FOLDER) {
        if path[FOLDER.len()..].matches('/').count() <= 1 {
            sink.push(stray(Place::Path(path.to_owned()), path));
        }
    }
    records.into_values().collect()
}
