//! Axes: round numbers, and beginnings of months and years.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::Length;

/// An axis of numbers that begins and ends at a round one.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// The round numbers, at least two, rising.
    pub ticks: Vec<f64>,
    /// How many decimals they are written with.
    pub decimals: usize,
}

/// The least range of an axis, relative to its numbers: their steps must still be distinct, and a floating-point number
/// has not quite sixteen digits.
const FINEST: f64 = 1e-12;

impl Scale {
    /// The axis for values from `least` to `most`, with about `count` steps of 1, 2 or 5 times a power of ten.
    /// Zero is on it where the values begin near it, so that lengths and heights do not mislead. Values that differ
    /// by less than [`FINEST`] of their size count as one.
    pub fn new(least: f64, most: f64, count: usize) -> Self {
        let (least, most) = if (most - least).is_finite() { (least, most) } else { (0.0, 1.0) };
        let (mut from, mut to) = (least.min(most), least.max(most));
        if from > 0.0 && from <= to * 0.6 {
            from = 0.0;
        }
        if to - from <= FINEST * from.abs().max(to.abs()) {
            (from, to) = (from.min(0.0), if to > 0.0 { to } else { 1.0 });
        }
        let count = u32::try_from(count.max(1)).unwrap_or(u32::MAX);
        let (step, decimals) = round_step((to - from) / f64::from(count));
        let (first, end) = ((from / step).floor(), (to / step).ceil());
        // Steps are counted: adding one to a number above 2^53 may leave it as it is.
        let steps = (0..=count.saturating_add(2)).map(|step| first + f64::from(step));
        let ticks = steps.take_while(|at| *at <= end).map(|at| at * step).collect();
        Self { ticks, decimals }
    }

    /// How far a value lies between the ends, from 0 to 1.
    pub fn share(&self, value: f64) -> f64 {
        let (from, to) = (self.from(), self.to());
        if to > from { ((value - from) / (to - from)).clamp(0.0, 1.0) } else { 0.0 }
    }

    /// Its first number.
    pub fn from(&self) -> f64 {
        self.ticks.first().copied().unwrap_or(0.0)
    }

    /// Its last number.
    pub fn to(&self) -> f64 {
        self.ticks.last().copied().unwrap_or(1.0)
    }
}

/// The next 1, 2 or 5 times a power of ten that is not below `rough`, and how many decimals it has.
fn round_step(rough: f64) -> (f64, usize) {
    let mut power = 1.0;
    let mut decimals: usize = 0;
    while power * 10.0 <= rough {
        power *= 10.0;
    }
    while power > rough && decimals < 12 {
        power /= 10.0;
        decimals += 1;
    }
    let step = [1.0, 2.0, 5.0].into_iter().map(|times| times * power).find(|step| *step >= rough * 0.999_999);
    // Ten times the power has one decimal less.
    step.map_or((power * 10.0, decimals.saturating_sub(1)), |step| (step, decimals))
}

/// An axis of days.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeAxis {
    /// Its first day.
    pub from: Date,
    /// The day after its last.
    pub to: Date,
    /// Months from one tick to the next.
    months: i32,
}

/// The beginning of a month or year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeTick {
    /// The first day of it.
    pub day: Date,
    /// Where it stands, in percent of the width.
    pub x: Length,
    /// How much room there is for its name, in percent of the width.
    pub room: Length,
    /// Whether it is a year, and not a month.
    pub is_year: bool,
}

impl TimeAxis {
    /// The axis for the days from `first` to `last`, both included: it begins and ends with a whole month or year.
    pub fn new(first: Date, last: Date) -> Self {
        const STEPS: [i32; 11] = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];
        const MOST: i32 = 5;
        let last = last.max(first);
        let months = i32::from(last.year() - first.year()) * 12 + i32::from(last.month() - first.month()) + 1;
        let step = STEPS.into_iter().find(|step| months <= step * MOST).unwrap_or(1200);
        let unit = step.min(12);
        let from = floor(first, unit);
        let mut to = from;
        while to <= last && to < Date::MAX {
            to = later(to, unit);
        }
        Self { from, to, months: step }
    }

    /// A calendar year by quarters.
    pub fn year(year: i16) -> Self {
        let from = Date::new(year, 1, 1).unwrap_or(Date::MIN);
        Self { from, to: later(from, 12), months: 3 }
    }

    /// Where the day begins, in percent of the width; what lies outside is at the edge.
    pub fn place(&self, day: Date) -> f64 {
        let (all, gone) = (days(self.from, self.to), days(self.from, day));
        if all > 0.0 { (gone / all * 100.0).clamp(0.0, 100.0) } else { 0.0 }
    }

    /// The beginnings of months or years on it.
    pub fn ticks(&self) -> Vec<TimeTick> {
        let mut starts = Vec::new();
        let mut day = self.from;
        while day < self.to {
            starts.push(day);
            day = later(day, self.months);
        }
        let end = |index: usize| starts.get(index + 1).map_or(100.0, |next| self.place(*next));
        let tick = |(index, day): (usize, &Date)| TimeTick {
            day: *day,
            x: Length::new(self.place(*day)),
            room: Length::new(end(index) - self.place(*day)),
            is_year: self.months >= 12,
        };
        starts.iter().enumerate().map(tick).collect()
    }
}

/// The first day of the month, quarter, half-year or year in which `day` lies.
fn floor(day: Date, months: i32) -> Date {
    let past = (i32::from(day.month()) - 1) % months.max(1);
    day.first_of_month().checked_sub(past.months()).unwrap_or(Date::MIN)
}

fn later(day: Date, months: i32) -> Date {
    day.checked_add(months.months()).unwrap_or(Date::MAX)
}

fn days(from: Date, to: Date) -> f64 {
    f64::from(from.until(to).map_or(0, |span| span.get_days()))
}

#[cfg(test)]
mod tests {
    use super::{Scale, TimeAxis};
    use jiff::civil::date;
    use proptest::prelude::*;

    /// Where values lie, in percent of the scale.
    fn percents(scale: &Scale, values: &[f64]) -> Vec<String> {
        values.iter().map(|value| (scale.share(*value) * 100.0).to_string()).collect()
    }

    #[test]
    fn numbers_of_an_axis_are_round() {
        let ticks = |least, most| Scale::new(least, most, 4).ticks;
        assert_eq!(ticks(21.0, 30.0), [20.0, 25.0, 30.0]);
        assert_eq!(ticks(0.0, 23.0), [0.0, 10.0, 20.0, 30.0]);
        assert_eq!(ticks(420.0, 560.0), [400.0, 450.0, 500.0, 550.0, 600.0]);
        assert_eq!(ticks(5.0, 5.0), [0.0, 2.0, 4.0, 6.0]);
        assert_eq!(ticks(0.0, 0.0), [0.0, 0.5, 1.0]);
        assert_eq!(Scale::new(0.1, 0.34, 4).decimals, 1);
    }

    #[test]
    fn a_value_has_its_share_of_an_axis_that_does_not_begin_at_zero() {
        let scale = Scale::new(21.0, 30.0, 4);
        assert_eq!(percents(&scale, &[20.0, 22.5, 25.0, 30.0]), ["0", "25", "50", "100"]);
        assert_eq!(percents(&scale, &[-100.0, 31.0]), ["0", "100"]);
        assert_eq!(percents(&Scale { ticks: vec![5.0], decimals: 0 }, &[5.0]), ["0"]);
    }

    #[test]
    fn days_of_an_axis_begin_months_and_years() {
        let axis = TimeAxis::new(date(2025, 7, 13), date(2027, 11, 30));
        let ticks = axis.ticks();
        let ticks: Vec<_> =
            ticks.iter().map(|tick| format!("{} {} {}", tick.day, tick.x, tick.room)).collect();
        assert_eq!(
            ticks,
            [
                "2025-07-01 0 20.13",
                "2026-01-01 20.13 19.8",
                "2026-07-01 39.93 20.13",
                "2027-01-01 60.07 19.8",
                "2027-07-01 79.87 20.13"
            ],
            "each with its place, and the room for its name"
        );
        assert_eq!(axis.to, date(2028, 1, 1));
        let months: Vec<_> = TimeAxis::new(date(2021, 7, 1), date(2021, 10, 26))
            .ticks()
            .iter()
            .map(|tick| tick.day.month())
            .collect();
        assert_eq!(months, [7, 8, 9, 10]);
    }

    #[test]
    fn values_that_differ_in_their_last_digit_only_are_one() {
        let near = Scale::new(999_999_999_999_998.0, 999_999_999_999_998.0 + 0.25, 4);
        assert_eq!(near.ticks, [0.0, 5e14, 1e15]);
        assert_eq!(Scale::new(-1e15, -1e15 + 0.25, 1).ticks, [-1e15, 0.0, 1e15]);
        assert_eq!(Scale::new(f64::MIN, f64::MAX, 2).ticks, [0.0, 0.5, 1.0]);
    }

    /// A number of any magnitude that a value of an indicator can have.
    fn number() -> impl Strategy<Value = f64> {
        (-10.0f64..10.0, -15i32..=18).prop_map(|(digits, power)| digits * 10f64.powi(power))
    }

    proptest! {
        #[test]
        fn an_axis_holds_its_values(a in number(), b in number(), near in -16i32..0, count in 1usize..8) {
            for b in [b, a, a * (1.0 + 10f64.powi(near))] {
                let scale = Scale::new(a, b, count);
                let slack = 1e-12 * a.abs().max(b.abs());
                prop_assert!(scale.from() <= a.min(b) + slack && a.max(b) <= scale.to() + slack, "{:?}", scale);
                prop_assert!((2..=2 * count + 3).contains(&scale.ticks.len()), "{:?}", scale);
                prop_assert!(scale.ticks.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", scale);
            }
        }

        #[test]
        fn an_axis_of_days_holds_them(first in 0i16..9000, month in 1i8..=12, long in 0i64..400_000) {
            let first = date(first, month, 17);
            let last = first.checked_add(jiff::Span::new().days(long)).unwrap_or(jiff::civil::Date::MAX);
            let axis = TimeAxis::new(first, last);
            prop_assert!(axis.from <= first && (last < axis.to || axis.to.year() == 9999));
            let ticks = axis.ticks();
            prop_assert!(!ticks.is_empty());
            for tick in ticks {
                prop_assert!((0.0..=100.0).contains(&tick.x.get()) && tick.room.get() >= 0.0);
            }
        }
    }
}
