//! Geometry of charts: numbers and dates in, positions in a picture out. Pure functions, without words and colours.
//!
//! Pictures made of rows and axes have no fixed width: horizontal positions are in percent, vertical ones in CSS pixels.
//! So they fill the available width, and their words keep the size of the page's text, even on a phone. Maps and trees
//! are drawn in units of their own (`viewBox`).

mod axis;
mod bars;
mod boundary;
mod classes;
mod fit;
mod length;
mod lines;
mod map;
mod spans;
mod tree;
mod wrap;

pub use axis::{Scale, TimeAxis, TimeTick};
pub use bars::{Bar, stacked};
pub use boundary::{Boundary, Flaw, Ring};
pub use classes::Classes;
pub use fit::{Word, fit};
pub use length::Length;
pub use lines::{Line, Plot, Spot, plot};
pub use map::{Drawn, Map, Room, map};
pub use spans::{Certainty, Piece, Rest, Span, span};
pub use tree::{Leaf, Placed, Tree, tree};
pub use wrap::wrap;
