//! Dates that say no more than is known: a subset of EDTF (ISO 8601-2).
//!
//! A day, month or year; `a/b`, the whole span; `[a..b]`, some time within; `a/..` with an open end, `a/`
//! with an end that is not known, and both the other way round.

use std::cmp::Ordering;
use std::fmt;
use std::ops::RangeInclusive;

use jiff::civil::Date;
use serde::{Serialize, Serializer};

mod fault;
mod parse;
#[cfg(test)]
mod tests;

pub use fault::{Fault, Flaw};

/// How much of a date is known, the most exact first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// The day.
    Day,
    /// The month of a year.
    Month,
    /// The year alone.
    Year,
}

/// A day, a month or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Point {
    // Always the first day of the month or year, so that equal points are equal values.
    first: Date,
    precision: Precision,
}

impl Point {
    fn new(date: Date, precision: Precision) -> Self {
        let first = match precision {
            Precision::Day => date,
            Precision::Month => date.first_of_month(),
            Precision::Year => date.first_of_year(),
        };
        Self { first, precision }
    }

    /// Its first day.
    pub fn first(self) -> Date {
        self.first
    }

    /// Its last day.
    pub fn last(self) -> Date {
        match self.precision {
            Precision::Day => self.first,
            Precision::Month => self.first.last_of_month(),
            Precision::Year => self.first.last_of_year(),
        }
    }

    /// How much of it is known.
    pub fn precision(self) -> Precision {
        self.precision
    }
}

impl fmt::Display for Point {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}", self.first.year())?;
        if self.precision <= Precision::Month {
            write!(out, "-{:02}", self.first.month())?;
        }
        if self.precision == Precision::Day {
            write!(out, "-{:02}", self.first.day())?;
        }
        Ok(())
    }
}

/// One end of a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum End {
    /// It is known, as exactly as the point says.
    At(Point),
    /// There is none (yet): written `..`.
    Open,
    /// There is one, but it is unknown: written as nothing.
    Unknown,
}

impl End {
    /// The point, where there is one.
    pub fn point(self) -> Option<Point> {
        match self {
            Self::At(point) => Some(point),
            Self::Open | Self::Unknown => None,
        }
    }
}

impl fmt::Display for End {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(point) => point.fmt(out),
            Self::Open => out.write_str(".."),
            Self::Unknown => Ok(()),
        }
    }
}

/// The parts of an [`Edtf`], for showing it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// One day, month or year.
    Point(Point),
    /// The whole time from start to end; at least one of them is a point.
    Span(End, End),
    /// Some time between the two.
    Within(Point, Point),
}

/// A date or period that says no more than is known.
///
/// It never ends before it starts, and every day in it is a day of the calendar. Values are ordered by their earliest
/// day, and those with the same earliest day by their last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Edtf {
    shape: Shape,
}

/// Most years that one period may last. A longer one is a slip, which must not produce a page for each year of a
/// millennium.
pub const MOST_YEARS: i16 = 100;

impl Edtf {
    /// Reads the text of a date or period.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        parse::edtf(text)
    }

    /// The parts it is made of.
    pub fn shape(self) -> Shape {
        self.shape
    }

    /// First day that may belong to it; `None` where the start is open or not known.
    pub fn earliest(self) -> Option<Date> {
        self.ends().0.point().map(Point::first)
    }

    /// Last day that may belong to it; `None` where the end is open or not known.
    pub fn latest(self) -> Option<Date> {
        self.ends().1.point().map(Point::last)
    }

    /// Whether its last day is over. An end that is open or not known never is.
    pub fn is_over(self, today: Date) -> bool {
        self.latest().is_some_and(|last| last < today)
    }

    /// Whether it begins after the whole of the other is over.
    pub fn is_after(self, other: Self) -> bool {
        matches!((self.earliest(), other.latest()), (Some(first), Some(last)) if first > last)
    }

    /// Where it starts, as exactly as that is known.
    pub fn start(self) -> Option<Self> {
        self.ends().0.point().map(|point| Self { shape: Shape::Point(point) })
    }

    /// Where it ends, as exactly as that is known.
    pub fn end(self) -> Option<Self> {
        self.ends().1.point().map(|point| Self { shape: Shape::Point(point) })
    }

    /// How much is known; of a period, at the less exact end.
    pub fn precision(self) -> Precision {
        let (start, end) = self.ends();
        let known = [start, end].into_iter().filter_map(End::point).map(Point::precision);
        known.max().unwrap_or(Precision::Year)
    }

    /// Whether it lasts from one end to another, as against a single day, month or year, or a time within bounds.
    pub fn is_interval(self) -> bool {
        matches!(self.shape, Shape::Span(..))
    }

    /// Whether the day may belong to it. An open or unknown end sets no bound.
    pub fn contains(self, day: Date) -> bool {
        self.earliest().is_none_or(|first| first <= day) && self.latest().is_none_or(|last| day <= last)
    }

    /// Years that it touches, [`MOST_YEARS`] at most. An end that is open or not known adds none beyond the year of
    /// the other end.
    pub fn years(self) -> RangeInclusive<i16> {
        let (first, last) = self.first_and_last_year();
        first..=last.min(first.saturating_add(MOST_YEARS - 1))
    }

    /// Whether it touches more than [`MOST_YEARS`] years.
    pub fn is_too_long(self) -> bool {
        let (first, last) = self.first_and_last_year();
        last.saturating_sub(first) >= MOST_YEARS
    }

    fn first_and_last_year(self) -> (i16, i16) {
        let first = self.earliest().or(self.latest()).map_or(0, Date::year);
        let last = self.latest().or(self.earliest()).map_or(0, Date::year);
        (first, last)
    }

    /// What it is ordered by: earliest day, latest day, then how it is written, so that no two are alike.
    pub fn sort_key(self) -> (Date, Date, Shape) {
        (self.earliest().unwrap_or(Date::MIN), self.latest().unwrap_or(Date::MAX), self.shape)
    }

    fn ends(self) -> (End, End) {
        match self.shape {
            Shape::Point(point) => (End::At(point), End::At(point)),
            Shape::Span(start, end) => (start, end),
            Shape::Within(from, to) => (End::At(from), End::At(to)),
        }
    }
}

impl From<Date> for Edtf {
    fn from(day: Date) -> Self {
        Self { shape: Shape::Point(Point::new(day, Precision::Day)) }
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.shape {
            Shape::Point(point) => point.fmt(out),
            Shape::Span(start, end) => write!(out, "{start}/{end}"),
            Shape::Within(from, to) => write!(out, "[{from}..{to}]"),
        }
    }
}

impl Ord for Edtf {
    fn cmp(&self, other: &Self) -> Ordering {
        self.sort_key().cmp(&other.sort_key())
    }
}

impl PartialOrd for Edtf {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Serialize for Edtf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
