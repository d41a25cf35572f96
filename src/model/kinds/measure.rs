//! Measures: what will be done.

use super::{Body, Call, Funding, Goal, Indicator, Partner, Place, Strategy, TargetGroup};
use crate::model::declare::{choice, kind, part};
use crate::model::parts::{Link, Role, TieReview};
use crate::model::value::{Code, Edtf, Money, Parts, Percent, Prose, Ref, Refs, Text};

choice! {
    /// How far a measure has come.
    Phase {
        /// Somebody proposed it.
        Proposed = "proposed",
        /// It was approved.
        Approved = "approved",
        /// It is being done.
        Running = "running",
        /// It was stopped for a time.
        Suspended = "suspended",
        /// It was finished.
        Finished = "finished",
        /// It was cancelled.
        Cancelled = "cancelled",
    }
}

choice! {
    /// Whether a measure keeps its term.
    Timing {
        /// It does.
        OnTime = "on-time",
        /// It does not.
        Late = "late",
    }
}

choice! {
    /// What came of a measure.
    Outcome {
        /// All that was meant.
        Fulfilled = "fulfilled",
        /// A part of it.
        Partly = "partly",
        /// Nothing of it.
        NotFulfilled = "not-fulfilled",
    }
}

choice! {
    /// How pressing a measure is.
    Priority {
        /// First of all.
        High = "high",
        /// In its turn.
        Medium = "medium",
        /// When there is time.
        Low = "low",
    }
}

choice! {
    /// Whether money is there.
    FundingState {
        /// A source comes into question.
        Considered = "considered",
        /// Somebody applied for it.
        Applied = "applied",
        /// It was granted.
        Granted = "granted",
        /// It was refused.
        Refused = "refused",
    }
}

kind! {
    /// A measure (opatření): what will be done, by whom, when and from what money.
    Measure = "measure" in "measures" {
        /// Its number in the strategy.
        code: Option<Code> { role: Code },
        /// The strategy it belongs to; required where there is no goal.
        strategy: Ref<Strategy> { inverse: "measures" },
        /// The goals it serves.
        goals: Refs<Goal> { inverse: "measures", column: true },
        /// How far it has come; written directly only where there are no updates.
        phase: Option<Phase> { expected: true, column: true },
        /// Whether it keeps its term.
        timing: Option<Timing>,
        /// What came of it.
        result: Option<Outcome>,
        /// Why it is as it is.
        reason: Option<Prose>,
        /// Who answers for it (gestor).
        lead: Refs<(Partner, Body, Role)> { inverse: "leads", expected: true, column: true },
        /// Who does it (realizátor).
        implementing: Refs<(Partner, Body, Role)> { inverse: "implements" },
        /// Who helps.
        cooperating: Refs<(Partner, Body, Role)> { inverse: "cooperates_on" },
        /// Whom it serves.
        target_groups: Refs<TargetGroup> { inverse: "measures" },
        /// Where it is done.
        places: Refs<Place> { inverse: "measures" },
        /// When it is planned.
        period: Option<Edtf> { expected: true, column: true, role: Period },
        /// When it was really done.
        actual: Option<Edtf> { role: Actual },
        /// How pressing it is.
        priority: Option<Priority>,
        /// How much of it is done, in percent, as stated.
        progress: Option<Percent>,
        /// What it costs.
        cost: Option<Money>,
        /// What tells whether it works.
        indicators: Refs<Indicator> { inverse: "measures" },
        /// Measures that it touches.
        related: Refs<Measure> { inverse: "related_from" },
        /// Measures that it replaces.
        supersedes: Refs<Measure> { inverse: "superseded_by", acyclic: true },
        /// What is done in which year.
        activity: Parts<Activity> { table: true },
        /// What it is tied to.
        link: Parts<Link>,
        /// When somebody looked what it is tied to.
        tie_review: Parts<TieReview>,
        /// From what money.
        funding: Parts<MeasureFunding> { table: true },
        /// How it went.
        update: Parts<Update>,
    }
}

part! {
    /// What is done in which year; activities make the yearly action plans.
    Activity = "activity" {
        /// What is done.
        title: Option<Text> { required: true, role: Title },
        /// When; an activity may span years.
        period: Option<Edtf> { required: true, role: Period },
        /// Who does it.
        lead: Refs<(Partner, Body, Role)> { inverse: "leads_activities" },
        /// What comes out of it.
        output: Option<Text>,
        /// How far it has come.
        phase: Option<Phase>,
    }
}

part! {
    /// Money for a measure.
    MeasureFunding = "funding" {
        /// The source, or one call of it.
        from: Ref<(Funding, Call)> { required: true, inverse: "funds" },
        /// How much.
        amount: Option<Money>,
        /// For which year.
        year: Option<Edtf> { role: Date },
        /// Whether it is there.
        state: Option<FundingState>,
        /// What more there is to say.
        note: Option<Text>,
    }
}

part! {
    /// How a measure went: its history and the news of changes.
    Update = "update" {
        /// When.
        date: Option<Edtf> { required: true, role: Date },
        /// How far it had come.
        phase: Option<Phase>,
        /// Whether it kept its term.
        timing: Option<Timing>,
        /// What came of it.
        result: Option<Outcome>,
        /// What happened.
        text: Option<Prose> { role: Text },
    }
}
