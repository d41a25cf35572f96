//! Goals, the strategy that sets them, and the measures that serve them.

use std::collections::BTreeSet;

use super::{Graph, NodeId};
use crate::model::kinds::{Goal, Measure, Milestone};
use crate::model::reference;

impl Graph {
    /// Goals of a strategy: those that name it, and all below them. None where the record is no strategy.
    pub fn goals_of(&self, strategy: NodeId) -> BTreeSet<NodeId> {
        self.with_all_below(self.referring(strategy, reference!(Goal.strategy)))
    }

    /// The area to which a goal belongs: the goal at the top of its tree, which may be the goal itself. None if that goal
    /// was dropped.
    pub fn area_of(&self, goal: NodeId) -> Option<NodeId> {
        let top = self.ancestors(goal).pop().unwrap_or(goal);
        self.record(top).get::<Goal>()?.is_area().then_some(top)
    }

    /// The strategy to which a goal belongs: the one that it names, or else the nearest goal above that names one.
    pub fn strategy_of_goal(&self, goal: NodeId) -> Option<NodeId> {
        std::iter::once(goal)
            .chain(self.ancestors(goal))
            .find_map(|goal| self.referred(goal, reference!(Goal.strategy)).next())
    }

    /// The strategies to which a record belongs: a measure by what it names and by its goals, a goal, a milestone.
    /// None for records of other kinds.
    pub fn strategies_of(&self, record: NodeId) -> BTreeSet<NodeId> {
        let data = self.record(record);
        if data.get::<Goal>().is_some() {
            return self.strategy_of_goal(record).into_iter().collect();
        }
        if data.get::<Measure>().is_none() && data.get::<Milestone>().is_none() {
            return BTreeSet::new();
        }
        let through_goals =
            self.referred(record, reference!(Measure.goals)).filter_map(|goal| self.strategy_of_goal(goal));
        let named = [reference!(Measure.strategy), reference!(Milestone.strategy)];
        let named = named.into_iter().flat_map(|by| self.referred(record, by));
        named.chain(through_goals).collect()
    }

    /// Measures that serve this goal or one below it, each once.
    pub fn measures_below(&self, goal: NodeId) -> BTreeSet<NodeId> {
        let goals = self.with_all_below([goal]);
        goals.into_iter().flat_map(|goal| self.referring(goal, reference!(Measure.goals))).collect()
    }
}
