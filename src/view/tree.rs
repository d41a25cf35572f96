//! Trees of records: goals below goals, places within places.

use std::collections::BTreeSet;

use serde::Serialize;

use super::link::{Link, link};
use super::{Context, order};
use crate::graph::{MOST_LEVELS, NodeId};

/// A record and those below it.
#[derive(Debug, Serialize)]
pub(super) struct Branch {
    link: Link,
    children: Vec<Branch>,
}

/// These records of one kind as a tree, with all that lies below them; `None` where none has a record above it.
pub(super) fn tree(context: &Context<'_>, nodes: &BTreeSet<NodeId>) -> Option<Vec<Branch>> {
    let has_parents = nodes.iter().any(|node| context.public.parent(*node).is_some());
    has_parents.then(|| branches(context, context.public.roots_of(nodes), MOST_LEVELS))
}

/// A record with all that lies below it.
pub(super) fn branch(context: &Context<'_>, node: NodeId) -> Branch {
    Branch {
        link: link(context, node),
        children: branches(context, context.public.children(node), MOST_LEVELS - 1),
    }
}

/// As many levels as `levels` says: chains without end and circles are errors, but pages are made of a faulty graph, too.
fn branches(context: &Context<'_>, nodes: impl IntoIterator<Item = NodeId>, levels: usize) -> Vec<Branch> {
    if levels == 0 {
        return Vec::new();
    }
    order::sorted(context, nodes)
        .into_iter()
        .map(|node| Branch {
            link: link(context, node),
            children: branches(context, context.public.children(node), levels - 1),
        })
        .collect()
}
