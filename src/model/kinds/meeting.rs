//! Meetings: sittings of bodies and their records.

use super::{Body, Measure, Partner, Place, Project};
use crate::model::declare::{choice, fields, kind, named, part};
use crate::model::parts::Role;
use crate::model::value::{Anything, Code, Count, Due, Edtf, Nested, Parts, Prose, Ref, Refs, Text, Time};

choice! {
    /// What sort of a sitting it is.
    MeetingType {
        /// According to the plan of sittings.
        Ordinary = "ordinary",
        /// Beside the plan.
        Extraordinary = "extraordinary",
        /// Seminar.
        Seminar = "seminar",
        /// Meeting of partners.
        Partners = "partners",
    }
}

choice! {
    /// Whether a sitting took place.
    MeetingState {
        /// It is to come.
        Planned = "planned",
        /// It took place.
        Held = "held",
        /// It was cancelled.
        Cancelled = "cancelled",
        /// It was moved to another day.
        Moved = "moved",
    }
}

choice! {
    /// What became of a motion.
    Verdict {
        /// Adopted.
        Adopted = "adopted",
        /// Not adopted.
        NotAdopted = "not-adopted",
        /// Taken note of.
        Noted = "noted",
        /// Put off.
        Postponed = "postponed",
    }
}

choice! {
    /// How far a task has come.
    TaskState {
        /// Not yet done.
        Open = "open",
        /// Done.
        Done = "done",
        /// Given up.
        Dropped = "dropped",
    }
}

choice! {
    /// Whether a request was answered.
    RequestState {
        /// Nobody has answered yet.
        Open = "open",
        /// Some have answered.
        Partly = "partly",
        /// All have answered.
        Answered = "answered",
    }
}

kind! {
    /// A sitting and its record. What the minutes do not say is left out, and shown as unknown.
    Meeting = "meeting" in "meetings" {
        /// The body that sat.
        body: Refs<Body> { inverse: "meetings", expected: true, column: true },
        /// Number of the sitting.
        number: Option<Code>,
        /// When it took place; may be unknown.
        date: Option<Edtf> { expected: true, group: true, column: true, role: Date },
        /// When it began.
        time: Option<Time>,
        /// Where it took place.
        place: Ref<Place> { inverse: "meetings", expected: true },
        /// Whether it took place at a distance.
        online: bool,
        /// What sort of a sitting it is.
        r#type: Option<MeetingType>,
        /// Whether it took place.
        state: Option<MeetingState> { column: true },
        /// Who chaired it.
        chair: Refs<Role> { inverse: "chaired" },
        /// Who was there, in numbers and organisations.
        attendance: Option<Nested<Attendance>> { expected: true },
        /// Who wrote the record.
        recorded_by: Refs<Role> { inverse: "recorded" },
        /// When the record was written.
        recorded_on: Option<Edtf>,
        /// Who confirmed the record.
        confirmed_by: Refs<Role> { inverse: "confirmed" },
        /// The sitting before it.
        previous: Ref<Meeting> { inverse: "next", acyclic: true },
        /// What it dealt with as a whole.
        about: Refs<Anything> { inverse: "discussed_at" },
        /// Points of the agenda.
        agenda: Parts<AgendaItem>,
        /// What was decided.
        decision: Parts<Decision>,
        /// What somebody is to do.
        task: Parts<Task>,
        /// What was proposed.
        proposal: Parts<Proposal>,
        /// What was asked of whom.
        request: Parts<Request>,
        /// What was said.
        contribution: Parts<Contribution>,
    }
}

impl Meeting {
    /// Whether anything is here of what went on. An agenda is made before, and says nothing of that.
    pub fn has_record(&self) -> bool {
        self.attendance.is_some()
            || self.recorded_on.is_some()
            || ![&self.recorded_by, &self.confirmed_by].into_iter().all(|by| by.all().is_empty())
            || !self.decision.is_empty()
            || !self.task.is_empty()
            || !self.proposal.is_empty()
            || !self.request.is_empty()
            || !self.contribution.is_empty()
    }
}

fields! {
    /// Who was at a sitting. Persons are counted, organisations named.
    Attendance {
        /// How many were present.
        present: Option<Count>,
        /// How many excused themselves.
        excused: Option<Count>,
        /// How many guests there were.
        guests: Option<Count>,
        /// Which organisations were there.
        organisations: Refs<Partner> { inverse: "attended" },
    }
}
named! { Attendance = "attendance", "Who was at a sitting." }

part! {
    /// A point of the agenda.
    AgendaItem = "agenda" {
        /// What it was called.
        title: Option<Text> { required: true, role: Title },
        /// What was said; a long text stands in the body, under a heading with the part's id.
        text: Option<Prose> { role: Text },
        /// What it was about.
        about: Refs<Anything> { inverse: "agenda" },
    }
}

part! {
    /// A decision.
    Decision = "decision" {
        /// What was decided.
        text: Option<Prose> { required: true, role: Text },
        /// What became of the motion.
        verdict: Option<Verdict>,
        /// Votes for it.
        votes_for: Option<Count>,
        /// Votes against it.
        votes_against: Option<Count>,
        /// How many abstained.
        abstained: Option<Count>,
        /// Number of the resolution.
        number: Option<Code>,
        /// What it is about.
        about: Refs<Anything> { inverse: "decisions" },
    }
}

part! {
    /// A task.
    Task = "task" {
        /// What is to be done.
        text: Option<Prose> { required: true, role: Text },
        /// Who is responsible.
        lead: Refs<(Partner, Body, Role)> { inverse: "tasks" },
        /// By when: a date or `ongoing`.
        due: Option<Due>,
        /// How far it has come.
        state: Option<TaskState>,
        /// The task of an earlier sitting that it carries on.
        follows: Ref<Task> { inverse: "followed_by", acyclic: true },
        /// What it is about.
        about: Refs<Anything> { inverse: "tasks_about" },
    }
}

part! {
    /// A proposal raised at a sitting.
    Proposal = "proposal" {
        /// What it was called.
        title: Option<Text> { required: true, role: Title },
        /// What was proposed.
        text: Option<Prose> { role: Text },
        /// Who proposed it.
        by: Refs<(Partner, Body, Role)> { inverse: "proposals" },
        /// What it was about.
        about: Refs<Anything> { inverse: "proposals_about" },
        /// What became of it.
        became: Refs<(Measure, Project)> { inverse: "came_from" },
    }
}

part! {
    /// Something that was asked of others.
    Request = "request" {
        /// What was asked.
        text: Option<Prose> { required: true, role: Text },
        /// Who asked.
        by: Refs<(Partner, Body, Role)> { inverse: "requests_made" },
        /// Who was asked.
        addressees: Refs<(Partner, Body, Role, Place)> { inverse: "requests" },
        /// Who answered.
        answered_by: Refs<(Partner, Body, Role, Place)> { inverse: "requests_answered" },
        /// Whether it was answered.
        state: Option<RequestState>,
        /// What it was about.
        about: Refs<Anything> { inverse: "requests_about" },
    }
}

part! {
    /// What somebody said.
    Contribution = "contribution" {
        /// Who said it: an organisation or a role, never a person.
        by: Refs<(Partner, Body, Role)> { inverse: "contributions" },
        /// What was said.
        text: Option<Prose> { required: true, role: Text },
        /// What it was about.
        about: Refs<Anything> { inverse: "contributions_about" },
    }
}
