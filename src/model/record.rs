//! Records: content files as typed values.

use std::sync::Arc;

use super::declare::fields;
use super::decoder::Outer;
use super::field::{Declared as _, Decoder, FieldSpec, Fields, Value};
use super::kept::Kept;
use super::kind::{Kind, KindSpec};
use super::parts::{Attachment, Source};
use super::value::{Count, Edtf, Free, Parts, Prose, Text, Written, stays_inside};
use super::vocabulary::{Of, nearest};
use super::{Places, field};
use crate::diag::Sink;
use crate::output::composed;
use crate::source::FileId;
use crate::syntax::ContentFile;
use crate::syntax::markdown::Origin;
use crate::syntax::toml::{Table, Tree};

fields! {
    /// Fields that every kind has.
    Common {
        /// Name of the record.
        title: Option<Text> { required: true, role: Title },
        /// What it is, in a sentence or two.
        summary: Option<Text> { role: Summary },
        /// Whether it is still kept back: a draft leaves no trace in the built site.
        draft: bool,
        /// Words under which it is filed.
        tags: Vec<Text> { role: Keyword },
        /// Names under which the same thing is known.
        other_names: Vec<Text> { neutral: true, role: Keyword },
        /// Addresses that it had before; each leads on to the present one.
        former_urls: Vec<Text> { neutral: true, role: FormerAddress },
        /// When it was first published here.
        published: Option<Edtf>,
        /// When it was last changed.
        updated: Option<Edtf>,
        /// When somebody last made sure that it is true.
        verified: Option<Edtf>,
        /// How many times it was changed since it was published.
        revision: Option<Count>,
        /// Which document says so, and where in it.
        sources: Parts<Source> { role: Sources },
        /// Files that are published beside it.
        attachments: Parts<Attachment>,
        /// Free fields for a site's own templates; never exported.
        extra: Free,
    }
}

/// A content file as typed values, with its translations and its table. Fields that could not be read are empty.
#[derive(Clone)]
pub struct Record {
    /// Its kind.
    pub kind: &'static KindSpec,
    /// Its id, unique in its kind.
    pub id: String,
    /// The file that it was read from.
    pub file: FileId,
    /// Whether its front matter could be read completely; if not, fields that seem missing may well be in the file.
    pub complete: bool,
    /// Where its values are written.
    pub places: Places,
    /// Fields that every kind has.
    pub common: Common,
    /// Fields of its kind.
    pub fields: Box<dyn Fields>,
    /// The Markdown below the front matter.
    pub body: Prose,
    /// What [`published`](Self::published) says.
    for_world: Kept<Option<Reduced>>,
    /// What [`files`](Self::files) says.
    files: Kept<Vec<String>>,
}

/// A record without what the world may not see.
pub struct Reduced {
    /// It.
    pub record: Arc<Record>,
    /// Whether it has fewer parts.
    pub has_fewer: bool,
}

impl Record {
    /// Reads a record of this kind; faults are reported.
    pub fn read(kind: &'static KindSpec, id: &str, content: ContentFile, sink: &mut Sink) -> Self {
        let ContentFile { file, front, header, complete, body } = content;
        let origin = Origin::Verbatim { file, start: body.start };
        let mut places = Places::of(&front, kind.all_fields());
        let is_known = |key: &str| kind.all_fields().any(|spec| spec.name == key);
        for (key, node) in front.entries.iter().filter(|(key, _)| !is_known(&key.name)) {
            // What is only called otherwise is not missing.
            if let Some(name) = nearest(&key.name, Of::Field, kind.all_fields().map(|spec| spec.name)) {
                places.meant(name, node.span);
            }
        }
        let mut decoder = Decoder::new(kind.name, sink);
        decoder.complete = complete;
        decoder.outer = Some(Outer {
            owner: kind.name,
            fields: kind.all_fields().map(|spec| spec.name).collect(),
            header,
        });
        let (common, own) = parted(front, kind);
        let means_draft = means_draft(&common);
        let mut common = Common::read(&common, &[], &mut decoder);
        common.draft |= means_draft;
        let fields = (kind.read)(&own, &mut decoder);
        let body = Prose::new(Written::new(body.text, origin, sink));
        let (for_world, files) = Default::default();
        Self { kind, id: id.to_owned(), file, complete, places, common, fields, body, for_world, files }
    }

    /// What identifies it in a site: the folder of its kind, and its id.
    pub fn name(&self) -> (&'static str, &str) {
        (self.kind.folder, &self.id)
    }

    /// Whether a table is there that can hold private values.
    pub fn holds_guarded(&self) -> bool {
        let common: &dyn Fields = &self.common;
        common.holds_guarded() || self.fields.holds_guarded()
    }

    /// The record as the world may see it; `None` where that is the record as it is.
    pub fn published(&self) -> Option<&Reduced> {
        let reduce = || {
            self.holds_guarded().then(|| {
                let mut record = self.clone();
                let has_fewer = record.fields.publish();
                Reduced { record: Arc::new(record), has_fewer }
            })
        };
        self.for_world.get(reduce).as_ref()
    }

    /// The record's own fields, if it is of kind `K`.
    pub fn get<K: Kind>(&self) -> Option<&K> {
        self.fields.as_any().downcast_ref()
    }

    /// All fields with their values, those that every kind has first.
    pub fn values(&self) -> impl Iterator<Item = (&'static FieldSpec, Value<'_>)> {
        let common: &dyn Fields = &self.common;
        common.iter().chain(self.fields.iter())
    }

    /// Files beside the record that its page publishes, as they are written.
    pub fn files(&self) -> &[String] {
        self.files.get(|| {
            let mut files = Vec::new();
            for (_, value) in self.values() {
                collect_files(value, &mut files);
            }
            let written = self.body.localized().all();
            files.extend(written.flat_map(|(_, written)| written.outline.files().map(str::to_owned)));
            files.retain(|file| stays_inside(file));
            files
        })
    }

    /// Path in the site's folder of a file that the record names.
    pub fn beside(&self, file: &str) -> String {
        let folder = format!("content/{}", self.kind.folder);
        let file = composed(file);
        if file.starts_with(&format!("{}/", self.id)) {
            return format!("{folder}/{file}");
        }
        format!("{folder}/{}/{file}", self.id)
    }

    /// How it is referred to from everywhere, as `measure:takt`.
    pub fn reference(&self) -> String {
        format!("{}:{}", self.kind.name, self.id)
    }

    /// The title in the main language, after the code.
    pub fn coded_title(&self) -> String {
        coded(self.fields.code(), self.title())
    }

    /// The title in the main language; empty only in a record that has no title, which is an error.
    pub fn title(&self) -> &str {
        self.common.title.as_ref().map_or("", Text::main)
    }
}

/// A title after its code.
pub fn coded(code: Option<&str>, title: &str) -> String {
    code.map_or_else(|| title.to_owned(), |code| format!("{code} {title}"))
}

fn collect_files(value: Value<'_>, files: &mut Vec<String>) {
    match value {
        Value::File(path, _) => files.push(path.to_owned()),
        Value::Prose(prose) => {
            let written = prose.localized().all();
            files.extend(written.flat_map(|(_, written)| written.outline.files().map(str::to_owned)));
        }
        Value::Parts(parts) => {
            for part in parts.iter() {
                for (_, value) in part.fields.iter() {
                    collect_files(value, files);
                }
            }
        }
        _ => {}
    }
}

/// Whether the fields try to mark the record as a draft, but wrongly. That is reported, but since its weight can be
/// lowered, the record must count as a draft: otherwise, one that its author keeps back could be published.
fn means_draft(common: &Table) -> bool {
    const DRAFT: &str = field!(Common.draft).name();
    let misspelled = |key: &str| !is_common(key) && nearest(key, Of::Field, [DRAFT]).is_some();
    common.entries.iter().any(|(key, node)| match node.tree {
        Tree::Boolean(said) => said && misspelled(&key.name),
        _ => key.name == DRAFT || misspelled(&key.name),
    })
}

/// The front matter as the fields that every kind has and the kind's own. A misspelled key goes to the name
/// that was probably meant, so that its field is not reported as missing there.
fn parted(front: Table, kind: &KindSpec) -> (Table, Table) {
    let meant =
        |key: &str| nearest(key, Of::Field, kind.all_fields().map(|spec| spec.name)).is_some_and(is_common);
    let is_own = |key: &str| kind.fields.iter().any(|spec| spec.name == key);
    let (common, own) = front
        .entries
        .into_iter()
        .partition(|(key, _)| !is_own(&key.name) && (is_common(&key.name) || meant(&key.name)));
    (Table { span: front.span, entries: common }, Table { span: front.span, entries: own })
}

fn is_common(key: &str) -> bool {
    Common::FIELDS.iter().any(|spec| spec.name == key)
}
