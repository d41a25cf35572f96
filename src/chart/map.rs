//! Maps of territories, and classes of values for them.

use std::fmt::Write as _;

use super::outline::Ring;
use super::{Length, Outline, Scale};

/// A territory in the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// Its outline as data of an SVG path.
    pub path: String,
    /// A place inside it for a word, and how wide the territory is there.
    pub label: Option<(Length, Length, Length)>,
}

/// Territories on one scale, in the units of the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// Width of the picture.
    pub width: Length,
    /// Its height.
    pub height: Length,
    /// The territories in their order.
    pub areas: Vec<Drawn>,
}

/// Room at the edges, for the line around a territory.
const MARGIN: f64 = 2.0;

/// Draws the outlines as large as fits into `widest` × `highest` units.
///
/// Degrees of longitude are shortened by the cosine of the middle latitude (equirectangular projection), which for a
/// region is true enough to the eye. Points nearer to each other than half a unit are drawn as one.
pub fn map(outlines: &[&Outline], widest: f64, highest: f64) -> Map {
    let points = || outlines.iter().flat_map(|outline| outline.rings.iter().flatten());
    let (mut least, mut most) = ([f64::MAX; 2], [f64::MIN; 2]);
    for point in points() {
        for axis in 0..2 {
            least[axis] = least[axis].min(point[axis]);
            most[axis] = most[axis].max(point[axis]);
        }
    }
    if points().next().is_none() {
        return Map { width: Length::default(), height: Length::default(), areas: Vec::new() };
    }
    let shrink = f64::midpoint(least[1], most[1]).to_radians().cos().max(0.01);
    let (wide, high) = (((most[0] - least[0]) * shrink).max(1e-9), (most[1] - least[1]).max(1e-9));
    let scale = ((widest - 2.0 * MARGIN) / wide).min((highest - 2.0 * MARGIN) / high);
    let place = |point: &[f64; 2]| {
        [(point[0] - least[0]) * shrink * scale + MARGIN, (most[1] - point[1]) * scale + MARGIN]
    };
    let areas = outlines.iter().map(|outline| drawn(outline, place)).collect();
    let size = |length: f64| Length::new(length * scale + 2.0 * MARGIN);
    Map { width: size(wide), height: size(high), areas }
}

fn drawn(outline: &Outline, place: impl Fn(&[f64; 2]) -> [f64; 2]) -> Drawn {
    let rings: Vec<Ring> = outline.rings.iter().map(|ring| thinned(ring.iter().map(&place))).collect();
    let mut path = String::new();
    for ring in rings.iter().filter(|ring| ring.len() >= 3) {
        for (index, [x, y]) in ring.iter().enumerate() {
            // Writing to a string can't fail.
            let _ =
                write!(path, "{}{} {}", if index == 0 { 'M' } else { 'L' }, Length::new(*x), Length::new(*y));
        }
        path.push('Z');
    }
    Drawn { path, label: label(&rings) }
}

/// The ring without points that nearly fall together.
fn thinned(points: impl Iterator<Item = [f64; 2]>) -> Ring {
    let mut ring: Ring = Vec::new();
    let apart = |a: &[f64; 2], b: &[f64; 2]| (a[0] - b[0]).hypot(a[1] - b[1]) >= 0.5;
    for point in points {
        if ring.last().is_none_or(|last| apart(last, &point)) {
            ring.push(point);
        }
    }
    if ring.len() > 3 && ring.first().zip(ring.last()).is_some_and(|(first, last)| !apart(first, last)) {
        ring.pop();
    }
    ring
}

/// The middle of the widest stretch inside the territory, among those at a few heights.
fn label(rings: &[Ring]) -> Option<(Length, Length, Length)> {
    const HEIGHTS: [f64; 7] = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];
    let rows = || rings.iter().flatten().map(|point| point[1]);
    let (top, bottom) = (rows().fold(f64::MAX, f64::min), rows().fold(f64::MIN, f64::max));
    let mut best: Option<(f64, f64, f64)> = None;
    for share in HEIGHTS {
        let y = top + (bottom - top) * share;
        for stretch in crossings(rings, y).chunks_exact(2) {
            let width = stretch[1] - stretch[0];
            // A height nearer to the middle is taken unless another one has clearly more room.
            if best.is_none_or(|(_, _, known)| width > known * 1.15) {
                best = Some((f64::midpoint(stretch[0], stretch[1]), y, width));
            }
        }
    }
    best.map(|(x, y, width)| (Length::new(x), Length::new(y), Length::new(width)))
}

/// Where the level at `y` meets the rings, from left to right.
fn crossings(rings: &[Ring], y: f64) -> Vec<f64> {
    let mut found = Vec::new();
    for ring in rings {
        for (index, [x, row]) in ring.iter().enumerate() {
            let [next_x, next_row] = ring[(index + 1) % ring.len()];
            if (*row <= y) != (next_row <= y) {
                found.push(x + (y - row) / (next_row - row) * (next_x - x));
            }
        }
    }
    found.sort_by(f64::total_cmp);
    found
}

/// Bounds of at most five classes of equal width with round ends, that hold all values: `n` bounds make `n - 1` classes.
pub fn classes(values: &[f64]) -> Scale {
    let (least, most) =
        values.iter().fold((f64::MAX, f64::MIN), |(a, b), value| (a.min(*value), b.max(*value)));
    (1..=4)
        .rev()
        .map(|count| Scale::new(least, most, count))
        .find(|scale| scale.ticks.len() <= 6)
        .unwrap_or_else(|| Scale::new(least, most, 1))
}

/// The class of a value, from 0. A class holds its lower bound; the last one holds its upper one, too.
pub fn class_of(scale: &Scale, value: f64) -> usize {
    let last = scale.ticks.len().saturating_sub(2);
    scale.ticks.iter().skip(1).position(|bound| value < *bound).unwrap_or(last).min(last)
}

#[cfg(test)]
mod tests {
    use super::{Outline, class_of, classes, map};
    use proptest::prelude::*;

    fn square(longitude: f64, latitude: f64) -> Outline {
        let corner = |right, up| [longitude + right, latitude + up];
        Outline {
            rings: vec![vec![
                corner(0.0, 0.0),
                corner(1.0, 0.0),
                corner(1.0, 1.0),
                corner(0.0, 1.0),
                corner(0.0, 0.0),
            ]],
        }
    }

    #[test]
    fn north_is_up_and_degrees_of_longitude_are_shorter() {
        let (west, east) = (square(0.0, 59.5), square(1.0, 59.5));
        let drawn = map(&[&west, &east], 204.0, 500.0);
        // The cosine of 60° is a half: two degrees in width are as long as one in height.
        assert_eq!((drawn.width.get(), drawn.height.get()), (204.0, 204.0));
        assert_eq!(drawn.areas[0].path, "M2 202L102 202L102 2L2 2Z");
        let label = drawn.areas[1].label.map(|(x, y, width)| [x, y, width].map(super::Length::get));
        assert_eq!(label, Some([152.0, 102.0, 100.0]));
    }

    #[test]
    fn classes_have_round_ends_and_hold_all() {
        let scale = classes(&[418.0, 461.0, 503.0, 530.0]);
        assert_eq!(scale.ticks, [400.0, 450.0, 500.0, 550.0]);
        let found: Vec<usize> =
            [418.0, 450.0, 499.9, 550.0].iter().map(|value| class_of(&scale, *value)).collect();
        assert_eq!(found, [0, 1, 1, 2]);
        assert_eq!(class_of(&classes(&[0.0]), 0.0), 0);
    }

    proptest! {
        #[test]
        fn territories_lie_inside_with_their_labels(
            points in proptest::collection::vec((-179f64..179.0, -89f64..89.0), 3..40),
        ) {
            let outline = Outline { rings: vec![points.iter().map(|(x, y)| [*x, *y]).collect()] };
            let drawn = map(&[&outline], 340.0, 400.0);
            prop_assert!(drawn.width.get() <= 340.01 && drawn.height.get() <= 400.01);
            let area = &drawn.areas[0];
            for number in area.path.split(['M', 'L', 'Z', ' ']).filter(|number| !number.is_empty()) {
                let number: f64 = number.parse().expect("it is a number");
                prop_assert!((0.0..=400.01).contains(&number), "{}", area.path);
            }
            if let Some((x, y, width)) = area.label {
                prop_assert!(x.get() <= drawn.width.get() && y.get() <= drawn.height.get() && width.get() >= 0.0);
            }
        }

        #[test]
        fn every_value_has_a_class(values in proptest::collection::vec(-1e6f64..1e6, 1..30)) {
            let scale = classes(&values);
            prop_assert!(scale.ticks.len() <= 6, "{:?}", scale);
            for value in values {
                let class = class_of(&scale, value);
                prop_assert!(scale.ticks[class] <= value + 1e-6 && value <= scale.ticks[class + 1] + 1e-6);
            }
        }
    }
}
