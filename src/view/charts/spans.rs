//! Charts of dates and periods, a row for each thing, along one axis of days.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use super::chart::{Key, LINE, Label, label, own, share, text};
use crate::chart::{self, Certainty, Length, Rest, TimeAxis, TimeTick};
use crate::model::value::Edtf;
use crate::view::context::Context;
use crate::view::edition::lang_string::LangString;

/// Rows of dates and periods.
#[derive(Debug, Serialize)]
pub(super) struct Spans {
    /// In pixels.
    height: Length,
    ticks: Vec<Tick>,
    /// Position of the day for which the site is built, if it is on the axis.
    today: Option<Today>,
    rows: Vec<SpanRow>,
    /// Rows of the words above the axis, and of the upper edge of the rows, in pixels.
    words: Length,
    top: Length,
}

#[derive(Debug, Serialize)]
struct Tick {
    x: Length,
    /// Its name, where there is room for it.
    text: Option<String>,
}

#[derive(Debug, Serialize)]
struct Today {
    x: Length,
    text: String,
}

#[derive(Debug, Serialize)]
struct SpanRow {
    label: Label,
    bars: Vec<Bar>,
}

#[derive(Debug, Serialize)]
struct Bar {
    series: String,
    /// Upper edge and middle in pixels.
    y: Length,
    middle: Length,
    title: String,
    pieces: Vec<Piece>,
    /// The middle of a single day, in percent of the width.
    day: Option<Length>,
    before: &'static str,
    after: &'static str,
    /// What stands in the place of a bar, where nothing is known.
    missing: Option<String>,
}

#[derive(Debug, Serialize)]
struct Piece {
    x: Length,
    width: Length,
    /// Upper edge and height in pixels: what may or may not belong to the period is drawn slim.
    y: Length,
    height: Length,
    sure: bool,
}

/// What a row of the picture is drawn from.
pub(super) struct Track {
    pub(super) label: LangString,
    pub(super) spans: Vec<Dated>,
}

/// A date to draw.
pub(super) struct Dated {
    /// Name of the series.
    pub(super) series: String,
    /// What it is called in the title of its mark; nothing where the row says it.
    pub(super) what: Option<String>,
    pub(super) date: Option<Edtf>,
}

/// Height of a bar, and room between bars, below a row and for the axis, in pixels.
const BAR: usize = 16;
const SLIM: usize = 8;
const BETWEEN: usize = 4;
const GAP: usize = 14;
const AXIS: usize = 30;

/// How a period continues where its drawing ends, unless it ends there: the sign for it, and its name.
const ENDS: [(&str, &str); 3] =
    [("goes-on", "chart.end-goes-on"), ("open", "chart.end-open"), ("unknown", "chart.end-unknown")];

/// The axis on which all these dates lie; `None` where there is none of them.
pub(super) fn axis_of(dates: impl Iterator<Item = Edtf> + Clone) -> Option<TimeAxis> {
    let first = dates.clone().filter_map(|date| date.earliest().or(date.latest())).min()?;
    let last = dates.filter_map(|date| date.latest().or(date.earliest())).max()?;
    Some(TimeAxis::new(first, last))
}

/// The tracks on the axis, each a row. `in_year` says that the axis is one year, so that its months need none beside them.
pub(super) fn spans(context: &Context<'_>, axis: &TimeAxis, in_year: bool, tracks: &[Track]) -> Spans {
    let mut top = AXIS;
    let mut drawn = Vec::new();
    for track in tracks {
        let label = label(&track.label, top);
        let mut at = top + label.lines.len() * LINE + 2;
        let mut bars = Vec::new();
        for dated in &track.spans {
            bars.push(bar(context, axis, track, dated, at));
            at += BAR + BETWEEN;
        }
        drawn.push(SpanRow { label, bars });
        top = at + GAP;
    }
    Spans {
        height: Length::count(top),
        ticks: axis.ticks().iter().map(|tick| self::tick(context, tick, in_year)).collect(),
        today: today(context, axis),
        rows: drawn,
        words: Length::count(14),
        top: Length::count(AXIS - 8),
    }
}

fn tick(context: &Context<'_>, tick: &TimeTick, in_year: bool) -> Tick {
    let (year, month) = (tick.day.year(), tick.day.month());
    let written = if tick.is_year { format!("{year:04}") } else { format!("{year:04}-{month:02}") };
    let fits = |text: &String| !text.is_empty() && share(text) + 2.0 <= tick.room.get();
    let text = Edtf::parse(&written).ok().and_then(|date| {
        let whole = Some(context.locale().date(&date)).filter(|_| !in_year);
        whole.filter(fits).or_else(|| Some(context.locale().month_name(&date)).filter(fits))
    });
    Tick { x: tick.x, text }
}

fn today(context: &Context<'_>, axis: &TimeAxis) -> Option<Today> {
    let inside = axis.from <= context.today && context.today < axis.to;
    let date = context.locale().date(&Edtf::from(context.today));
    let text = context.locale().fill("site.as-of", &[("date", &date)]);
    inside.then(|| Today { x: Length::new(axis.place(context.today)), text })
}

fn bar(context: &Context<'_>, axis: &TimeAxis, track: &Track, dated: &Dated, top: usize) -> Bar {
    let date = dated.date.map(|date| context.locale().date(&date));
    let drawn = dated.date.and_then(|date| chart::span(axis, date));
    let what = dated.what.as_ref().map_or(String::new(), |what| format!(", {what}"));
    let missing = || {
        format!(
            "{}{}",
            dated.what.as_ref().map_or(String::new(), |what| format!("{what}: ")),
            text(context, "missing")
        )
    };
    let (before, after) = drawn.as_ref().map_or((Rest::Ends, Rest::Ends), |span| (span.before, span.after));
    let pieces = drawn.as_ref().map_or(&[][..], |span| &span.pieces);
    Bar {
        series: dated.series.clone(),
        y: Length::count(top),
        middle: Length::new(Length::count(top).get() + Length::count(BAR).get() / 2.0),
        title: format!("{}{what}: {}", track.label.text, date.as_deref().unwrap_or(text(context, "missing"))),
        pieces: pieces.iter().map(|piece| self::piece(piece, top)).collect(),
        day: drawn.as_ref().and_then(|span| span.day),
        before: name(before),
        after: name(after),
        missing: dated.date.is_none().then(missing),
    }
}

fn piece(piece: &chart::Piece, top: usize) -> Piece {
    let sure = piece.certainty == Certainty::Sure;
    let height = if sure { BAR } else { SLIM };
    Piece {
        x: piece.x,
        width: piece.width,
        y: Length::count(top + (BAR - height) / 2),
        height: Length::count(height),
        sure,
    }
}

fn name(rest: Rest) -> &'static str {
    match rest {
        Rest::Ends => "ends",
        Rest::GoesOn => "goes-on",
        Rest::Open => "open",
        Rest::Unknown => "unknown",
    }
}

/// The legend's entries for signs of any series, and for the day of the site, if they are on the chart: how exactly a
/// date is known, and how a period continues where its drawing ends.
pub(super) fn keys(context: &Context<'_>, spans: &Spans) -> Vec<Key> {
    let bars = || spans.rows.iter().flat_map(|row| &row.bars);
    let exact = sign("exact", bars().filter(|bar| bar.day.is_some()));
    let fuzzy = sign("fuzzy", bars().filter(|bar| bar.pieces.iter().any(|piece| !piece.sure)));
    let ends = ENDS.iter().filter_map(|(rest, key)| {
        let found = bars().any(|bar| bar.before == *rest || bar.after == *rest);
        found.then(|| (format!("end-{rest}"), text(context, key)))
    });
    let known = [(exact, "chart.exact"), (fuzzy, "chart.fuzzy")];
    let known = known.into_iter().filter_map(|(sign, key)| Some((sign?, text(context, key))));
    let today = spans.today.as_ref().map(|today| ("today".to_owned(), today.text.as_str()));
    let key = |(series, text): (String, &str)| Key { series, label: own(text) };
    known.chain(ends).chain(today).map(key).collect()
}

/// The sign with the series that it is shown in: hollow for planned, solid for actual, or both. If the series are
/// others, none of them stands for all, so it has none.
fn sign<'a>(name: &str, bars: impl Iterator<Item = &'a Bar>) -> Option<String> {
    let found: BTreeSet<&str> = bars.map(|bar| bar.series.as_str()).collect();
    let stands_for_all = found.iter().all(|series| ["actual", "planned"].contains(series));
    let shown = found.iter().copied().filter(|_| stands_for_all);
    let words: Vec<&str> = std::iter::once(name).chain(shown).collect();
    (!found.is_empty()).then(|| words.join(" "))
}

/// Whether the dates begin on more than one day: else there is nothing to compare.
pub(super) fn tells_more_than_a_day(dates: impl Iterator<Item = Edtf>) -> bool {
    let mut days: Vec<Option<Date>> = dates.map(Edtf::earliest).collect();
    days.sort();
    days.dedup();
    days.len() > 1
}
