//! Strategies as headings, where a site has several.

use super::Context;
use super::link::{Words, short_title};
use crate::graph::NodeId;
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
    let stage = record.get::<Strategy>().and_then(|strategy| strategy.stage).map(Stage::name);
    Some(match stage {
        Some(stage) => {
            let stage = context.locale().text_for("value", "stage", stage);
            Words { text: format!("{} – {stage}", words.text), ..words }
        }
        None => words,
    })
}
