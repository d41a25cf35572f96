//! What lies below a goal: further goals, each with the measures that serve it.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::graph::{MOST_LEVELS, NodeId};
use crate::model::kinds::Measure;
use crate::model::reference;
use crate::view::components::cut;
use crate::view::components::link::{Link, link, links};
use crate::view::components::tiers::{Tiers, tiers};
use crate::view::context::Context;
use crate::view::edition::order;

/// A goal below another one.
#[derive(Debug, Serialize)]
pub(super) struct Subgoal {
    link: Link,
    /// Measures that serve this goal itself.
    measures: Vec<Link>,
    /// How many there are, where they are too many for the page.
    count: Option<Count>,
    below: Vec<Subgoal>,
    /// How many goals below it the page leaves out, in words.
    left: Option<String>,
}

/// How many measures serve a goal, in words, and where its page lists them.
#[derive(Debug, Serialize)]
struct Count {
    href: String,
    text: String,
}

/// Where the page of a goal lists its measures.
const MEASURES_AT: &str = "#_measure.goals";

/// Most goals and most measures that stand below a goal.
const GOALS: usize = 100;
const MEASURES: usize = 200;

/// What the page of a goal shows below it.
struct Below<'a> {
    context: &'a Context<'a>,
    tiers: Tiers,
    /// Whether measures stand below their goals; else these say how many they have.
    with_measures: bool,
}

/// The goals below `goal`, in the order of pages, and how many are shown if that is not all; none if `goal` is not a
/// goal.
pub(super) fn goals(context: &Context<'_>, goal: NodeId) -> (Vec<Subgoal>, Option<String>) {
    let tiers = tiers(context, context.public.children(goal), GOALS);
    let measures = tiers.shown.iter().map(|goal| measures(context, *goal).len()).sum::<usize>();
    let rest = tiers.is_cut().then(|| cut::of_all(context, "goal.below-cut", tiers.shown.len(), tiers.total));
    let below = Below { context, tiers, with_measures: measures <= MEASURES };
    // A circle is an error, but pages are made of a faulty graph, too.
    let mut seen = BTreeSet::from([goal]);
    (below.branches(goal, MOST_LEVELS - 1, &mut seen), rest)
}

fn measures(context: &Context<'_>, goal: NodeId) -> BTreeSet<NodeId> {
    context.public.referring(goal, reference!(Measure.goals))
}

impl Below<'_> {
    /// At most `levels` levels, so that an endless chain, which is an error as well, does not exhaust the stack.
    fn branches(&self, goal: NodeId, levels: usize, seen: &mut BTreeSet<NodeId>) -> Vec<Subgoal> {
        if levels == 0 {
            return Vec::new();
        }
        let mut goals = order::sorted(self.context, self.context.public.children(goal));
        goals.retain(|goal| self.tiers.shown.contains(goal) && seen.insert(*goal));
        goals.into_iter().map(|goal| self.branch(goal, levels, seen)).collect()
    }

    fn branch(&self, goal: NodeId, levels: usize, seen: &mut BTreeSet<NodeId>) -> Subgoal {
        let context = self.context;
        let measures = measures(context, goal);
        let link = link(context, goal);
        let count = (!self.with_measures && !measures.is_empty()).then(|| Count {
            href: format!("{}{MEASURES_AT}", link.href),
            text: context.locale().count("count.measure", measures.len()),
        });
        let left = self.tiers.left_below(context, goal);
        Subgoal {
            link,
            measures: if self.with_measures { links(context, measures) } else { Vec::new() },
            count,
            below: self.branches(goal, levels - 1, seen),
            left: (left > 0).then(|| context.locale().count("goal.below", left)),
        }
    }
}
