//! An address that leads on to a record.

use serde::Serialize;

use crate::graph::NodeId;
use crate::view::components::link::{Link, link};
use crate::view::context::Context;

/// An address that leads on to a record.
#[derive(Debug, Serialize)]
pub(in crate::view) struct RedirectView {
    link: Link,
}

/// Leads on to the record at `node`.
pub(in crate::view) fn view(context: &Context<'_>, node: NodeId) -> RedirectView {
    RedirectView { link: link(context, node) }
}
