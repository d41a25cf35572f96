//! Circles in hierarchies.

use std::collections::BTreeMap;

use super::{Site, walk};
use crate::diag::{Code, Diagnostic, Sink, codes, text};
use crate::graph::{Edge, Graph, NodeId};

pub(super) static CODES: &[&Code] = &[&codes::CIRCLE];

/// References that start at a node.
type Ways<'a> = BTreeMap<NodeId, Vec<&'a Edge>>;

pub(super) fn check(site: &Site<'_>, sink: &mut Sink) {
    let mut hierarchies: BTreeMap<(&str, &str), Ways<'_>> = BTreeMap::new();
    for edge in site.graph.edges().iter().filter(|edge| edge.field.options.acyclic) {
        let ways = hierarchies.entry((edge.owner, edge.field.name)).or_default();
        ways.entry(edge.from).or_default().push(edge);
    }
    for ways in hierarchies.values() {
        for circle in circles(ways) {
            sink.push(fault(site.graph, &circle));
        }
    }
}

/// Circles such that without the last reference of each there would be none.
///
/// Walks depth-first, without recursion since a chain may be as long as the site; a reference to a node that
/// is still on the way closes a circle.
fn circles<'a>(ways: &Ways<'a>) -> Vec<Vec<&'a Edge>> {
    let mut found = Vec::new();
    let mut left: BTreeMap<NodeId, bool> = BTreeMap::new();
    for &start in ways.keys() {
        if left.contains_key(&start) {
            continue;
        }
        left.insert(start, false);
        let mut path: Vec<&Edge> = Vec::new();
        let mut open = vec![(start, 0)];
        while let Some((node, next)) = open.last_mut() {
            let Some(&edge) = ways.get(node).and_then(|edges| edges.get(*next)) else {
                left.insert(*node, true);
                open.pop();
                path.pop();
                continue;
            };
            *next += 1;
            match left.get(&edge.to) {
                None => {
                    left.insert(edge.to, false);
                    path.push(edge);
                    open.push((edge.to, 0));
                }
                Some(false) => found.push(closed(&path, edge)),
                Some(true) => {}
            }
        }
    }
    found
}

/// The circle that `last` closes at the end of `path`.
fn closed<'a>(path: &[&'a Edge], last: &'a Edge) -> Vec<&'a Edge> {
    let from = path.iter().position(|edge| edge.from == last.to).unwrap_or(path.len());
    let mut circle = path[from..].to_vec();
    circle.push(last);
    // Nodes are numbered in the order of their files.
    let first = (0..circle.len()).min_by_key(|at| circle[*at].from).unwrap_or_default();
    circle.rotate_left(first);
    circle
}

fn fault(graph: &Graph, circle: &[&Edge]) -> Diagnostic {
    let first = circle[0];
    let field = first.field.name;
    let start = walk::name(graph, first.from);
    let way: Vec<String> = circle.iter().map(|edge| format!("`{}`", walk::name(graph, edge.to))).collect();
    let message = text!(
        "`{field}` leads from `{start}` back to itself: {way}",
        own field = field,
        start = start,
        way = way.join(", ")
    );
    let help = if circle.len() == 1 {
        text!("leave `{field}` out, or name another one", own field = field)
    } else {
        text!("leave out one of these `{field}`, or let it name another one", own field = field)
    };
    let fault = Diagnostic::new(&codes::CIRCLE, first.span, message).help(help);
    circle[1..].iter().fold(fault, |fault, edge| {
        let to = walk::name(graph, edge.to);
        fault.related(edge.span, text!("it goes on to `{to}`", to = to))
    })
}
