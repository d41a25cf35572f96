//! Charts: pictures of what a page says, each with the same figures as a table.
//!
//! A chart here is plain data for a template: words by the language, places by [`chart`](crate::chart). How a series
//! looks is for the theme to say, by its name.

mod bars;
mod figures;
mod goals;
mod indicator;
mod money;
mod places;
mod progress;
mod schedule;
mod spans;
mod table;
mod trend;

use std::borrow::Borrow;

use serde::Serialize;

use bars::Bars;
use goals::Goals;
use indicator::Lines;
use places::Map;
use spans::Spans;
use table::Table;

use super::Context;
use super::cut::More;
use super::link::Words;
use crate::chart;
use crate::graph::NodeId;
use crate::locale::Locale;
use crate::model::kind::{Kind as _, KindSpec};
use crate::model::kinds::{Funding, Goal, Indicator, Measure, Milestone, Strategy};

pub(super) use figures::amount;
pub(super) use schedule::{Activity, OfGoal, year};

/// A chart with its words and its table.
#[derive(Debug, Serialize)]
pub(super) struct Chart {
    /// Id of its heading; ids of what belongs to it begin so.
    id: String,
    title: String,
    /// What the picture shows, for those who don't see it.
    description: String,
    /// What a reader has to know to read it right.
    note: Option<String>,
    /// Where all stands of which the picture shows a part.
    more: Option<More>,
    /// The series; none where there is but one.
    legend: Vec<Key>,
    picture: Picture,
    table: Table,
}

/// The picture of a chart.
#[derive(Debug, Serialize)]
#[serde(tag = "shape", rename_all = "kebab-case")]
enum Picture {
    Bars(Bars),
    Spans(Spans),
    Lines(Lines),
    Map(Map),
    Tree(Goals),
}

/// A series and what it is called.
#[derive(Clone, Debug, Serialize)]
struct Key {
    /// Its name, by which a theme knows how to draw it.
    series: String,
    label: Words,
}

/// Words that stand in a picture, in lines.
#[derive(Debug, Serialize)]
struct Label {
    lines: Vec<Line>,
    /// Code of the language, when it is not the page's.
    lang: Option<String>,
}

/// A line of words, at its place in pixels from the top.
#[derive(Debug, Serialize)]
struct Line {
    y: chart::Length,
    text: String,
}

/// Height of a line of words in pixels.
const LINE: usize = 20;

/// Width of the narrowest picture in pixels, and of a letter in it: what has to fit is measured by them. Two hundred
/// and eighty pixels are what a telephone of 320 leaves.
const NARROWEST: f64 = 280.0;
const LETTER: f64 = 7.4;

/// The longest line of words in a picture, in letters.
const LONGEST: usize = 36;

/// Lines of words whose first stands below the row `top`.
fn label(text: &Words, top: usize) -> Label {
    let lines = chart::wrap(&text.text, LONGEST, 3);
    let lines = lines.into_iter().enumerate();
    let lines =
        lines.map(|(index, text)| Line { y: chart::Length::count(top + index * LINE + 14), text }).collect();
    Label { lines, lang: text.lang.clone() }
}

/// How much of the narrowest picture the text takes, in percent.
fn share(text: &str) -> f64 {
    let letters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    f64::from(letters) * LETTER / NARROWEST * 100.0
}

/// Charts of the front page.
pub(super) fn of_home(context: &Context<'_>) -> Vec<Chart> {
    progress::of_site(context).into_iter().collect()
}

/// Charts of a record's page.
pub(super) fn of_record(context: &Context<'_>, node: NodeId) -> Vec<Chart> {
    let record = context.public.record(node);
    if record.get::<Strategy>().is_some() {
        let charts = [
            progress::of_strategy(context, node),
            goals::of_strategy(context, node),
            schedule::of_strategy(context, node),
        ];
        return charts.into_iter().flatten().collect();
    }
    if record.get::<Goal>().is_some() {
        return progress::of_goal(context, node).into_iter().collect();
    }
    if let Some(indicator) = record.get::<Indicator>() {
        return figures::of_indicator(context, indicator);
    }
    if let Some(measure) = record.get::<Measure>() {
        return money::of_measure(context, measure);
    }
    if record.get::<Funding>().is_some() {
        return money::of_source(context, node);
    }
    Vec::new()
}

/// Charts above a page, from 1, of the list of a kind, which shows these records.
pub(super) fn of_list(context: &Context<'_>, kind: &KindSpec, page: usize, shown: &[NodeId]) -> Vec<Chart> {
    if kind == Milestone::SPEC {
        return schedule::of_list(context, shown);
    }
    if kind == Funding::SPEC && page == 1 {
        return money::of_site(context);
    }
    Vec::new()
}

/// How many values are missing and of what, in a sentence; `None` where there is none.
fn missing_values(locale: &Locale, of: &[impl Borrow<str>]) -> Option<String> {
    (!of.is_empty())
        .then(|| locale.count_and_fill("chart.missing-values", of.len(), &[("list", &of.join(", "))]))
}

/// A text of charts in the page's language.
fn text<'a>(context: &Context<'a>, key: &'a str) -> &'a str {
    context.locale().text(key)
}

/// A text of the page's own language as words.
fn own(text: impl Into<String>) -> Words {
    Words { text: text.into(), lang: None }
}
