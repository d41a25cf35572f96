//! Dates and periods as the language writes them, never more exactly than they are known.

use super::Locale;
use super::format::{Field, Piece};
use crate::model::value::edtf::{Edtf, End, Point, Precision, Shape};

impl Locale {
    /// A date or period in words: `13. července 2021`, `září–říjen 2021`, `od roku 2021`.
    ///
    /// Blanks at which a date must not be broken into two lines are no-break spaces.
    pub fn date(&self, date: &Edtf) -> String {
        match date.shape() {
            Shape::Point(point) => join(&self.formats.point(point)),
            Shape::Span(End::At(start), End::At(end)) => self.span(start, end),
            Shape::Span(End::At(start), End::Open) => self.from(start),
            Shape::Span(End::At(start), _) => self.fill("date.end-unknown", &[("from", &self.from(start))]),
            Shape::Span(End::Unknown, End::At(end)) => {
                self.fill("date.start-unknown", &[("until", &self.until(end))])
            }
            Shape::Span(_, End::At(end)) => self.until(end),
            // A date has at least one end.
            Shape::Span(..) => String::new(),
            Shape::Within(from, to) => {
                self.fill("date.within", &[("from", &self.from(from)), ("until", &self.until(to))])
            }
        }
    }

    /// The name of the month in which a date begins, as it stands alone: `červenec`. Nothing for a bare year.
    pub fn month_name(&self, date: &Edtf) -> String {
        let Shape::Point(point) = date.shape() else { return String::new() };
        let pieces = self.formats.point(point);
        pieces.into_iter().find(|piece| piece.field == Field::Month).map_or(String::new(), |piece| piece.text)
    }

    fn from(&self, point: Point) -> String {
        self.in_sentence(point, "date.from", "date.from-year")
    }

    fn until(&self, point: Point) -> String {
        self.in_sentence(point, "date.until", "date.until-year")
    }

    fn in_sentence(&self, point: Point, key: &str, key_of_year: &str) -> String {
        let key = if point.precision() == Precision::Year { key_of_year } else { key };
        self.fill(key, &[("date", &join(&self.formats.point_in_sentence(point)))])
    }

    /// A whole span; what both ends share is written once.
    fn span(&self, start: Point, end: Point) -> String {
        if start == end {
            return join(&self.formats.point(start));
        }
        let ends = (self.formats.point(start), self.formats.point(end));
        let same_year = start.first().year() == end.first().year();
        if start.precision() != end.precision() || !same_year {
            return between(&[], &ends.0, &ends.1, &[]);
        }
        let same_month = start.first().month() == end.first().month();
        shortened(&ends.0, &ends.1, same_month)
    }
}

/// Two dates of one year with what they share written once: `13.–15. července 2021`, `July 13–15, 2021`.
fn shortened(first: &[Piece], last: &[Piece], same_month: bool) -> String {
    // The 13th of two months is not the same day, so a day counts as shared within one month only.
    let shared = |(a, b): &(&Piece, &Piece)| a == b && (same_month || a.field != Field::Day);
    let tail = first.iter().rev().zip(last.iter().rev()).take_while(shared).count();
    let (first, _) = first.split_at(first.len() - tail);
    let (last, tail) = last.split_at(last.len() - tail);
    let head = first.iter().zip(last).take_while(shared).count();
    let (head, first) = first.split_at(head);
    let last = &last[head.len()..];
    // `13.` is a day with its mark; a comma only parts it from what follows, and what ends both ends one.
    let mark = match tail {
        [piece, _, ..] if piece.field == Field::Literal => piece.text.trim(),
        _ => "",
    };
    let mark = Piece { field: Field::Literal, text: mark.trim_end_matches(',').to_owned() };
    let first: Vec<Piece> = first.iter().cloned().chain([mark]).collect();
    between(head, &first, last, tail)
}

/// `head first–last tail`, with blanks around the dash where one of the two has several words.
fn between(head: &[Piece], first: &[Piece], last: &[Piece], tail: &[Piece]) -> String {
    let has_blank = |pieces: &[Piece]| pieces.iter().any(|piece| piece.text.contains(char::is_whitespace));
    let dash = if has_blank(first) || has_blank(last) { "\u{a0}– " } else { "–" };
    let dash = Piece { field: Field::Literal, text: dash.to_owned() };
    let pieces: Vec<Piece> = [head, first, &[dash], last, tail].concat();
    join(&pieces)
}

/// The text of the pieces, with no-break spaces after numbers: `13.\u{a0}července 2021`.
fn join(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for letter in pieces.iter().flat_map(|piece| piece.text.chars()) {
        let after_number = out.trim_end_matches('.').ends_with(char::is_numeric);
        out.push(if letter == ' ' && after_number { '\u{a0}' } else { letter });
    }
    out
}
