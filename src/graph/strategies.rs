//! Strategies beside each other: which comes first, and to which of them a record belongs.

use std::cmp::Reverse;
use std::collections::HashMap;

use jiff::civil::Date;

use super::{Graph, NodeId};
use crate::model::kinds::{Goal, Measure, Milestone, Stage, Strategy};
use crate::model::value::Edtf;

/// The strategies of a site, the one in force first, and what belongs to them. If there is only one, nothing has to be
/// told apart, and everything here is empty.
#[derive(Debug, Default)]
pub struct Strategies {
    /// In the order of pages.
    order: Vec<NodeId>,
    /// Places in `order` of the strategies that a goal, measure or milestone belongs to, ascending. Only looked up, never
    /// iterated.
    of: HashMap<NodeId, Vec<usize>>,
}

impl Strategies {
    /// The strategies of a graph, and what belongs to them; computed once for a site.
    pub fn new(graph: &Graph) -> Self {
        let mut known: Vec<(NodeId, &Strategy)> =
            graph.of::<Strategy>().map(|(node, _, strategy)| (node, strategy)).collect();
        if known.len() < 2 {
            return Self::default();
        }
        known.sort_by_key(|(node, strategy)| {
            (stage(strategy), Reverse(strategy.period.map(Edtf::sort_key)), *node)
        });
        let order: Vec<NodeId> = known.into_iter().map(|(node, _)| node).collect();
        let place = |strategy: &NodeId| order.iter().position(|known| known == strategy);
        let goals = graph.of::<Goal>().map(|(node, ..)| node);
        let measures = graph.of::<Measure>().map(|(node, ..)| node);
        let milestones = graph.of::<Milestone>().map(|(node, ..)| node);
        let of = goals.chain(measures).chain(milestones).map(|node| {
            let mut places: Vec<usize> = graph.strategies_of(node).iter().filter_map(place).collect();
            places.sort_unstable();
            (node, places)
        });
        Self { of: of.collect(), order }
    }

    /// All strategies in the order of pages; none if there is only one.
    pub fn all(&self) -> impl Iterator<Item = NodeId> + '_ {
        self.order.iter().copied()
    }

    /// Whether the record is a goal, measure or milestone of a site with several strategies.
    pub fn knows(&self, node: NodeId) -> bool {
        self.of.contains_key(&node)
    }

    /// The strategies that a goal, measure or milestone belongs to; none for other records, or if there is only one.
    pub fn of(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        self.of.get(&node).into_iter().flatten().map(|place| self.order[*place])
    }

    /// Place of a strategy, or of the first that a record belongs to; those of none come last.
    pub fn place(&self, node: NodeId) -> usize {
        let own = || self.order.iter().position(|known| *known == node);
        self.of.get(&node).map_or_else(own, |places| places.first().copied()).unwrap_or(usize::MAX)
    }
}

/// The end of the period, if that is over and nobody states the strategy's stage.
pub fn period_over(strategy: &Strategy, today: Date) -> Option<Edtf> {
    let period = strategy.period.filter(|period| strategy.stage.is_none() && period.is_over(today))?;
    Some(period.end().unwrap_or(period))
}

/// Rank of the stage: what is in force comes first, what nobody follows any more last.
fn stage(strategy: &Strategy) -> usize {
    match strategy.stage {
        Some(Stage::InForce) => 0,
        Some(Stage::Approval) => 1,
        Some(Stage::Consultation) => 2,
        Some(Stage::Preparation) => 3,
        None => 4,
        Some(Stage::Closed) => 5,
        Some(Stage::Archived) => 6,
    }
}
