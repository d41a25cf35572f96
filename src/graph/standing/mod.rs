//! Where things stand on a day: what is stated, what follows from it by a rule, and what nobody has stated.
//!
//! This is decided here and nowhere else. Silence is no statement: nothing counts as late, open or to come just because
//! nobody has said otherwise. `tests/system/standing.md` lists every combination.

mod call;
mod consultation;
mod measure;
mod milestone;
mod occurrence;
mod review;
mod task;

use jiff::civil::Date;

pub use call::call_standing;
pub use consultation::{Round, round_standing};
pub use measure::{MeasureStanding, activity_timing, last_stated, measure_standing};
pub use milestone::{Step, milestone_standing};
pub use occurrence::{event_standing, is_to_come, meeting_standing};
pub use review::{ReviewDue, latest_review, review_due};
pub use task::{Progress, task_standing};

use super::{Graph, NodeId};
use crate::model::FieldOf;
use crate::model::field::{FieldSpec, PartView};
use crate::model::kinds::{Activity, Call, Consultation, Event, Measure, Meeting, Milestone, Task};
use crate::model::value::Edtf;

/// What a [`Stand`] is about if no field of its owner says it.
const STATE: &str = "state";

/// What can be said about a state on a given day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing<T> {
    /// Somebody stated it.
    Stated(T),
    /// It follows by a rule from what somebody stated.
    Derived(T),
    /// Its last day is over, and what came of it is not stated.
    Over,
    /// Nothing is stated, and no day is over.
    Unstated,
}

impl<T> Standing<T> {
    /// The state, where there is one.
    pub fn value(self) -> Option<T> {
        match self {
            Self::Stated(value) | Self::Derived(value) => Some(value),
            Self::Over | Self::Unstated => None,
        }
    }

    /// The same of another representation of the state.
    pub fn map<U>(self, convert: impl FnOnce(T) -> U) -> Standing<U> {
        match self {
            Self::Stated(value) => Standing::Stated(convert(value)),
            Self::Derived(value) => Standing::Derived(convert(value)),
            Self::Over => Standing::Over,
            Self::Unstated => Standing::Unstated,
        }
    }

    /// What it rests on, as machine-readable data say it.
    pub fn basis(&self) -> &'static str {
        match self {
            Self::Stated(_) => "stated",
            Self::Derived(_) => "derived",
            Self::Over => "over-not-stated",
            Self::Unstated => "not-stated",
        }
    }
}

/// A statement, and when it was made; `None` where that is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said<T> {
    /// What was stated.
    pub value: T,
    /// When.
    pub on: Option<Edtf>,
}

impl<T> Said<T> {
    /// Whether it is about the time after `end`: what was stated before may be out of date.
    fn holds_after(&self, end: Edtf) -> bool {
        self.on.is_none_or(|day| day.is_after(end))
    }

    fn map<U>(self, convert: impl FnOnce(T) -> U) -> Said<U> {
        Said { value: convert(self.value), on: self.on }
    }
}

/// Where a record or part stands, for pages and data.
#[derive(Clone, Copy, Debug)]
pub struct Stand {
    /// What it is about, as `timing`.
    pub name: &'static str,
    /// The field in whose place pages show it; if that is not the field it is about, it is shown beside the field's value.
    field: &'static str,
    /// How it stands.
    pub standing: Standing<&'static str>,
    /// What is stated and decided whether it is derived or over: the phase of a measure, the state of a call.
    pub from: Option<Said<&'static str>>,
    /// The end that has passed.
    pub passed: Option<Edtf>,
    /// What was stated before that end, and may no longer be true.
    pub earlier: Option<Said<&'static str>>,
}

impl Stand {
    /// One that is about a field, and is shown in its place.
    fn new<O>(field: FieldOf<O>, standing: Standing<&'static str>) -> Self {
        Self { name: field.name(), field: field.name(), standing, from: None, passed: None, earlier: None }
    }

    /// Whether it is about the field in whose place it is shown, and not about something without a field.
    pub fn is_of_field(&self) -> bool {
        self.field == self.name
    }

    /// Whether pages show it in the place of this field.
    pub fn is_shown_at(&self, field: &FieldSpec) -> bool {
        self.field == field.name
    }

    /// Whether it says anything.
    fn tells(&self) -> bool {
        self.standing != Standing::Unstated || self.earlier.is_some()
    }
}

impl Graph {
    /// Where a record stands on the day; nothing for most kinds.
    pub fn standings(&self, record: NodeId, today: Date) -> Vec<Stand> {
        let record = self.record(record);
        let mut stands = if let Some(measure) = record.get::<Measure>() {
            measure::stands(measure, today)
        } else if let Some(milestone) = record.get::<Milestone>() {
            vec![milestone::stand(milestone, today)]
        } else if let Some(meeting) = record.get::<Meeting>() {
            vec![occurrence::stand_of_meeting(meeting, today)]
        } else if let Some(event) = record.get::<Event>() {
            vec![occurrence::stand_of_event(event, today)]
        } else if let Some(consultation) = record.get::<Consultation>() {
            vec![consultation::stand(consultation, today)]
        } else {
            Vec::new()
        };
        stands.retain(Stand::tells);
        stands
    }

    /// Where a part of the record stands on the day; nothing for most parts.
    pub fn standing_of_part(&self, record: NodeId, part: &PartView<'_>, today: Date) -> Option<Stand> {
        let owner = self.record(record);
        let fields = part.fields.as_any();
        let stand = if let Some(task) = fields.downcast_ref::<Task>() {
            let node = part.id.and_then(|id| self.part_node(record, id));
            task::stand(self, node, task, today)
        } else if let Some(call) = fields.downcast_ref::<Call>() {
            call::stand(call, today)
        } else {
            measure::stand_of_activity(owner.get::<Measure>()?, fields.downcast_ref::<Activity>()?, today)
        };
        stand.tells().then_some(stand)
    }
}
