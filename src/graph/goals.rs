//! Goals, the strategy that sets them, and the measures that serve them.

use std::collections::BTreeSet;

use super::{Graph, NodeId};
use crate::model::kinds::Goal;

impl Graph {
    /// Goals of a strategy: those that name it, and all below them. None where the record is no strategy.
    pub fn goals_of(&self, strategy: NodeId) -> BTreeSet<NodeId> {
        self.with_all_below(self.referring(strategy, ("goal", "strategy")))
    }

    /// The area to which a goal belongs: the goal at the top of the tree, above it or itself. None where that was
    /// dropped.
    pub fn area_of(&self, goal: NodeId) -> Option<NodeId> {
        let top = self.ancestors(goal).pop().unwrap_or(goal);
        self.record(top).get::<Goal>()?.is_area().then_some(top)
    }

    /// Measures that serve this goal or one below it, each once.
    pub fn measures_below(&self, goal: NodeId) -> BTreeSet<NodeId> {
        let goals = self.with_all_below([goal]);
        goals.into_iter().flat_map(|goal| self.referring(goal, ("measure", "goals"))).collect()
    }
}
