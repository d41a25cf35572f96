//! Action plans: what is done in which year, by areas and goals.

use serde::Serialize;

use crate::facet::{FacetValue, MEASURES_BY_YEAR};
use crate::graph::NodeId;
use crate::model::kind::Kind as _;
use crate::model::kinds::Measure;
use crate::plan::ACTIVITIES;
use crate::view::charts::chart::Chart;
use crate::view::charts::schedule::{self, Activity, OfGoal};
use crate::view::components::cut::{self, Cut};
use crate::view::components::link::{Link, link};
use crate::view::context::Context;
use crate::view::edition::lang_string::LangString;
use crate::view::record::standing;
use crate::view::shared::sequences::activities::InPlan;

/// The years that have an action plan.
#[derive(Debug, Serialize)]
pub(in crate::view) struct IndexView {
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
pub(in crate::view) struct YearView {
    /// How many activities it has, in words.
    count: String,
    /// A chart with its table for each area.
    charts: Vec<Chart>,
    without: Option<Without>,
    previous: Option<Year>,
    next: Option<Year>,
    /// Where there are several pages.
    cut: Option<Cut>,
}

/// Measures that are planned for the year, but have no activity in it.
#[derive(Debug, Serialize)]
struct Without {
    /// How many there are, in words.
    count: String,
    measures: Vec<Link>,
    /// Where to find the others, where these are not all.
    all: Option<Way>,
}

/// A way to a list.
#[derive(Debug, Serialize)]
struct Way {
    href: String,
    label: String,
}

/// Most measures without activities that a year shows.
const SHOWN: usize = 200;

/// All years.
pub(in crate::view) fn index(context: &Context<'_>) -> IndexView {
    IndexView { years: context.sequences.years(context).map(|year| year_of(context, year)).collect() }
}

/// A page, from 1, of the action plan of one year. What has no activity stands on the first.
pub(in crate::view) fn year(context: &Context<'_>, year: i16, page: usize) -> YearView {
    let years = || context.sequences.years(context);
    let previous = years().rfind(|known| *known < year).map(|year| year_of(context, year));
    let next = years().find(|known| *known > year).map(|year| year_of(context, year));
    let plan = context.sequences.year(context, year);
    let all = plan.map_or(&[][..], |plan| &plan.activities);
    let shown = cut::rows_of(all.len(), page, ACTIVITIES);
    let count = context.locale().count("action-plan.count", all.len());
    let url = |page| context.plan.year_url(year, page, context.lang);
    YearView {
        cut: (all.len() > ACTIVITIES).then(|| Cut {
            count: count.clone(),
            shown: cut::shown_of(context, all.len(), page, ACTIVITIES),
            order: context.locale().text("order.action-plan").to_owned(),
            pager: cut::pager_of(context, all.len(), page, ACTIVITIES, url),
        }),
        count,
        charts: areas(context, year, &all[shown]),
        without: plan.filter(|_| page == 1).and_then(|plan| without(context, year, &plan.without)),
        previous,
        next,
    }
}

fn year_of(context: &Context<'_>, year: i16) -> Year {
    let plan = context.sequences.year(context, year);
    let (activities, without) = plan.map_or((0, 0), |plan| (plan.activities.len(), plan.without.len()));
    Year {
        href: context.plan.year_url(year, 1, context.lang),
        name: year.to_string(),
        count: context.locale().count("action-plan.count", activities),
        without: (without > 0).then(|| context.locale().count("action-plan.without", without)),
        current: year == context.today.year(),
    }
}

fn without(context: &Context<'_>, year: i16, nodes: &[NodeId]) -> Option<Without> {
    let count = context.locale().count("action-plan.without", nodes.len());
    let all = (nodes.len() > SHOWN).then(|| all_of(context, year, nodes));
    let measures: Vec<Link> = nodes.iter().take(SHOWN).map(|node| link(context, *node)).collect();
    (!measures.is_empty()).then_some(Without { count, measures, all })
}

/// The link to the list of the measures of a year, if it has all of `measures`; else to that of all measures. A period with
/// an open end touches years that the list by year does not count.
fn all_of(context: &Context<'_>, year: i16, measures: &[NodeId]) -> Way {
    let value = FacetValue::Year(year);
    let listed = context.facets.of(&MEASURES_BY_YEAR).and_then(|values| values.records.get(&value));
    // Its records come in the order of the graph.
    let has_all = listed.is_some_and(|listed| measures.iter().all(|node| listed.binary_search(node).is_ok()));
    let (href, label) = if has_all {
        let value = (&MEASURES_BY_YEAR, value);
        (context.plan.facet_value_url(context.public, value, 1, context.lang), "action-plan.all-measures")
    } else {
        (context.plan.list_url(Measure::SPEC, context.lang), "facets.all-records")
    };
    Way { href, label: context.locale().text(label).to_owned() }
}

/// A chart for each area.
fn areas(context: &Context<'_>, year: i16, shown: &[InPlan]) -> Vec<Chart> {
    let mut charts = Vec::new();
    for (number, of_area) in shown.chunk_by(|a, b| a.area == b.area).enumerate() {
        let area = of_area[0].area;
        let below = area.map_or(*context, |area| context.under(area));
        let goals = of_area.chunk_by(|a, b| a.goal == b.goal);
        let goals: Vec<OfGoal> = goals.map(|of_goal| self::of_goal(&below, of_goal)).collect();
        let title = area.map_or_else(
            || context.locale().text("chart.no-area").to_owned(),
            |area| link(context, area).name_apart().text,
        );
        charts.push(schedule::year(context, year, number + 1, title, goals));
    }
    charts
}

fn of_goal(context: &Context<'_>, activities: &[InPlan]) -> OfGoal {
    let activity = |of: &InPlan| {
        let measure = context.public.record(of.measure).get::<Measure>()?;
        activity(context, of.measure, measure, of.number)
    };
    OfGoal {
        goal: activities[0].goal.map(|goal| link(context, goal)),
        activities: activities.iter().filter_map(activity).collect(),
    }
}

fn activity(context: &Context<'_>, node: NodeId, measure: &Measure, index: usize) -> Option<Activity> {
    let part = measure.activity.iter().nth(index)?;
    let record = context.public.record(node);
    let anchor = part.id.as_deref().and_then(|id| context.public.part_node(node, id));
    let title = part.data.title.as_ref();
    let leads = part.data.lead.all().iter().filter_map(|lead| context.public.target(lead));
    Some(Activity {
        title: title
            .map_or_else(|| LangString { text: record.id.clone(), lang: None }, |title| context.best(title)),
        href: context.plan.node_url(context.public, anchor.unwrap_or(node), context.lang),
        measure: link(context, node),
        period: part.data.period?,
        lead: leads.map(|lead| link(context, lead)).collect(),
        phase: part.data.phase,
        standing: standing::of_activity(context, node, index),
        output: part.data.output.as_ref().map(|output| context.best(output)),
    })
}
