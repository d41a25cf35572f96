//! Calls of sources of money.

use jiff::civil::Date;

use super::{Said, Stand, Standing};
use crate::model::field;
use crate::model::kinds::{Call, CallState};
use crate::model::value::Edtf;

/// Where a call stands on the day `today`. A stated state holds until its last day; the state `planned`, until its first
/// one.
pub fn call_standing(call: &Call, today: Date) -> Standing<CallState> {
    let has_ended = call.open.is_some_and(|open| open.is_over(today));
    let has_begun = call.open.and_then(Edtf::earliest).is_some_and(|first| first <= today);
    match call.state {
        Some(CallState::Closed) => Standing::Stated(CallState::Closed),
        _ if has_ended => Standing::Over,
        Some(CallState::Planned) if is_sure(call.open) && has_begun => Standing::Over,
        Some(state) => Standing::Stated(state),
        None => Standing::Unstated,
    }
}

/// Whether the first day of a period is surely its beginning, and not just the earliest day on which it may begin.
fn is_sure(open: Option<Edtf>) -> bool {
    open.is_some_and(Edtf::is_interval)
}

pub(super) fn stand(call: &Call, today: Date) -> Stand {
    let standing = call_standing(call, today);
    Stand {
        from: call.state.map(|state| Said { value: state.name(), on: None }),
        passed: call
            .open
            .filter(|_| standing == Standing::Over)
            .filter(|open| open.is_over(today))
            .and_then(Edtf::end),
        ..Stand::new(field!(Call.state), standing.map(CallState::name))
    }
}
