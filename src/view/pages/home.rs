//! The front page: the strategy at a glance.

use std::collections::BTreeSet;

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::Serialize;

use super::calendar::{self, Entry};
use super::changes::{self, Change};
use crate::graph::{NodeId, Round, Standing, call_standing, measure_standing, round_standing};
use crate::model::kind::{Kind as _, KindSpec};
use crate::model::kinds::{Article, Call, CallState, Consultation, Funding, Goal, Measure, Phase, Strategy};
use crate::model::value::Edtf;
use crate::view::charts;
use crate::view::charts::chart::Chart;
use crate::view::components::cut::{self, More};
use crate::view::components::link::{Link, link};
use crate::view::context::Context;
use crate::view::edition::lang_string::LangString;
use crate::view::edition::{order, strategy};
use crate::view::gathered::Gathered;

/// The front page.
#[derive(Debug, Serialize)]
pub(in crate::view) struct HomeView {
    strategies: Vec<Card>,
    /// Where all of them stand, if these are only the first.
    strategies_more: Option<More>,
    /// Goals at the top of the trees of strategies that are not over, separately for each strategy.
    areas: Vec<Areas>,
    areas_more: Option<More>,
    /// Measures by phase, in the order of phases, then those without a stated phase; phases without measures are left out.
    phases: Vec<PhaseCount>,
    measures: String,
    /// Says how many measures are not counted since their strategies are over.
    over: Option<String>,
    charts: Vec<Chart>,
    coming: Vec<Entry>,
    /// Comment rounds that are open today.
    consultations: Vec<Open>,
    consultations_more: Option<More>,
    /// Calls that take applications.
    calls: Vec<Open>,
    calls_more: Option<More>,
    /// News of the last months.
    news: Vec<Link>,
    /// What changed, without what is shown above already; each record once.
    changes: Vec<Change>,
    /// Whether some of that is of the last months.
    changed_lately: bool,
}

#[derive(Debug, Serialize)]
struct Areas {
    /// Their strategy, where a site has several.
    label: Option<LangString>,
    cards: Vec<Card>,
}

#[derive(Debug, Serialize)]
struct Card {
    link: Link,
    summary: Option<LangString>,
    /// How many measures serve the goal or one below it, in words, if any do; of a strategy, how far it is.
    note: Option<String>,
}

#[derive(Debug, Serialize)]
struct PhaseCount {
    name: &'static str,
    label: String,
    count: usize,
}

#[derive(Debug, Serialize)]
struct Open {
    #[serde(skip)]
    node: NodeId,
    link: Link,
    /// Last day, as it is shown.
    until: Option<String>,
}

/// How many entries of the calendar, of the news and of the changes the front page shows.
const SHOWN: usize = 5;

/// How many areas, strategies, rounds and calls it shows.
const MOST: usize = 60;

/// For how many days something is new.
const LATELY: i64 = 90;

/// The strategy at a glance.
pub(in crate::view) fn view(context: &Context<'_>, gathered: &mut Gathered) -> HomeView {
    let current = strategies(context);
    let all = context.public.of::<Measure>().map(|(node, _, _)| node);
    let (measures, over): (Vec<NodeId>, Vec<NodeId>) = all.partition(|node| is_of(context, *node, &current));
    let (mut consultations, mut calls, news) = (consultations(context), calls(context), news(context));
    // What stands in one place of the page is not said again in another.
    let mut shown: BTreeSet<NodeId> = news.iter().copied().collect();
    shown.extend(consultations.iter().chain(&calls).map(|open| open.node));
    let coming = calendar::coming(context, SHOWN, &shown);
    let changes = changes::latest_of_each(context, gathered, SHOWN, &mut shown);
    let count = |key: &str, nodes: &[NodeId]| context.locale().count(key, nodes.len());
    let (areas, areas_more) = areas(context, &current);
    let mut strategies: Vec<Card> =
        current.into_iter().take(MOST + 1).map(|node| card(context, node, stage(context, node))).collect();
    HomeView {
        areas,
        areas_more,
        strategies_more: first(context, &mut strategies, Strategy::SPEC),
        strategies,
        consultations_more: first(context, &mut consultations, Consultation::SPEC),
        calls_more: first(context, &mut calls, Funding::SPEC),
        phases: phases(context, &measures),
        measures: count("count.measure", &measures),
        over: (!over.is_empty()).then(|| count("home.over", &over)),
        charts: charts::of_home(context),
        coming,
        consultations,
        calls,
        news: news.into_iter().map(|node| link(context, node)).collect(),
        changed_lately: changes.iter().any(|change| change.is_since(first_new_day(context))),
        changes,
    }
}

/// The first day of what is new.
fn first_new_day(context: &Context<'_>) -> Date {
    context.today.saturating_sub(LATELY.days())
}

/// News of the last months, the latest first.
fn news(context: &Context<'_>) -> Vec<NodeId> {
    let is_new = |date: Edtf| {
        let (first, last) = (date.earliest(), date.latest());
        first.is_some_and(|first| first >= first_new_day(context))
            && last.is_some_and(|last| last <= context.today)
    };
    let all = context.public.of::<Article>().filter(|(_, _, article)| article.date.is_some_and(is_new));
    let mut news = order::sorted(context, all.map(|(node, _, _)| node));
    news.truncate(SHOWN);
    news
}

/// Whether a record belongs to one of the strategies, or to none at all.
fn is_of(context: &Context<'_>, node: NodeId, strategies: &[NodeId]) -> bool {
    let mut of = context.strategies.of(node).peekable();
    of.peek().is_none() || of.any(|strategy| strategies.contains(&strategy))
}

/// Keeps the first rows of a list that is too long, and returns the link to the list of their kind.
fn first<T>(context: &Context<'_>, rows: &mut Vec<T>, kind: &KindSpec) -> Option<More> {
    let is_cut = rows.len() > MOST;
    rows.truncate(MOST);
    is_cut.then(|| cut::all_of_kind(context, kind))
}

fn areas(context: &Context<'_>, strategies: &[NodeId]) -> (Vec<Areas>, Option<More>) {
    let areas = context.public.of::<Goal>().filter(|(_, _, goal)| goal.is_area()).map(|(node, _, _)| node);
    let areas = areas.filter(|node| is_of(context, *node, strategies));
    let mut areas = order::sorted(context, areas);
    let more = first(context, &mut areas, Goal::SPEC);
    let mut groups: Vec<(usize, Areas)> = Vec::new();
    for node in areas {
        let measures = context.public.measures_below(node).len();
        let note = (measures > 0).then(|| context.locale().count("count.measure", measures));
        let card = card(context, node, note);
        let place = context.strategies.place(node);
        match groups.last_mut().filter(|(known, _)| *known == place) {
            Some((_, group)) => group.cards.push(card),
            None => groups.push((place, Areas { label: strategy::label(context, node), cards: vec![card] })),
        }
    }
    (groups.into_iter().map(|(_, group)| group).collect(), more)
}

/// Strategies that are not over, in their order; all of them where none is left.
fn strategies(context: &Context<'_>) -> Vec<NodeId> {
    let all = || context.public.of::<Strategy>();
    let current: Vec<NodeId> =
        all().filter(|(_, _, strategy)| !strategy.is_over()).map(|(node, _, _)| node).collect();
    let all = || all().map(|(node, _, _)| node);
    order::sorted(context, if current.is_empty() { all().collect() } else { current })
}

/// The stage of a strategy: one in preparation must not pass for one in force.
fn stage(context: &Context<'_>, node: NodeId) -> Option<String> {
    let stage = context.public.record(node).get::<Strategy>()?.stage?.name();
    let locale = context.locale();
    Some(format!("{}: {}", locale.text("field.stage"), locale.text_for("value", "stage", stage)))
}

fn card(context: &Context<'_>, about: NodeId, note: Option<String>) -> Card {
    let record = context.public.record(about);
    Card {
        link: link(context, about),
        summary: record.common.summary.as_ref().map(|summary| context.best(summary)),
        note,
    }
}

fn phases(context: &Context<'_>, measures: &[NodeId]) -> Vec<PhaseCount> {
    let measures = measures.iter().filter_map(|node| context.public.record(*node).get::<Measure>());
    let phases: Vec<Option<Phase>> = measures
        .map(|measure| measure_standing(measure, context.today).phase.map(|said| said.value))
        .collect();
    let count = |phase: Option<&str>| phases.iter().filter(|known| known.map(Phase::name) == phase).count();
    let named = Phase::NAMES.iter().map(|name| (*name, Some(*name)));
    named
        .chain([("unknown", None)])
        .map(|(name, phase)| PhaseCount {
            name,
            label: match phase {
                Some(name) => context.locale().text_for("value", "phase", name).to_owned(),
                None => context.locale().text("chart.no-phase").to_owned(),
            },
            count: count(phase),
        })
        .filter(|phase| phase.count > 0)
        .collect()
}

fn consultations(context: &Context<'_>) -> Vec<Open> {
    context
        .public
        .of::<Consultation>()
        .filter(|(_, _, round)| round_standing(round, context.today) == Standing::Derived(Round::Open))
        .filter_map(|(node, _, round)| Some(open(context, node, round.open?)))
        .collect()
}

fn calls(context: &Context<'_>) -> Vec<Open> {
    let mut calls = Vec::new();
    for (source, _, funding) in context.public.of::<Funding>() {
        let is_open = |call: &Call| call_standing(call, context.today) == Standing::Stated(CallState::Open);
        for call in funding.call.iter().filter(|call| is_open(&call.data)) {
            let node = call.id.as_deref().and_then(|id| context.public.part_node(source, id));
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
    Open { node, link: link(context, node), until }
}
