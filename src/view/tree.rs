//! Trees of records: goals below goals, places within places.

use std::collections::BTreeSet;

use serde::Serialize;

use super::link::{Link, link};
use super::{Context, order};
use crate::graph::NodeId;

/// A record and those below it.
#[derive(Debug, Serialize)]
pub(super) struct Branch {
    link: Link,
    children: Vec<Branch>,
}

/// These records of one kind as a tree, with all that lies below them; `None` where none has a record above it.
pub(super) fn tree(context: &Context<'_>, nodes: &BTreeSet<NodeId>) -> Option<Vec<Branch>> {
    let has_parents = nodes.iter().any(|node| context.public.parent(*node).is_some());
    has_parents.then(|| branches(context, context.public.roots_of(nodes)))
}

/// The graph has no circles: what lies below a root leads back to none.
fn branches(context: &Context<'_>, nodes: impl IntoIterator<Item = NodeId>) -> Vec<Branch> {
    order::sorted(context, nodes)
        .into_iter()
        .map(|node| Branch {
            link: link(context, node),
            children: branches(context, context.public.children(node)),
        })
        .collect()
}
