//! Updates about what has not happened yet.

use super::Input;
use crate::diag::{Diagnostic, Sink, codes, text};
use crate::model::field;
use crate::model::kinds::{Measure, Update};
use crate::model::value::Edtf;

codes! {
    /// An update is dated after the day of the build.
    ///
    /// An update says what happened, and the measure's state follows from the latest one. One from the future
    /// is usually a slip in the year; what is only planned belongs into an `[[activity]]`.
    UPDATE_IN_FUTURE = "update-in-future", Warning;
}

pub(super) fn check(site: &Input<'_>, sink: &mut Sink) {
    for (_, _, measure) in site.graph.of::<Measure>() {
        for update in measure.update.iter() {
            let Some(day) = update.data.date.and_then(Edtf::earliest).filter(|day| *day > site.today) else {
                continue;
            };
            let place = update.place(field!(Update.date));
            let message = text!("this update is of {day}, which is yet to come", own day = day);
            let help = text!("correct the date; what is planned is an `[[activity]]`");
            sink.push(Diagnostic::new(&UPDATE_IN_FUTURE, place, message).help(help));
        }
    }
}
