//! The front page: the strategy at a glance.

use serde::Serialize;

use super::calendar::{self, Entry};
use super::changes::{self, Change};
use super::link::{Link, Words, link};
use super::{Context, order};
use crate::graph::{NodeId, measure_state};
use crate::model::kind::Kind as _;
use crate::model::kinds::{CallState, Consultation, Funding, Goal, Measure, Phase, Strategy};
use crate::model::value::Edtf;

/// The front page.
#[derive(Debug, Serialize)]
pub(super) struct HomeView {
    strategies: Vec<Card>,
    /// Goals at the top of the tree.
    areas: Vec<Card>,
    /// Measures by phase, in the order of phases; phases that no measure is in are left out.
    phases: Vec<PhaseCount>,
    measures: String,
    coming: Vec<Entry>,
    /// Comment rounds that are open today.
    consultations: Vec<Open>,
    /// Calls that take applications.
    calls: Vec<Open>,
    changes: Vec<Change>,
}

#[derive(Debug, Serialize)]
struct Card {
    link: Link,
    summary: Option<Words>,
    /// How many measures serve the goal or one below it, in words; `None` where there are none.
    measures: Option<String>,
}

#[derive(Debug, Serialize)]
struct PhaseCount {
    name: &'static str,
    label: String,
    count: usize,
}

#[derive(Debug, Serialize)]
struct Open {
    link: Link,
    /// Last day, as it is shown.
    until: Option<String>,
}

/// How many entries of the calendar and of the changes the front page shows.
const SHOWN: usize = 5;

/// The strategy at a glance.
pub(super) fn view(context: &Context<'_>) -> HomeView {
    let strategies = sorted(context, context.public.of::<Strategy>().map(|(node, _, _)| node).collect());
    let areas = context
        .public
        .of::<Goal>()
        .filter(|(_, _, goal)| goal.parent.get().is_none() && goal.dropped.is_none())
        .map(|(node, _, _)| node)
        .collect();
    let measures = context.public.of::<Measure>().count();
    HomeView {
        strategies: strategies.into_iter().map(|node| card(context, node, None)).collect(),
        areas: sorted(context, areas)
            .into_iter()
            .map(|node| card(context, node, Some(measures_below(context, node))))
            .collect(),
        phases: phases(context),
        measures: context.locale().count("count.measure", measures),
        coming: calendar::coming(context, SHOWN),
        consultations: consultations(context),
        calls: calls(context),
        changes: changes::latest(context, SHOWN),
    }
}

fn sorted(context: &Context<'_>, mut nodes: Vec<NodeId>) -> Vec<NodeId> {
    order::sort(context, &mut nodes);
    nodes
}

fn card(context: &Context<'_>, node: NodeId, measures: Option<usize>) -> Card {
    let record = context.public.record(node);
    Card {
        link: link(context, node),
        summary: record.common.summary.as_ref().map(|summary| context.words(summary)),
        measures: measures
            .filter(|count| *count > 0)
            .map(|count| context.locale().count("count.measure", count)),
    }
}

/// How many measures serve this goal or one below it; a measure that serves several counts once.
fn measures_below(context: &Context<'_>, goal: NodeId) -> usize {
    let mut measures = std::collections::BTreeSet::new();
    let mut seen = std::collections::BTreeSet::new();
    let mut waiting = vec![goal];
    while let Some(goal) = waiting.pop() {
        if !seen.insert(goal) {
            continue;
        }
        for edge in context.public.incoming(goal) {
            match (edge.owner, edge.field.name) {
                ("goal", "parent") => waiting.push(edge.from),
                ("measure", "goals") => {
                    measures.insert(edge.from);
                }
                _ => {}
            }
        }
    }
    measures.len()
}

fn phases(context: &Context<'_>) -> Vec<PhaseCount> {
    let phases: Vec<Option<Phase>> = context
        .public
        .of::<Measure>()
        .map(|(_, _, measure)| measure_state(measure, context.today).phase)
        .collect();
    Phase::NAMES
        .iter()
        .map(|name| PhaseCount {
            name,
            label: context.locale().text_for("value", "phase", name).to_owned(),
            count: phases.iter().flatten().filter(|phase| phase.name() == *name).count(),
        })
        .filter(|phase| phase.count > 0)
        .collect()
}

fn consultations(context: &Context<'_>) -> Vec<Open> {
    context
        .public
        .of_kind(Consultation::SPEC)
        .filter_map(|(node, record)| {
            let open = record.get::<Consultation>()?.open?;
            open.contains(context.today).then(|| self::open(context, node, open))
        })
        .collect()
}

fn calls(context: &Context<'_>) -> Vec<Open> {
    let mut calls = Vec::new();
    for (_, record, funding) in context.public.of::<Funding>() {
        for call in funding.call.iter().filter(|call| call.data.state == Some(CallState::Open)) {
            let node =
                call.id.as_deref().and_then(|id| context.public.find(record.kind.name, &record.id, Some(id)));
            let (Some(node), Some(period)) = (node, call.data.open) else { continue };
            if period.contains(context.today) {
                calls.push((period.latest(), self::open(context, node, period)));
            }
        }
    }
    // Calls without a known last day come after those that close soon.
    calls.sort_by_key(|(last, _)| (last.is_none(), *last));
    calls.into_iter().map(|(_, call)| call).collect()
}

fn open(context: &Context<'_>, node: NodeId, period: Edtf) -> Open {
    let until = period.latest().map(|day| context.locale().date(&Edtf::from(day)));
    Open { link: link(context, node), until }
}
