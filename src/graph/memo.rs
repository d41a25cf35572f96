//! A cache of the last graph.

use std::ops::Range;
use std::sync::Arc;

use super::build::{Collector, build, parts_with_ids};
use super::{Edges, Graph, NodeId, names};
use crate::diag::Sink;
use crate::model::Record;

/// So many records may have changed, at most; of more, all edges are found again.
pub(super) const MOST: usize = 64;

/// The last graph, if all of its references lead somewhere, or if nobody asks about those that don't.
///
/// Where a reference leads depends on the name of that record or part, and on whether the record is a draft. As long as these are the
/// same, only the references of records that were read again can be others.
#[derive(Default)]
pub struct Memo(Option<Graph>);

impl Memo {
    /// The graph of these records, as [`Graph::new`] would build it.
    pub fn graph(&mut self, records: Vec<Arc<Record>>, sink: &mut Sink) -> Graph {
        let renewed = |last: Graph| last.renewed(&records, Dangling::Fault).or_else(|| last.moved(&records));
        if let Some(graph) = self.0.take().and_then(renewed) {
            names::complete(&graph, sink);
            self.0 = Some(graph.clone());
            return graph;
        }
        let before = sink.len();
        let graph = build(records, sink);
        if sink.len() == before {
            self.0 = Some(graph.clone());
        }
        graph
    }

    /// The graph of some of the records of another one, whose references were checked there. Those that lead to none of these
    /// vanish.
    pub(super) fn part(&mut self, records: Vec<Arc<Record>>) -> Graph {
        let renewed = self.0.take().and_then(|last| last.renewed(&records, Dangling::Vanishes));
        let graph = renewed.unwrap_or_else(|| build(records, &mut Sink::default()));
        self.0 = Some(graph.clone());
        graph
    }
}

/// What a reference is that leads nowhere.
#[derive(Clone, Copy, PartialEq)]
enum Dangling {
    Fault,
    Vanishes,
}

impl Graph {
    /// The graph of other records with the same names; `None` if there are other names, or too much has changed, or something
    /// is wrong.
    fn renewed(&self, records: &[Arc<Record>], dangling: Dangling) -> Option<Self> {
        if records.len() != self.records.len() {
            return None;
        }
        let changed = changed(&self.records, records);
        let is_same = |at: &usize| has_names_of(&self.records[*at], &records[*at]);
        if changed.len() > MOST || !changed.iter().all(is_same) {
            return None;
        }
        let mut graph = self.with(records.to_vec());
        if !changed.is_empty() {
            graph.edges = Arc::new(graph.edges_after(&changed, dangling)?);
            graph.searched = changed.len();
        }
        Some(graph)
    }

    /// The edges, those of changed records found again; `None` if one of these leads nowhere.
    fn edges_after(&self, changed: &[usize], dangling: Dangling) -> Option<Edges> {
        let old = &self.edges.all;
        let mut all = Vec::with_capacity(old.len());
        let mut taken = 0;
        let mut relate_as_before = true;
        for at in changed {
            let owner = self.node_of(*at);
            let Range { start, end } = self.edges_of(owner);
            let (edges, faults) = Collector::of(self, owner);
            if dangling == Dangling::Fault && !faults.is_empty() {
                return None;
            }
            let before = &old[start..end];
            relate_as_before &= edges.len() == before.len()
                && edges.iter().zip(before).all(|(edge, before)| edge.relates_as(before));
            all.extend_from_slice(&old[taken..start]);
            all.extend(edges);
            taken = end;
        }
        all.extend_from_slice(&old[taken..]);
        if relate_as_before {
            return Some(Edges { all, ends: Arc::clone(&self.edges.ends) });
        }
        Some(Edges::new(self.nodes.all.len(), all))
    }

    /// The records that are others than in a graph before; `None` if records or parts have other names there, so that its nodes
    /// are not the nodes here.
    pub fn changed_since(&self, before: &Self) -> Option<Vec<NodeId>> {
        let has_same_nodes = Arc::ptr_eq(&self.nodes, &before.nodes);
        let nodes = || changed(&before.records, &self.records).into_iter().map(|at| self.node_of(at));
        has_same_nodes.then(|| nodes().collect())
    }

    /// Whether its nodes are those of a graph before, and the same of them are related in the same way.
    pub fn relates_as(&self, before: &Self) -> bool {
        Arc::ptr_eq(&self.nodes, &before.nodes) && Arc::ptr_eq(&self.edges.ends, &before.edges.ends)
    }

    /// The node of the record of this number.
    fn node_of(&self, record: usize) -> NodeId {
        NodeId::new(self.nodes.all.partition_point(|node| node.record < record))
    }

    /// Which edges start at a record or one of its parts: they lie together.
    fn edges_of(&self, owner: NodeId) -> Range<usize> {
        let all = &self.edges.all;
        let start = all.partition_point(|edge| self.record_node(edge.from) < owner);
        start..all.partition_point(|edge| self.record_node(edge.from) <= owner)
    }
}

/// The numbers of records that are others than before.
fn changed(before: &[Arc<Record>], records: &[Arc<Record>]) -> Vec<usize> {
    let pairs = before.iter().zip(records).enumerate();
    pairs.filter(|(_, (old, new))| !Arc::ptr_eq(old, new)).map(|(at, _)| at).collect()
}

/// Whether a record can be referred to in the same ways as another one.
pub(super) fn has_names_of(old: &Record, new: &Record) -> bool {
    old.name() == new.name()
        && old.common.draft == new.common.draft
        && parts_with_ids(old).eq(parts_with_ids(new))
}
