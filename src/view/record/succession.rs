//! Which documents replaced each other.

use serde::Serialize;

use crate::graph::NodeId;
use crate::model::kinds::Document;
use crate::model::reference;
use crate::view::components::link::{Link, link};
use crate::view::context::Context;

/// A document among those that it replaced and that replaced it.
#[derive(Debug, Serialize)]
pub(super) struct Successor {
    link: Link,
    /// Whether it is the document of the page.
    own: bool,
    /// When it holds, or else the years for which it is made; as it is stated.
    when: Option<String>,
}

/// The documents before and after one, the oldest first; none where it replaces none and none replaces it. Their order is that of the
/// replacements, which needs no dates.
pub(super) fn succession(context: &Context<'_>, node: NodeId) -> Vec<Successor> {
    let by = reference!(Document.supersedes);
    if context.public.record(node).get::<Document>().is_none() {
        return Vec::new();
    }
    let older = |node| context.public.all_above(node, &[by]);
    let mut all = older(node);
    all.extend(context.public.all_below(node, by));
    if all.is_empty() {
        return Vec::new();
    }
    all.push(node);
    // Whoever comes later has more before it.
    all.sort_by_cached_key(|other| (older(*other).len(), *other));
    all.into_iter().map(|other| successor(context, other, node)).collect()
}

fn successor(context: &Context<'_>, document: NodeId, of_page: NodeId) -> Successor {
    let stated = context.public.record(document).get::<Document>();
    let when = stated.and_then(|document| document.valid.or(document.period));
    Successor {
        link: link(context, document),
        own: document == of_page,
        when: when.map(|when| context.locale().date(&when)),
    }
}
