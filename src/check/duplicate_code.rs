//! Codes that stand for two things.

use std::collections::{BTreeMap, HashSet};

use super::Input;
use crate::diag::{Code, Diagnostic, Sink, codes, text};
use crate::graph::{Graph, NodeId};
use crate::model::kind::Kind as _;
use crate::model::kinds::{Document, Goal, Item, Measure};
use crate::model::value::{self, Edtf, Named as _};
use crate::model::{field, reference};
use crate::source::Span;

pub(super) static CODES: &[&Code] = &[&codes::DUPLICATE_CODE];

pub(super) fn check(site: &Input<'_>, sink: &mut Sink) {
    let graph = site.graph;
    let repeated = repeated(graph);
    let mut goals = Taken::new(graph, Goal::SPEC.name);
    let mut measures = Taken::new(graph, Measure::SPEC.name);
    let drafts: &[bool] = if repeated.is_empty() { &[] } else { &[false, true] };
    for draft in drafts.iter().copied() {
        for (node, record, goal) in graph.of::<Goal>().filter(|(_, record, _)| record.common.draft == draft) {
            let code = goal.code.as_ref().zip(record.places.get(field!(Goal.code)));
            if let Some((code, place)) = code.filter(|(code, _)| repeated.contains(code.as_str())) {
                goals.take(graph.strategy_of_goal(node), code.as_str(), Use { node, place, period: None }, sink);
            }
        }
        for (node, record, measure) in
            graph.of::<Measure>().filter(|(_, record, _)| record.common.draft == draft)
        {
            let code = measure.code.as_ref().zip(record.places.get(field!(Measure.code)));
            if let Some((code, place)) = code.filter(|(code, _)| repeated.contains(code.as_str())) {
                let period = measure.period;
                measures.take(graph.strategies_of(node), code.as_str(), Use { node, place, period }, sink);
            }
        }
    }
    // What another site calls its items can't be corrected here.
    let written_here = graph.of::<Document>().filter(|(_, _, document)| document.inventory.is_none());
    for (node, _, document) in written_here {
        let mut items = Taken::new(graph, Item::SPEC.name);
        for item in document.item.iter() {
            if let Some((code, place)) = item.data.code.as_ref().zip(item.places.get(field!(Item.code))) {
                items.take([node], code.as_str(), Use { node, place, period: None }, sink);
            }
        }
    }
}

/// Codes that stand more than once on the site. All others are surely no fault, and most sites have no such code.
fn repeated(graph: &Graph) -> HashSet<&str> {
    let goals = graph.of::<Goal>().filter_map(|(_, _, goal)| goal.code.as_ref());
    let measures = graph.of::<Measure>().filter_map(|(_, _, measure)| measure.code.as_ref());
    let mut codes: Vec<&str> = goals.chain(measures).map(value::Code::as_str).collect();
    codes.sort_unstable();
    codes.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect()
}

/// A use of a code: where, for which record, and for which period. In the next term of a strategy it may be used again.
#[derive(Clone, Copy)]
struct Use {
    node: NodeId,
    place: Span,
    period: Option<Edtf>,
}

impl Use {
    /// Whether both may hold on one day. An unstated period may be any.
    fn meets(self, other: Self) -> bool {
        let Some((a, b)) = self.period.zip(other.period) else { return true };
        let over = |a: Edtf, b: Edtf| a.latest().zip(b.earliest()).is_some_and(|(last, first)| last < first);
        !over(a, b) && !over(b, a)
    }

    /// Whether it says that it goes on for the other one, which gave up its code.
    fn replaces(self, other: Self, graph: &Graph) -> bool {
        graph.all_above(self.node, &[reference!(Measure.supersedes)]).contains(&other.node)
    }
}

/// Codes that are in use already. Public records come first, so that the fault is always reported at the draft, and no
/// message about a public record reveals that the draft exists.
struct Taken<'a> {
    graph: &'a Graph,
    /// Name of the kind or part that has them.
    what: &'static str,
    /// Each use of a code that does not overlap with one before it, or is in the same line of succession with it.
    uses: BTreeMap<(NodeId, &'a str), Vec<Use>>,
}

impl<'a> Taken<'a> {
    fn new(graph: &'a Graph, what: &'static str) -> Self {
        Self { graph, what, uses: BTreeMap::new() }
    }

    fn take(&mut self, owners: impl IntoIterator<Item = NodeId>, code: &'a str, of: Use, sink: &mut Sink) {
        let mut first = None;
        for owner in owners {
            let known = self.uses.entry((owner, code)).or_default();
            let meets = |known: &Use| {
                known.meets(of) && !known.replaces(of, self.graph) && !of.replaces(*known, self.graph)
            };
            match known.iter().find(|known| meets(known)) {
                Some(known) => first = first.or(Some(*known)),
                None => known.push(of),
            }
        }
        let Some(first) = first else { return };
        let message = text!("another {what} has the code `{code}`", own what = self.what, code = code);
        let help = if self.what == Measure::SPEC.name {
            text!(
                "give one of them another code; where it comes back in a later term, give both a `period` so that these \
                 do not meet, or name the former one in `supersedes` of the later one"
            )
        } else {
            text!("give one of them another code")
        };
        sink.push(
            Diagnostic::new(&codes::DUPLICATE_CODE, of.place, message)
                .help(help)
                .related(first.place, text!("the other one")),
        );
    }
}
