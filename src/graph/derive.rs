//! What follows from several fields together.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Graph, NodeId};
use crate::model::kinds::{Measure, Outcome, Phase, Task, TaskState, Timing, Update};
use crate::model::value::{Due, Edtf};

/// Where a measure stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MeasureState {
    /// How far it has come.
    pub phase: Option<Phase>,
    /// Whether it keeps its term.
    pub timing: Option<Timing>,
    /// What came of it.
    pub result: Option<Outcome>,
}

/// Where a measure stands on the day `today`: what its last update says; what is written directly, where there
/// is none. A measure that should have ended and is not finished or cancelled is late, whatever is written.
pub fn measure_state(measure: &Measure, today: Date) -> MeasureState {
    let phase = last_stated(measure, |update| update.phase).or(measure.phase);
    let done = matches!(phase, Some(Phase::Finished | Phase::Cancelled));
    let overrun = measure.period.and_then(Edtf::latest).is_some_and(|end| end < today);
    let stated = last_stated(measure, |update| update.timing).or(measure.timing);
    let timing = if overrun && !done { Some(Timing::Late) } else { stated };
    let result = last_stated(measure, |update| update.result).or(measure.result);
    MeasureState { phase, timing, result }
}

/// What the last update that says anything of it says; of two updates of one day, the one that stands later.
pub fn last_stated<T>(measure: &Measure, pick: impl Fn(&Update) -> Option<T>) -> Option<T> {
    let mut updates: Vec<&Update> = measure.update.iter().map(|part| &part.data).collect();
    updates.sort_by_key(|update| update.date.and_then(Edtf::earliest));
    updates.into_iter().rev().find_map(pick)
}

impl Graph {
    /// Years in which activities of measures are planned, in their order. An end that is open adds none.
    pub fn years_of_activities(&self) -> BTreeSet<i16> {
        let activities = self.of::<Measure>().flat_map(|(_, _, measure)| measure.activity.iter());
        activities.filter_map(|part| part.data.period).flat_map(Edtf::years).collect()
    }
}

/// Where a task stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskStanding {
    /// It is not done, and its last day is over.
    Overdue,
    /// It is not done yet.
    Open,
    /// It goes on all the time.
    Ongoing,
    /// It was not done; a task of a later sitting carries it on.
    CarriedOn,
    /// It is done.
    Done,
    /// It was given up.
    Dropped,
}

impl TaskStanding {
    /// All of them, the most pressing first.
    pub const ALL: [Self; 6] =
        [Self::Overdue, Self::Open, Self::Ongoing, Self::CarriedOn, Self::Done, Self::Dropped];

    /// Its name, as in the language files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Open => "open",
            Self::Ongoing => "ongoing",
            Self::CarriedOn => "carried-on",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }
}

/// Where a task stands on the day `today`. `node` is the task's own, if it has an id: only then can another
/// task carry it on.
pub fn task_standing(graph: &Graph, node: Option<NodeId>, task: &Task, today: Date) -> TaskStanding {
    let follows = |node| !graph.referring(node, ("task", "follows")).is_empty();
    match (task.state, &task.due) {
        (Some(TaskState::Done), _) => TaskStanding::Done,
        (Some(TaskState::Dropped), _) => TaskStanding::Dropped,
        _ if node.is_some_and(follows) => TaskStanding::CarriedOn,
        (_, Some(Due::Ongoing)) => TaskStanding::Ongoing,
        (_, Some(Due::By(due))) if due.latest().is_some_and(|last| last < today) => TaskStanding::Overdue,
        _ => TaskStanding::Open,
    }
}
