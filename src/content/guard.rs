//! What must not be quoted, however broken it is: drafts, and records that hold private values.

use std::collections::HashSet;

use super::record::Read;
use crate::diag::Guard;
use crate::model::field::{FieldSpec, Shape};
use crate::model::vocabulary::{Of, nearest};
use crate::model::{Common, Record, field};
use crate::source::{FileId, Sources};

/// Key of the mark of a draft.
const DRAFT: &str = field!(Common.draft).name();

/// Whether a file that could not be read in full seems to be a draft. What its record says can't be trusted then.
/// Taking too many files for drafts does no harm, since a site with such a file is not built.
pub(super) fn seems_draft(sources: &Sources, file: FileId) -> bool {
    // The first byte that is not UTF-8 may come before the mark.
    String::from_utf8_lossy(sources.file(file).bytes()).lines().any(|line| {
        let line = line.trim_start().trim_start_matches(['"', '\'']);
        let end = line.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(line.len());
        let (key, value) = (line[..end].to_lowercase(), &line[end..]);
        (key == DRAFT && !value.contains("false"))
            || (value.contains("true") && nearest(&key, Of::Field, [DRAFT]).is_some())
    })
}

/// Whether the files of a record must not be quoted: it is a draft, or can hold private values. `torn` says that not
/// all of its file could be read.
pub(super) fn is_closed(record: &Record, torn: bool) -> bool {
    record.common.draft || record.holds_guarded() || (torn && can_have_private(record))
}

/// Guards drafts and records with private values, all files beside them, and files that are no records but say that they
/// are drafts.
pub(super) fn guard<'a>(read: impl Iterator<Item = &'a Read>, sources: &Sources, guard: &mut Guard) {
    let mut files = HashSet::new();
    for Read { record, closed, .. } in read {
        files.insert(record.file);
        if !closed {
            continue;
        }
        let path = sources.file(record.file).path();
        let stem = path.strip_suffix("md").unwrap_or(path);
        let folder = record.beside("");
        for (file, _) in sources.below(stem).chain(sources.below(&folder)) {
            guard.add(file);
        }
    }
    for (file, source) in sources.below(super::FOLDER) {
        let is_other = !files.contains(&file) && source.path().rsplit('.').next() == Some("md");
        if is_other && seems_draft(sources, file) {
            guard.add(file);
        }
    }
}

/// Whether records of this kind can have such a table.
fn can_have_private(record: &Record) -> bool {
    record.kind.all_fields().any(can_hold_private)
}

fn can_hold_private(field: &FieldSpec) -> bool {
    match field.shape {
        Shape::Private(_) => true,
        Shape::Parts(spec) | Shape::Table(spec) => spec.fields.iter().any(can_hold_private),
        _ => false,
    }
}

#[cfg(test)]
#[expect(unreachable_pub, reason = "declarations make public structs")]
mod tests {
    use super::can_hold_private;
    use crate::diag::Sink;
    use crate::model::declare::{fields, part};
    use crate::model::field::{Declared, Decoder, Fields};
    use crate::model::value::{Parts, Private, Text};
    use crate::source::Sources;
    use crate::syntax::toml;

    fields! {
        /// A record.
        Outer {
            /// Parts.
            step: Parts<Step>,
        }
    }

    part! {
        /// A part.
        Step = "step" {
            /// Parts in it.
            contact: Parts<Contact>,
        }
    }

    part! {
        /// A part of a part.
        Contact = "contact" {
            /// A number.
            phone: Private<Option<Text>>,
        }
    }

    #[test]
    fn private_fields_are_found_at_any_depth() {
        assert!(Outer::FIELDS.iter().any(can_hold_private));
        let read = |text: &str| {
            let mut sources = Sources::default();
            let file = sources.add("a.toml", text);
            let mut sink = Sink::default();
            let toml::Read { table, .. } = toml::read(file, text, 0..text.len(), &mut sink);
            Outer::read(&table, &[], &mut Decoder::new("outer", &mut sink))
        };
        let holds_guarded = |text: &str| {
            let table: &dyn Fields = &read(text);
            table.holds_guarded()
        };
        assert!(holds_guarded("[[step]]\n[[step.contact]]\nphone = 12\n"));
        assert!(!holds_guarded("[[step]]\n"));
    }
}
