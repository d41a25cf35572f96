//! An address that leads on to a record.

use serde::Serialize;

use super::Context;
use super::link::{Link, link};
use crate::graph::NodeId;

/// An address that leads on to a record.
#[derive(Debug, Serialize)]
pub(super) struct RedirectView {
    link: Link,
}

/// Leads on to the record at `node`.
pub(super) fn view(context: &Context<'_>, node: NodeId) -> RedirectView {
    RedirectView { link: link(context, node) }
}
