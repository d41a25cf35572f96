//! Milestones: steps in making and approving a strategy.

use super::{Body, Decision, Document, Meeting, Strategy};
use crate::model::declare::{choice, kind};
use crate::model::value::{Count, Edtf, Ref, Refs};

choice! {
    /// What happens at a milestone. Presenting is not commenting.
    MilestoneType {
        /// The text is worked on.
        Work = "work",
        /// Comments are collected.
        Comments = "comments",
        /// The strategy is presented.
        Presentation = "presentation",
        /// It is approved.
        Approval = "approval",
        /// What follows is planned.
        Planning = "planning",
    }
}

kind! {
    /// A step in making and approving a strategy: planned against actual.
    Milestone = "milestone" in "milestones" {
        /// The strategy it belongs to.
        strategy: Ref<Strategy> { required: true, inverse: "milestones" },
        /// What happens at it.
        r#type: Option<MilestoneType> { column: true },
        /// When it was planned, as exactly as it was said.
        planned: Option<Edtf> { expected: true, column: true },
        /// When it really was.
        actual: Option<Edtf> { expected: true, column: true, role: Actual },
        /// Which bodies do it.
        body: Refs<Body> { inverse: "milestones", column: true },
        /// The decision it came of.
        result_of: Ref<Decision> { inverse: "milestones" },
        /// The sitting at which it happened.
        meeting: Ref<Meeting> { inverse: "milestones" },
        /// The document that came of it.
        document: Ref<Document> { inverse: "milestones" },
        /// Its place among others of the same time.
        order: Option<Count> { role: Order },
    }
}
