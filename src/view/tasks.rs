//! The register of tasks over all sittings.

use serde::Serialize;

use super::Context;
use super::link::{Link, link};
use super::prose::{self, Html};
use crate::graph::NodeId;
use crate::model::kinds::{Meeting, Task, TaskState};
use crate::model::value::{Due, Edtf};

/// The register of tasks.
#[derive(Debug, Serialize)]
pub(super) struct TasksView {
    groups: Vec<Group>,
}

#[derive(Debug, Serialize)]
struct Group {
    /// Name of the group: `overdue`, `open`, `ongoing`, `done`, `dropped`.
    name: &'static str,
    label: String,
    tasks: Vec<TaskRow>,
}

#[derive(Debug, Serialize)]
struct TaskRow {
    /// The task on the page of its sitting.
    href: String,
    text: Option<Html>,
    lead: Vec<Link>,
    /// By when, as it is shown.
    due: Option<String>,
    meeting: Link,
    about: Vec<Link>,
    /// Whether a later sitting carried it on.
    carried_on: bool,
}

/// Groups in the order of the page.
const GROUPS: [&str; 5] = ["overdue", "open", "ongoing", "done", "dropped"];

/// All tasks; the latest sitting first.
pub(super) fn view(context: &Context<'_>) -> TasksView {
    let mut meetings: Vec<(NodeId, &Meeting)> =
        context.public.of::<Meeting>().map(|(node, _, meeting)| (node, meeting)).collect();
    meetings.sort_by(|(a, _), (b, _)| super::order::compare(context, *a, *b));
    let mut groups: Vec<Group> = GROUPS
        .into_iter()
        .map(|name| Group {
            name,
            label: context.locale().text(&format!("tasks.{name}")).to_owned(),
            tasks: Vec::new(),
        })
        .collect();
    for (node, meeting) in meetings {
        for task in meeting.task.iter() {
            let name = group_of(&task.data, context.today);
            let row = row(context, node, task.id.as_deref(), &task.data);
            if let Some(group) = groups.iter_mut().find(|group| group.name == name) {
                group.tasks.push(row);
            }
        }
    }
    groups.retain(|group| !group.tasks.is_empty());
    TasksView { groups }
}

fn group_of(task: &Task, today: jiff::civil::Date) -> &'static str {
    match (task.state, &task.due) {
        (Some(TaskState::Done), _) => "done",
        (Some(TaskState::Dropped), _) => "dropped",
        (_, Some(Due::Ongoing)) => "ongoing",
        (_, Some(Due::By(date))) if Edtf::latest(*date).is_some_and(|last| last < today) => "overdue",
        _ => "open",
    }
}

fn row(context: &Context<'_>, meeting: NodeId, id: Option<&str>, task: &Task) -> TaskRow {
    let record = context.public.record(meeting);
    let node = id.and_then(|id| context.public.find(record.kind.name, &record.id, Some(id)));
    let links = |references: &[crate::model::value::Reference]| {
        references
            .iter()
            .filter_map(|reference| context.public.target(reference))
            .map(|node| link(context, node))
            .collect()
    };
    let due = task.due.as_ref().map(|due| match due {
        Due::By(date) => context.locale().date(date),
        Due::Ongoing => context.locale().text("due.ongoing").to_owned(),
    });
    TaskRow {
        href: context.plan.node_url(context.public, node.unwrap_or(meeting), context.lang),
        text: task.text.as_ref().map(|text| prose::html(context, record, text, 4)),
        lead: links(task.lead.all()),
        due,
        meeting: link(context, meeting),
        about: links(task.about.all()),
        carried_on: node.is_some_and(|node| {
            context.public.incoming(node).any(|edge| edge.owner == "task" && edge.field.name == "follows")
        }),
    }
}
