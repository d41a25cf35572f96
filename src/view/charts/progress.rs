//! Progress of measures, by area.

use std::collections::{BTreeMap, BTreeSet};

use super::amount::Amount;
use super::bars::{Bar, Head, bars};
use super::chart::{Chart, Key, own};
use crate::graph::{NodeId, measure_standing};
use crate::model::kind::Kind as _;
use crate::model::kinds::{Goal, Measure, Phase, Strategy};
use crate::model::reference;
use crate::view::components::link::link;
use crate::view::context::Context;
use crate::view::edition::lang_string::LangString;
use crate::view::edition::order;

/// Measures of the strategies that are not over, by their areas.
pub(super) fn of_site(context: &Context<'_>) -> Option<Chart> {
    let is_over = |node| context.public.record(node).get::<Strategy>().is_some_and(Strategy::is_over);
    let of_strategies = [reference!(Goal.strategy), reference!(Measure.strategy)];
    let of_current =
        |node: NodeId| !of_strategies.iter().any(|by| context.public.referred(node, *by).any(is_over));
    let goals = context.public.of::<Goal>().filter(|(node, _, goal)| goal.is_area() && of_current(*node));
    let is_in_no_area = is_in_no_area(context);
    let measures = context.public.of::<Measure>().map(|(node, _, _)| node);
    let without = measures.filter(|node| is_in_no_area(*node) && of_current(*node)).collect();
    chart(context, "chart.area", goals.map(|(node, _, _)| node), ("chart.no-area", without))
}

/// Measures of a strategy by its areas.
pub(super) fn of_strategy(context: &Context<'_>, strategy: NodeId) -> Option<Chart> {
    let public = context.public;
    let goals = public.referring(strategy, reference!(Goal.strategy)).into_iter();
    let goals = goals.filter(|node| public.record(*node).get::<Goal>().is_some_and(Goal::is_area));
    let without = public.referring(strategy, reference!(Measure.strategy)).into_iter();
    let is_in_no_area = is_in_no_area(context);
    let without = without.filter(|node| is_in_no_area(*node));
    chart(context, "chart.area", goals, ("chart.no-area", without.collect()))
}

/// Measures of a goal by the goals right below it.
pub(super) fn of_goal(context: &Context<'_>, goal: NodeId) -> Option<Chart> {
    let public = context.public;
    let holds = |node: &NodeId| public.record(*node).get::<Goal>().is_some_and(|goal| goal.dropped.is_none());
    let below = public.children(goal).into_iter().filter(holds);
    let direct = public.referring(goal, reference!(Measure.goals));
    chart(context, "chart.goal", below, ("chart.this-goal", direct))
}

/// Says of a measure whether none of its goals is in an area.
fn is_in_no_area<'a>(context: &'a Context<'_>) -> impl Fn(NodeId) -> bool + 'a {
    let public = context.public;
    let goals = public.of::<Goal>().map(|(node, _, _)| node);
    let outside: BTreeSet<NodeId> = goals.filter(|goal| public.area_of(*goal).is_none()).collect();
    move |measure| public.referred(measure, reference!(Measure.goals)).all(|goal| outside.contains(&goal))
}

/// Most bars of goals; where there are more, the last stands for all the others together.
const MOST: usize = 20;

/// Bars of measures by phase: one for each goal, and one for measures outside these goals. None if no goal has a
/// measure.
fn chart(
    context: &Context<'_>,
    rows: &str,
    goals: impl IntoIterator<Item = NodeId>,
    apart: (&str, BTreeSet<NodeId>),
) -> Option<Chart> {
    let goals = order::sorted(context, goals);
    let mut groups: Vec<BTreeSet<NodeId>> =
        goals.iter().map(|goal| context.public.measures_below(*goal)).collect();
    if goals.len() < 2 || groups.iter().all(BTreeSet::is_empty) {
        return None;
    }
    let (label, apart) = apart;
    let phases = phases(context, groups.iter().flatten().chain(&apart).copied());
    let series: Vec<Option<Phase>> = series(phases.values().copied());
    let mut bars_of: Vec<Bar> = Vec::new();
    let counted: usize = groups.iter().map(BTreeSet::len).sum();
    let distinct = groups.iter().flatten().collect::<BTreeSet<_>>().len();
    let own_bars = if groups.len() > MOST { MOST - 1 } else { MOST };
    let others = groups.split_off(own_bars.min(groups.len()));
    for (goal, measures) in goals.iter().zip(&groups) {
        let link = link(context, *goal);
        let label = link.name_apart();
        bars_of.push(Bar {
            label,
            href: Some(link.href.clone()),
            ..bar(context, &series, &phases, measures)
        });
    }
    if !others.is_empty() {
        let label = others_label(context, others.len());
        let measures = others.into_iter().flatten().collect();
        let href = Some(context.plan.list_url(Goal::SPEC, context.lang));
        bars_of.push(Bar { label, href, ..bar(context, &series, &phases, &measures) });
    }
    if !apart.is_empty() {
        let label = own(context.locale().text(label));
        bars_of.push(Bar { label, ..bar(context, &series, &phases, &apart) });
    }
    let keys: Vec<Key> = series.iter().map(|phase| key(context, *phase)).collect();
    let list = counts(context, phases.values().copied());
    let head = Head {
        id: "_chart-progress".to_owned(),
        title: context.locale().text("chart.progress").to_owned(),
        description: context.locale().count_and_fill(
            "chart.progress-description",
            phases.len(),
            &[("list", &list)],
        ),
        note: (counted > distinct).then(|| context.locale().text("chart.counted-twice").to_owned()),
        rows: context.locale().text(rows).to_owned(),
    };
    // Even a single phase must be named, or that none is stated.
    Some(Chart { legend: keys.clone(), ..bars(context, head, keys, bars_of) })
}

/// Name of the bar for those without one of their own.
fn others_label(context: &Context<'_>, count: usize) -> LangString {
    own(context.locale().fill("chart.others", &[("n", &context.number(count))]))
}

fn phases(context: &Context<'_>, measures: impl Iterator<Item = NodeId>) -> BTreeMap<NodeId, Option<Phase>> {
    let measure = |node| context.public.record(node).get::<Measure>();
    let phase = |node| Some(measure_standing(measure(node)?, context.today).phase?.value);
    measures.map(|node| (node, phase(node))).collect()
}

/// How many of these are in which phase, in words: `ukončeno 2, probíhá 7`.
pub(super) fn counts(context: &Context<'_>, phases: impl Iterator<Item = Option<Phase>>) -> String {
    let all: Vec<Option<Phase>> = phases.collect();
    let say = |phase: &Option<Phase>| {
        let count = all.iter().filter(|known| *known == phase).count();
        format!("{} {}", key(context, *phase).label.text, amount(context, count).text)
    };
    series(all.iter().copied()).iter().map(say).collect::<Vec<_>>().join(", ")
}

/// The phases that occur, the most advanced first, and measures without a phase at the end.
fn series(phases: impl Iterator<Item = Option<Phase>>) -> Vec<Option<Phase>> {
    const ORDER: [Option<Phase>; 7] = [
        Some(Phase::Finished),
        Some(Phase::Running),
        Some(Phase::Approved),
        Some(Phase::Proposed),
        Some(Phase::Suspended),
        Some(Phase::Cancelled),
        None,
    ];
    let known: Vec<Option<Phase>> = phases.collect();
    ORDER.into_iter().filter(|phase| known.contains(phase)).collect()
}

/// What a phase is called, in a chart and in its legend.
pub(super) fn key(context: &Context<'_>, phase: Option<Phase>) -> Key {
    let locale = context.locale();
    let (name, text) = match phase {
        Some(phase) => (phase.name(), locale.text_for("value", "phase", phase.name())),
        None => ("unknown", locale.text("chart.no-phase")),
    };
    Key { series: format!("phase-{name}"), label: own(text) }
}

fn bar(
    context: &Context<'_>,
    series: &[Option<Phase>],
    phases: &BTreeMap<NodeId, Option<Phase>>,
    measures: &BTreeSet<NodeId>,
) -> Bar {
    let mut counts = vec![0; series.len()];
    for phase in measures.iter().filter_map(|node| phases.get(node)) {
        if let Some(place) = series.iter().position(|known| known == phase) {
            counts[place] += 1;
        }
    }
    let total = measures.len();
    Bar {
        label: own(""),
        href: None,
        amounts: counts.into_iter().map(|count| Some(amount(context, count))).collect(),
        total: Some(amount(context, total)),
    }
}

fn amount(context: &Context<'_>, count: usize) -> Amount {
    let number = u32::try_from(count).unwrap_or(u32::MAX);
    Amount {
        number: f64::from(number),
        text: context.locale().number(number.into()),
        value: count.to_string(),
    }
}
