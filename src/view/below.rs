//! What lies below a goal: further goals, each with the measures that serve it.

use std::collections::BTreeSet;

use serde::Serialize;

use super::link::{Link, link, links};
use super::{Context, order};
use crate::graph::{MOST_LEVELS, NodeId};
use crate::model::kinds::Measure;
use crate::model::reference;

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
    branches(context, goal, MOST_LEVELS - 1, &mut seen)
}

/// As many levels as `levels` says; so a chain without end, an error as well, does not exhaust the stack.
fn branches(context: &Context<'_>, goal: NodeId, levels: usize, seen: &mut BTreeSet<NodeId>) -> Vec<Subgoal> {
    if levels == 0 {
        return Vec::new();
    }
    let mut goals = order::sorted(context, context.public.children(goal));
    goals.retain(|goal| seen.insert(*goal));
    goals
        .into_iter()
        .map(|goal| Subgoal {
            link: link(context, goal),
            measures: links(context, context.public.referring(goal, reference!(Measure.goals))),
            below: branches(context, goal, levels - 1, seen),
        })
        .collect()
}
