//! Where the site's notice stands, `notice_at` in `vazba.toml`.

use super::Settings;
use crate::diag::{Diagnostic, Sink, codes, text};
use crate::model::declare::choice;

choice! {
    /// Where the notice stands.
    NoticeAt {
        /// At the top of every page.
        Top = "top",
        /// In the foot of every page.
        Foot = "foot",
    }
}

/// Reports a short notice that has no place to stand, or nothing to lead to.
pub(super) fn check(settings: &Settings, sink: &mut Sink) {
    let Some(short) = &settings.notice_short else { return };
    let place = short.main().origin.span(0..0);
    if settings.notice.is_none() {
        let message = text!("`notice_short` shortens a notice that is not there");
        let help = text!("write `notice`, too; a notice that is short anyway needs no other");
        sink.push(Diagnostic::new(&codes::CONFIGURATION, place, message).help(help));
    } else if settings.notice_at == Some(NoticeAt::Foot) {
        let message = text!("`notice_short` is for the top of the pages, and the notice stands in the foot");
        let help = text!("leave out `notice_short`, or `notice_at`");
        sink.push(Diagnostic::new(&codes::CONFIGURATION, place, message).help(help));
    }
}
