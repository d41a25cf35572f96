//! Tasks of all sittings in the order of their register.

use jiff::civil::Date;

use crate::graph::{Graph, NodeId, Progress, Standing, task_standing};
use crate::model::kinds::Meeting;
use crate::plan::{Register, Section};
use crate::public::Public;
use crate::view::edition::{Edition, order};

/// Name of the page.
pub(in crate::view) const PAGE: &str = "tasks";

/// Whether any sitting gave a task; else there is no register.
pub(in crate::view) fn has_any(public: &Public) -> bool {
    public.of::<Meeting>().any(|(_, _, meeting)| !meeting.task.is_empty())
}

/// A task: its sitting, and its number there.
pub(in crate::view) type At = (NodeId, usize);

/// The tasks of each state, the most pressing state first; only states that some task has.
pub(super) type ByState = Vec<(&'static str, Vec<At>)>;

/// Words of addresses for the states of tasks: their names.
pub(in crate::view) fn words() -> impl Iterator<Item = String> {
    Standing::<Progress>::ALL.into_iter().map(|standing| format!("{PAGE}/{}", standing.name()))
}

/// How many tasks there are in each state.
pub(in crate::view) fn register(public: &Graph, today: Date) -> Register {
    let meetings = public.of::<Meeting>().map(|(node, _, _)| node);
    let all = by_state(public, today, meetings).into_iter();
    let sections = all.map(|(name, tasks)| (Section::Named(name), tasks.len())).collect();
    Register { page: PAGE, sections }
}

/// All tasks; the latest sitting first.
pub(super) fn sorted(edition: &Edition<'_>) -> ByState {
    let meetings = edition.public.of::<Meeting>().map(|(node, _, _)| node);
    by_state(edition.public, edition.today, order::sorted(edition, meetings))
}

fn by_state(public: &Graph, today: Date, meetings: impl IntoIterator<Item = NodeId>) -> ByState {
    let mut states: ByState =
        Standing::<Progress>::ALL.into_iter().map(|standing| (standing.name(), Vec::new())).collect();
    for node in meetings {
        let Some(meeting) = public.record(node).get::<Meeting>() else { continue };
        for (number, task) in meeting.task.iter().enumerate() {
            let part = task.id.as_deref().and_then(|id| public.part_node(node, id));
            let name = task_standing(public, part, &task.data, today).name();
            if let Some((_, tasks)) = states.iter_mut().find(|(known, _)| *known == name) {
                tasks.push((node, number));
            }
        }
    }
    states.retain(|(_, tasks)| !tasks.is_empty());
    states
}
