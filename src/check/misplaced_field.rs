//! Fields of a record that stand below the last header and so belong to a part.

use super::Input;
use super::walk::Content;
use crate::diag::{Diagnostic, Sink, codes, text};
use crate::model::field::{FieldSpec, Fields, Value};
use crate::model::kinds::Update;
use crate::model::value::Named as _;
use crate::model::{Places, Record};
use crate::source::Span;
use crate::syntax::toml::{Table, is_header};

codes! {
    /// A field that readers expect of a record stands in its last table.
    ///
    /// In TOML, whatever follows a header belongs to its table. A field that is added at the end of the front matter is a
    /// field of the last activity or link there, and the page of the record says that nothing is stated. Fields of the
    /// record stand above the first header:
    ///
    /// ```toml
    /// title = "Dluhové poradenství"
    /// phase = "running"
    ///
    /// [[activity]]
    /// title = "Školení poradců"
    /// period = "2024"
    /// ```
    ///
    /// Where the part is meant, say the same of the record, or lower the weight of this check in `vazba.toml`.
    MISPLACED_FIELD = "misplaced-field", Warning;
}

pub(super) fn check(site: &Input<'_>, sink: &mut Sink) {
    for record in site.records_with(&[Content::MisplacedFields]) {
        let tables = tables(record);
        let Some(last) = last_of_file(record, &tables) else { continue };
        let misplaced = misplaced_in(record, &tables, last);
        let text = site.sources.file(record.file).text();
        let headers = tables.iter().map(|table| table.span).filter(|span| span.file == record.file && is_header(text, *span));
        let Some(first) = headers.min_by_key(|span| span.start).filter(|_| is_header(text, last.span)) else { continue };
        for (spec, place) in misplaced {
            let message = text!(
                "`{field}` stands below `{table}` and belongs to it, so that this {kind} has none",
                own field = spec.name,
                own table = &text[last.span.range()],
                own kind = record.kind.name
            );
            let help = text!(
                "move it above `{header}` if it is meant of the {kind}",
                own header = &text[first.range()],
                own kind = record.kind.name
            );
            sink.push(Diagnostic::new(&MISPLACED_FIELD, place, message).help(help));
        }
    }
}

/// Whether fields of a record seem to stand in its last table.
pub(super) fn may_be(record: &Record) -> bool {
    if !record.complete || lacking(record).next().is_none() {
        return false;
    }
    let tables = tables(record);
    last_of_file(record, &tables).is_some_and(|last| !misplaced_in(record, &tables, last).is_empty())
}

/// Fields that are expected of the record and not written above its first header.
fn lacking(record: &Record) -> impl Iterator<Item = &'static FieldSpec> {
    let is_lacking = |spec: &&FieldSpec| spec.options.expected && record.places.of_spec(spec).is_none();
    record.kind.all_fields().filter(is_lacking)
}

/// The last table in the record's main file.
fn last_of_file<'a, 'b>(record: &Record, tables: &'b [Inner<'a>]) -> Option<&'b Inner<'a>> {
    let of_file = tables.iter().filter(|table| table.span.file == record.file);
    of_file.max_by_key(|table| table.span.start)
}

/// Fields that are expected of the record, and that its last table alone has, with their places.
fn misplaced_in(record: &Record, tables: &[Inner<'_>], last: &Inner<'_>) -> Vec<(&'static FieldSpec, Span)> {
    let is_stated = |field: &FieldSpec| {
        tables.iter().any(|table| {
            let other = table.span != last.span || table.name == Update::SPEC.name;
            other && table.holds(field).is_some()
        })
    };
    let held = lacking(record).filter_map(|spec| Some((spec, last.holds(spec)?)));
    held.filter(|(spec, _)| !is_stated(spec)).collect()
}

/// A table inside a record.
struct Inner<'a> {
    /// Name of the part or field.
    name: &'static str,
    /// Where it is written: its header, if it has one.
    span: Span,
    says: Says<'a>,
}

enum Says<'a> {
    Fields(&'a dyn Fields, Option<&'a Places>),
    Free(&'a Table),
}

impl Inner<'_> {
    /// Where the table sets an optional field of this name.
    fn holds(&self, field: &FieldSpec) -> Option<Span> {
        match self.says {
            Says::Fields(fields, places) => {
                let (spec, value) = fields.iter().find(|(spec, _)| spec.name == field.name)?;
                let says = !spec.options.required && !matches!(value, Value::Absent);
                says.then(|| places.and_then(|places| places.of_spec(spec)).unwrap_or(self.span))
            }
            Says::Free(table) => table.get(field.name).map(|node| node.span),
        }
    }
}

fn tables(record: &Record) -> Vec<Inner<'_>> {
    let mut out = Vec::new();
    for (spec, value) in record.values() {
        match value {
            Value::Parts(parts) => out.extend(parts.iter().map(|part| Inner {
                name: part.spec.name,
                span: part.span,
                says: Says::Fields(part.fields, Some(part.places)),
            })),
            Value::Table(fields) => {
                let says = Says::Fields(fields, None);
                out.extend(record.places.of_spec(spec).map(|span| Inner { name: spec.name, span, says }));
            }
            Value::Free(table) => {
                out.push(Inner { name: spec.name, span: table.span, says: Says::Free(table) });
            }
            _ => {}
        }
    }
    out
}
