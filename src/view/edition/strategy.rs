//! Strategies as headings, where a site has several.

use super::lang_string::LangString;
use super::names::short_title;
use super::{Edition, validity};
use crate::graph::{NodeId, period_over};
use crate::model::kinds::{Stage, Strategy};

/// The first strategy to which a goal, measure or milestone belongs, with that strategy's stage. `None` for other
/// records, or if the site has only one strategy.
pub(in crate::view) fn label(edition: &Edition<'_>, node: NodeId) -> Option<LangString> {
    if !edition.strategies.knows(node) {
        return None;
    }
    let Some(strategy) = edition.strategies.of(node).next() else {
        return Some(LangString { text: edition.locale().text("strategy.none").to_owned(), lang: None });
    };
    let record = edition.public.record(strategy);
    let words = short_title(edition, record);
    Some(match record.get::<Strategy>().and_then(|strategy| life(edition, strategy)) {
        Some(life) => LangString { text: format!("{}\u{a0}– {life}", words.text), ..words },
        None => words,
    })
}

/// The stage of a strategy, as stated; if it is not stated, that its period is over.
fn life(edition: &Edition<'_>, strategy: &Strategy) -> Option<String> {
    let locale = edition.locale();
    if let Some(stage) = strategy.stage.map(Stage::name) {
        return Some(locale.text_for("value", "stage", stage).to_owned());
    }
    let end = period_over(strategy, edition.today)?;
    Some(locale.fill("validity.period-over", &[("date", &validity::shown(edition, end))]))
}
