//! Sittings and events: what takes place on a day.

use jiff::civil::Date;

use super::{Said, Stand, Standing};
use crate::model::field;
use crate::model::kinds::{Event, EventState, Meeting, MeetingState};
use crate::model::value::Edtf;
use crate::model::value::edtf::{End, Shape};

/// Where a sitting stands on the day `today`. One whose day is over was held if its record says what went on there.
pub fn meeting_standing(meeting: &Meeting, today: Date) -> Standing<MeetingState> {
    let is_settled = meeting.state.is_some_and(|state| state != MeetingState::Planned);
    let may_be_over = meeting.date.is_none_or(|date| has_passed(date, today));
    if !is_settled && may_be_over && meeting.has_record() {
        return Standing::Derived(MeetingState::Held);
    }
    occurrence(meeting.state, MeetingState::Planned, meeting.date, today)
}

/// Where an event stands on the day `today`.
pub fn event_standing(event: &Event, today: Date) -> Standing<EventState> {
    occurrence(event.state, EventState::Planned, event.date, today)
}

/// Whether something with this state and date is still to come.
pub fn is_to_come(standing: Standing<&str>, date: Edtf, today: Date) -> bool {
    !has_passed(date, today) && standing.value() != Some(MeetingState::Held.name())
}

fn occurrence<T: Copy + PartialEq>(
    state: Option<T>,
    planned: T,
    date: Option<Edtf>,
    today: Date,
) -> Standing<T> {
    match state {
        Some(state) if state != planned => Standing::Stated(state),
        _ if date.is_some_and(|date| has_passed(date, today)) => Standing::Over,
        Some(state) => Standing::Stated(state),
        None => Standing::Unstated,
    }
}

/// Whether it lies in the past. If its end is unknown, the beginning decides.
fn has_passed(date: Edtf, today: Date) -> bool {
    match date.shape() {
        Shape::Span(End::At(start), End::Unknown) => start.last() < today,
        _ => date.is_over(today),
    }
}

pub(super) fn stand_of_meeting(meeting: &Meeting, today: Date) -> Stand {
    let standing = meeting_standing(meeting, today).map(MeetingState::name);
    let state = meeting.state.map(MeetingState::name);
    stand(Stand::new(field!(Meeting.state), standing), state, meeting.date, today)
}

pub(super) fn stand_of_event(event: &Event, today: Date) -> Stand {
    let standing = event_standing(event, today).map(EventState::name);
    let state = event.state.map(EventState::name);
    stand(Stand::new(field!(Event.state), standing), state, event.date, today)
}

fn stand(stand: Stand, state: Option<&'static str>, date: Option<Edtf>, today: Date) -> Stand {
    Stand {
        from: state.map(|value| Said { value, on: None }),
        passed: date.filter(|date| date.is_over(today)).and_then(Edtf::end),
        ..stand
    }
}
