//! States of measures that contradict their updates.

use super::Input;
use crate::diag::{Diagnostic, Sink, codes, text};
use crate::graph::last_stated;
use crate::model::field;
use crate::model::kinds::{Measure, Outcome, Phase, Timing, Update};
use crate::model::value::Part;

codes! {
    /// A measure's state is written directly and differs from its latest update.
    ///
    /// Updates make the history of a measure, and its state is what the latest one says. A state written beside
    /// them goes stale with the next update. Take `phase`, `timing` and `result` out of the measure, or write
    /// the change as an update:
    ///
    /// ```toml
    /// [[update]]
    /// date = "2021-09"
    /// phase = "running"
    /// ```
    STATE_DIFFERS = "state-differs", Error;
}

pub(super) fn check(site: &Input<'_>, sink: &mut Sink) {
    for (_, record, measure) in site.graph.of::<Measure>() {
        let phase = differing(measure, measure.phase, |update| update.phase, Phase::name);
        let timing = differing(measure, measure.timing, |update| update.timing, Timing::name);
        let result = differing(measure, measure.result, |update| update.result, Outcome::name);
        let of_fields = [
            (field!(Measure.phase), field!(Update.phase), phase),
            (field!(Measure.timing), field!(Update.timing), timing),
            (field!(Measure.result), field!(Update.result), result),
        ];
        for (field, in_update, states) in of_fields {
            let (Some((written, latest, update)), Some(place)) = (states, record.places.get(field)) else {
                continue;
            };
            let message = text!(
                "`{field}` is `{written}`, the latest update says `{latest}`",
                own field = field.name(),
                own written = written,
                own latest = latest
            );
            let mut fault = Diagnostic::new(&STATE_DIFFERS, place, message)
                .help(text!("take `{field}` out: the updates say it", own field = field.name()));
            if let Some(span) = update.and_then(|update| update.places.get(in_update)) {
                fault = fault.related(span, text!("the latest update"));
            }
            sink.push(fault);
        }
    }
}

/// The state as written, as the latest update has it, and that update; nothing when the two agree.
fn differing<T: Copy + PartialEq>(
    measure: &Measure,
    written: Option<T>,
    pick: impl Fn(&Update) -> Option<T>,
    name: impl Fn(T) -> &'static str,
) -> Option<(&'static str, &'static str, Option<&Part<Update>>)> {
    let written = written?;
    let latest = last_stated(measure, &pick)?;
    let said_by = |part: &&Part<Update>| (pick(&part.data), part.data.date) == (Some(latest.value), latest.on);
    let differs = latest.value != written;
    differs.then(|| (name(written), name(latest.value), measure.update.iter().rev().find(said_by)))
}
