//! What must not be quoted, however broken it is: drafts, and records that hold private values.

use std::collections::BTreeSet;

use crate::diag::Guard;
use crate::model::field::{FieldSpec, Shape, Value};
use crate::model::{Record, nearest};
use crate::source::{FileId, Sources};

/// Key of the mark of a draft.
const DRAFT: &str = "draft";

/// Whether a file of which not all could be read means to be a draft. Then what a record says of it can't be
/// trusted; that too much is taken for a draft does no harm, since nothing is built of a site with such a file.
pub(super) fn seems_draft(sources: &Sources, file: FileId) -> bool {
    // The first byte that is not UTF-8 may come before the mark.
    String::from_utf8_lossy(sources.file(file).bytes()).lines().any(|line| {
        let line = line.trim_start().trim_start_matches(['"', '\'']);
        let end = line.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(line.len());
        let (key, value) = (line[..end].to_lowercase(), &line[end..]);
        (key == DRAFT && !value.contains("false"))
            || (nearest(&key, [DRAFT]).is_some() && value.contains("true"))
    })
}

/// Guards drafts and records with private values, all files beside them, and files that are no records but say
/// that they are drafts. `torn` are files of which not all could be read.
pub(super) fn guard(records: &[Record], sources: &Sources, torn: &BTreeSet<FileId>, guard: &mut Guard) {
    for record in records {
        let is_closed = record.common.draft
            || has_private(record)
            || (torn.contains(&record.file) && can_have_private(record));
        if !is_closed {
            continue;
        }
        let path = sources.file(record.file).path();
        let stem = path.strip_suffix("md").unwrap_or(path);
        let folder = record.beside("");
        for (file, _) in sources.below(stem).chain(sources.below(&folder)) {
            guard.add(file);
        }
    }
    let files: BTreeSet<FileId> = records.iter().map(|record| record.file).collect();
    for (file, source) in sources.below(super::FOLDER) {
        if !files.contains(&file)
            && source.path().rsplit('.').next() == Some("md")
            && seems_draft(sources, file)
        {
            guard.add(file);
        }
    }
}

/// Whether a table is there that can hold private values, even if they could not be read.
fn has_private(record: &Record) -> bool {
    record.fields.iter().any(|(_, value)| match value {
        Value::Parts(parts) => parts.iter().any(|part| part.fields.is_guarded()),
        _ => false,
    })
}

/// Whether records of this kind can have such a table.
fn can_have_private(record: &Record) -> bool {
    let is_private = |spec: &FieldSpec| matches!(spec.shape, Shape::Private(_));
    record.kind.parts().any(|part| part.fields.iter().any(is_private))
}
