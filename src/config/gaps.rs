//! The report of gaps between the strategy and other documents, `[gaps]` in `vazba.toml`.

use crate::model::declare::{choice, fields, named};
use crate::model::value::{Count, Parts, Prose, Text};

choice! {
    /// What is missing between the strategy and other documents, or should be looked at.
    GapSort {
        /// A goal or measure is tied to no document, and nobody judged that.
        Untied = "untied",
        /// A document is tied to nothing, though it binds or has items.
        DocumentUntied = "document-untied",
        /// Nothing is tied to an item, though its document expects that.
        ItemUntied = "item-untied",
        /// Accord with a document as a whole is declared, and nothing backs it.
        MereAccord = "mere-accord",
        /// The document's owner disputes a tie.
        Disputed = "disputed",
        /// A tie says that both can't hold.
        Conflict = "conflict",
        /// A tie says that both deal with the same.
        Overlap = "overlap",
        /// Ties lead to a document that no longer holds; counted by document.
        Expired = "expired",
        /// A document changed after somebody judged that nothing is tied to it.
        ToReview = "to-review",
        /// It is longer ago than the site allows that somebody checked a tie.
        CheckedLongAgo = "checked-long-ago",
        /// Nobody checked a tie for longer than the site allows, or ever; counted by document.
        Unchecked = "unchecked",
        /// The document's owner has not said anything of ties; counted by document.
        Unconfirmed = "unconfirmed",
        /// Only one of the two ends states a tie.
        OneSided = "one-sided",
        /// A tie was first stated after the strategy was approved.
        AddedLater = "added-later",
        /// A goal or measure is tied to no document, and somebody judged that.
        Judged = "judged",
    }
}

impl GapSort {
    /// Those that very many ties may have. They are counted by document: whoever talks to its owner goes through all.
    pub const BY_DOCUMENT: [Self; 3] = [Self::Expired, Self::Unchecked, Self::Unconfirmed];

    /// Whether it is counted by document, since very many ties may have it.
    pub fn is_by_document(self) -> bool {
        Self::BY_DOCUMENT.contains(&self)
    }
}

fields! {
    /// What the report of gaps counts.
    GapSettings {
        /// For how many months it holds that somebody checked a tie; 24 where nothing is said.
        checked_after_months: Option<Count>,
        /// What is left out on purpose.
        left_out: Parts<LeftOut>,
    }
}
named! { GapSettings = "gaps", "What the report of gaps counts." }

fields! {
    /// What the report of gaps leaves out on purpose, and why.
    LeftOut {
        /// A goal, measure, document or item, as `document:zakon-108#3`.
        record: Option<Text> { required: true, neutral: true },
        /// What is left out of it; everything where nothing is said. What is counted by document is left out of documents only.
        gap: Option<GapSort>,
        /// Why, for readers.
        reason: Option<Prose> { required: true },
    }
}
named! { LeftOut = "left_out", "What the report of gaps leaves out on purpose, and why." }
