//! Documents whose time is over.

use super::Site;
use crate::diag::{Diagnostic, Sink, codes, text};
use crate::model::Record;
use crate::model::kinds::{Document, DocumentType};
use crate::model::value::Edtf;
use crate::source::Span;

codes! {
    /// A document is no longer valid and no document replaces it.
    ///
    /// A strategy that is tied to an expired document should say what is in force now. Add the document that
    /// came after and let it name the old one:
    ///
    /// ```toml
    /// supersedes = ["srlk-2014-2020"]
    /// ```
    ///
    /// The end is that of `valid`; for strategies, plans, programmes and contracts that do not have it, that
    /// of `period`. When the document still holds, say so with `valid = "2014/.."`.
    DOCUMENT_EXPIRED = "document-expired", Warning;
}

pub(super) fn check(site: &Site<'_>, sink: &mut Sink) {
    for (node, record, document) in site.graph.of::<Document>() {
        let Some((end, place)) = term(record, document) else { continue };
        let is_replaced = site.graph.incoming(node).any(|edge| edge.field.options.inverse == "superseded_by");
        let Some(last) = end.latest().filter(|last| *last < site.today && !is_replaced) else { continue };
        let message = text!("this document ended on {day} and no other one replaces it", own day = last);
        let help = text!("add the document that came after, with `supersedes = [\"{id}\"]`", id = record.id);
        sink.push(Diagnostic::new(&DOCUMENT_EXPIRED, place, message).help(help));
    }
}

/// When the document holds, and where that is written. The period of a study or of data is what they are about.
fn term(record: &Record, document: &Document) -> Option<(Edtf, Span)> {
    use DocumentType::{Contract, Plan, Programme, Strategy};
    if let Some(valid) = document.valid {
        return Some((valid, record.places.get("valid")?));
    }
    let ends_with_period = matches!(document.r#type, Some(Strategy | Plan | Programme | Contract));
    Some((document.period.filter(|_| ends_with_period)?, record.places.get("period")?))
}
