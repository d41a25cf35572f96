//! Circles in hierarchies.

use std::collections::BTreeMap;

use super::{Input, walk};
use crate::diag::{Code, Diagnostic, Sink, codes, text};
use crate::graph::{Edge, Graph, NodeId};

pub(super) static CODES: &[&Code] = &[&codes::CIRCLE];

/// References that start at a node.
type Ways<'a> = BTreeMap<NodeId, Vec<&'a Edge>>;

pub(super) fn check(site: &Input<'_>, sink: &mut Sink) {
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

/// Longer circles are not reported in full: their first references and the one that closes them say enough.
const LONGEST: usize = 12;

/// A circle.
struct Circle<'a> {
    /// Its references; of a long one the first and the last.
    edges: Vec<&'a Edge>,
    /// How many references are left out before the last.
    left_out: usize,
}

/// Circles, chosen so that without the last reference of each there would be none left.
///
/// Walks depth-first, without recursion since a chain may be as long as the site; a reference to a node that is still on
/// the path closes a circle.
fn circles<'a>(ways: &Ways<'a>) -> Vec<Circle<'a>> {
    let mut found = Vec::new();
    // Where a node stands on the path, `None` once it is left.
    let mut met: BTreeMap<NodeId, Option<usize>> = BTreeMap::new();
    for &start in ways.keys() {
        if met.contains_key(&start) {
            continue;
        }
        met.insert(start, Some(0));
        let mut path: Vec<&Edge> = Vec::new();
        let mut open = vec![(start, 0)];
        while let Some((node, next)) = open.last_mut() {
            let Some(&edge) = ways.get(node).and_then(|edges| edges.get(*next)) else {
                met.insert(*node, None);
                open.pop();
                path.pop();
                continue;
            };
            *next += 1;
            match met.get(&edge.to) {
                None => {
                    path.push(edge);
                    met.insert(edge.to, Some(path.len()));
                    open.push((edge.to, 0));
                }
                Some(Some(at)) => found.push(closed(&path[*at..], edge)),
                Some(None) => {}
            }
        }
    }
    found
}

/// The circle that `last` closes at the end of `path`.
fn closed<'a>(path: &[&'a Edge], last: &'a Edge) -> Circle<'a> {
    let kept = path.len().min(LONGEST - 1);
    let mut edges = path[..kept].to_vec();
    edges.push(last);
    if kept == path.len() {
        // Nodes are numbered in the order of their files.
        let first = (0..edges.len()).min_by_key(|at| edges[*at].from).unwrap_or_default();
        edges.rotate_left(first);
    }
    Circle { edges, left_out: path.len() - kept }
}

fn fault(graph: &Graph, circle: &Circle<'_>) -> Diagnostic {
    let Circle { edges: circle, left_out } = circle;
    let first = circle[0];
    let field = first.field.name;
    let start = walk::name(graph, first.from);
    let mut way: Vec<String> =
        circle.iter().map(|edge| format!("`{}`", walk::name(graph, edge.to))).collect();
    if *left_out > 0 {
        way.insert(way.len() - 1, format!("{left_out} more"));
    }
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
