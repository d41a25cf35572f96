//! Goals: the tree of what a strategy wants to reach.

use super::{Indicator, Strategy};
use crate::model::declare::kind;
use crate::model::parts::{Link, TieReview};
use crate::model::value::{Code, Count, Parts, Prose, Ref, Refs, Text};

kind! {
    /// Area, strategic goal or specific goal: a tree of up to sixteen levels.
    Goal = "goal" in "goals" {
        /// The strategy it belongs to; a goal below another one belongs to that one's.
        strategy: Ref<Strategy> { inverse: "goals", column: true },
        /// Its number in the strategy.
        code: Option<Code> { role: Code },
        /// Which tier of the tree it is on, by a name from `vazba.toml`.
        tier: Option<Text> { neutral: true, role: Tier },
        /// The goal above it.
        parent: Ref<Goal> { inverse: "children", acyclic: true, role: Parent },
        /// Its place among its siblings, where codes do not say it.
        order: Option<Count> { role: Order },
        /// What tells whether it is reached.
        indicators: Refs<Indicator> { inverse: "goals" },
        /// Why it was dropped; its number stays taken.
        dropped: Option<Prose>,
        /// What it is tied to.
        link: Parts<Link>,
        /// When somebody looked what it is tied to.
        tie_review: Parts<TieReview>,
    }
}

impl Goal {
    /// Whether it is an area of the strategy: a goal at the top of the tree that still holds.
    pub fn is_area(&self) -> bool {
        self.parent.get().is_none() && self.dropped.is_none()
    }
}
