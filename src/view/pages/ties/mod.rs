//! The matrix: goals and measures beside documents, with what ties them, and what nobody has looked at.

pub(in crate::view) mod area;
pub(in crate::view) mod document;
pub(in crate::view) mod gaps;
mod grid;
mod mark;
pub(in crate::view) mod overview;
pub(in crate::view) mod picture;
