//! Dates and periods along an axis of days, no more exact than they are known.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::{Length, TimeAxis};
use crate::model::value::Edtf;
use crate::model::value::edtf::{End, Point, Precision, Shape};

/// How sure it is that a piece of a period belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// It does.
    Sure,
    /// It may: nothing more than this month or year is known.
    Fuzzy,
}

/// How a period continues where its drawing ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// It ends there.
    Ends,
    /// It goes on beyond the axis.
    GoesOn,
    /// It has no end.
    Open,
    /// It has an end that nobody knows.
    Unknown,
}

/// A piece of a period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// How sure it is.
    pub certainty: Certainty,
    /// Where it begins, in percent of the width.
    pub x: Length,
    /// How long it is, in percent of the width.
    pub width: Length,
}

/// A date or period as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// Its pieces from left to right; none of a single day.
    pub pieces: Vec<Piece>,
    /// The middle of a single day, in percent of the width.
    pub day: Option<Length>,
    /// What comes before.
    pub before: Rest,
    /// What comes after.
    pub after: Rest,
}

/// Draws a date on the axis; `None` where none of it lies there.
///
/// A day is a point. What is known to a month or year lies somewhere in it, so all of it is fuzzy, as is the whole of
/// `[a..b]`. Of a period between two of them, what lies between is sure and each of them fuzzy: it begins some day
/// in the first, and ends some day in the second. An end that is open or unknown reaches to the end of the axis.
pub fn span(axis: &TimeAxis, date: Edtf) -> Option<Span> {
    if let Shape::Point(point) = date.shape()
        && point.precision() == Precision::Day
    {
        let inside = axis.from <= point.first() && point.first() < axis.to;
        let middle = f64::midpoint(axis.place(point.first()), axis.place(next(point.first())));
        let day = Some(Length::new(middle));
        return inside.then_some(Span { pieces: Vec::new(), day, before: Rest::Ends, after: Rest::Ends });
    }
    let (start, end) = bounds(date);
    let first = start.map_or(axis.from, |(first, _)| first);
    let last = end.map_or(axis.to, |(_, last)| last);
    if last <= axis.from || axis.to <= first {
        return None;
    }
    let sure_from = start.map_or(axis.from, |(_, sure)| sure);
    let sure_to = end.map_or(axis.to, |(sure, _)| sure);
    let (open_before, open_after) = rests(date.shape());
    let cuts = if sure_from < sure_to {
        vec![
            (Certainty::Fuzzy, first, sure_from),
            (Certainty::Sure, sure_from, sure_to),
            (Certainty::Fuzzy, sure_to, last),
        ]
    } else {
        vec![(Certainty::Fuzzy, first, last)]
    };
    let pieces =
        cuts.into_iter().filter_map(|(certainty, from, to)| piece(axis, certainty, from, to)).collect();
    let beyond = |open, cut| if cut { Rest::GoesOn } else { open };
    Some(Span {
        pieces,
        day: None,
        before: beyond(open_before, start.is_some() && first < axis.from),
        after: beyond(open_after, end.is_some() && axis.to < last),
    })
}

/// First day that may belong to the period and the first that surely does; the day after the last that surely does
/// and the one after the last that may. `None` for an end that is open or not known.
type Bounds = (Option<(Date, Date)>, Option<(Date, Date)>);

fn bounds(date: Edtf) -> Bounds {
    let start = |point: Point| {
        (point.first(), if point.precision() == Precision::Day { point.first() } else { next(point.last()) })
    };
    let end = |point: Point| {
        (
            if point.precision() == Precision::Day { next(point.last()) } else { point.first() },
            next(point.last()),
        )
    };
    match date.shape() {
        Shape::Point(point) => (Some(start(point)), Some(end(point))),
        // Nothing of it is sure.
        Shape::Within(from, to) => {
            (Some((from.first(), next(to.last()))), Some((from.first(), next(to.last()))))
        }
        Shape::Span(from, to) => (from.point().map(start), to.point().map(end)),
    }
}

fn rests(shape: Shape) -> (Rest, Rest) {
    let rest = |end| match end {
        End::At(_) => Rest::Ends,
        End::Open => Rest::Open,
        End::Unknown => Rest::Unknown,
    };
    match shape {
        Shape::Span(start, end) => (rest(start), rest(end)),
        Shape::Point(_) | Shape::Within(..) => (Rest::Ends, Rest::Ends),
    }
}

/// The piece between two days, as much of it as lies on the axis.
fn piece(axis: &TimeAxis, certainty: Certainty, from: Date, to: Date) -> Option<Piece> {
    let (start, end) = (axis.place(from), axis.place(to));
    let width = Length::new(end - start);
    (width.get() > 0.0).then_some(Piece { certainty, x: Length::new(start), width })
}

fn next(day: Date) -> Date {
    day.checked_add(1.day()).unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Certainty, Piece, Rest, Span, span};
    use crate::chart::TimeAxis;
    use crate::model::value::Edtf;
    use jiff::civil::date;
    use proptest::prelude::*;

    /// Sure pieces as `[from width]`, fuzzy ones as `~from width~`, a day as `•place`.
    fn draw(axis: &TimeAxis, written: &str) -> String {
        span(axis, Edtf::parse(written).expect("it is a date"))
            .map_or("nothing".to_owned(), |span| show(&span))
    }

    fn show(span: &Span) -> String {
        let end = |rest, cut, open, unknown| match rest {
            Rest::Ends => "",
            Rest::GoesOn => cut,
            Rest::Open => open,
            Rest::Unknown => unknown,
        };
        let mut out = end(span.before, "<", "∞", "?").to_owned();
        for Piece { certainty, x, width } in &span.pieces {
            let (before, after) = if *certainty == Certainty::Sure { ("[", "]") } else { ("~", "~") };
            out.extend([before, &format!("{x} {width}"), after]);
        }
        out += &span.day.map_or(String::new(), |day| format!("•{day}"));
        out + end(span.after, ">", "∞", "?")
    }

    #[test]
    fn dates_are_drawn_as_they_are_known() {
        // A hundred days would be handier, but a year has 365 of them.
        let axis = TimeAxis::year(2025);
        let expected = [
            ("2025-07-02", "•50"),
            ("2025-07", "~49.59 8.49~"),
            ("2025", "~0 100~"),
            ("2025-03-01/2025-05-31", "[16.16 25.21]"),
            ("2025-03/2025-05", "~16.16 8.49~[24.66 8.22]~32.88 8.49~"),
            ("2025-03/2025-04", "~16.16 16.71~"),
            ("2025-03-01/2025-05", "[16.16 16.71]~32.88 8.49~"),
            ("[2025-03..2025-05]", "~16.16 25.21~"),
            ("[2025-03-05..2025-05-10]", "~17.26 18.36~"),
            ("2025-10/..", "~74.79 8.49~[83.29 16.71]∞"),
            ("2025-10-01/", "[74.79 25.21]?"),
            ("../2025-02-28", "∞[0 16.16]"),
            ("/2025-02", "?[0 8.49]~8.49 7.67~"),
            ("2024/2026", "<[0 100]>"),
            ("2024/2025", "<~0 100~"),
            ("2024-06-01/2025-06-30", "<[0 49.59]"),
            ("2024-12-31", "nothing"),
            ("2026", "nothing"),
            ("../2024", "nothing"),
        ];
        for (written, drawn) in expected {
            assert_eq!(draw(&axis, written), drawn, "{written}");
        }
    }

    #[test]
    fn what_one_day_begins_another_ends() {
        let axis = TimeAxis::new(date(2025, 1, 1), date(2025, 4, 30));
        assert_eq!(draw(&axis, "2025-01-01/2025-04-30"), "[0 100]");
        assert_eq!(draw(&axis, "2025-02"), "~25.83 23.33~");
    }

    proptest! {
        #[test]
        fn pieces_stay_inside_and_follow_one_another(
            start in (2018i16..2032, 1i8..=12), length in 0i8..60, precise in 0u8..3, year in 2020i16..2030,
        ) {
            let (from, months) = (start, i32::from(length));
            let end = date(from.0, from.1, 1).checked_add(jiff::Span::new().months(months)).expect("near");
            let written = match precise {
                0 => format!("{:04}/{:04}", from.0, end.year()),
                1 => format!("{:04}-{:02}/{:04}-{:02}", from.0, from.1, end.year(), end.month()),
                _ => format!("{:04}-{:02}-01/{end}", from.0, from.1),
            };
            let drawn = span(&TimeAxis::year(year), Edtf::parse(&written).expect("it is a period"));
            let mut at = 0.0;
            for piece in drawn.iter().flat_map(|span| &span.pieces) {
                prop_assert!(piece.x.get() + 0.02 >= at, "{written}: {drawn:?}");
                at = piece.x.get() + piece.width.get();
                prop_assert!(at <= 100.02);
            }
        }
    }
}
