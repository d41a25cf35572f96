//! What is known of one goal or measure: from its own ties, and from the goals and strategies above it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::cell::{Cell, Relations};
use crate::graph::{Graph, NodeId};
use crate::model::kinds::{Goal, Measure, Strategy};
use crate::model::reference;
use crate::model::value::Edtf;

/// What is known of a goal or measure.
#[derive(Clone, PartialEq)]
pub(super) struct Known {
    /// The goals at the top; `None` for what belongs to no area.
    pub(super) areas: Arc<[Option<NodeId>]>,
    /// By document; ascending.
    pub(super) cells: Arc<[(NodeId, Cell)]>,
}

/// What goals and measures get from the goals and strategies above them.
#[derive(Clone, Default)]
struct Above {
    /// Documents to which a goal is tied.
    tied: Vec<NodeId>,
    judged: Vec<Judged>,
}

/// A document as a whole that somebody looked at, and when.
type Judged = (NodeId, Option<Edtf>);

/// What of a goal concerns those below it.
struct OfGoal {
    area: Option<NodeId>,
    strategy: Option<NodeId>,
    /// With what it says itself.
    above: Above,
}

/// What of goals and strategies concerns those below them.
pub(super) struct Higher<'a> {
    pub(super) graph: &'a Graph,
    goals: HashMap<NodeId, OfGoal>,
    /// Whether the strategy is over, and what was judged for all of it.
    strategies: HashMap<NodeId, (bool, Vec<Judged>)>,
}

impl<'a> Higher<'a> {
    pub(super) fn new(graph: &'a Graph) -> Self {
        let of_strategy = |strategy: &Strategy, node| (strategy.is_over(), judged(graph, node).collect());
        Self {
            graph,
            goals: graph.of::<Goal>().map(|(node, ..)| (node, of_goal(graph, node))).collect(),
            strategies: graph
                .of::<Strategy>()
                .map(|(node, _, strategy)| (node, of_strategy(strategy, node)))
                .collect(),
        }
    }

    fn goals<'b>(&'b self, nodes: &'b [NodeId]) -> impl Iterator<Item = &'b OfGoal> {
        nodes.iter().filter_map(|goal| self.goals.get(goal))
    }

    /// A goal with its area; `None` if it belongs to a strategy that is over.
    pub(super) fn goal(&self, node: NodeId) -> Option<Known> {
        let own = self.goals.get(&node)?;
        let mut above = self.of_strategies(own.strategy)?;
        above.judged.extend_from_slice(&own.above.judged);
        for goal in self.goals(&self.graph.ancestors(node)) {
            above.tied.extend_from_slice(&goal.above.tied);
        }
        Some(Known { areas: [own.area].into(), cells: cells(self.graph, node, &above) })
    }

    /// A measure with its areas; `None` if all of its strategies are over.
    pub(super) fn measure(&self, node: NodeId) -> Option<Known> {
        let goals: Vec<NodeId> = self.graph.referred(node, reference!(Measure.goals)).collect();
        let named = self.graph.referred(node, reference!(Measure.strategy));
        let through_goals = self.goals(&goals).filter_map(|goal| goal.strategy);
        let mut above = self.of_strategies(named.chain(through_goals))?;
        let mut areas: BTreeSet<Option<NodeId>> = self.goals(&goals).map(|goal| goal.area).collect();
        if areas.len() > 1 {
            areas.remove(&None);
        }
        if areas.is_empty() {
            areas.insert(None);
        }
        for goal in self.goals(&goals) {
            above.tied.extend_from_slice(&goal.above.tied);
            above.judged.extend_from_slice(&goal.above.judged);
        }
        above.judged.extend(judged(self.graph, node));
        Some(Known { areas: areas.into_iter().collect(), cells: cells(self.graph, node, &above) })
    }

    /// What was judged for all of these strategies; `None` if there are some and all are over.
    fn of_strategies(&self, strategies: impl IntoIterator<Item = NodeId>) -> Option<Above> {
        let known: Vec<_> = strategies.into_iter().filter_map(|node| self.strategies.get(&node)).collect();
        if !known.is_empty() && known.iter().all(|(is_over, _)| *is_over) {
            return None;
        }
        let judged = known.into_iter().flat_map(|(_, judged)| judged).copied().collect();
        Some(Above { tied: Vec::new(), judged })
    }
}

fn of_goal(graph: &Graph, goal: NodeId) -> OfGoal {
    let own_and_above = || std::iter::once(goal).chain(graph.ancestors(goal));
    let mut tied: Vec<NodeId> =
        own_and_above().flat_map(|goal| graph.ties_of(goal)).map(|tie| tie.document).collect();
    tied.sort_unstable();
    tied.dedup();
    OfGoal {
        area: graph.area_of(goal),
        strategy: graph.strategy_of_goal(goal),
        above: Above { tied, judged: own_and_above().flat_map(|goal| judged(graph, goal)).collect() },
    }
}

/// The documents that were looked at as a whole, by the reviews of a record.
fn judged(graph: &Graph, record: NodeId) -> impl Iterator<Item = Judged> {
    graph.tie_reviews_of(record).flat_map(|review| {
        let whole = review.against.into_iter().filter(|node| graph.record_node(*node) == *node);
        whole.map(|document| (document, review.date)).collect::<Vec<_>>()
    })
}

/// What is known of a goal or measure: its own ties come first, then those of goals above, then what was judged.
fn cells(graph: &Graph, node: NodeId, above: &Above) -> Arc<[(NodeId, Cell)]> {
    let mut known: BTreeMap<NodeId, Cell> = BTreeMap::new();
    for (document, date) in &above.judged {
        let cell = if graph.has_changed_since(*document, *date) { Cell::ToReview } else { Cell::NoTie };
        let latest = known.entry(*document).or_insert(cell);
        // Of several reviews, one after the change is enough.
        if cell == Cell::NoTie {
            *latest = cell;
        }
    }
    known.extend(above.tied.iter().map(|document| (*document, Cell::Through)));
    for tie in graph.ties_of(node) {
        let cell = known.entry(tie.document).or_insert(Cell::Own(Relations::default()));
        let others = if let Cell::Own(others) = cell { *others } else { Relations::default() };
        *cell = Cell::Own(others.with(tie.relation));
    }
    known.into_iter().collect()
}
