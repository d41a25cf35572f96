//! Strategies: what the site publishes.

use super::{Document, Meeting, Partner, Place};
use crate::model::declare::{choice, kind, part};
use crate::model::kinds::Decision;
use crate::model::parts::{Link, Role, TieReview};
use crate::model::value::{Code, Edtf, Parts, Prose, Ref, Refs, Text};

choice! {
    /// Where a strategy is in its life.
    Stage {
        /// It is being written.
        Preparation = "preparation",
        /// Comments are collected.
        Consultation = "consultation",
        /// It is on its way through the bodies that approve it.
        Approval = "approval",
        /// It is in force.
        InForce = "in-force",
        /// Its period is over.
        Closed = "closed",
        /// It is kept for the record.
        Archived = "archived",
    }
}

kind! {
    /// A public strategy; a site may hold several.
    Strategy = "strategy" in "strategies" {
        /// Short name under which people know it.
        short_title: Option<Text> { role: Name },
        /// Who publishes it and answers for it.
        owner: Refs<Partner> { inverse: "owned_strategies" },
        /// Where it holds.
        territory: Refs<Place> { inverse: "strategies" },
        /// Years for which it is made.
        period: Option<Edtf> { expected: true, column: true, role: Period },
        /// Where it is in its life.
        stage: Option<Stage> { expected: true, column: true },
        /// The state of things that it wants to reach.
        vision: Option<Prose>,
        /// What the strategy is for.
        mission: Option<Prose>,
        /// The strategy that it replaces.
        supersedes: Refs<Strategy> { inverse: "superseded_by", acyclic: true },
        /// Whether its measures may stand without a link to another document.
        links_optional: bool { role: Setting },
        /// Its versions.
        version: Parts<Version> { table: true },
        /// Who carries it out.
        role: Parts<Role> { table: true },
        /// What it is tied to.
        link: Parts<Link>,
        /// When somebody looked what it is tied to.
        tie_review: Parts<TieReview>,
    }
}

impl Strategy {
    /// Whether nobody follows it any more.
    pub fn is_over(&self) -> bool {
        matches!(self.stage, Some(Stage::Closed | Stage::Archived))
    }
}

part! {
    /// A version of the strategy's text.
    Version = "version" {
        /// What the version is called.
        label: Option<Text> { required: true, role: Label },
        /// When it was finished, or is to be.
        date: Option<Edtf> { role: Date },
        /// Its text.
        document: Ref<(Document, Meeting)> { inverse: "version_of" },
        /// The decision that approved it.
        approved_by: Ref<Decision> { inverse: "approved" },
        /// Which body approved it, where the sitting has no record here.
        body: Ref<super::Body> { inverse: "approved_versions" },
        /// Number of the resolution that approved it.
        number: Option<Code>,
    }
}
