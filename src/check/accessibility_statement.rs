//! Accessibility statements that are not there, or lack what they must say.

use super::Site;
use crate::config;
use crate::diag::{Diagnostic, Place, Sink, codes, text};

codes! {
    /// A published site has no accessibility statement, or one that leaves out what it must say.
    ///
    /// Public bodies of the European Union must publish a statement by the model of Implementing Decision
    /// (EU) 2018/1523, in Czechia by Act No. 99/2019 Coll., § 8. The page shows what is missing as not stated. Write in
    /// `vazba.toml`:
    ///
    /// ```toml
    /// [accessibility]
    /// state = "partial"
    /// standard = "EN 301 549 V3.2.1 (WCAG 2.1 AA)"
    /// exceptions = "Starší přílohy ve formátu PDF nejsou opatřeny značkami."
    /// assessment = "self"
    /// prepared = "2026-11-22"
    /// email = "podatelna@kraj.example"
    /// ```
    ///
    /// A site without a `base_url` is not asked for one. Those that need none turn the check off.
    ACCESSIBILITY_STATEMENT = "accessibility-statement", Warning;
}

pub(super) fn check(site: &Site<'_>, sink: &mut Sink) {
    let settings = &site.config.settings;
    let place = |field: &str| {
        let written = site.config.places.get(field);
        written.map_or_else(|| Place::Path(config::FILE.to_owned()), Place::Span)
    };
    let Some(statement) = &settings.accessibility else {
        if settings.base_url.is_some() {
            let message = text!("this site has no accessibility statement");
            let help = text!("write one as `[accessibility]`; `vazba explain accessibility-statement` shows how");
            sink.push(Diagnostic::new(&ACCESSIBILITY_STATEMENT, place("base_url"), message).help(help));
        }
        return;
    };
    for field in statement.0.missing() {
        let message = text!("the accessibility statement lacks `{field}`", own field = field);
        let help = match field {
            "email" => text!("say where readers can turn: `email`, `post` or `web`"),
            "exceptions" => text!("say what is not accessible and why: `exceptions`, `burden` or `outside`"),
            _ => text!("the page shows it as not stated"),
        };
        sink.push(Diagnostic::new(&ACCESSIBILITY_STATEMENT, place("accessibility"), message).help(help));
    }
}
