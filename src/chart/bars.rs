//! Stacked bars, one above the other, that begin at zero.

use super::Length;

/// One part of a bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Which series it is of, by its place among them.
    pub series: usize,
    /// Where it begins, in percent of the width.
    pub x: Length,
    /// How long it is, in percent of the width.
    pub width: Length,
}

/// The parts of each bar: every value of the rows on one scale, on which `full` takes the whole width. A value that
/// is missing, and one that is not above zero, has no part.
pub fn stacked(rows: &[Vec<Option<f64>>], full: f64) -> Vec<Vec<Bar>> {
    rows.iter().map(|row| bar(row, full)).collect()
}

fn bar(row: &[Option<f64>], full: f64) -> Vec<Bar> {
    let mut at = 0.0;
    let mut parts = Vec::new();
    for (series, value) in row.iter().enumerate() {
        let Some(value) = value.filter(|value| value.is_finite() && *value > 0.0) else { continue };
        if full > 0.0 {
            let width = value / full * 100.0;
            parts.push(Bar { series, x: Length::new(at), width: Length::new(width) });
            at += width;
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::stacked;
    use proptest::prelude::*;

    #[test]
    fn parts_follow_one_another_on_one_scale() {
        let rows = [vec![Some(2.0), None, Some(6.0)], vec![Some(0.0), Some(1.0), None], vec![None; 3]];
        let bars = stacked(&rows, 8.0);
        let written: Vec<Vec<(usize, f64, f64)>> = bars
            .iter()
            .map(|bar| bar.iter().map(|part| (part.series, part.x.get(), part.width.get())).collect())
            .collect();
        assert_eq!(written, [vec![(0, 0.0, 25.0), (2, 25.0, 75.0)], vec![(1, 0.0, 12.5)], vec![]]);
    }

    proptest! {
        #[test]
        fn bars_stay_inside(row in proptest::collection::vec(proptest::option::of(-1e3f64..1e12), 0..7)) {
            let total: f64 = row.iter().flatten().filter(|value| **value > 0.0).sum();
            for part in stacked(&[row], total).concat() {
                prop_assert!(part.x.get() >= 0.0 && part.x.get() + part.width.get() <= 100.05);
            }
        }
    }
}
