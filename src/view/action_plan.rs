//! Action plans: what is done in which year, by areas and goals.

use std::collections::BTreeMap;

use serde::Serialize;

use super::charts::{self, Activity, Chart, OfGoal};
use super::link::{Link, Words, link};
use super::{Context, order, standing};
use crate::facet::{FacetValue, MEASURES_BY_YEAR};
use crate::graph::NodeId;
use crate::model::kinds::Measure;
use crate::model::value::Edtf;

/// The years that have an action plan.
#[derive(Debug, Serialize)]
pub(super) struct IndexView {
    years: Vec<Year>,
}

/// A year and its action plan.
#[derive(Debug, Serialize)]
struct Year {
    href: String,
    name: String,
    /// How many activities it has, in words, and how many measures of the year without any.
    count: String,
    without: Option<String>,
    /// Whether it is the year for which the site is built.
    current: bool,
}

/// The action plan of a year.
#[derive(Debug, Serialize)]
pub(super) struct YearView {
    /// How many activities it has, in words.
    count: String,
    /// A chart with its table for each area.
    charts: Vec<Chart>,
    without: Option<Without>,
    previous: Option<Year>,
    next: Option<Year>,
}

/// Measures that are planned for the year, of which no activity in it is stated.
#[derive(Debug, Serialize)]
struct Without {
    /// How many there are, in words.
    count: String,
    measures: Vec<Link>,
    /// The list of all measures of the year, where these are not all.
    all: Option<String>,
}

/// Most measures without activities that a year shows.
const SHOWN: usize = 200;

/// All years.
pub(super) fn index(context: &Context<'_>) -> IndexView {
    let years = context.public.years_of_activities();
    IndexView { years: years.into_iter().map(|year| self::year_of(context, year)).collect() }
}

/// The action plan of one year.
pub(super) fn year(context: &Context<'_>, year: i16) -> YearView {
    let years = context.public.years_of_activities();
    let previous = years.range(..year).next_back().map(|year| year_of(context, *year));
    let next = years.range(year + 1..).next().map(|year| year_of(context, *year));
    let count = context.locale().count("action-plan.count", of_year(context, year).count());
    YearView { count, charts: areas(context, year), without: without(context, year), previous, next }
}

fn year_of(context: &Context<'_>, year: i16) -> Year {
    Year {
        href: context.plan.year_url(year, context.lang),
        name: year.to_string(),
        count: context.locale().count("action-plan.count", of_year(context, year).count()),
        without: Some(measures_without(context, year).len())
            .filter(|count| *count > 0)
            .map(|count| context.locale().count("action-plan.without", count)),
        current: year == context.today.year(),
    }
}

/// Whether a period touches the year. An end that is open or not known bounds nothing.
fn touches(year: i16, period: Edtf) -> bool {
    let (first, last) = (period.earliest(), period.latest());
    first.is_none_or(|first| first.year() <= year) && last.is_none_or(|last| year <= last.year())
}

/// Measures whose period touches the year, and none of whose activities does.
fn measures_without(context: &Context<'_>, year: i16) -> Vec<NodeId> {
    let is_of = |period: Option<Edtf>| period.is_some_and(|period| touches(year, period));
    let all = context.public.of::<Measure>();
    let found = all.filter(|(_, _, measure)| {
        is_of(measure.period) && !measure.activity.iter().any(|part| is_of(part.data.period))
    });
    found.map(|(node, _, _)| node).collect()
}

fn without(context: &Context<'_>, year: i16) -> Option<Without> {
    let mut nodes = order::sorted(context, measures_without(context, year));
    let count = context.locale().count("action-plan.without", nodes.len());
    let all = (nodes.len() > SHOWN).then(|| {
        let value = (&MEASURES_BY_YEAR, FacetValue::Year(year));
        context.plan.facet_value_url(context.public, value, 1, context.lang)
    });
    nodes.truncate(SHOWN);
    let measures: Vec<Link> = nodes.into_iter().map(|node| link(context, node)).collect();
    (!measures.is_empty()).then_some(Without { count, measures, all })
}

/// An activity: the node of its measure, the measure, and its place there.
type Of<'a> = (NodeId, &'a Measure, usize);

/// Activities that touch the year.
fn of_year<'a>(context: &Context<'a>, year: i16) -> impl Iterator<Item = Of<'a>> {
    context.public.of::<Measure>().flat_map(move |(node, _, measure)| {
        let parts = measure.activity.iter().enumerate();
        let parts =
            parts.filter(move |(_, part)| part.data.period.is_some_and(|period| touches(year, period)));
        parts.map(move |(index, _)| (node, measure, index))
    })
}

/// An activity stands under the first goal that its measure names, so that it is shown once.
fn areas(context: &Context<'_>, year: i16) -> Vec<Chart> {
    let mut by_goal: BTreeMap<Option<NodeId>, Vec<Of<'_>>> = BTreeMap::new();
    for (node, measure, index) in of_year(context, year) {
        let goal = measure.goals.all().first().and_then(|goal| context.public.target(goal));
        by_goal.entry(goal).or_default().push((node, measure, index));
    }
    let mut by_area: BTreeMap<Option<NodeId>, Vec<NodeId>> = BTreeMap::new();
    for goal in by_goal.keys() {
        let goals = by_area.entry(goal.and_then(|goal| context.public.area_of(goal))).or_default();
        goals.extend(goal);
    }
    let mut areas: Vec<(Option<NodeId>, Vec<NodeId>)> = by_area.into_iter().collect();
    // Areas in the order of pages; what belongs to none stands last.
    areas.sort_by(|(a, _), (b, _)| match (a, b) {
        (Some(a), Some(b)) => order::compare(context, *a, *b),
        (a, b) => a.is_none().cmp(&b.is_none()),
    });
    let mut charts = Vec::new();
    for (number, (area, goals)) in areas.into_iter().enumerate() {
        let goals: Vec<Option<NodeId>> = match area {
            Some(_) => order::sorted(context, goals).into_iter().map(Some).collect(),
            None => vec![None],
        };
        let mut take = |goal: Option<NodeId>| OfGoal {
            goal: goal.map(|goal| link(context, goal)),
            activities: sorted(context, by_goal.remove(&goal).unwrap_or_default()),
        };
        let mut all = || goals.iter().copied().map(&mut take).collect();
        let goals: Vec<OfGoal> = match area {
            Some(area) => context.under(area, all),
            None => all(),
        };
        let title = area.map_or_else(
            || context.locale().text("chart.no-area").to_owned(),
            |area| link(context, area).name_apart().text,
        );
        charts.push(charts::year(context, year, number + 1, title, goals));
    }
    charts
}

fn sorted(context: &Context<'_>, activities: Vec<Of<'_>>) -> Vec<Activity> {
    let of = |(node, measure, index)| Some((node, activity(context, node, measure, index)?));
    let mut activities: Vec<(NodeId, Activity)> = activities.into_iter().filter_map(of).collect();
    activities.sort_by(|(a, first), (b, second)| {
        order::compare(context, *a, *b).then_with(|| first.period.sort_key().cmp(&second.period.sort_key()))
    });
    activities.into_iter().map(|(_, activity)| activity).collect()
}

fn activity(context: &Context<'_>, node: NodeId, measure: &Measure, index: usize) -> Option<Activity> {
    let part = measure.activity.iter().nth(index)?;
    let record = context.public.record(node);
    let anchor = part.id.as_deref().and_then(|id| context.public.part_node(node, id));
    let title = part.data.title.as_ref();
    let leads = part.data.lead.all().iter().filter_map(|lead| context.public.target(lead));
    Some(Activity {
        title: title
            .map_or_else(|| Words { text: record.id.clone(), lang: None }, |title| context.words(title)),
        href: context.plan.node_url(context.public, anchor.unwrap_or(node), context.lang),
        measure: link(context, node),
        period: part.data.period?,
        lead: leads.map(|lead| link(context, lead)).collect(),
        phase: part.data.phase,
        standing: standing::of_activity(context, node, index),
        output: part.data.output.as_ref().map(|output| context.words(output)),
    })
}
