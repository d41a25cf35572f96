//! Periods that nobody could have meant.

use super::Input;
use crate::diag::{Diagnostic, Sink, codes, text};
use crate::model::field;
use crate::model::kinds::{Activity, Measure};
use crate::model::value::{Edtf, edtf::MOST_YEARS};
use crate::source::Span;

codes! {
    /// A measure or an activity lasts for more than a hundred years.
    ///
    /// Usually a digit is missing or too many, as in `2025/20270`. Lists by year and action plans have a page for
    /// each year, so a slip like this would make thousands of them. Correct the period; where no end is set, say so:
    ///
    /// ```toml
    /// period = "2025/.."
    /// ```
    PERIOD_TOO_LONG = "period-too-long", Error;
}

pub(super) fn check(site: &Input<'_>, sink: &mut Sink) {
    let mut look = |period: Option<Edtf>, place: Span| {
        if period.is_some_and(Edtf::is_too_long) {
            let message = text!("this lasts for more than {years} years", own years = MOST_YEARS);
            let help = text!("correct the years; a period without an end is `2025/..`");
            sink.push(Diagnostic::new(&PERIOD_TOO_LONG, place, message).help(help));
        }
    };
    for (_, record, measure) in site.graph.of::<Measure>() {
        for (field, period) in [(field!(Measure.period), measure.period), (field!(Measure.actual), measure.actual)] {
            look(period, record.places.get(field).unwrap_or(Span::new(record.file, 0..0)));
        }
        for activity in measure.activity.iter() {
            look(activity.data.period, activity.place(field!(Activity.period)));
        }
    }
}
