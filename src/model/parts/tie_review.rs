//! Reviews of ties: somebody looked, so that a missing link is a judgement and no gap.

use crate::model::declare::part;
use crate::model::kinds::{Body, Document, Item, Partner};
use crate::model::parts::Role;
use crate::model::value::{Edtf, Prose, Refs};

part! {
    /// Somebody looked how the record, and all that lies below it, is tied to these documents or items.
    TieReview = "tie_review" {
        /// The documents or items that were looked at.
        against: Refs<(Document, Item)> { required: true, inverse: "tie_reviews" },
        /// When.
        date: Option<Edtf> { required: true, role: Date },
        /// By whom.
        by: Refs<(Partner, Body, Role)> { inverse: "judged_ties" },
        /// What was found.
        note: Option<Prose>,
    }
}
