//! Measures and their activities.

use jiff::civil::Date;

use super::{Said, Stand, Standing};
use crate::model::kinds::{Activity, Measure, Outcome, Phase, Timing, Update};
use crate::model::value::Edtf;
use crate::model::{FieldOf, field};

/// Where a measure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeasureStanding {
    /// How far it has come, as stated.
    pub phase: Option<Said<Phase>>,
    /// Whether it is on time.
    pub timing: Standing<Timing>,
    /// What was stated about its timing before the planned end passed.
    pub earlier: Option<Said<Timing>>,
    /// What came of it, as stated.
    pub result: Option<Said<Outcome>>,
}

/// Where a measure stands on the day `today`. What its last update states counts; if no update states anything, what is
/// written in the measure itself.
///
/// As long as the planned end is in the future, or there is none, a stated timing holds. Once it has passed:
///
/// - A timing that was stated after it, or without a date, holds. One from before it is shown with its date.
/// - A phase `finished` or `cancelled`, any result, a progress of 100 % and an `actual` that has ended state that the
///   work is over: nothing more is said about its timing.
/// - A phase `running` or `suspended` that was stated after it, or without a date, states work that is not over: the
///   measure is late. One from before it says nothing about the time since. `proposed` and `approved` state what was
///   decided and stay true whatever happened later, so nothing follows from them.
/// - Otherwise the planned time is over, and what came of it is not stated.
pub fn measure_standing(measure: &Measure, today: Date) -> MeasureStanding {
    let phase = said(measure, |update| update.phase, measure.phase);
    let result = said(measure, |update| update.result, measure.result);
    let stated = said(measure, |update| update.timing, measure.timing);
    let (timing, earlier) = match (stated, passed(measure.period, today)) {
        (Some(timing), None) => (Standing::Stated(timing.value), None),
        (Some(timing), Some(end)) if timing.holds_after(end) => (Standing::Stated(timing.value), None),
        (None, None) => (Standing::Unstated, None),
        (earlier, Some(_)) if is_over(measure, today) => (Standing::Unstated, earlier),
        (earlier, Some(end)) => {
            let holding = phase.filter(|phase| phase.holds_after(end));
            (overrun(holding.map(|phase| phase.value)), earlier)
        }
    };
    MeasureStanding { phase, timing, earlier, result }
}

/// Whether an activity is on time, by the rules of measures. Only its own phase counts; but once the work of the measure
/// is over, none of its activities is late.
pub fn activity_timing(measure: &Measure, activity: &Activity, today: Date) -> Standing<Timing> {
    let is_over = is_over(measure, today) || is_final(activity.phase);
    match passed(activity.period, today) {
        Some(_) if !is_over => overrun(activity.phase),
        _ => Standing::Unstated,
    }
}

/// What the last update that mentions it says, and when; of two updates of one day, the one written later in the file.
pub fn last_stated<T>(measure: &Measure, pick: impl Fn(&Update) -> Option<T>) -> Option<Said<T>> {
    let updates = measure.update.iter().map(|part| &part.data);
    let said = updates.filter_map(|update| Some(Said { value: pick(update)?, on: update.date }));
    said.max_by_key(|said| said.on.and_then(Edtf::earliest))
}

fn said<T>(measure: &Measure, pick: impl Fn(&Update) -> Option<T>, written: Option<T>) -> Option<Said<T>> {
    last_stated(measure, pick).or_else(|| Some(Said { value: written?, on: None }))
}

/// The end of the plan, where it has passed.
fn passed(period: Option<Edtf>, today: Date) -> Option<Edtf> {
    period.filter(|period| period.is_over(today)).and_then(Edtf::end)
}

fn overrun(phase: Option<Phase>) -> Standing<Timing> {
    match phase {
        Some(Phase::Running | Phase::Suspended) => Standing::Derived(Timing::Late),
        _ => Standing::Over,
    }
}

/// Whether somebody stated that the work is over.
fn is_over(measure: &Measure, today: Date) -> bool {
    is_final(said(measure, |update| update.phase, measure.phase).map(|phase| phase.value))
        || said(measure, |update| update.result, measure.result).is_some()
        || measure.progress.is_some_and(|progress| progress.0 == 100)
        || measure.actual.is_some_and(|actual| actual.is_over(today))
}

fn is_final(phase: Option<Phase>) -> bool {
    matches!(phase, Some(Phase::Finished | Phase::Cancelled))
}

pub(super) fn stands(measure: &Measure, today: Date) -> Vec<Stand> {
    let MeasureStanding { phase, timing, earlier, result } = measure_standing(measure, today);
    let phase = phase.map(|phase| phase.map(Phase::name));
    let stated_timing = said(measure, |update| update.timing, measure.timing);
    let stated = |field: FieldOf<Measure>, said: Option<Said<&'static str>>| {
        let standing = said.map_or(Standing::Unstated, |said| Standing::Stated(said.value));
        Stand { from: said, ..Stand::new(field, standing) }
    };
    vec![
        stated(field!(Measure.phase), phase),
        Stand {
            from: match timing {
                Standing::Stated(_) => stated_timing.map(|timing| timing.map(Timing::name)),
                _ => phase,
            },
            passed: passed(measure.period, today),
            earlier: earlier.map(|earlier| earlier.map(Timing::name)),
            ..Stand::new(field!(Measure.timing), timing.map(Timing::name))
        },
        stated(field!(Measure.result), result.map(|result| result.map(Outcome::name))),
    ]
}

/// An activity has no field for it: it is shown beside the phase.
pub(super) fn stand_of_activity(measure: &Measure, activity: &Activity, today: Date) -> Stand {
    let timing = activity_timing(measure, activity, today);
    Stand {
        name: field!(Measure.timing).name(),
        from: activity.phase.map(|phase| Said { value: phase.name(), on: None }),
        passed: passed(activity.period, today),
        ..Stand::new(field!(Activity.phase), timing.map(Timing::name))
    }
}
