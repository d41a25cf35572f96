//! How an indicator went over the years: its line with where it started, where it is to get, and gaps.

use serde::Serialize;

use super::bars::Amount;
use super::figures::Figures;
use super::table::{Cell, Row, Table};
use super::{Chart, Key, Picture, own, share, text};
use crate::chart::{self, Length, Scale, Word};
use crate::model::kinds::Point;
use crate::model::value::Edtf;
use crate::model::value::edtf::Precision;

/// A line of values over years.
#[derive(Debug, Serialize)]
pub(super) struct Lines {
    /// In pixels.
    height: Length,
    /// Lowest line of the scale, and the row of the words below it, in pixels.
    floor: Length,
    words: Length,
    ticks: Vec<Tick>,
    times: Vec<Time>,
    strokes: Vec<Stroke>,
    /// From where it started to where it is to get.
    way: Option<Stroke>,
    marks: Vec<Mark>,
}

#[derive(Debug, Serialize)]
struct Tick {
    y: Length,
    /// Row of its name in pixels.
    base: Length,
    text: String,
    /// Its value, as machines read it.
    value: String,
}

#[derive(Debug, Serialize)]
struct Time {
    x: Length,
    text: String,
}

#[derive(Debug, Serialize)]
struct Stroke {
    x1: Length,
    y1: Length,
    x2: Length,
    y2: Length,
}

#[derive(Debug, Serialize)]
struct Mark {
    /// `value`, `baseline`, `target` or `missing`.
    series: &'static str,
    x: Length,
    y: Length,
    title: String,
    /// Its value beside it, where there is room, and the row of that in pixels.
    text: Option<String>,
    base: Length,
}

/// What stands at a time.
struct Item {
    series: &'static str,
    when: Edtf,
    time: f64,
    amount: Option<Amount>,
}

/// Height of a scale of numbers, and of a step of one with named states, in pixels.
const HEIGHT: f64 = 200.0;
const STEP: f64 = 48.0;

/// The chart of the whole territory; none where less than two things are known.
pub(super) fn line(figures: &Figures<'_>) -> Option<Chart> {
    let context = figures.context;
    let items = items(figures);
    let known: Vec<f64> = items.iter().filter_map(|item| Some(item.amount.as_ref()?.number)).collect();
    if known.len() < 2 {
        return None;
    }
    let states = figures.indicator.scale.len();
    let scale = scale(&known, states);
    let steps = scale.ticks.len().saturating_sub(1);
    let height = if states > 0 { STEP * Length::count(steps).get() } else { HEIGHT };
    let times = items.iter().fold((f64::MAX, f64::MIN), |(a, b), item| (a.min(item.time), b.max(item.time)));
    let picture = draw(figures, &items, &scale, times, height);
    let key =
        |series: &str| Key { series: format!("line-{series}"), label: own(text(context, label_key(series))) };
    let used = ["value", "baseline", "target", "missing"]
        .into_iter()
        .filter(|series| items.iter().any(|item| item.series == *series));
    let row = |item: &Item| Row {
        label: own(context.locale().date(&item.when)),
        href: None,
        cells: vec![
            Cell::words(own(text(context, label_key(item.series)))),
            item.amount
                .as_ref()
                .map_or_else(Cell::missing, |amount| Cell::value(amount.text.clone(), amount.value.clone())),
        ],
    };
    let columns = vec![text(context, "chart.what").to_owned(), text(context, "field.value").to_owned()];
    Some(Chart {
        id: "_chart-line".to_owned(),
        title: figures.titled("chart.line"),
        description: description(figures, &items),
        note: None,
        legend: used.map(key).collect(),
        picture: Picture::Lines(picture),
        table: Table::plain(text(context, "field.year").to_owned(), columns, items.iter().map(row).collect()),
    })
}

fn label_key(series: &str) -> &'static str {
    match series {
        "baseline" => "field.baseline",
        "target" => "field.target",
        "missing" => "indicator.no-value",
        _ => "chart.measured",
    }
}

/// All that stands on the chart, in the order of time.
fn items(figures: &Figures<'_>) -> Vec<Item> {
    let item = |series, when: Edtf, amount| Item { series, when, time: time(when), amount };
    let measured = figures.measured().into_iter().filter(|measure| measure.place.is_none());
    let mut items: Vec<Item> = measured
        .map(|measure| {
            item(if measure.value.is_some() { "value" } else { "missing" }, measure.when, measure.value)
        })
        .collect();
    let point =
        |series, point: &Point| Some(item(series, point.year?, Some(figures.amount(point.value.as_ref()?))));
    let indicator = figures.indicator;
    items.extend(indicator.baseline.as_ref().and_then(|baseline| point("baseline", &baseline.0)));
    items.extend(indicator.target.as_ref().and_then(|target| point("target", &target.0)));
    items.sort_by(|a, b| a.time.total_cmp(&b.time).then_with(|| a.when.cmp(&b.when)));
    items
}

/// The middle of a date in years.
fn time(date: Edtf) -> f64 {
    let Some(first) = date.earliest().or(date.latest()) else { return 0.0 };
    let last = date.latest().unwrap_or(first);
    let at = |day: jiff::civil::Date| f64::from(day.year()) + (f64::from(day.day_of_year()) - 1.0) / 366.0;
    match date.precision() {
        Precision::Year => f64::midpoint(f64::from(first.year()), f64::from(last.year())) + 0.5,
        _ => f64::midpoint(at(first), at(last)),
    }
}

/// The scale of the values, or of all states where they have names.
fn scale(known: &[f64], states: usize) -> Scale {
    if states == 0 {
        let (least, most) =
            known.iter().fold((f64::MAX, f64::MIN), |(a, b), value| (a.min(*value), b.max(*value)));
        return Scale::new(least, most, 4);
    }
    Scale { ticks: (1..=states).map(|state| Length::count(state).get()).collect(), decimals: 0 }
}

fn draw(figures: &Figures<'_>, items: &[Item], scale: &Scale, times: (f64, f64), height: f64) -> Lines {
    let values = |series: &[&str]| -> Vec<(f64, Option<f64>)> {
        let kept = items.iter().filter(|item| series.contains(&item.series));
        kept.map(|item| (item.time, item.amount.as_ref().map(|amount| amount.number))).collect()
    };
    let plot = |values: &[(f64, Option<f64>)]| chart::plot(values, scale, times, height);
    let all: Vec<(f64, Option<f64>)> =
        items.iter().map(|item| (item.time, item.amount.as_ref().map(|amount| amount.number))).collect();
    let spots = plot(&all);
    let stroke =
        |line: &chart::Line| Stroke { x1: line.from.0, y1: line.from.1, x2: line.to.0, y2: line.to.1 };
    let floor = spots.ticks.first().copied().unwrap_or_default();
    let tick = |(y, value): (&Length, &f64)| {
        let written = format!("{value:.*}", scale.decimals);
        let text = figures.name(*value).map_or_else(|| figures.plain(&written), str::to_owned);
        Tick { y: *y, base: Length::new(y.get() - 5.0), text, value: written }
    };
    let words = Length::new(floor.get() + 22.0);
    Lines {
        height: Length::new(floor.get() + 32.0),
        floor,
        words,
        ticks: spots.ticks.iter().zip(&scale.ticks).map(tick).collect(),
        times: self::times(figures, items, &spots.spots, words),
        strokes: plot(&values(&["value", "missing"])).lines.iter().map(stroke).collect(),
        way: plot(&values(&["baseline", "target"])).lines.first().map(stroke),
        marks: marks(figures, items, &spots.spots, floor),
    }
}

/// Names of times below the scale, the outer ones first.
fn times(figures: &Figures<'_>, items: &[Item], spots: &[chart::Spot], row: Length) -> Vec<Time> {
    let mut times: Vec<Time> = Vec::new();
    for (item, spot) in items.iter().zip(spots) {
        let text = figures.context.locale().date(&item.when);
        if times.iter().all(|known| known.text != text) {
            times.push(Time { x: spot.x, text });
        }
    }
    let last = times.len().saturating_sub(1);
    if last > 0 {
        times.swap(1.min(last), last);
    }
    let words: Vec<Word> = times
        .iter()
        .map(|time| Word { x: time.x.get(), y: row.get(), width: share(&time.text).min(20.0) })
        .collect();
    let fits = chart::fit(&words);
    times.into_iter().zip(fits).filter_map(|(time, fits)| fits.then_some(time)).collect()
}

fn marks(figures: &Figures<'_>, items: &[Item], spots: &[chart::Spot], floor: Length) -> Vec<Mark> {
    let context = figures.context;
    let mark = |(item, spot): (&Item, &chart::Spot)| {
        let what = text(context, label_key(item.series));
        let date = context.locale().date(&item.when);
        let title = item
            .amount
            .as_ref()
            .map_or_else(|| format!("{date}: {what}"), |amount| format!("{date}, {what}: {}", amount.text));
        let y = spot.y.unwrap_or(floor);
        // A number alone: the unit stands in the title of the chart, and states have their names on the scale.
        let unnamed = item.amount.as_ref().filter(|amount| figures.name(amount.number).is_none());
        let text = unnamed.map(|amount| figures.plain(&amount.value));
        Mark { series: item.series, x: spot.x, y, title, text, base: Length::new(y.get() - 12.0) }
    };
    let mut marks: Vec<Mark> = items.iter().zip(spots).map(mark).collect();
    keep_what_fits(&mut marks);
    marks
}

/// Takes away the words that would cover others; the target and the last value keep theirs first.
fn keep_what_fits(marks: &mut [Mark]) {
    let mut order: Vec<usize> = (0..marks.len()).rev().filter(|index| marks[*index].text.is_some()).collect();
    let rank = |series| ["target", "value", "baseline"].iter().position(|known| *known == series);
    order.sort_by_key(|index| rank(marks[*index].series));
    let word = |index: &usize| {
        let Mark { x, base, text, .. } = &marks[*index];
        Word { x: x.get(), y: base.get(), width: text.as_deref().map_or(0.0, share) }
    };
    let fits = chart::fit(&order.iter().map(word).collect::<Vec<_>>());
    for (index, fits) in order.into_iter().zip(fits) {
        if !fits {
            marks[index].text = None;
        }
    }
}

/// The first and the last value in words, and how many are missing.
fn description(figures: &Figures<'_>, items: &[Item]) -> String {
    let locale = figures.context.locale();
    let say = |item: &Item| {
        let amount = item.amount.as_ref()?;
        Some(format!(
            "{}, {}: {}",
            locale.date(&item.when),
            text(figures.context, label_key(item.series)),
            amount.text
        ))
    };
    let missing = items.iter().filter(|item| item.series == "missing").count();
    let mut parts: Vec<String> = items.iter().filter_map(say).collect();
    if parts.len() > 2 {
        parts.drain(1..parts.len() - 1);
    }
    if missing > 0 {
        parts.push(locale.count("chart.missing-values", missing));
    }
    format!("{}.", parts.join("; "))
}
