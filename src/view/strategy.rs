//! Strategies as headings, where a site has several.

use super::link::{Words, short_title};
use super::{Context, validity};
use crate::graph::{NodeId, period_over};
use crate::model::kinds::{Stage, Strategy};

/// The first strategy to which a goal, measure or milestone belongs, and where that is in its life. `None` for other
/// records, and where a site has one strategy alone.
pub(super) fn label(context: &Context<'_>, node: NodeId) -> Option<Words> {
    if !context.strategies.knows(node) {
        return None;
    }
    let Some(strategy) = context.strategies.of(node).next() else {
        return Some(Words { text: context.locale().text("strategy.none").to_owned(), lang: None });
    };
    let record = context.public.record(strategy);
    let words = short_title(context, record);
    Some(match record.get::<Strategy>().and_then(|strategy| life(context, strategy)) {
        Some(life) => Words { text: format!("{}\u{a0}– {life}", words.text), ..words },
        None => words,
    })
}

/// Where a strategy is in its life, as stated; where nobody says so, that its period is over.
fn life(context: &Context<'_>, strategy: &Strategy) -> Option<String> {
    let locale = context.locale();
    if let Some(stage) = strategy.stage.map(Stage::name) {
        return Some(locale.text_for("value", "stage", stage).to_owned());
    }
    let end = period_over(strategy, context.today)?;
    Some(locale.fill("validity.period-over", &[("date", &validity::shown(context, end))]))
}
