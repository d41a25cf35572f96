//! Projects, and intents from the reservoir (zásobník projektových záměrů).

use super::{Call, Funding, Measure, Partner, Place};
use crate::model::declare::{choice, kind, part};
use crate::model::parts::Link;
use crate::model::value::{Code, Edtf, Money, Parts, Refs, Text};

choice! {
    /// How far a project has come.
    ProjectState {
        /// It is an intent.
        Idea = "idea",
        /// It was submitted.
        Submitted = "submitted",
        /// It was assessed.
        Assessed = "assessed",
        /// It was approved.
        Approved = "approved",
        /// It is being done.
        Running = "running",
        /// It was finished.
        Finished = "finished",
        /// It was refused.
        Refused = "refused",
    }
}

kind! {
    /// A project, or an intent from the reservoir.
    Project = "project" in "projects" {
        /// Name under which it is worked on.
        working_title: Option<Text> { role: Name },
        /// Who applies for the money.
        applicant: Refs<Partner> { inverse: "projects", expected: true, column: true },
        /// How far it has come.
        state: Option<ProjectState> { expected: true, column: true, group: true },
        /// Measures that it carries out.
        measures: Refs<Measure> { inverse: "projects" },
        /// Where the money comes from.
        from: Refs<(Funding, Call)> { inverse: "projects" },
        /// What it costs.
        cost: Option<Money> { column: true },
        /// Where it is done.
        places: Refs<Place> { inverse: "projects" },
        /// When.
        period: Option<Edtf> { role: Period },
        /// When it is to be submitted.
        submission: Option<Edtf>,
        /// Its key activities.
        key_activity: Parts<KeyActivity> { table: true },
        /// What it is tied to.
        link: Parts<Link>,
    }
}

part! {
    /// A key activity of a project.
    KeyActivity = "key_activity" {
        /// Its number.
        code: Option<Code> { role: Code },
        /// What it is called.
        title: Option<Text> { required: true, role: Title },
        /// Measures that it carries out.
        measures: Refs<Measure> { inverse: "key_activities" },
    }
}
