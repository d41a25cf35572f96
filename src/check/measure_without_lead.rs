//! Measures that nobody answers for.

use super::{Input, walk};
use crate::diag::{Diagnostic, Sink, codes, text};
use crate::model::field;
use crate::model::kinds::Measure;

codes! {
    /// Nobody answers for a measure.
    ///
    /// A measure without a lead (gestor) tends not to happen, and a reader has nobody to turn to. Name an
    /// organisation, a body or a role, never a person:
    ///
    /// ```toml
    /// lead = ["partner:liberecky-kraj"]
    /// ```
    MEASURE_WITHOUT_LEAD = "measure-without-lead", Warning;
}

pub(super) fn check(site: &Input<'_>, sink: &mut Sink) {
    for (_, record, _) in site.graph.of::<Measure>() {
        if record.complete && record.places.get(field!(Measure.lead)).is_none() {
            let message = text!("nobody answers for this measure");
            let help = text!("write `lead = [\"…\"]` with a partner, a body or a role");
            sink.push(Diagnostic::new(&MEASURE_WITHOUT_LEAD, walk::head(record), message).help(help));
        }
    }
}
