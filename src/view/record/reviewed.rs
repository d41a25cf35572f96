//! How far a document is fulfilled, as its latest review says, and when the next one is due.

use serde::Serialize;

use crate::graph::{NodeId, latest_review, review_due};
use crate::model::kinds::Document;
use crate::view::context::Context;

/// The latest review of a document.
#[derive(Debug, Serialize)]
pub(super) struct Reviewed {
    /// When it was made.
    date: String,
    /// What was found.
    fulfilment: Option<String>,
    /// When the next one is due, where that is stated and the document was not replaced.
    next: Option<String>,
    /// Whether that day is over, and no later review is stated.
    overdue: bool,
}

/// The latest review; `None` where none is stated.
pub(super) fn reviewed(context: &Context<'_>, node: NodeId) -> Option<Reviewed> {
    let document = context.public.record(node).get::<Document>()?;
    let latest = &latest_review(document, context.today)?.data;
    let locale = context.locale();
    let is_replaced = context.public.is_replaced(node, context.today);
    let fulfilment = latest.fulfilment.map(|found| locale.text_for("value", "fulfilment", found.name()));
    Some(Reviewed {
        date: locale.date(&latest.date?),
        fulfilment: fulfilment.map(str::to_owned),
        next: latest.next.filter(|_| !is_replaced).map(|next| locale.date(&next)),
        overdue: review_due(document, context.today).is_some(),
    })
}
