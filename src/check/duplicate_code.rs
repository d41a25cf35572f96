//! Codes that stand for two things.

use std::collections::{BTreeMap, BTreeSet};

use super::Site;
use crate::diag::{Code, Diagnostic, Sink, codes, text};
use crate::graph::{Graph, NodeId};
use crate::model::kinds::{Document, Goal, Measure};
use crate::model::value::Ref;
use crate::source::Span;

pub(super) static CODES: &[&Code] = &[&codes::DUPLICATE_CODE];

pub(super) fn check(site: &Site<'_>, sink: &mut Sink) {
    let graph = site.graph;
    let mut goals = Taken::new("goal");
    let mut measures = Taken::new("measure");
    for draft in [false, true] {
        for (node, record, goal) in graph.of::<Goal>().filter(|(_, record, _)| record.common.draft == draft) {
            let code = goal.code.as_ref().zip(record.places.get("code"));
            if let Some((code, place)) = code {
                goals.take(strategy_of_goal(graph, node), code.as_str(), place, sink);
            }
        }
        for (_, record, measure) in
            graph.of::<Measure>().filter(|(_, record, _)| record.common.draft == draft)
        {
            let code = measure.code.as_ref().zip(record.places.get("code"));
            if let Some((code, place)) = code {
                measures.take(strategies_of(graph, measure), code.as_str(), place, sink);
            }
        }
    }
    for (node, _, document) in graph.of::<Document>() {
        let mut items = Taken::new("item");
        for item in document.item.iter() {
            if let Some((code, place)) = item.data.code.as_ref().zip(item.places.get("code")) {
                items.take([node], code.as_str(), place, sink);
            }
        }
    }
}

/// Codes that stand for something already. Public records come first, so that the fault is always at the
/// draft and no message about a public record tells that the draft exists.
struct Taken<'a> {
    what: &'static str,
    places: BTreeMap<(NodeId, &'a str), Span>,
}

impl<'a> Taken<'a> {
    fn new(what: &'static str) -> Self {
        Self { what, places: BTreeMap::new() }
    }

    fn take(
        &mut self,
        owners: impl IntoIterator<Item = NodeId>,
        code: &'a str,
        place: Span,
        sink: &mut Sink,
    ) {
        let mut first = None;
        for owner in owners {
            let known = *self.places.entry((owner, code)).or_insert(place);
            first = first.or(Some(known).filter(|known| *known != place));
        }
        let Some(first) = first else { return };
        let message = text!("another {what} has the code `{code}`", own what = self.what, code = code);
        sink.push(
            Diagnostic::new(&codes::DUPLICATE_CODE, place, message)
                .help(text!("give one of them another code"))
                .related(first, text!("the other one")),
        );
    }
}

/// The strategy that the goal, or else the nearest goal above it, names.
fn strategy_of_goal(graph: &Graph, goal: NodeId) -> Option<NodeId> {
    let mut seen = BTreeSet::new();
    let mut at = goal;
    while seen.insert(at) {
        let goal = graph.record(at).get::<Goal>()?;
        if let Some(strategy) = target(graph, &goal.strategy) {
            return Some(strategy);
        }
        at = target(graph, &goal.parent)?;
    }
    None
}

fn strategies_of(graph: &Graph, measure: &Measure) -> BTreeSet<NodeId> {
    let goals = measure.goals.all().iter().filter_map(|goal| graph.target(goal));
    let through_goals = goals.filter_map(|goal| strategy_of_goal(graph, goal));
    target(graph, &measure.strategy).into_iter().chain(through_goals).collect()
}

fn target<T>(graph: &Graph, reference: &Ref<T>) -> Option<NodeId> {
    reference.get().and_then(|reference| graph.target(reference))
}
