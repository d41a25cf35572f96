//! Trees that grow from left to right.

use super::Length;

/// What stands at a place of the tree.
#[derive(Clone, Debug)]
pub struct Leaf<T> {
    /// What it is.
    pub of: T,
    /// How high it is, in pixels.
    pub height: usize,
    /// What grows from it.
    pub below: Vec<Leaf<T>>,
}

/// A place of the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed<T> {
    /// What stands there.
    pub of: T,
    /// Left edge in pixels.
    pub x: Length,
    /// Middle in pixels from the top.
    pub y: Length,
    /// Place of what it grows from, in the list of places.
    pub from: Option<usize>,
}

/// A tree with its places in the order in which it is read.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree<T> {
    /// Every place, each after what it grows from.
    pub places: Vec<Placed<T>>,
    /// Width in pixels.
    pub width: Length,
    /// Height in pixels.
    pub height: Length,
}

/// Places a tree in columns that are `column` pixels wide. Each place stands in the middle of what grows from it, and
/// nothing overlaps. The recursion is as deep as the tree.
pub fn tree<T>(roots: Vec<Leaf<T>>, column: usize) -> Tree<T> {
    let mut at = Layout { places: Vec::new(), column, deepest: 0 };
    let height = at.rows(roots.into_iter().map(measured).collect(), 0, 0, None);
    let width = Length::count((at.deepest + 1) * column);
    Tree { places: at.places, width, height: Length::count(height) }
}

/// A leaf with the height of everything that grows from it.
struct Measured<T> {
    of: T,
    height: usize,
    below: Vec<Measured<T>>,
    /// Height of all that grows from it, one below another.
    all: usize,
}

/// Measures each leaf once, from the tips to the root.
fn measured<T>(leaf: Leaf<T>) -> Measured<T> {
    let below: Vec<Measured<T>> = leaf.below.into_iter().map(measured).collect();
    let all = below.iter().map(|leaf| leaf.all.max(leaf.height)).sum();
    Measured { of: leaf.of, height: leaf.height, below, all }
}

struct Layout<T> {
    places: Vec<Placed<T>>,
    column: usize,
    deepest: usize,
}

impl<T> Layout<T> {
    /// Places these one below another from the row `top` on; gives the row after the last.
    fn rows(&mut self, leaves: Vec<Measured<T>>, depth: usize, top: usize, from: Option<usize>) -> usize {
        let mut row = top;
        for leaf in leaves {
            self.deepest = self.deepest.max(depth);
            let index = self.places.len();
            let x = Length::count(depth * self.column);
            self.places.push(Placed { of: leaf.of, x, y: Length::default(), from });
            // A place that is higher than all that grows from it has those in its middle.
            let spare = leaf.height.saturating_sub(leaf.all) / 2;
            let end = self.rows(leaf.below, depth + 1, row + spare, Some(index));
            let end = end.max(row + leaf.height);
            self.places[index].y = Length::count(usize::midpoint(row, end));
            row = end;
        }
        row
    }
}

#[cfg(test)]
mod tests {
    use super::{Leaf, tree};
    use proptest::prelude::*;

    fn leaf(of: usize, height: usize, below: Vec<Leaf<usize>>) -> Leaf<usize> {
        Leaf { of, height, below }
    }

    #[test]
    fn what_grows_from_a_place_surrounds_it() {
        let drawn = tree(
            vec![
                leaf(0, 20, vec![leaf(1, 20, vec![]), leaf(2, 40, vec![])]),
                leaf(3, 60, vec![leaf(4, 20, vec![])]),
            ],
            100,
        );
        let places: Vec<(usize, f64, f64, Option<usize>)> =
            drawn.places.iter().map(|place| (place.of, place.x.get(), place.y.get(), place.from)).collect();
        let expected = [
            (0, 0.0, 30.0, None),
            (1, 100.0, 10.0, Some(0)),
            (2, 100.0, 40.0, Some(0)),
            (3, 0.0, 90.0, None),
            (4, 100.0, 90.0, Some(3)),
        ];
        assert_eq!(places, expected);
        assert_eq!((drawn.width.get(), drawn.height.get()), (200.0, 120.0));
    }

    fn any() -> impl Strategy<Value = Leaf<usize>> {
        let single = (10usize..50).prop_map(|height| leaf(height, height, vec![]));
        single.prop_recursive(4, 30, 4, |inner| {
            ((10usize..50), proptest::collection::vec(inner, 0..4))
                .prop_map(|(height, below)| leaf(height, height, below))
        })
    }

    proptest! {
        #[test]
        fn nothing_overlaps(roots in proptest::collection::vec(any(), 1..4)) {
            let drawn = tree(roots, 100);
            for (index, place) in drawn.places.iter().enumerate() {
                let half = f64::from(u32::try_from(place.of).expect("small")) / 2.0;
                prop_assert!(place.y.get() - half >= -1.0 && place.y.get() + half <= drawn.height.get() + 1.0);
                for other in drawn.places[..index].iter().filter(|other| other.x == place.x) {
                    let half = half + f64::from(u32::try_from(other.of).expect("small")) / 2.0;
                    prop_assert!((place.y.get() - other.y.get()).abs() >= half - 1.0, "{drawn:?}");
                }
            }
        }
    }
}
