//! Lists of all records of a kind.

pub(super) mod facets;
pub(super) mod records;
