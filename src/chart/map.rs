//! Maps of territories.

use std::fmt::Write as _;

use super::boundary::Ring;
use super::{Boundary, Length};

/// A territory in the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// Its boundary as data of an SVG path.
    pub path: String,
    /// A place inside it for words of each of the heights that were asked for; none where there is no such place.
    pub rooms: Vec<Option<Room>>,
}

/// Room for words inside a territory.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// Its middle, along the width.
    pub x: Length,
    /// Its middle, along the height.
    pub y: Length,
    /// How wide the territory is there, over the whole height of the words.
    pub width: Length,
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

/// Draws the boundaries as large as fits into `widest` × `highest` units, with places for words of these heights.
///
/// Degrees of longitude are shortened by the cosine of the middle latitude (equirectangular projection), which is
/// accurate enough for a region. Points nearer to each other than half a unit are drawn as one.
pub fn map(boundaries: &[&Boundary], (widest, highest): (f64, f64), words: &[f64]) -> Map {
    let points = || boundaries.iter().flat_map(|boundary| boundary.rings.iter().flatten());
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
    let areas = boundaries.iter().map(|boundary| drawn(boundary, place, words)).collect();
    let size = |length: f64| Length::new(length * scale + 2.0 * MARGIN);
    Map { width: size(wide), height: size(high), areas }
}

fn drawn(boundary: &Boundary, place: impl Fn(&[f64; 2]) -> [f64; 2], words: &[f64]) -> Drawn {
    let rings: Vec<Ring> = boundary.rings.iter().map(|ring| thinned(ring.iter().map(&place))).collect();
    let mut path = String::new();
    for ring in rings.iter().filter(|ring| ring.len() >= 3) {
        for (index, [x, y]) in ring.iter().enumerate() {
            // Writing to a string can't fail.
            let _ =
                write!(path, "{}{} {}", if index == 0 { 'M' } else { 'L' }, Length::new(*x), Length::new(*y));
        }
        path.push('Z');
    }
    Drawn { path, rooms: words.iter().map(|height| room(&rings, *height)).collect() }
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

/// The widest room of this height inside the territory, among those at a few places of its own height.
fn room(rings: &[Ring], height: f64) -> Option<Room> {
    const PLACES: [f64; 7] = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];
    let rows = || rings.iter().flatten().map(|point| point[1]);
    let (top, bottom) = (rows().fold(f64::MAX, f64::min), rows().fold(f64::MIN, f64::max));
    let mut best: Option<(f64, f64, f64)> = None;
    for share in PLACES {
        let y = top + (bottom - top) * share;
        for (from, to) in stretches(rings, y, height) {
            let width = to - from;
            // A height nearer to the middle is taken unless another one has clearly more room.
            if best.is_none_or(|(_, _, known)| width > known * 1.15) {
                best = Some((f64::midpoint(from, to), y, width));
            }
        }
    }
    best.map(|(x, y, width)| Room { x: Length::new(x), y: Length::new(y), width: Length::new(width) })
}

/// Stretches from left to right that lie inside on the level at `y`, and above and below it over the whole height.
fn stretches(rings: &[Ring], y: f64, height: f64) -> Vec<(f64, f64)> {
    let mut found = inside(rings, y);
    for level in [-0.5, -0.25, 0.25, 0.5].map(|share| y + share * height) {
        let there = inside(rings, level);
        let both = |(from, to): (f64, f64)| {
            there
                .iter()
                .map(move |(start, end)| (from.max(*start), to.min(*end)))
                .filter(|(from, to)| from < to)
        };
        found = found.into_iter().flat_map(both).collect();
    }
    found
}

/// The stretches that lie inside the rings on the level at `y`.
fn inside(rings: &[Ring], y: f64) -> Vec<(f64, f64)> {
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
    found.chunks_exact(2).map(|ends| (ends[0], ends[1])).collect()
}

#[cfg(test)]
mod tests {
    use super::{Boundary, Length, Room, map};
    use proptest::prelude::*;

    fn square(longitude: f64, latitude: f64) -> Boundary {
        let corner = |right, up| [longitude + right, latitude + up];
        Boundary {
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
        let drawn = map(&[&west, &east], (204.0, 500.0), &[0.0, 40.0, 240.0]);
        // The cosine of 60° is a half: two degrees in width are as long as one in height.
        assert_eq!((drawn.width.get(), drawn.height.get()), (204.0, 204.0));
        assert_eq!(drawn.areas[0].path, "M2 202L102 202L102 2L2 2Z");
        let room = Room { x: Length::new(152.0), y: Length::new(102.0), width: Length::new(100.0) };
        assert_eq!(drawn.areas[1].rooms, [Some(room), Some(room), None]);
    }

    #[test]
    fn words_have_room_over_their_whole_height() {
        // An L on the equator: wide below, narrow above, ten units of the picture a degree.
        let ring = [[0.0, 0.0], [10.0, 0.0], [10.0, 4.0], [3.0, 4.0], [3.0, 10.0], [0.0, 10.0]];
        let boundary = Boundary { rings: vec![ring.to_vec()] };
        let rooms = |height| {
            let drawn = map(&[&boundary], (104.0, 104.0), &[height]);
            drawn.areas[0].rooms[0]
                .map(|room| [room.x, room.y, room.width].map(|length| length.get().round()))
        };
        // The lower part, forty units high, is wide enough only for words that fit below its upper edge.
        assert_eq!(rooms(0.0), Some([52.0, 68.0, 100.0]));
        assert_eq!(rooms(20.0), Some([52.0, 76.0, 100.0]));
        assert_eq!(rooms(60.0), Some([17.0, 52.0, 30.0]));
        assert_eq!(rooms(101.0), None);
    }

    proptest! {
        #[test]
        fn territories_lie_inside_with_their_labels(
            points in proptest::collection::vec((-179f64..179.0, -89f64..89.0), 3..40),
        ) {
            let boundary = Boundary { rings: vec![points.iter().map(|(x, y)| [*x, *y]).collect()] };
            let drawn = map(&[&boundary], (340.0, 400.0), &[0.0, 20.0]);
            prop_assert!(drawn.width.get() <= 340.01 && drawn.height.get() <= 400.01);
            let area = &drawn.areas[0];
            for number in area.path.split(['M', 'L', 'Z', ' ']).filter(|number| !number.is_empty()) {
                let number: f64 = number.parse().expect("it is a number");
                prop_assert!((0.0..=400.01).contains(&number), "{}", area.path);
            }
            for room in area.rooms.iter().flatten() {
                prop_assert!(room.x.get() <= drawn.width.get() && room.y.get() <= drawn.height.get());
                prop_assert!(room.width.get() >= 0.0);
            }
        }
    }
}
