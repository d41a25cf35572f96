//! Tasks whose day has passed.

use super::Input;
use crate::diag::{Diagnostic, Sink, codes, text};
use crate::graph::{Progress, Standing, task_standing};
use crate::model::field;
use crate::model::kinds::{Meeting, Task};
use crate::model::value::Due;

codes! {
    /// The day of a task has passed, and nobody has written what became of it.
    ///
    /// Who reads the site sees a task that is stated to be open as overdue; of one without `state`, that its day has
    /// passed and its state is not stated. Perhaps it is done and nobody wrote so. Set its `state` to `"done"` or
    /// `"dropped"`; when a later sitting carried it on, let the task there say so with `follows`:
    ///
    /// ```toml
    /// [[task]]
    /// id = "u3"
    /// text = "Doplnit údaje o kapacitách"
    /// follows = "ps-2021-04-06#u1"
    /// ```
    TASK_OVERDUE = "task-overdue", Warning;
}

pub(super) fn check(site: &Input<'_>, sink: &mut Sink) {
    for (record, _, meeting) in site.graph.of::<Meeting>() {
        for task in meeting.task.iter() {
            let node = task.id.as_deref().and_then(|id| site.graph.part_node(record, id));
            let standing = task_standing(site.graph, node, &task.data, site.today);
            let Some(Due::By(due)) = task.data.due else { continue };
            let Some(last) = due.latest() else { continue };
            let message = match standing {
                Standing::Derived(Progress::Overdue) => {
                    text!("this open task was due by {day}", own day = last)
                }
                Standing::Over => {
                    text!("this task was due by {day}, and its state is not stated", own day = last)
                }
                _ => continue,
            };
            let place = task.place(field!(Task.due));
            let help = text!("set its `state`, or let the task that carries it on say `follows`");
            sink.push(Diagnostic::new(&TASK_OVERDUE, place, message).help(help));
        }
    }
}
