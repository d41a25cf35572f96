//! Tasks whose day has passed.

use super::Site;
use crate::diag::{Diagnostic, Sink, codes, text};
use crate::graph::{TaskStanding, task_standing};
use crate::model::kinds::Meeting;
use crate::model::value::Due;

codes! {
    /// The day of a task has passed and the task is still open.
    ///
    /// Who reads the site sees the task as overdue. Perhaps it is done and nobody wrote so. Set its `state` to
    /// `"done"` or `"dropped"`; when a later sitting carried it on, let the task there say so with `follows`:
    ///
    /// ```toml
    /// [[task]]
    /// id = "u3"
    /// text = "Doplnit údaje o kapacitách"
    /// follows = "ps-2021-04-06#u1"
    /// ```
    TASK_OVERDUE = "task-overdue", Warning;
}

pub(super) fn check(site: &Site<'_>, sink: &mut Sink) {
    for (_, record, meeting) in site.graph.of::<Meeting>() {
        for task in meeting.task.iter() {
            let node = task.id.as_deref().and_then(|id| site.graph.find(record.kind.name, &record.id, Some(id)));
            if task_standing(site.graph, node, &task.data, site.today) != TaskStanding::Overdue {
                continue;
            }
            let Some(Due::By(due)) = task.data.due else { continue };
            let Some(last) = due.latest() else { continue };
            let place = task.places.get("due").unwrap_or(task.span);
            let message = text!("this open task was due by {day}", own day = last);
            let help = text!("set its `state`, or let the task that carries it on say `follows`");
            sink.push(Diagnostic::new(&TASK_OVERDUE, place, message).help(help));
        }
    }
}
