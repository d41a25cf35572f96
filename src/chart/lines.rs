//! Lines of values over years.

use super::{Length, Scale};

/// A value, where it stands in the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// In percent of the width.
    pub x: Length,
    /// In pixels from the top; `None` for a missing value.
    pub y: Option<Length>,
}

/// A straight line between two values that follow one another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Where it begins.
    pub from: (Length, Length),
    /// Where it ends.
    pub to: (Length, Length),
}

/// Values along years. Rows are in pixels, columns in percent.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// The values in the order in which they came.
    pub spots: Vec<Spot>,
    /// Lines between neighbours; none over a missing value, which is a gap.
    pub lines: Vec<Line>,
    /// Height of each tick of the scale, in its order.
    pub ticks: Vec<Length>,
}

/// Room that a plot leaves at each side: in percent of the width for the names of ticks at the start and for the last
/// value, in pixels above the top and up to the bottom of the scale.
const START: f64 = 13.0;
const END: f64 = 92.0;
const TOP: f64 = 28.0;

/// Places `values`, each with its time in years, on the scale; `height` is that of the scale in pixels and `times`
/// the first and last of the axis.
pub fn plot(values: &[(f64, Option<f64>)], scale: &Scale, times: (f64, f64), height: f64) -> Plot {
    let row = |value| Length::new(TOP + (1.0 - scale.share(value)) * height);
    let spots: Vec<Spot> =
        values.iter().map(|(time, value)| Spot { x: column(*time, times), y: value.map(row) }).collect();
    let lines = spots
        .windows(2)
        .filter_map(|pair| {
            let [from, to] = pair else { return None };
            Some(Line { from: (from.x, from.y?), to: (to.x, to.y?) })
        })
        .collect();
    Plot { spots, lines, ticks: scale.ticks.iter().map(|tick| row(*tick)).collect() }
}

/// Where a time stands, in percent of the width; in the middle if the axis is a single time.
fn column(time: f64, (first, last): (f64, f64)) -> Length {
    let share = if last > first { ((time - first) / (last - first)).clamp(0.0, 1.0) } else { 0.5 };
    Length::new(START + share * (END - START))
}

#[cfg(test)]
mod tests {
    use super::plot;
    use crate::chart::Scale;
    use proptest::prelude::*;

    #[test]
    fn a_missing_value_is_a_gap() {
        let scale = Scale::new(0.0, 40.0, 4);
        let values = [(2020.0, Some(10.0)), (2021.0, Some(20.0)), (2022.0, None), (2023.0, Some(40.0))];
        let drawn = plot(&values, &scale, (2020.0, 2024.0), 200.0);
        let spots: Vec<(f64, Option<f64>)> =
            drawn.spots.iter().map(|spot| (spot.x.get(), spot.y.map(super::Length::get))).collect();
        let expected = [(13.0, Some(178.0)), (32.75, Some(128.0)), (52.5, None), (72.25, Some(28.0))];
        assert_eq!(spots, expected);
        assert_eq!(drawn.lines.len(), 1);
        assert_eq!(
            drawn.ticks.iter().map(|tick| tick.get()).collect::<Vec<_>>(),
            [228.0, 178.0, 128.0, 78.0, 28.0]
        );
    }

    proptest! {
        #[test]
        fn values_stay_inside(values in proptest::collection::vec((1990f64..2060.0, proptest::option::of(-1e6f64..1e6)), 1..20)) {
            let known = || values.iter().filter_map(|(_, value)| *value);
            let scale = Scale::new(known().fold(0.0, f64::min), known().fold(0.0, f64::max), 4);
            let drawn = plot(&values, &scale, (1990.0, 2060.0), 200.0);
            prop_assert_eq!(drawn.spots.len(), values.len());
            for spot in drawn.spots {
                prop_assert!((13.0..=92.0).contains(&spot.x.get()));
                prop_assert!(spot.y.is_none_or(|y| (28.0..=228.0).contains(&y.get())));
            }
        }
    }
}
