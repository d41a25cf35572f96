//! Parses dates. The grammar is small and strict; `fault` handles what people write instead.

use std::ops::Range;

use jiff::civil::Date;

use super::fault::{self, Fault, Flaw};
use super::{Edtf, End, Point, Precision, Shape};

pub(super) fn edtf(text: &str) -> Result<Edtf, Fault> {
    let shape = shape(text).map_err(|mut found| {
        // Only here the whole text is at hand, and a better notation is one of the whole.
        if let Flaw::Notation { suggestion } = &mut found.flaw {
            *suggestion = fault::suggest(text);
        }
        found
    })?;
    Ok(Edtf { shape })
}

fn shape(text: &str) -> Result<Shape, Fault> {
    let notation = || Fault { range: 0..text.len(), flaw: Flaw::Notation { suggestion: None } };
    if let Some(inner) = text.strip_prefix('[') {
        let bounds = inner.strip_suffix(']').and_then(|inner| inner.split_once(".."));
        let (from, to) = bounds.ok_or_else(notation)?;
        let from_at = 1;
        let to_at = from_at + from.len() + "..".len();
        let (from, to) = (point(from, from_at)?, point(to, to_at)?);
        in_order(from, to, text)?;
        return Ok(Shape::Within(from, to));
    }
    if let Some((start, end)) = text.split_once('/') {
        let end_at = start.len() + "/".len();
        let (start, end) = (self::end(start, 0)?, self::end(end, end_at)?);
        match (start.point(), end.point()) {
            (None, None) => return Err(Fault { range: 0..text.len(), flaw: Flaw::NothingKnown }),
            (Some(start), Some(end)) => in_order(start, end, text)?,
            _ => {}
        }
        return Ok(Shape::Span(start, end));
    }
    point(text, 0).map(Shape::Point)
}

/// Refuses a period whose last day comes before its first.
fn in_order(start: Point, end: Point, text: &str) -> Result<(), Fault> {
    if start.first() <= end.last() {
        return Ok(());
    }
    Err(Fault { range: 0..text.len(), flaw: Flaw::EndBeforeStart { start, end } })
}

fn end(text: &str, at: usize) -> Result<End, Fault> {
    match text {
        "" => Ok(End::Unknown),
        ".." => Ok(End::Open),
        _ => point(text, at).map(End::At),
    }
}

/// Reads a day, month or year that begins at byte `at` of the whole text.
pub(super) fn point(text: &str, at: usize) -> Result<Point, Fault> {
    let fault = |range: Range<usize>, flaw| Fault { range: at + range.start..at + range.end, flaw };
    let notation = || fault(0..text.len(), Flaw::Notation { suggestion: None });
    let mut fields = text.split('-');
    let year: i16 = fields.next().and_then(|year| digits(year, 4)).ok_or_else(notation)?;
    let month = fields.next().map(|month| digits(month, 2).ok_or_else(notation)).transpose()?;
    let day = fields.next().map(|day| digits(day, 2).ok_or_else(notation)).transpose()?;
    if fields.next().is_some() {
        return Err(notation());
    }
    let month_number = i8::try_from(month.unwrap_or(1)).unwrap_or(i8::MAX);
    let first_of_month = Date::new(year, month_number, 1)
        .map_err(|_| fault(5..7, Flaw::NoSuchMonth { month: month_number }))?;
    let Some(day) = day else {
        let precision = if month.is_some() { Precision::Month } else { Precision::Year };
        return Ok(Point::new(first_of_month, precision));
    };
    let day = i8::try_from(day).unwrap_or(i8::MAX);
    match Date::new(year, month_number, day) {
        Ok(date) => Ok(Point::new(date, Precision::Day)),
        Err(_) => Err(fault(0..text.len(), Flaw::NoSuchDay { last: first_of_month.last_of_month() })),
    }
}

/// The number that exactly `count` digits make.
fn digits(text: &str, count: usize) -> Option<i16> {
    let sound = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if sound { text.parse().ok() } else { None }
}
