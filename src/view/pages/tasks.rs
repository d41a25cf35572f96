//! The register of tasks over all sittings.

use serde::Serialize;

use crate::graph::NodeId;
use crate::model::kinds::{Meeting, Task};
use crate::model::value::Due;
use crate::plan::Section;
use crate::view::components::cut::{self, Cut, CutTexts, More, SectionLink};
use crate::view::components::link::{Link, link};
use crate::view::components::prose::{self, Html};
use crate::view::context::Context;
use crate::view::gathered::Gathered;
use crate::view::shared::sequences::tasks::{At, PAGE};

const TEXTS: CutTexts = CutTexts { count: "tasks.count", order: "order.meeting" };

/// The register of tasks.
#[derive(Debug, Serialize)]
pub(in crate::view) struct TasksView {
    groups: Vec<Group>,
    /// Whether the page is of one section, which its title names.
    alone: bool,
    /// All states, where their tasks are too many for a page.
    sections: Vec<SectionLink>,
    cut: Option<Cut>,
}

#[derive(Debug, Serialize)]
struct Group {
    /// Name of the group: that of a [`Standing`](crate::graph::Standing).
    name: &'static str,
    label: String,
    tasks: Vec<TaskRow>,
    /// Where all of them stand, if these are only the first.
    more: Option<More>,
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

/// All tasks by state; only the first ones of a state that does not fit on the page.
pub(in crate::view) fn view(context: &Context<'_>, gathered: &mut Gathered) -> TasksView {
    let all = context.sequences.tasks(context);
    let group = |(name, tasks): &(&'static str, Vec<At>)| {
        let section = Section::Named(name);
        let shown = context.plan.section_shown(PAGE, section);
        let label = label(context, name);
        let more = shown.map(|_| {
            let href = context.plan.section_url(PAGE, section, 1, context.lang);
            cut::more(context, href, &label, tasks.len())
        });
        Group { tasks: rows(context, gathered, &tasks[..shown.unwrap_or(tasks.len())]), name, label, more }
    };
    let groups: Vec<Group> = all.iter().map(group).collect();
    let is_cut = groups.iter().any(|group| group.more.is_some());
    let total = all.iter().map(|(_, tasks)| tasks.len()).sum();
    TasksView {
        sections: if is_cut { sections(context, None) } else { Vec::new() },
        alone: false,
        cut: is_cut.then(|| TEXTS.cut(context, total, None, None)),
        groups,
    }
}

/// A page, from 1, of the tasks in one state.
pub(in crate::view) fn section(
    context: &Context<'_>,
    gathered: &mut Gathered,
    section: Section,
    page: usize,
) -> TasksView {
    let all = context.sequences.tasks(context);
    let of_state = all.iter().find(|(name, _)| Section::Named(name) == section);
    let (name, tasks) = of_state.map_or(("", &[][..]), |(name, tasks)| (*name, tasks));
    let shown = rows(context, gathered, &tasks[cut::rows(tasks.len(), page)]);
    let url = |page| context.plan.section_url(PAGE, section, page, context.lang);
    let pager = cut::pager(context, tasks.len(), page, url);
    TasksView {
        sections: sections(context, Some(section)),
        alone: true,
        cut: Some(TEXTS.cut(context, tasks.len(), cut::shown(context, tasks.len(), page), pager)),
        groups: vec![Group { name, label: label(context, name), tasks: shown, more: None }],
    }
}

fn label(context: &Context<'_>, name: &str) -> String {
    context.locale().text(&format!("{PAGE}.{name}")).to_owned()
}

fn sections(context: &Context<'_>, current: Option<Section>) -> Vec<SectionLink> {
    let all = context.sequences.tasks(context).iter();
    let known = all
        .map(|(name, tasks)| (Section::Named(name), label(context, name), format!("_{name}"), tasks.len()));
    cut::sections(context, PAGE, known, current)
}

fn rows(context: &Context<'_>, gathered: &mut Gathered, tasks: &[At]) -> Vec<TaskRow> {
    let row = |(meeting, number): &At| {
        let task = context.public.record(*meeting).get::<Meeting>()?.task.iter().nth(*number)?;
        let part = task.id.as_deref().and_then(|id| context.public.part_node(*meeting, id));
        Some(row(context, gathered, *meeting, part, &task.data))
    };
    tasks.iter().filter_map(row).collect()
}

fn row(
    context: &Context<'_>,
    gathered: &mut Gathered,
    meeting: NodeId,
    node: Option<NodeId>,
    task: &Task,
) -> TaskRow {
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
        text: task.text.as_ref().map(|text| prose::html(context, gathered, record, text, 4)),
        lead: links(task.lead.all()),
        due,
        meeting: link(context, meeting),
        about: links(task.about.all()),
    }
}
