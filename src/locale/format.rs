//! The ICU formatters of one language.

use std::cmp::Ordering;
use std::fmt;

use icu_calendar::{Date, Gregorian};
use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_datetime::fieldsets::{Y, YM, YMD};
use icu_datetime::{FixedCalendarDateTimeFormatter, parts};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules, PluralRulesOptions};
use writeable::{Part, PartsWrite, Writeable};

use crate::model::value::edtf::{Point, Precision};

/// What a piece of a date's text stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Year,
    Month,
    Day,
    /// What stands between.
    Literal,
}

/// A piece of a date's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) field: Field,
    pub(super) text: String,
}

// Public plans are made in the civil calendar, whatever other one a language knows.
type DateFormatter<F> = FixedCalendarDateTimeFormatter<Gregorian, F>;

/// The formatters of one language.
pub(super) struct Formats {
    plurals: PluralRules,
    decimal: DecimalFormatter,
    collator: CollatorBorrowed<'static>,
    year: DateFormatter<Y>,
    month: DateFormatter<YM>,
    day: DateFormatter<YMD>,
}

impl fmt::Debug for Formats {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Formats").finish_non_exhaustive()
    }
}

impl Formats {
    /// Formatters for a BCP 47 tag. A language that CLDR does not know gets the rules of the root locale.
    pub(super) fn new(tag: &str) -> Option<Self> {
        let locale: Locale = tag.parse().ok()?;
        let dates = (&locale).into();
        let mut collation = CollatorPreferences::from(&locale);
        collation.numeric_ordering = Some(CollationNumericOrdering::True);
        Some(Self {
            plurals: PluralRules::try_new((&locale).into(), PluralRulesOptions::default()).ok()?,
            decimal: DecimalFormatter::try_new((&locale).into(), DecimalFormatterOptions::default()).ok()?,
            collator: CollatorBorrowed::try_new(collation, CollatorOptions::default()).ok()?,
            year: FixedCalendarDateTimeFormatter::try_new(dates, Y::long()).ok()?,
            month: FixedCalendarDateTimeFormatter::try_new(dates, YM::long()).ok()?,
            day: FixedCalendarDateTimeFormatter::try_new(dates, YMD::long()).ok()?,
        })
    }

    pub(super) fn plural_category(&self, n: usize) -> PluralCategory {
        self.plurals.category_for(n)
    }

    /// The categories that the language tells apart.
    pub(super) fn plural_categories(&self) -> Vec<PluralCategory> {
        self.plurals.categories().collect()
    }

    pub(super) fn number(&self, n: i64) -> String {
        self.decimal.format(&Decimal::from(n)).to_string()
    }

    pub(super) fn decimal(&self, number: &str) -> Option<String> {
        let number: Decimal = number.parse().ok()?;
        Some(self.decimal.format(&number).to_string())
    }

    pub(super) fn compare(&self, a: &str, b: &str) -> Ordering {
        self.collator.compare(a, b)
    }

    pub(super) fn sort_key(&self, text: &str) -> Vec<u8> {
        let mut key = Vec::new();
        let Ok(()) = self.collator.write_sort_key_to(text, &mut key);
        // The text itself settles what the dictionary leaves open. A key holds no byte 0 before its end.
        key.push(0);
        key.extend_from_slice(text.as_bytes());
        key
    }

    /// A date as it stands alone: `červenec 2021`.
    pub(super) fn point(&self, point: Point) -> Vec<Piece> {
        let Some(date) = date(point) else { return plain(point) };
        match point.precision() {
            Precision::Day => pieces(&self.day.format(&date)),
            Precision::Month => pieces(&self.month.format(&date)),
            Precision::Year => pieces(&self.year.format(&date)),
        }
    }

    /// A date in the inflected form that follows some words: `července 2021`.
    ///
    /// CLDR has the inflected form of a month only beside a day, so the day is removed from such a date.
    pub(super) fn point_in_sentence(&self, point: Point) -> Vec<Piece> {
        if point.precision() != Precision::Month {
            return self.point(point);
        }
        let Some(date) = date(point) else { return plain(point) };
        let mut pieces = pieces(&self.day.format(&date));
        if let Some(day) = pieces.iter().position(|piece| piece.field == Field::Day) {
            let end = (day + 2).min(pieces.len());
            pieces.drain(day..end);
        }
        while pieces.last().is_some_and(|piece| piece.text.trim().is_empty()) {
            pieces.pop();
        }
        pieces
    }
}

fn date(point: Point) -> Option<Date<Gregorian>> {
    let first = point.first();
    let part = |n: i8| u8::try_from(n).unwrap_or_default();
    Date::try_new_gregorian(first.year().into(), part(first.month()), part(first.day())).ok()
}

/// The date in figures, as a fallback. ICU's calendar covers every day that a [`Point`] can hold, so nobody should see it.
fn plain(point: Point) -> Vec<Piece> {
    vec![Piece { field: Field::Literal, text: point.to_string() }]
}

/// Gathers a formatted date by its parts.
struct Collector {
    pieces: Vec<Piece>,
    field: Field,
}

impl fmt::Write for Collector {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        match self.pieces.last_mut() {
            Some(last) if last.field == self.field => last.text.push_str(text),
            _ => self.pieces.push(Piece { field: self.field, text: text.to_owned() }),
        }
        Ok(())
    }
}

impl PartsWrite for Collector {
    type SubPartsWrite = Self;

    fn with_part(&mut self, part: Part, mut write: impl FnMut(&mut Self) -> fmt::Result) -> fmt::Result {
        let outer = self.field;
        self.field = match part {
            parts::YEAR | parts::EXTENDED_YEAR => Field::Year,
            parts::MONTH => Field::Month,
            parts::DAY => Field::Day,
            _ => outer,
        };
        let written = write(self);
        self.field = outer;
        written
    }
}

fn pieces(date: &impl Writeable) -> Vec<Piece> {
    let mut collector = Collector { pieces: Vec::new(), field: Field::Literal };
    // A collector never fails, so neither does writing to it.
    let _ = date.write_to_parts(&mut collector);
    collector.pieces
}
