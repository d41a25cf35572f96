//! Values of an indicator by places: a map of those whose boundaries are known, bars for the others.

use std::collections::BTreeMap;

use serde::Serialize;

use super::amount::Amount;
use super::bars::{Bar, Head, bars};
use super::chart::{Chart, Key, Picture, missing_values, own, text};
use super::figures::Figures;
use super::table::{Cell, Table, TableRow};
use crate::chart::{self, Boundary, Classes, Length};
use crate::graph::NodeId;
use crate::model::value::Edtf;
use crate::view::components::link::{Link, link};

/// A map, in units of its own.
#[derive(Debug, Serialize)]
pub(super) struct Map {
    width: Length,
    height: Length,
    areas: Vec<Area>,
}

#[derive(Debug, Serialize)]
struct Area {
    series: String,
    path: String,
    title: String,
    lang: Option<String>,
    /// Its number in the table, in a badge inside it.
    badge: Option<MapWord>,
    /// Its value below the badge, where there is room.
    word: Option<MapWord>,
}

#[derive(Debug, Serialize)]
struct MapWord {
    x: Length,
    /// Middle of a badge, row of a word.
    y: Length,
    text: String,
}

/// Largest size of a map in its units. Words in it are fifteen units high: on a phone of 320 pixels, where the map is
/// smallest, that still makes twelve pixels.
const WIDTH: f64 = 340.0;
const HEIGHT: f64 = 420.0;
const LETTER: f64 = 8.6;

/// Half the size of a badge, and how high a badge is with a value below it, in units of the map.
const BADGE: f64 = 11.0;
const BOTH: f64 = 40.0;

/// A value of a place.
struct Local {
    link: Link,
    node: NodeId,
    value: Option<Amount>,
}

/// Charts of the last year for which a value of any place is known.
pub(super) fn charts(figures: &Figures<'_>) -> Vec<Chart> {
    let Some((when, locals)) = last(figures) else { return Vec::new() };
    let boundary = |local: &Local| {
        let id = &figures.context.public.record(local.node).id;
        figures.context.boundaries.of(id)
    };
    let (mut drawn, mut listed) = (Vec::new(), Vec::new());
    let mapped = locals.iter().filter(|local| boundary(local).is_some()).count();
    for local in locals {
        match boundary(&local).filter(|_| mapped > 1) {
            Some(boundary) => drawn.push((local, boundary)),
            None => listed.push(local),
        }
    }
    let rest = !drawn.is_empty();
    let map = (!drawn.is_empty()).then(|| map(figures, when, drawn));
    let bars = (!listed.is_empty()).then(|| list(figures, when, listed, rest));
    map.into_iter().chain(bars).collect()
}

/// The last year with a known value of a place, and all places of the indicator with their values then: the greatest
/// first, those without one last.
fn last(figures: &Figures<'_>) -> Option<(Edtf, Vec<Local>)> {
    let measured = figures.measured();
    let when = measured.iter().rev().find(|measure| measure.place.is_some() && measure.value.is_some())?.when;
    let mut values: BTreeMap<NodeId, Option<Amount>> = BTreeMap::new();
    for measure in measured {
        let Some(place) = measure.place else { continue };
        let known = values.entry(place).or_default();
        if known.is_none() && measure.when == when {
            *known = measure.value;
        }
    }
    let mut locals: Vec<Local> = values
        .into_iter()
        .map(|(node, value)| Local { link: link(figures.context, node), node, value })
        .collect();
    let number = |local: &Local| local.value.as_ref().map_or(f64::NEG_INFINITY, |amount| amount.number);
    locals.sort_by(|a, b| {
        let titles = figures.context.locale().compare(&a.link.title.text, &b.link.title.text);
        number(b).total_cmp(&number(a)).then(titles)
    });
    Some((when, locals))
}

fn head(figures: &Figures<'_>, when: Edtf, id: &str, title: &str, values: &[&Local]) -> Head {
    let locale = figures.context.locale();
    let year = locale.date(&when);
    let known = values
        .iter()
        .filter_map(|local| Some(format!("{}, {}", local.link.title.text, local.value.as_ref()?.text)));
    let known: Vec<String> = known.collect();
    let ends = known.first().zip(known.last()).map(|(most, least)| {
        locale.fill("chart.from-to", &[("least", least.as_str()), ("most", most.as_str())])
    });
    let missing: Vec<&str> = values
        .iter()
        .filter(|local| local.value.is_none())
        .map(|local| local.link.title.text.as_str())
        .collect();
    let description: Vec<String> = ends.into_iter().chain(missing_values(locale, &missing)).collect();
    Head {
        id: id.to_owned(),
        title: locale.fill("chart.titled-year", &[("title", &figures.titled(title)), ("year", &year)]),
        description: description.join(" "),
        note: None,
        rows: text(figures.context, "kind.place").to_owned(),
    }
}

fn list(figures: &Figures<'_>, when: Edtf, locals: Vec<Local>, rest: bool) -> Chart {
    let title = if rest { "chart.other-places" } else { "chart.places" };
    let head = head(figures, when, "_chart-places", title, &locals.iter().collect::<Vec<_>>());
    let series = Key { series: "place".to_owned(), label: own(text(figures.context, "field.value")) };
    let bar = |local: Local| Bar {
        label: local.link.title.clone(),
        href: Some(local.link.href.clone()),
        amounts: vec![local.value.clone()],
        total: local.value,
    };
    bars(figures.context, head, vec![series], locals.into_iter().map(bar).collect())
}

fn map(figures: &Figures<'_>, when: Edtf, locals: Vec<(Local, &Boundary)>) -> Chart {
    let context = figures.context;
    let boundaries: Vec<&Boundary> = locals.iter().map(|(_, boundary)| *boundary).collect();
    let drawn = chart::map(&boundaries, (WIDTH, HEIGHT), &[BOTH, 2.0 * BADGE, 0.0]);
    let classes = classes(figures, locals.iter().filter_map(|(local, _)| local.value.as_ref()));
    let series = |local: &Local| match (&classes, &local.value) {
        (Some(classes), Some(amount)) => format!("level-{}", classes.of(amount.number) + 1),
        _ => "missing".to_owned(),
    };
    let areas = locals.iter().zip(drawn.areas).enumerate();
    let areas = areas
        .map(|(index, ((local, _), area))| self::area(figures, index + 1, local, area, series(local)))
        .collect();
    let has_missing = locals.iter().any(|(local, _)| local.value.is_none());
    let head = head(
        figures,
        when,
        "_chart-map",
        "chart.map",
        &locals.iter().map(|(local, _)| local).collect::<Vec<_>>(),
    );
    let rows = locals.into_iter().enumerate().map(|(index, (local, _))| {
        let cell = local.value.map_or_else(Cell::missing, |amount| Cell::value(amount.text, amount.value));
        let (label, href) = (local.link.title.clone(), Some(local.link.href.clone()));
        TableRow { number: Some(index + 1), label, href, cells: vec![cell] }
    });
    // Open, since it names the numbers on the map.
    let table = Table::plain(head.rows, vec![text(context, "field.value").to_owned()], rows.collect());
    let table = Table { open: true, ..table };
    let missing = Key { series: "missing".to_owned(), label: own(text(context, "indicator.no-value")) };
    let legend = classes
        .iter()
        .flat_map(|classes| levels(figures, classes))
        .chain(has_missing.then_some(missing))
        .collect();
    let picture = Picture::Map(Map { width: drawn.width, height: drawn.height, areas });
    Chart {
        id: head.id,
        title: head.title,
        description: head.description,
        note: Some(text(context, "chart.map-numbers").to_owned()),
        more: None,
        legend,
        picture,
        table,
    }
}

fn area(figures: &Figures<'_>, number: usize, local: &Local, area: chart::Drawn, series: String) -> Area {
    let title = &local.link.title;
    let value = local.value.as_ref();
    let text = value.map_or(text(figures.context, "indicator.no-value"), |amount| &amount.text);
    let [both, alone, any] = [0, 1, 2].map(|index| area.rooms.get(index).copied().flatten());
    let word = value.zip(both).and_then(|(amount, room)| {
        let text = figures.name(amount.number).map_or_else(|| figures.plain(&amount.value), str::to_owned);
        let width = Length::count(text.chars().count()).get() * LETTER;
        let y = Length::new(room.y.get() + BADGE + 5.0);
        (width <= room.width.get()).then_some((room, MapWord { x: room.x, y, text }))
    });
    let (in_middle, word) = word.map_or((None, None), |(room, word)| (Some(room), Some(word)));
    let alone = alone.filter(|room| 2.0 * BADGE <= room.width.get()).or(any);
    let above = in_middle.map(|room| (room.x, Length::new(room.y.get() - BADGE + 2.0)));
    let badge = above.or(alone.map(|room| (room.x, room.y)));
    let badge = badge.map(|(x, y)| MapWord { x, y, text: number.to_string() });
    let title_text = format!("{}: {text}", title.text);
    Area { series, path: area.path, title: title_text, lang: title.lang.clone(), badge, word }
}

/// The classes of the values: of numbers by their size, of states one for each as long as there are few.
fn classes<'a>(figures: &Figures<'_>, known: impl Iterator<Item = &'a Amount>) -> Option<Classes> {
    let known: Vec<&Amount> = known.collect();
    let states = figures.indicator.scale.len();
    if known.is_empty() || states > 0 {
        return (!known.is_empty()).then(|| Classes::of_states(states));
    }
    let values: Vec<f64> = known.iter().map(|amount| amount.number).collect();
    let decimals = |amount: &&Amount| amount.value.split_once('.').map_or(0, |(_, after)| after.len());
    Some(Classes::new(&values, known.iter().map(decimals).max().unwrap_or(0)))
}

/// Names of the classes of the map, from the lowest value up: `400 až 449`, or a single value.
fn levels(figures: &Figures<'_>, classes: &Classes) -> Vec<Key> {
    let written = |bound: f64| {
        let digits = format!("{bound:.*}", classes.decimals);
        let digits =
            if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.') } else { &digits };
        let plain = || figures.plain(digits);
        figures.name(bound).map_or_else(plain, str::to_owned)
    };
    let label = |from: f64, to: f64| {
        let (from, to) = (written(from), written(to));
        if from == to {
            return from;
        }
        figures.context.locale().fill("chart.class", &[("from", &from), ("to", &to)])
    };
    let bounds = classes.bounds().into_iter().enumerate();
    bounds
        .map(|(index, (from, to))| Key {
            series: format!("level-{}", index + 1),
            label: own(label(from, to)),
        })
        .collect()
}
