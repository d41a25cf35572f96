//! Trees of records: goals below goals, places within places.

use std::collections::{BTreeMap, BTreeSet};

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
    let all = context.public.with_all_below(nodes.iter().copied());
    let roots = order::sorted(context, context.public.roots_of(nodes)).into_iter();
    has_parents.then(|| roots.map(|node| branch(context, node, &all)).collect())
}

/// A record with those of `shown` that lie below it.
pub(super) fn branch(context: &Context<'_>, node: NodeId, shown: &BTreeSet<NodeId>) -> Branch {
    Branch { link: link(context, node), children: below(context, node, shown, MOST_LEVELS - 1) }
}

/// As many levels as `levels` says: chains without end and circles are errors, but pages are made of a faulty graph, too.
fn below(context: &Context<'_>, node: NodeId, shown: &BTreeSet<NodeId>, levels: usize) -> Vec<Branch> {
    if levels == 0 {
        return Vec::new();
    }
    let children = context.public.children(node).into_iter().filter(|child| shown.contains(child));
    order::sorted(context, children)
        .into_iter()
        .map(|node| Branch { link: link(context, node), children: below(context, node, shown, levels - 1) })
        .collect()
}

/// Records in the order in which a tree shows them: each above those that lie below it. `nodes` are in the order of pages, and
/// so are those that lie below one of them.
pub(super) fn in_order(context: &Context<'_>, nodes: &[NodeId]) -> Vec<NodeId> {
    let known: BTreeSet<NodeId> = nodes.iter().copied().collect();
    let mut children: BTreeMap<Option<NodeId>, Vec<NodeId>> = BTreeMap::new();
    // Turned round, since what is put on the stack last is taken first.
    for node in nodes.iter().rev() {
        let parent = context.public.parent(*node).filter(|parent| known.contains(parent));
        children.entry(parent).or_default().push(*node);
    }
    let mut stack = children.remove(&None).unwrap_or_default();
    let mut found = Vec::with_capacity(nodes.len());
    while let Some(node) = stack.pop() {
        found.push(node);
        stack.extend(children.remove(&Some(node)).unwrap_or_default());
    }
    // What lies below itself, which is an error, is in no tree.
    found.extend(children.into_values().flatten());
    found
}
