//! Values of an indicator by places: a map of those whose outlines are known, bars for the others.

use std::collections::BTreeMap;

use serde::Serialize;

use super::bars::{Amount, Bar, Head, bars};
use super::figures::Figures;
use super::table::{Cell, Row, Table};
use super::{Chart, Key, Picture, own, text};
use crate::chart::{self, Length, Outline, Scale};
use crate::graph::NodeId;
use crate::model::value::Edtf;
use crate::view::link::{Link, link};

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
    /// Its value in the middle of it, where there is room.
    word: Option<MapWord>,
}

#[derive(Debug, Serialize)]
struct MapWord {
    x: Length,
    y: Length,
    text: String,
}

/// Largest size of a map in its units. Words in it are fifteen units high: on a telephone of 320 pixels, where the map
/// is shrunk most, that still makes twelve.
const WIDTH: f64 = 340.0;
const HEIGHT: f64 = 420.0;
const LETTER: f64 = 8.6;

/// A value of a place.
struct Local {
    link: Link,
    node: NodeId,
    value: Option<Amount>,
}

/// Charts of the last year for which a value of any place is known.
pub(super) fn charts(figures: &Figures<'_>) -> Vec<Chart> {
    let Some((when, locals)) = last(figures) else { return Vec::new() };
    let outline = |local: &Local| {
        let id = &figures.context.public.record(local.node).id;
        figures.context.outlines.of(id)
    };
    let (mut drawn, mut listed) = (Vec::new(), Vec::new());
    let mapped = locals.iter().filter(|local| outline(local).is_some()).count();
    for local in locals {
        match outline(&local).filter(|_| mapped > 1) {
            Some(outline) => drawn.push((local, outline)),
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
    let known: Vec<&Amount> = values.iter().filter_map(|local| local.value.as_ref()).collect();
    let ends = known.first().zip(known.last());
    let ends = ends.map_or(String::new(), |(most, least)| {
        locale.fill("chart.from-to", &[("least", &least.text), ("most", &most.text)])
    });
    let missing = values.len() - known.len();
    let missing = if missing > 0 {
        format!(" {}.", locale.count("chart.missing-values", missing))
    } else {
        String::new()
    };
    Head {
        id: id.to_owned(),
        title: locale.fill("chart.titled-year", &[("title", &figures.titled(title)), ("year", &year)]),
        description: format!("{ends}{missing}"),
        note: None,
        rows: text(figures.context, "kind.place").to_owned(),
    }
}

fn list(figures: &Figures<'_>, when: Edtf, locals: Vec<Local>, rest: bool) -> Chart {
    let title = if rest { "chart.other-places" } else { "chart.places" };
    let head = head(figures, when, "_chart-places", title, &locals.iter().collect::<Vec<_>>());
    let series = Key { series: "place".to_owned(), label: own(text(figures.context, "field.value")) };
    let bar = |local: Local| Bar {
        label: local.link.title,
        href: Some(local.link.href),
        amounts: vec![local.value.clone()],
        total: local.value,
    };
    bars(figures.context, head, vec![series], locals.into_iter().map(bar).collect())
}

fn map(figures: &Figures<'_>, when: Edtf, locals: Vec<(Local, &Outline)>) -> Chart {
    let context = figures.context;
    let outlines: Vec<&Outline> = locals.iter().map(|(_, outline)| *outline).collect();
    let drawn = chart::map(&outlines, WIDTH, HEIGHT);
    let known: Vec<f64> = locals.iter().filter_map(|(local, _)| Some(local.value.as_ref()?.number)).collect();
    let scale = (!known.is_empty()).then(|| chart::classes(&known));
    let series = |local: &Local| match (&scale, &local.value) {
        (Some(scale), Some(amount)) => format!("level-{}", chart::class_of(scale, amount.number) + 1),
        _ => "missing".to_owned(),
    };
    let areas = locals
        .iter()
        .zip(drawn.areas)
        .map(|((local, _), area)| self::area(figures, local, area, series(local)))
        .collect();
    let has_missing = locals.iter().any(|(local, _)| local.value.is_none());
    let head = head(
        figures,
        when,
        "_chart-map",
        "chart.map",
        &locals.iter().map(|(local, _)| local).collect::<Vec<_>>(),
    );
    let rows = locals.into_iter().map(|(local, _)| {
        let cell = local.value.map_or_else(Cell::missing, |amount| Cell::value(amount.text, amount.value));
        Row { label: local.link.title, href: Some(local.link.href), cells: vec![cell] }
    });
    let table = Table::plain(head.rows, vec![text(context, "field.value").to_owned()], rows.collect());
    let missing = Key { series: "missing".to_owned(), label: own(text(context, "indicator.no-value")) };
    let legend =
        scale.iter().flat_map(|scale| levels(figures, scale)).chain(has_missing.then_some(missing)).collect();
    let picture = Picture::Map(Map { width: drawn.width, height: drawn.height, areas });
    Chart {
        id: head.id,
        title: head.title,
        description: head.description,
        note: None,
        legend,
        picture,
        table,
    }
}

fn area(figures: &Figures<'_>, local: &Local, area: chart::Drawn, series: String) -> Area {
    let title = &local.link.title;
    let value = local.value.as_ref();
    let text = value.map_or(text(figures.context, "indicator.no-value"), |amount| &amount.text);
    let word = value.zip(area.label).and_then(|(amount, (x, y, room))| {
        let text = figures.name(amount.number).map_or_else(|| figures.plain(&amount.value), str::to_owned);
        let width = Length::count(text.chars().count()).get() * LETTER;
        (width <= room.get()).then(|| MapWord { x, y: Length::new(y.get() + 5.0), text })
    });
    Area { series, path: area.path, title: format!("{}: {text}", title.text), lang: title.lang.clone(), word }
}

/// The classes of the map from its least value up, as `400–450`.
fn levels(figures: &Figures<'_>, scale: &Scale) -> Vec<Key> {
    let written = |bound: f64| figures.plain(&format!("{bound:.*}", scale.decimals));
    let bounds = scale.ticks.windows(2).enumerate();
    bounds
        .map(|(index, bound)| Key {
            series: format!("level-{}", index + 1),
            label: own(format!("{}–{}", written(bound[0]), written(bound[1]))),
        })
        .collect()
}
