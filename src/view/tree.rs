//! Trees of records: goals below goals, places within places.

use std::collections::BTreeSet;

use serde::Serialize;

use super::link::{Link, link};
use super::{Context, order};
use crate::graph::NodeId;
use crate::model::kind::KindSpec;

/// A record and those below it.
#[derive(Debug, Serialize)]
pub(super) struct Branch {
    link: Link,
    children: Vec<Branch>,
}

/// The records of the kind that `keep` accepts as a tree, by their field `parent`; `None` where none of them
/// has one.
pub(super) fn tree(
    context: &Context<'_>,
    kind: &KindSpec,
    keep: impl Fn(NodeId) -> bool,
) -> Option<Vec<Branch>> {
    let nodes: BTreeSet<NodeId> =
        context.public.of_kind(kind).map(|(node, _)| node).filter(|node| keep(*node)).collect();
    let has_parents = nodes.iter().any(|node| parent(context, *node).is_some());
    let roots: Vec<NodeId> = nodes
        .iter()
        .copied()
        .filter(|node| parent(context, *node).is_none_or(|above| !nodes.contains(&above)))
        .collect();
    has_parents.then(|| branches(context, roots))
}

/// These records and all that lie below them, by their field `parent`.
pub(super) fn with_all_below(context: &Context<'_>, roots: impl Iterator<Item = NodeId>) -> BTreeSet<NodeId> {
    let mut known = BTreeSet::new();
    let mut waiting: Vec<NodeId> = roots.collect();
    while let Some(node) = waiting.pop() {
        if known.insert(node) {
            waiting.extend(children(context, node));
        }
    }
    known
}

fn branches(context: &Context<'_>, mut nodes: Vec<NodeId>) -> Vec<Branch> {
    order::sort(context, &mut nodes);
    nodes
        .into_iter()
        .map(|node| Branch {
            link: link(context, node),
            children: branches(context, children(context, node)),
        })
        .collect()
}

/// The record above this one.
pub(super) fn parent(context: &Context<'_>, node: NodeId) -> Option<NodeId> {
    let kind = context.public.record(node).kind.name;
    context
        .public
        .outgoing(node)
        .find(|edge| edge.owner == kind && edge.field.name == "parent")
        .map(|edge| edge.to)
}

/// Records that name this one as their parent. The graph has no circles: they are errors.
pub(super) fn children(context: &Context<'_>, node: NodeId) -> Vec<NodeId> {
    let kind = context.public.record(node).kind.name;
    context
        .public
        .incoming(node)
        .filter(|edge| edge.owner == kind && edge.field.name == "parent")
        .map(|edge| edge.from)
        .collect()
}
