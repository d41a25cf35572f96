//! What lies below a goal: further goals, each with the measures that serve it.

use std::collections::BTreeSet;

use serde::Serialize;

use super::link::{Link, link};
use super::{Context, order};
use crate::graph::NodeId;

/// A goal below another one.
#[derive(Debug, Serialize)]
pub(super) struct Subgoal {
    link: Link,
    /// Measures that serve this very goal.
    measures: Vec<Link>,
    below: Vec<Subgoal>,
}

/// The goals below `goal`, in the order of pages; none where `goal` is not one.
pub(super) fn goals(context: &Context<'_>, goal: NodeId) -> Vec<Subgoal> {
    // A circle is an error, but pages are made of a faulty graph, too.
    let mut seen = BTreeSet::from([goal]);
    branches(context, goal, &mut seen)
}

fn branches(context: &Context<'_>, goal: NodeId, seen: &mut BTreeSet<NodeId>) -> Vec<Subgoal> {
    let mut goals = referring(context, goal, ("goal", "parent"));
    goals.retain(|goal| seen.insert(*goal));
    goals
        .into_iter()
        .map(|goal| Subgoal {
            link: link(context, goal),
            measures: referring(context, goal, ("measure", "goals"))
                .into_iter()
                .map(|measure| link(context, measure))
                .collect(),
            below: branches(context, goal, seen),
        })
        .collect()
}

/// Records that refer to `node` by this field of theirs, in the order of pages.
pub(super) fn referring(context: &Context<'_>, node: NodeId, field: (&str, &str)) -> Vec<NodeId> {
    let edges = context.public.incoming(node);
    let mut nodes: Vec<NodeId> =
        edges.filter(|edge| (edge.owner, edge.field.name) == field).map(|edge| edge.from).collect();
    order::sort(context, &mut nodes);
    nodes.dedup();
    nodes
}
