//! Records that nobody has looked at for longer than the site allows.

use super::Input;
use crate::diag::{Diagnostic, Sink, codes, text};
use crate::model::{Common, field};

codes! {
    /// It is longer ago than the site allows that somebody made sure that a record is true.
    ///
    /// `review_after_months` in `vazba.toml` says for how long `verified` holds. Its page tells readers that it may be out
    /// of date. Look at the record again and set the day:
    ///
    /// ```toml
    /// verified = "2026-11-22"
    /// ```
    VERIFIED_LONG_AGO = "verified-long-ago", Warning;
}

pub(super) fn check(site: &Input<'_>, sink: &mut Sink) {
    for record in site.graph.records() {
        let Some(verified) = record.common.verified else { continue };
        let Some(until) = site.config.holds_until(verified).filter(|until| *until < site.today) else { continue };
        let place = record.places.get(field!(Common.verified)).unwrap_or_else(|| super::walk::head(record));
        let message = text!("this was to be verified again by {day}", own day = until);
        let help = text!("look at the record and set `verified` to the day on which you did");
        sink.push(Diagnostic::new(&VERIFIED_LONG_AGO, place, message).help(help));
    }
}
