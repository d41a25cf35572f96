//! The last graph after records were added, removed or renamed: all nodes are found anew, but only the references of records
//! that were read again.

use std::sync::{Arc, OnceLock};

use super::build::{Collector, nodes};
use super::memo::{MOST, has_names_of};
use super::{Edge, Edges, Graph, NodeId};
use crate::diag::Sink;
use crate::model::Record;

impl Graph {
    /// The graph of other records, most of which are the same. `None` if too much has changed, something is wrong, or a reference
    /// of a record that is the same leads to one that may be another.
    pub(super) fn moved(&self, records: &[Arc<Record>]) -> Option<Self> {
        if self.records.len().abs_diff(records.len()) > MOST {
            return None;
        }
        let mut faults = Sink::default();
        let nodes = Arc::new(nodes(records, &mut faults));
        if !faults.is_empty() {
            return None;
        }
        let mut graph = Self {
            records: records.to_vec(),
            nodes,
            edges: Arc::default(),
            known: Default::default(),
            part_names: OnceLock::new(),
            searched: 0,
        };
        let moves = Moves::new(self, &graph);
        let (edges, searched) = moves.edges(&graph)?;
        graph.edges = Arc::new(Edges::new(graph.nodes.all.len(), edges));
        graph.searched = searched;
        Some(graph)
    }
}

/// Where nodes went.
struct Moves<'a> {
    before: &'a Graph,
    /// For each node before, which one it is after, if it has the same name.
    after: Vec<Option<NodeId>>,
    /// For each record after, the number of the very same record before.
    same: Vec<Option<usize>>,
}

impl<'a> Moves<'a> {
    fn new(before: &'a Graph, graph: &Graph) -> Self {
        let mut moves =
            Self { before, after: vec![None; before.nodes.all.len()], same: vec![None; graph.records.len()] };
        let mut olds = before.record_nodes().peekable();
        for (number, new) in graph.record_nodes().enumerate() {
            let record = graph.record(new);
            // Both come by folder and id.
            while olds.next_if(|old| before.record(*old).name() < record.name()).is_some() {}
            let Some(old) = olds.peek().copied() else { break };
            let at = before.node(old).record;
            let is_same = Arc::ptr_eq(&before.records[at], &graph.records[number]);
            if !is_same && !has_names_of(&before.records[at], record) {
                continue;
            }
            moves.after[old.index()] = Some(new);
            for (old, new) in before.parts_of(old).zip(graph.parts_of(new)) {
                moves.after[old.index()] = Some(new);
            }
            moves.same[number] = is_same.then_some(at);
        }
        moves
    }

    /// All edges of the graph after, and how many records were searched for them.
    fn edges(&self, graph: &Graph) -> Option<(Vec<Edge>, usize)> {
        let mut edges = Vec::with_capacity(self.before.edges.all.len());
        let mut known = self.before.edges.all.iter().peekable();
        let mut searched = 0;
        for (number, owner) in graph.record_nodes().enumerate() {
            let Some(before) = self.same[number] else {
                searched += 1;
                let (found, faults) = Collector::of(graph, owner);
                if searched > MOST || !faults.is_empty() {
                    return None;
                }
                edges.extend(found);
                continue;
            };
            let record_of = |edge: &&Edge| self.before.node(edge.from).record;
            while known.next_if(|edge| record_of(edge) < before).is_some() {}
            while let Some(edge) = known.next_if(|edge| record_of(edge) == before) {
                edges.push(Edge { from: self.after(edge.from)?, to: self.after(edge.to)?, ..*edge });
            }
        }
        Some((edges, searched))
    }

    fn after(&self, before: NodeId) -> Option<NodeId> {
        self.after[before.index()]
    }
}
