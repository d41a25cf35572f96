//! Tasks of sittings.

use jiff::civil::Date;

use super::{Said, Stand, Standing};
use crate::graph::{Graph, NodeId};
use crate::model::kinds::{Task, TaskState};
use crate::model::value::Due;
use crate::model::{field, reference};

/// How far a task has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It is stated to be open, and its last day is over.
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

impl Progress {
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

impl Standing<Progress> {
    /// All that a task can be, the most pressing first.
    pub const ALL: [Self; 8] = [
        Self::Derived(Progress::Overdue),
        Self::Stated(Progress::Open),
        Self::Over,
        Self::Unstated,
        Self::Stated(Progress::Ongoing),
        Self::Derived(Progress::CarriedOn),
        Self::Stated(Progress::Done),
        Self::Stated(Progress::Dropped),
    ];

    /// Its name, as in the language files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Stated(progress) | Self::Derived(progress) => progress.name(),
            Self::Over => "over",
            Self::Unstated => "unstated",
        }
    }
}

/// Where a task stands on the day `today`. `node` is the task's own, if it has an id: only then can another
/// task carry it on. One whose last day is over is overdue only where it is stated to be open.
pub fn task_standing(graph: &Graph, node: Option<NodeId>, task: &Task, today: Date) -> Standing<Progress> {
    let follows = |node| !graph.referring(node, reference!(Task.follows)).is_empty();
    match (task.state, &task.due) {
        (Some(TaskState::Done), _) => Standing::Stated(Progress::Done),
        (Some(TaskState::Dropped), _) => Standing::Stated(Progress::Dropped),
        _ if node.is_some_and(follows) => Standing::Derived(Progress::CarriedOn),
        (_, Some(Due::Ongoing)) => Standing::Stated(Progress::Ongoing),
        (state, Some(Due::By(due))) if due.is_over(today) => match state {
            Some(_) => Standing::Derived(Progress::Overdue),
            None => Standing::Over,
        },
        (Some(TaskState::Open), _) => Standing::Stated(Progress::Open),
        (None, _) => Standing::Unstated,
    }
}

pub(super) fn stand(graph: &Graph, node: Option<NodeId>, task: &Task, today: Date) -> Stand {
    let standing = task_standing(graph, node, task, today);
    let shown = match standing {
        // That it is ongoing is its deadline; it says nothing about its state.
        Standing::Stated(Progress::Ongoing) => {
            task.state.map_or(Standing::Unstated, |state| Standing::Stated(state.name()))
        }
        _ => standing.map(Progress::name),
    };
    Stand {
        from: task.state.map(|state| Said { value: state.name(), on: None }),
        passed: match task.due {
            Some(Due::By(due)) if due.is_over(today) => due.end(),
            _ => None,
        },
        ..Stand::new(field!(Task.state), shown)
    }
}
