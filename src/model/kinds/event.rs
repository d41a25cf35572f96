//! Events: seminars, hearings, deadlines.

use super::{Body, Meeting, Partner, Place, TargetGroup};
use crate::model::declare::{choice, kind};
use crate::model::parts::Role;
use crate::model::value::{Anything, Edtf, Ref, Refs, Time, Web};

choice! {
    /// What an event is.
    EventType {
        /// Seminar or training.
        Seminar = "seminar",
        /// Public hearing.
        Hearing = "hearing",
        /// Conference.
        Conference = "conference",
        /// A last day.
        Deadline = "deadline",
    }
}

choice! {
    /// Whether an event took place.
    EventState {
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

kind! {
    /// A seminar, hearing or deadline.
    Event = "event" in "events" {
        /// What it is.
        r#type: Option<EventType>,
        /// When: exact, fuzzy, or left out when it is not known.
        date: Option<Edtf> { expected: true, column: true, group: true, role: Date },
        /// When it begins.
        time: Option<Time>,
        /// Where it takes place.
        place: Ref<Place> { inverse: "events", expected: true, column: true },
        /// For whom it is.
        audience: Refs<(Body, Partner, TargetGroup)> { inverse: "events" },
        /// Who holds it.
        organiser: Refs<(Partner, Body, Role)> { inverse: "organised_events" },
        /// Whether it took place.
        state: Option<EventState> { column: true },
        /// Where to read more.
        url: Option<Web>,
        /// What it is about.
        about: Refs<Anything> { inverse: "events_about" },
        /// The sitting that announced it.
        announced_at: Ref<Meeting> { inverse: "announced_events" },
    }
}
