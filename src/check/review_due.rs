//! Reviews of documents that should have been made.

use super::Input;
use crate::diag::{Diagnostic, Sink, codes, text};
use crate::graph::{ReviewDue, review_due};
use crate::model::field;
use crate::model::kinds::{Document, Review};

codes! {
    /// A document should have been looked at again.
    ///
    /// Its latest `[[review]]` says when the `next` one is due, and that day has passed. Add the review that was
    /// made, or set `next` to the day on which it will be:
    ///
    /// ```toml
    /// [[review]]
    /// date = "2022-03-01"
    /// fulfilment = "ongoing"
    /// next = "2023-03"
    /// ```
    REVIEW_DUE = "review-due", Warning;
}

pub(super) fn check(site: &Input<'_>, sink: &mut Sink) {
    for (node, _, document) in site.graph.of::<Document>() {
        let Some(ReviewDue { latest, by }) = review_due(document, site.today) else { continue };
        // Nobody reviews a document that another one has replaced.
        if site.graph.is_replaced(node, site.today) {
            continue;
        }
        let place = latest.place(field!(Review.next));
        let message = text!("the next review was due by {day}", own day = by);
        let help = text!("add a `[[review]]`, or set `next` to another day");
        sink.push(Diagnostic::new(&REVIEW_DUE, place, message).help(help));
    }
}
