//! When things were planned and when they came: milestones, and activities of a year.

use std::collections::BTreeMap;

use super::chart::{Chart, Key, Picture, own, text};
use super::progress;
use super::spans::{self, Dated, Track, spans};
use super::table::{Cell, Group, Table, TableRow};
use crate::chart::TimeAxis;
use crate::graph::NodeId;
use crate::model::kind::Kind as _;
use crate::model::kinds::{Milestone, Phase};
use crate::model::reference;
use crate::model::value::Edtf;
use crate::view::components::cut;
use crate::view::components::link::{Link, link};
use crate::view::context::Context;
use crate::view::edition::lang_string::LangString;
use crate::view::edition::{order, strategy};

/// Most milestones in the pictures above a list, and in that of a strategy.
const OF_LIST: usize = 60;
const OF_STRATEGY: usize = 30;

/// The milestones of a page of their list, each strategy separately.
pub(super) fn of_list(context: &Context<'_>, shown: &[NodeId]) -> Vec<Chart> {
    let mut by_strategy: BTreeMap<usize, Vec<NodeId>> = BTreeMap::new();
    for node in &shown[..shown.len().min(OF_LIST)] {
        by_strategy.entry(context.strategies.place(*node)).or_default().push(*node);
    }
    let of_strategy = |(number, nodes): (usize, Vec<NodeId>)| {
        let label = nodes.first().and_then(|node| strategy::label(context, *node));
        let chart = milestones(context, nodes)?;
        let Some(label) = label else { return Some(chart) };
        let title = format!("{}: {}", label.text, chart.title);
        Some(Chart { id: format!("{}-{number}", chart.id), title, ..chart })
    };
    let mut charts: Vec<Chart> = (1..).zip(by_strategy.into_values()).filter_map(of_strategy).collect();
    if let Some(last) = charts.last_mut().filter(|_| shown.len() > OF_LIST) {
        let left = cut::of_all(context, "chart.cut-page", OF_LIST, shown.len());
        last.note = Some(last.note.take().into_iter().chain([left]).collect::<Vec<_>>().join(" "));
    }
    charts
}

/// The milestones of a strategy.
pub(super) fn of_strategy(context: &Context<'_>, strategy: NodeId) -> Option<Chart> {
    let by = reference!(Milestone.strategy);
    let mut nodes = order::sorted(context, context.public.referring(strategy, by));
    let total = nodes.len();
    nodes.truncate(OF_STRATEGY);
    let chart = milestones(context, nodes)?;
    if total <= OF_STRATEGY {
        return Some(chart);
    }
    let left = cut::of_all(context, "chart.cut-milestones", OF_STRATEGY, total);
    let note = chart.note.iter().cloned().chain([left]).collect::<Vec<_>>().join(" ");
    let more = Some(cut::all_of(context, strategy, by, Milestone::SPEC));
    Some(Chart { note: Some(note), more, ..chart })
}

fn milestones(context: &Context<'_>, nodes: impl IntoIterator<Item = NodeId>) -> Option<Chart> {
    let known: Vec<(NodeId, &Milestone)> = order::sorted(context, nodes)
        .into_iter()
        .filter_map(|node| Some((node, context.public.record(node).get::<Milestone>()?)))
        .collect();
    let all = known.iter().flat_map(|(_, milestone)| [milestone.planned, milestone.actual]).flatten();
    if !spans::tells_more_than_a_day(all.clone()) {
        return None;
    }
    let axis = spans::axis_of(all)?;
    let (planned, actual) =
        (context.locale().text("field.planned"), context.locale().text("field.milestone.actual"));
    let span = |series: &str, what: &str, date| Dated {
        series: series.to_owned(),
        what: Some(what.to_owned()),
        date,
    };
    // Where nothing has come yet, it is said once.
    let none_actual = known.iter().all(|(_, milestone)| milestone.actual.is_none());
    let series = if none_actual { 1 } else { 2 };
    let rows: Vec<Track> = known
        .iter()
        .map(|(node, milestone)| Track {
            label: link(context, *node).title.clone(),
            spans: [span("planned", planned, milestone.planned), span("actual", actual, milestone.actual)]
                .into_iter()
                .take(series)
                .collect(),
        })
        .collect();
    let picture = spans(context, &axis, false, &rows);
    let key = |series: &str, label: &str| Key { series: series.to_owned(), label: own(label) };
    let legend = [key("planned", planned), key("actual", actual)]
        .into_iter()
        .take(series)
        .chain(spans::keys(context, &picture))
        .collect();
    let table = known.iter().map(|(node, milestone)| {
        let link = link(context, *node);
        let cells = vec![date(context, milestone.planned), date(context, milestone.actual)];
        TableRow { number: None, label: link.title.clone(), href: Some(link.href.clone()), cells }
    });
    let columns = vec![planned.to_owned(), actual.to_owned()];
    Some(Chart {
        id: "_chart-schedule".to_owned(),
        title: text(context, "chart.schedule").to_owned(),
        description: described(context, &known),
        more: None,
        note: none_actual.then(|| text(context, "chart.no-actual").to_owned()),
        legend,
        picture: Picture::Spans(picture),
        table: Table::plain(text(context, "kind.milestone").to_owned(), columns, table.collect()),
    })
}

/// How many milestones there are, between which dates, and which of them lack a date.
fn described(context: &Context<'_>, known: &[(NodeId, &Milestone)]) -> String {
    let locale = context.locale();
    let dates = || known.iter().flat_map(|(_, milestone)| [milestone.planned, milestone.actual]).flatten();
    let first = dates().min_by_key(|date| date.earliest().or(date.latest()));
    let last = dates().max_by_key(|date| date.latest().or(date.earliest()));
    let ends = first.zip(last).map(|(first, last)| {
        locale.fill("chart.first-last", &[("first", &locale.date(&first)), ("last", &locale.date(&last))])
    });
    let without = |key: &str, date: fn(&Milestone) -> Option<Edtf>| {
        let names = known.iter().filter(|(_, milestone)| date(milestone).is_none());
        let names: Vec<String> = names.map(|(node, _)| link(context, *node).title.text.clone()).collect();
        (!names.is_empty()).then(|| locale.count_and_fill(key, names.len(), &[("list", &names.join(", "))]))
    };
    let sentences = std::iter::once(locale.count("chart.schedule-description", known.len()))
        .chain(ends)
        .chain(without("chart.without-planned", |milestone| milestone.planned))
        .chain(without("chart.without-actual", |milestone| milestone.actual));
    sentences.collect::<Vec<_>>().join(" ")
}

fn date(context: &Context<'_>, date: Option<Edtf>) -> Cell {
    date.map_or_else(Cell::missing, |date| Cell::value(context.locale().date(&date), date.to_string()))
}

/// An activity of a year.
pub(in crate::view) struct Activity {
    pub(in crate::view) title: LangString,
    /// Where it stands on the page of its measure.
    pub(in crate::view) href: String,
    pub(in crate::view) measure: Link,
    pub(in crate::view) period: Edtf,
    pub(in crate::view) lead: Vec<Link>,
    pub(in crate::view) phase: Option<Phase>,
    /// What there is to say beside the phase: that it is late, or that its time is over.
    pub(in crate::view) standing: Option<String>,
    pub(in crate::view) output: Option<LangString>,
}

/// Activities that serve one goal; `None` for those of measures that have none.
pub(in crate::view) struct OfGoal {
    pub(in crate::view) goal: Option<Link>,
    pub(in crate::view) activities: Vec<Activity>,
}

/// The activities of a year, by goals. `number` tells the charts of a page apart.
pub(in crate::view) fn year(
    context: &Context<'_>,
    year: i16,
    number: usize,
    title: String,
    goals: Vec<OfGoal>,
) -> Chart {
    let phase = |activity: &Activity| progress::key(context, activity.phase);
    let activities = || goals.iter().flat_map(|goal| &goal.activities);
    let rows: Vec<Track> = activities()
        .map(|activity| {
            let key = phase(activity);
            let name = activity.title.clone().after_code(activity.measure.code.as_deref());
            let text = format!("{} ({})", name.text, key.label.text);
            let dated = Dated { series: key.series, what: None, date: Some(activity.period) };
            Track { label: LangString { text, lang: name.lang }, spans: vec![dated] }
        })
        .collect();
    let picture = spans(context, &TimeAxis::year(year), true, &rows);
    let count = activities().count();
    let list = progress::counts(context, activities().map(|activity| activity.phase));
    let mut used: Vec<Key> = Vec::new();
    for key in activities().map(phase) {
        if used.iter().all(|known| known.series != key.series) {
            used.push(key);
        }
    }
    used.extend(spans::keys(context, &picture));
    let groups = goals.into_iter().map(|goal| group(context, goal)).collect();
    let columns = ["kind.measure", "field.activity.lead", "field.period", "field.phase", "field.output"];
    Chart {
        id: format!("_chart-year-{number}"),
        title,
        description: context.locale().count_and_fill("chart.year-description", count, &[("list", &list)]),
        note: None,
        more: None,
        legend: used,
        picture: Picture::Spans(picture),
        table: Table {
            head: text(context, "part-one.activity").to_owned(),
            columns: columns.map(|key| context.locale().text(key).to_owned()).to_vec(),
            groups,
            open: true,
        },
    }
}

fn group(context: &Context<'_>, goal: OfGoal) -> Group {
    let row = |activity: Activity| {
        let phase = activity.phase.map(|phase| progress::key(context, Some(phase)).label.text);
        let state = phase.into_iter().chain(activity.standing).collect::<Vec<_>>().join(", ");
        let cells = vec![
            Cell::links(vec![activity.measure]),
            Cell::links(activity.lead),
            date(context, Some(activity.period)),
            if state.is_empty() { Cell::missing() } else { Cell::words(own(state)) },
            activity.output.map_or_else(Cell::missing, Cell::words),
        ];
        TableRow { number: None, label: activity.title, href: Some(activity.href), cells }
    };
    let label = goal.goal.is_none().then(|| text(context, "chart.no-goal").to_owned());
    Group { of: goal.goal, label, rows: goal.activities.into_iter().map(row).collect() }
}
