//! Classes of values for a map. No value lies in two of them, and the names of the classes make that clear.

use super::Scale;

/// Classes that hold all values, at most five, in rising order.
#[derive(Clone, Debug, PartialEq)]
pub struct Classes {
    /// Where each class begins, and where the last one ends.
    ends: Vec<f64>,
    /// Whether the last class holds its end, too.
    closed: bool,
    /// How many decimals its values have.
    pub decimals: usize,
}

/// The most classes: more tints can't be told apart.
const MOST: usize = 5;

impl Classes {
    /// Classes of equal width with round ends, for values of at most so many decimals.
    pub fn new(values: &[f64], decimals: usize) -> Self {
        let (least, most) =
            values.iter().fold((f64::MAX, f64::MIN), |(a, b), value| (a.min(*value), b.max(*value)));
        let scale = (1..MOST)
            .rev()
            .map(|count| Scale::new(least, most, count))
            .find(|scale| scale.ticks.len() <= MOST + 1)
            .unwrap_or_else(|| Scale::new(least, most, 1));
        Self { decimals: decimals.max(scale.decimals), ends: scale.ticks, closed: true }
    }

    /// Classes of states, which are numbered from 1: one for each, or for as many neighbours as are needed.
    pub fn of_states(states: usize) -> Self {
        let step = states.div_ceil(MOST).max(1);
        let starts = (1..=states.max(1)).step_by(step).chain([states.max(1) + 1]);
        let ends = starts.map(|start| f64::from(u32::try_from(start).unwrap_or(u32::MAX))).collect();
        Self { ends, closed: false, decimals: 0 }
    }

    /// The class of a value, from 0.
    pub fn of(&self, value: f64) -> usize {
        let last = self.ends.len().saturating_sub(2);
        let value = self.units(value);
        self.ends.iter().skip(1).position(|end| value < self.units(*end)).unwrap_or(last).min(last)
    }

    /// The least and the greatest value that each class can hold, with as many decimals as the values have.
    pub fn bounds(&self) -> Vec<(f64, f64)> {
        let last = self.ends.len().saturating_sub(2);
        let unit = 0.1_f64.powi(self.exponent());
        let bounds = self.ends.windows(2).enumerate();
        bounds
            .map(|(class, ends)| {
                (ends[0], if self.closed && class == last { ends[1] } else { ends[1] - unit })
            })
            .collect()
    }

    /// A number counted in its last decimal, so that 0.3 is three tenths and not a little less.
    fn units(&self, number: f64) -> f64 {
        (number * 10_f64.powi(self.exponent())).round()
    }

    fn exponent(&self) -> i32 {
        i32::try_from(self.decimals).unwrap_or(i32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::Classes;
    use proptest::prelude::*;

    /// The classes as a reader finds them, and the class of each value.
    fn shown(values: &[f64], decimals: usize) -> (Vec<String>, Vec<usize>) {
        let classes = Classes::new(values, decimals);
        let write = |(from, to): &(f64, f64)| format!("{from:.0$} {to:.0$}", classes.decimals);
        (
            classes.bounds().iter().map(write).collect(),
            values.iter().map(|value| classes.of(*value)).collect(),
        )
    }

    #[test]
    fn classes_have_round_ends_and_do_not_overlap() {
        let (bounds, of) = shown(&[418.0, 450.0, 499.0, 530.0, 550.0], 0);
        assert_eq!(bounds, ["400 449", "450 499", "500 550"]);
        assert_eq!(of, [0, 1, 1, 2, 2]);
        let (bounds, of) = shown(&[0.0, 1.9, 2.0, 4.0, 7.5], 1);
        assert_eq!(bounds, ["0.0 1.9", "2.0 3.9", "4.0 5.9", "6.0 8.0"]);
        assert_eq!(of, [0, 0, 1, 2, 3]);
        assert_eq!(
            shown(&[-4.0, -1.0, 3.0], 0).0,
            ["-4 -3", "-2 -1", "0 1", "2 4"],
            "a class ends before the next one below zero, too"
        );
        assert_eq!(shown(&[0.0], 0), (vec!["0.0 0.4".into(), "0.5 1.0".into()], vec![0]));
    }

    #[test]
    fn a_value_at_a_bound_lies_in_the_class_that_begins_there() {
        // Three times a tenth is a little more than 0.3 in a computer.
        let (bounds, of) = shown(&[0.1, 0.2, 0.3, 0.5], 1);
        assert_eq!(bounds, ["0.0 0.1", "0.2 0.3", "0.4 0.6"]);
        assert_eq!(of, [0, 1, 1, 2]);
        let (bounds, of) = shown(&[0.61, 0.7, 0.8, 0.89, 0.9], 2);
        assert_eq!(bounds, ["0.60 0.69", "0.70 0.79", "0.80 0.90"]);
        assert_eq!(of, [0, 1, 2, 2, 2]);
    }

    #[test]
    fn states_have_classes_of_their_own_as_long_as_they_can() {
        let classes = Classes::of_states(4);
        assert_eq!(classes.bounds(), [(1.0, 1.0), (2.0, 2.0), (3.0, 3.0), (4.0, 4.0)]);
        assert_eq!([1.0, 3.0, 4.0, 9.0].map(|state| classes.of(state)), [0, 2, 3, 3]);
        assert_eq!(Classes::of_states(7).bounds(), [(1.0, 2.0), (3.0, 4.0), (5.0, 6.0), (7.0, 7.0)]);
        assert_eq!(Classes::of_states(0).bounds(), [(1.0, 1.0)]);
    }

    proptest! {
        #[test]
        fn every_value_lies_in_its_class_and_in_no_other(
            counted in proptest::collection::vec(-1_000_000i32..1_000_000, 1..30), decimals in 0u8..4,
        ) {
            let values: Vec<f64> =
                counted.iter().map(|value| f64::from(*value) / 10f64.powi(decimals.into())).collect();
            let classes = Classes::new(&values, decimals.into());
            let bounds = classes.bounds();
            prop_assert!((1..=5).contains(&bounds.len()), "{:?}", classes);
            let half = 0.5 * 10f64.powi(-i32::try_from(classes.decimals).expect("few"));
            for value in values {
                let inside = |(from, to): &(f64, f64)| from - half < value && value < to + half;
                let found: Vec<usize> = (0..bounds.len()).filter(|class| inside(&bounds[*class])).collect();
                prop_assert_eq!(found, [classes.of(value)], "{} {:?}", value, bounds);
            }
        }
    }
}
