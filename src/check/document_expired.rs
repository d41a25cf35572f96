//! Documents whose time is over.

use super::Input;
use crate::diag::{Diagnostic, Sink, codes, text};
use crate::graph::Validity;
use crate::model::field;
use crate::model::kinds::Document;

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

pub(super) fn check(site: &Input<'_>, sink: &mut Sink) {
    for (node, record, _) in site.graph.of::<Document>() {
        let (end, field) = match site.graph.validity(node, site.today) {
            Some(Validity::Ended(end)) => (end, field!(Document.valid)),
            Some(Validity::PeriodOver(end)) => (end, field!(Document.period)),
            _ => continue,
        };
        let is_replaced = site.graph.replaced_by(node).next().is_some();
        let Some((last, place)) = end.latest().zip(record.places.get(field)).filter(|_| !is_replaced) else {
            continue;
        };
        let message = text!("this document ended on {day} and no other one replaces it", own day = last);
        let help = text!("add the document that came after, with `supersedes = [\"{id}\"]`", id = record.id);
        sink.push(Diagnostic::new(&DOCUMENT_EXPIRED, place, message).help(help));
    }
}
