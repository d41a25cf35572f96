//! The accessibility statement.

use serde::Serialize;

use crate::config::{Accessibility, Assessment, Conformity, Law};
use crate::model::value::{Edtf, Prose, Text};
use crate::view::components::contact::ContactView;
use crate::view::components::prose::{self, Html};
use crate::view::context::Context;
use crate::view::edition::lang_string::LangString;
use crate::view::gathered::Gathered;

/// The accessibility statement, by the model of Implementing Decision (EU) 2018/1523. What is `None` is not stated.
#[derive(Debug, Default, Serialize)]
pub(in crate::view) struct AccessibilityView {
    /// Name of the law that requires it: that of a [`Law`].
    law: Option<&'static str>,
    /// Name of the state: that of a [`Conformity`].
    state: Option<&'static str>,
    /// The state in a sentence.
    state_label: Option<String>,
    standard: Option<LangString>,
    /// Address of the site, where it is known.
    site: Option<String>,
    publisher: Option<LangString>,
    commitment: Option<Html>,
    exceptions: Option<Html>,
    burden: Option<Html>,
    outside: Option<Html>,
    alternatives: Option<Html>,
    /// Days, as they are shown.
    prepared: Option<String>,
    reviewed: Option<String>,
    /// Who assessed the site, in a sentence.
    assessment: Option<String>,
    method: Option<Html>,
    contact: Option<ContactView>,
    enforcement: Option<Html>,
}

/// What the configuration says of the site's accessibility.
pub(in crate::view) fn view(context: &Context<'_>, gathered: &mut Gathered) -> AccessibilityView {
    let settings = &context.config.settings;
    let Some(statement) = &settings.accessibility else { return AccessibilityView::default() };
    let Accessibility { exceptions, burden, outside, alternatives, enforcement, .. } = &statement.0;
    let text =
        |key: &str, name: &str| context.locale().text(&format!("accessibility.{key}-{name}")).to_owned();
    let words = |text: &Option<Text>| text.as_ref().map(|text| context.best(text));
    let mut html = |prose: &Option<Prose>, level| {
        prose.as_ref().map(|prose| prose::site_html(context, gathered, prose, level))
    };
    let day = |day: &Option<Edtf>| day.as_ref().map(|day| context.locale().date(day));
    AccessibilityView {
        law: statement.0.law.map(Law::name),
        state: statement.0.state.map(Conformity::name),
        state_label: statement.0.state.map(|state| text("state", state.name())),
        standard: words(&statement.0.standard),
        site: settings.base_url.as_ref().map(|address| address.as_str().to_owned()),
        publisher: words(&settings.publisher),
        commitment: html(&statement.0.commitment, 3),
        exceptions: html(exceptions, 4),
        burden: html(burden, 4),
        outside: html(outside, 4),
        alternatives: html(alternatives, 3),
        prepared: day(&statement.0.prepared),
        reviewed: day(&statement.0.reviewed),
        assessment: statement.0.assessment.map(|by: Assessment| text("assessment", by.name())),
        method: html(&statement.0.method, 3),
        contact: ContactView::of_statement(context, &statement.0),
        enforcement: html(enforcement, 3),
    }
}
