//! Accessibility statements that are not there, or lack what they must say.

use super::Input;
use crate::config::{self, Accessibility, Settings};
use crate::diag::{Diagnostic, Place, Sink, Text, codes, text};
use crate::model::{FieldOf, field};

codes! {
    /// A published site has no accessibility statement, or one that leaves out what it must say.
    ///
    /// Public bodies of the European Union must publish a statement by the model of Implementing Decision
    /// (EU) 2018/1523, in Czechia by Act No. 99/2019 Coll., § 8. The page shows what is missing as not stated. Write in
    /// `vazba.toml`:
    ///
    /// ```toml
    /// [accessibility]
    /// law = "cz-99-2019"
    /// state = "partial"
    /// standard = "EN 301 549 V3.2.1 (WCAG 2.1 AA)"
    /// exceptions = "Starší přílohy ve formátu PDF nejsou opatřeny značkami."
    /// assessment = "self"
    /// prepared = "2026-11-22"
    /// email = "podatelna@kraj.example"
    /// ```
    ///
    /// Whether the law covers the site only its publisher knows: `law` is `cz-99-2019` for a body that the Czech Act
    /// obliges, `other` for one that another country's law does, `none` for all others. Pages cite no law that is not
    /// named there.
    ///
    /// A site without a `base_url` is not asked for a statement. Those that need none turn the check off.
    ACCESSIBILITY_STATEMENT = "accessibility-statement", Warning;

    /// An accessibility statement that a law asks for names no way to whoever answers for the site.
    ///
    /// The law gives everybody the right to say what is not accessible and to ask for it in another form (Directive
    /// (EU) 2016/2102, Article 7; Act No. 99/2019 Coll., § 8), so there must be a way to do it. Write it for the whole
    /// site, where the foot of every page shows it, too:
    ///
    /// ```toml
    /// [contact]
    /// title = "Odbor sociálních věcí"
    /// email = "podatelna@kraj.example"
    /// ```
    ///
    /// A statement that names `email`, `post` or `web` of its own needs none.
    STATEMENT_WITHOUT_CONTACT = "statement-without-contact", Error;
}

pub(super) fn check(site: &Input<'_>, sink: &mut Sink) {
    let settings = &site.config.settings;
    let place = |field: FieldOf<Settings>| {
        let written = site.config.places.get(field);
        written.map_or_else(|| Place::Path(config::FILE.to_owned()), Place::Span)
    };
    let Some(statement) = &settings.accessibility else {
        if settings.base_url.is_some() {
            let message = text!("this site has no accessibility statement");
            let help = text!("write one as `[accessibility]`; `vazba explain accessibility-statement` shows how");
            sink.push(Diagnostic::new(&ACCESSIBILITY_STATEMENT, place(field!(Settings.base_url)), message).help(help));
        }
        return;
    };
    for field in statement.0.missing() {
        let message = text!("the accessibility statement lacks `{field}`", own field = field.name());
        sink.push(Diagnostic::new(&ACCESSIBILITY_STATEMENT, place(field!(Settings.accessibility)), message).help(how(field)));
    }
    let is_reachable = settings.contact.as_ref().is_some_and(|contact| contact.0.is_a_way());
    if !statement.0.has_contact() && !is_reachable {
        let code =
            if statement.0.is_asked_for() { &STATEMENT_WITHOUT_CONTACT } else { &ACCESSIBILITY_STATEMENT };
        let message = text!("the accessibility statement says nowhere to turn");
        let help = text!("write `[contact]` with `email`, `phone`, `post` or `web`");
        sink.push(Diagnostic::new(code, place(field!(Settings.accessibility)), message).help(help));
    }
}

/// What to write in this field of a statement.
fn how(field: FieldOf<Accessibility>) -> Text {
    if field == field!(Accessibility.law) {
        text!("say which law asks for it: `cz-99-2019`, `other` or `none`")
    } else if field == field!(Accessibility.commitment) {
        text!("name the law, and whom it obliges")
    } else if field == field!(Accessibility.enforcement) {
        text!("say who sees to it that the law is kept")
    } else if field == field!(Accessibility.exceptions) {
        text!("say what is not accessible and why: `exceptions`, `burden` or `outside`")
    } else {
        text!("the page shows it as not stated")
    }
}
