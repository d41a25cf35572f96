//! The register of tasks over all sittings.

use serde::Serialize;

use super::Context;
use super::link::{Link, link};
use super::prose::{self, Html};
use crate::graph::{NodeId, Progress, Standing, task_standing};
use crate::model::kinds::{Meeting, Task};
use crate::model::value::Due;
use crate::public::Public;

/// The register of tasks.
#[derive(Debug, Serialize)]
pub(super) struct TasksView {
    groups: Vec<Group>,
}

#[derive(Debug, Serialize)]
struct Group {
    /// Name of the group: that of a [`Standing`].
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
}

/// Whether any sitting gave a task; else there is no register.
pub(super) fn has_any(public: &Public) -> bool {
    public.of::<Meeting>().any(|(_, _, meeting)| !meeting.task.is_empty())
}

/// All tasks; the latest sitting first.
pub(super) fn view(context: &Context<'_>) -> TasksView {
    let mut meetings: Vec<(NodeId, &Meeting)> =
        context.public.of::<Meeting>().map(|(node, _, meeting)| (node, meeting)).collect();
    meetings.sort_by(|(a, _), (b, _)| super::order::compare(context, *a, *b));
    let group = |standing: Standing<Progress>| Group {
        name: standing.name(),
        label: context.locale().text(&format!("tasks.{}", standing.name())).to_owned(),
        tasks: Vec::new(),
    };
    let mut groups: Vec<Group> = Standing::<Progress>::ALL.into_iter().map(group).collect();
    for (node, meeting) in meetings {
        for task in meeting.task.iter() {
            let part = task.id.as_deref().and_then(|id| context.public.part_node(node, id));
            let standing = task_standing(context.public, part, &task.data, context.today);
            if let Some(group) = groups.iter_mut().find(|group| group.name == standing.name()) {
                group.tasks.push(row(context, node, part, &task.data));
            }
        }
    }
    groups.retain(|group| !group.tasks.is_empty());
    TasksView { groups }
}

fn row(context: &Context<'_>, meeting: NodeId, node: Option<NodeId>, task: &Task) -> TaskRow {
    let record = context.public.record(meeting);
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
    }
}
