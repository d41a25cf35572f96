//! The front page: the strategy at a glance.

use serde::Serialize;

use super::calendar::{self, Entry};
use super::changes::{self, Change};
use super::charts::{self, Chart};
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
    charts: Vec<Chart>,
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
    let strategies = order::sorted(context, strategies(context));
    let areas = context.public.of::<Goal>().filter(|(_, _, goal)| goal.is_area()).map(|(node, _, _)| node);
    let measures = context.public.of::<Measure>().count();
    HomeView {
        strategies: strategies.into_iter().map(|node| card(context, node, None)).collect(),
        areas: order::sorted(context, areas)
            .into_iter()
            .map(|node| card(context, node, Some(context.public.measures_below(node).len())))
            .collect(),
        phases: phases(context),
        measures: context.locale().count("count.measure", measures),
        charts: charts::of_home(context),
        coming: calendar::coming(context, SHOWN),
        consultations: consultations(context),
        calls: calls(context),
        changes: changes::latest(context, SHOWN),
    }
}

/// Strategies that are not over; all of them where none is left.
fn strategies(context: &Context<'_>) -> Vec<NodeId> {
    let all = || context.public.of::<Strategy>();
    let current: Vec<NodeId> =
        all().filter(|(_, _, strategy)| !strategy.is_over()).map(|(node, _, _)| node).collect();
    if current.is_empty() { all().map(|(node, _, _)| node).collect() } else { current }
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
