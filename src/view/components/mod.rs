//! Pieces that several pages show.

pub(super) mod contact;
pub(super) mod cut;
pub(super) mod link;
pub(super) mod prose;
pub(super) mod term;
pub(super) mod tie;
pub(super) mod tiers;
pub(super) mod tree;
