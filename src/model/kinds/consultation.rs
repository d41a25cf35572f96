//! Consultations: rounds of comments on a version of a strategy, and how each comment was settled.

use super::{Body, Document, Partner, Strategy, TargetGroup, Version};
use crate::model::declare::{choice, kind, part};
use crate::model::value::{Anything, Edtf, Parts, Prose, Ref, Refs, Text, Web};

choice! {
    /// How much a comment weighs.
    Weight {
        /// Substantial (zásadní): has to be settled.
        Substantial = "substantial",
        /// Recommending (doporučující).
        Recommending = "recommending",
    }
}

choice! {
    /// How a comment was settled (vypořádání).
    Settlement {
        /// Not yet.
        Open = "open",
        /// The text was changed as the comment asks.
        Accepted = "accepted",
        /// The text was changed in part.
        Partly = "partly",
        /// The text stays.
        Rejected = "rejected",
        /// It was explained.
        Explained = "explained",
        /// It was taken note of.
        Noted = "noted",
    }
}

kind! {
    /// A round of comments on one version of a strategy (připomínkování).
    Consultation = "consultation" in "consultations" {
        /// The strategy commented on.
        strategy: Ref<Strategy> { required: true, inverse: "consultations", column: true },
        /// The version commented on.
        version: Ref<Version> { inverse: "consultations" },
        /// From when to when comments are taken.
        open: Option<Edtf> { expected: true, column: true },
        /// Who is asked.
        audience: Refs<(Body, Partner, TargetGroup)> { inverse: "consultations" },
        /// How to send a comment.
        how: Option<Prose>,
        /// Form for comments.
        url: Option<Web>,
        /// The text commented on.
        document: Ref<Document> { inverse: "consultations" },
        /// The comments.
        comment: Parts<Comment> { csv: true },
    }
}

part! {
    /// A comment and how it was settled.
    Comment = "comment" {
        /// The organisation that sent it.
        by: Ref<(Partner, Body)> { inverse: "comments" },
        /// What sort of an author it was, where the author is not an organisation.
        author: Option<Text>,
        /// What it is about.
        about: Refs<Anything> { inverse: "comments_about" },
        /// What it says.
        text: Option<Prose> { required: true, role: Text },
        /// How much it weighs.
        weight: Option<Weight>,
        /// How it was settled.
        settlement: Option<Settlement>,
        /// Why it was settled so.
        reason: Option<Prose>,
    }
}
