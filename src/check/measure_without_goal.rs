//! Measures that belong nowhere.

use super::{Input, walk};
use crate::diag::{Diagnostic, Sink, codes, text};
use crate::model::field;
use crate::model::kinds::Measure;

codes! {
    /// A measure has neither a goal nor a strategy.
    ///
    /// It belongs to no strategy, so no tree and no list of the site would show it. Name the goals that it
    /// serves, or the strategy where it serves no single goal:
    ///
    /// ```toml
    /// goals = ["bydleni-1"]
    /// ```
    MEASURE_WITHOUT_GOAL = "measure-without-goal", Error;
}

pub(super) fn check(site: &Input<'_>, sink: &mut Sink) {
    for (_, record, _) in site.graph.of::<Measure>() {
        // What is written but can't be read is reported already.
        let goals = record.places.get(field!(Measure.goals));
        if record.complete && goals.or(record.places.get(field!(Measure.strategy))).is_none() {
            let message = text!("this measure has neither a goal nor a strategy");
            let help = text!("write `goals = [\"…\"]`, or `strategy = \"…\"` where it serves no single goal");
            sink.push(Diagnostic::new(&MEASURE_WITHOUT_GOAL, walk::head(record), message).help(help));
        }
    }
}
