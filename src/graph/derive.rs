//! What follows from several fields together.

use jiff::civil::Date;

use crate::model::kinds::{Measure, Outcome, Phase, Timing, Update};
use crate::model::value::Edtf;

/// Where a measure stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MeasureState {
    /// How far it has come.
    pub phase: Option<Phase>,
    /// Whether it keeps its term.
    pub timing: Option<Timing>,
    /// What came of it.
    pub result: Option<Outcome>,
}

/// Where a measure stands on the day `today`: what its last update says; what is written directly, where there
/// is none. A measure that should have ended and is not finished or cancelled is late, whatever is written.
pub fn measure_state(measure: &Measure, today: Date) -> MeasureState {
    let phase = last_stated(measure, |update| update.phase).or(measure.phase);
    let done = matches!(phase, Some(Phase::Finished | Phase::Cancelled));
    let overrun = measure.period.and_then(Edtf::latest).is_some_and(|end| end < today);
    let stated = last_stated(measure, |update| update.timing).or(measure.timing);
    let timing = if overrun && !done { Some(Timing::Late) } else { stated };
    let result = last_stated(measure, |update| update.result).or(measure.result);
    MeasureState { phase, timing, result }
}

/// What the last update that says anything of it says; of two updates of one day, the one that stands later.
pub fn last_stated<T>(measure: &Measure, pick: impl Fn(&Update) -> Option<T>) -> Option<T> {
    let mut updates: Vec<&Update> = measure.update.iter().map(|part| &part.data).collect();
    updates.sort_by_key(|update| update.date.and_then(Edtf::earliest));
    updates.into_iter().rev().find_map(pick)
}
