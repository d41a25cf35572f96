//! How an indicator developed over the years: its line with baseline, target and gaps.

use serde::Serialize;

use super::amount::Amount;
use super::chart::{Chart, Key, Picture, own, share, text};
use super::figures::Figures;
use super::table::{Cell, Table, TableRow};
use super::trend;
use crate::chart::{self, Length, Scale, Word};
use crate::model::kinds::Point;
use crate::model::value::Edtf;
use crate::model::value::edtf::Precision;

/// A line of values over years.
#[derive(Debug, Serialize)]
pub(super) struct Lines {
    /// In pixels.
    height: Length,
    /// Row of the words below the scale, in pixels.
    words: Length,
    ticks: Vec<Tick>,
    times: Vec<Time>,
    strokes: Vec<Stroke>,
    /// From the baseline to the target.
    way: Option<Stroke>,
    /// Where missing values are shown: not on the scale, where they would be read as values.
    strip: Option<Strip>,
    marks: Vec<Mark>,
}

/// A strip below the scale and its years.
#[derive(Debug, Serialize)]
struct Strip {
    y: Length,
    height: Length,
    /// Row of its name in pixels.
    base: Length,
    text: String,
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
    /// Its value above it, or the year beside a missing value, if there is room, with the row in pixels.
    text: Option<String>,
    base: Length,
    /// On which side what stands beside it is.
    side: Side,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Side {
    Above,
    Left,
    Right,
}

/// What stands at a time.
pub(super) struct Item {
    /// `value`, `baseline`, `target` or `missing`.
    pub(super) series: &'static str,
    pub(super) when: Edtf,
    time: f64,
    /// `None` for what is missing only.
    pub(super) amount: Option<Amount>,
}

/// Height of a scale of numbers, and of a step of one with named states, in pixels.
const HEIGHT: f64 = 200.0;
const STEP: f64 = 48.0;

/// Room below the scale for the years, height of the strip of what is missing, and the middle of its marks in it, in
/// pixels.
const YEARS: f64 = 32.0;
const STRIP: f64 = 40.0;
const IN_STRIP: f64 = 28.0;

/// Room that a mark takes to each side, in percent of the narrowest picture.
const HALF_MARK: f64 = 3.2;

/// The chart of the whole territory; none if fewer than two values are known.
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
    let row = |item: &Item| TableRow {
        number: None,
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
        description: trend::description(figures, &items),
        note: None,
        more: None,
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
    let below = floor.get() + YEARS;
    let strip = items.iter().any(|item| item.series == "missing").then(|| Strip {
        y: Length::new(below),
        height: Length::new(STRIP),
        base: Length::new(below + 14.0),
        text: text(figures.context, "chart.missing").to_owned(),
    });
    Lines {
        height: Length::new(below + strip.as_ref().map_or(0.0, |_| STRIP)),
        words,
        ticks: spots.ticks.iter().zip(&scale.ticks).map(tick).collect(),
        times: self::times(figures, items, &spots.spots, words),
        strokes: plot(&values(&["value", "missing"])).lines.iter().map(stroke).collect(),
        way: plot(&values(&["baseline", "target"])).lines.first().map(stroke),
        strip,
        marks: marks(figures, items, &spots.spots, Length::new(below + IN_STRIP)),
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

/// The marks of all items; what is missing stands on the row `apart`.
fn marks(figures: &Figures<'_>, items: &[Item], spots: &[chart::Spot], apart: Length) -> Vec<Mark> {
    let context = figures.context;
    let mark = |(item, spot): (&Item, &chart::Spot)| {
        let what = text(context, label_key(item.series));
        let date = context.locale().date(&item.when);
        let Some(amount) = &item.amount else {
            let side = if spot.x.get() > 75.0 { Side::Left } else { Side::Right };
            let base = Length::new(apart.get() + 5.0);
            let title = format!("{date}: {what}");
            return Mark { series: item.series, x: spot.x, y: apart, title, text: Some(date), base, side };
        };
        let title = format!("{date}, {what}: {}", amount.text);
        let y = spot.y.unwrap_or_default();
        // A number alone: the unit stands in the title of the chart, and states have their names on the scale.
        let text = figures.name(amount.number).is_none().then(|| figures.plain(&amount.value));
        let base = Length::new(y.get() - 12.0);
        Mark { series: item.series, x: spot.x, y, title, text, base, side: Side::Above }
    };
    let mut marks: Vec<Mark> = items.iter().zip(spots).map(mark).collect();
    keep_what_fits(&mut marks);
    marks
}

/// Removes the words that would cover others; the target and the last value take precedence. Words beside a mark must
/// not cover another mark of their row either.
fn keep_what_fits(marks: &mut [Mark]) {
    let mut order: Vec<usize> = (0..marks.len()).rev().filter(|index| marks[*index].text.is_some()).collect();
    let rank = |series| ["target", "value", "baseline"].iter().position(|known| *known == series);
    order.sort_by_key(|index| rank(marks[*index].series));
    let word = |index: &usize| {
        let Mark { x, base, text, side, .. } = &marks[*index];
        let width = text.as_deref().map_or(0.0, share);
        let beside = HALF_MARK + width / 2.0 + 1.6;
        let x = match side {
            Side::Above => x.get(),
            Side::Left => x.get() - beside,
            Side::Right => x.get() + beside,
        };
        Word { x, y: base.get(), width }
    };
    let apart = marks.iter().filter(|mark| mark.side != Side::Above);
    let standing: Vec<Word> = apart
        .map(|mark| Word { x: mark.x.get(), y: mark.base.get(), width: 2.0 * HALF_MARK - 0.2 })
        .collect();
    let words: Vec<Word> = standing.iter().copied().chain(order.iter().map(word)).collect();
    let fits = chart::fit(&words).split_off(standing.len());
    for (index, fits) in order.into_iter().zip(fits) {
        if !fits {
            marks[index].text = None;
        }
    }
}
