//! Hierarchies with more levels than are walked.

use std::collections::BTreeMap;

use super::{Input, walk};
use crate::diag::{Diagnostic, Sink, codes, text};
use crate::graph::{Edge, Graph, MOST_LEVELS, NodeId};
use crate::model::kinds::Place;
use crate::model::reference;

codes! {
    /// A record lies too deep in a hierarchy.
    ///
    /// Goals lie below goals, bodies below bodies, territories in territories, on 16 levels at most. Pages show what
    /// lies above and below a record, and a reader gets lost long before that; so many levels are mostly a list that
    /// was made a chain by mistake, where each record names the one before it as its `parent`. Name the record that
    /// all of them lie below:
    ///
    /// ```toml
    /// parent = "bydleni"
    /// ```
    HIERARCHY_TOO_DEEP = "hierarchy-too-deep", Error fixed;
}

/// References from records to those right above them.
type Ways<'a> = BTreeMap<NodeId, Vec<&'a Edge>>;

pub(super) fn check(site: &Input<'_>, sink: &mut Sink) {
    let mut ways: Ways<'_> = BTreeMap::new();
    for edge in site.graph.edges().iter().filter(|edge| leads_up(site.graph, edge)) {
        ways.entry(edge.from).or_default().push(edge);
    }
    for edge in too_deep(&ways) {
        sink.push(fault(site.graph, edge));
    }
}

/// Whether it leads from a record to one above it: only territories have more such fields than `parent`.
fn leads_up(graph: &Graph, edge: &Edge) -> bool {
    graph.is_to_parent(edge) || edge.is_of(reference!(Place.within))
}

/// For each record on the first level that is too deep, the reference that puts it there. Records further down are fixed
/// along with it; those below a circle are on no level.
fn too_deep<'a>(ways: &Ways<'a>) -> Vec<&'a Edge> {
    let mut below: BTreeMap<NodeId, Vec<&Edge>> = BTreeMap::new();
    for edge in ways.values().flatten() {
        below.entry(edge.to).or_default().push(edge);
    }
    // Those whose level is known, with it. A record is on its level as soon as all above it are.
    let mut known: Vec<(NodeId, usize)> =
        below.keys().filter(|node| !ways.contains_key(node)).map(|node| (*node, 1)).collect();
    let mut waits: BTreeMap<NodeId, usize> = ways.iter().map(|(node, above)| (*node, above.len())).collect();
    let mut deepest: BTreeMap<NodeId, (usize, &Edge)> = BTreeMap::new();
    let mut next = 0;
    while let Some(&(node, level)) = known.get(next) {
        next += 1;
        for edge in below.get(&node).into_iter().flatten() {
            let found = deepest.entry(edge.from).or_insert((level + 1, edge));
            if found.0 < level + 1 {
                *found = (level + 1, edge);
            }
            let waits = waits.entry(edge.from).or_default();
            *waits = waits.saturating_sub(1);
            if *waits == 0 {
                known.push((edge.from, found.0));
            }
        }
    }
    let first = known.into_iter().filter(|(_, level)| *level == MOST_LEVELS + 1);
    first.filter_map(|(node, _)| Some(deepest.get(&node)?.1)).collect()
}

fn fault(graph: &Graph, edge: &Edge) -> Diagnostic {
    let message = text!(
        "`{record}` lies on level {level} of its hierarchy",
        record = walk::name(graph, edge.from),
        own level = MOST_LEVELS + 1
    );
    let help = text!(
        "there are {most} levels at most: let `{field}` name a record further up",
        own most = MOST_LEVELS,
        own field = edge.field.name
    );
    Diagnostic::new(&HIERARCHY_TOO_DEEP, edge.span, message).help(help)
}
