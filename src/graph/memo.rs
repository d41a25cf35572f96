//! A cache of the last graph, for edits that change no name.

use std::ops::Range;
use std::sync::Arc;

use super::build::{Collector, build, parts_with_ids};
use super::{Edges, Graph, NodeId, names};
use crate::diag::Sink;
use crate::model::Record;

/// So many records may have changed, at most; of more, all edges are found again.
const MOST: usize = 64;

/// The last graph, if all of its references lead somewhere.
///
/// Where a reference leads depends on the names of records and of their parts, and on which records are drafts. As long as
/// these are the same, only the references of records that were read again can be others.
#[derive(Default)]
pub struct Memo(Option<Graph>);

impl Memo {
    /// The graph of these records, as [`Graph::new`] would build it.
    pub fn graph(&mut self, records: Vec<Arc<Record>>, sink: &mut Sink) -> Graph {
        if let Some(graph) = self.0.take().and_then(|last| last.renewed(&records)) {
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
}

impl Graph {
    /// The graph of other records with the same names; `None` if there are other names, or too much has changed, or something
    /// is wrong.
    fn renewed(&self, records: &[Arc<Record>]) -> Option<Self> {
        if records.len() != self.records.len() {
            return None;
        }
        let pairs = self.records.iter().zip(records).enumerate();
        let changed: Vec<usize> =
            pairs.filter(|(_, (old, new))| !Arc::ptr_eq(old, new)).map(|(at, _)| at).collect();
        let is_same = |at: &usize| has_names_of(&self.records[*at], &records[*at]);
        if changed.len() > MOST || !changed.iter().all(is_same) {
            return None;
        }
        let mut graph = self.with(records.to_vec());
        if !changed.is_empty() {
            graph.edges = Arc::new(graph.edges_after(&changed)?);
            graph.searched = changed.len();
        }
        Some(graph)
    }

    /// The edges, those of changed records found again; `None` if one of these leads nowhere.
    fn edges_after(&self, changed: &[usize]) -> Option<Edges> {
        let old = &self.edges.all;
        let mut all = Vec::with_capacity(old.len());
        let mut taken = 0;
        for at in changed {
            let owner = NodeId::new(self.nodes.all.partition_point(|node| node.record < *at));
            let Range { start, end } = self.edges_of(owner);
            let (edges, faults) = Collector::of(self, owner);
            if !faults.is_empty() {
                return None;
            }
            all.extend_from_slice(&old[taken..start]);
            all.extend(edges);
            taken = end;
        }
        all.extend_from_slice(&old[taken..]);
        Some(Edges::new(self.nodes.all.len(), all))
    }

    /// Which edges start at a record or one of its parts: they lie together.
    fn edges_of(&self, owner: NodeId) -> Range<usize> {
        let all = &self.edges.all;
        let start = all.partition_point(|edge| self.record_node(edge.from) < owner);
        start..all.partition_point(|edge| self.record_node(edge.from) <= owner)
    }
}

/// Whether a record can be referred to in the same ways as another one.
fn has_names_of(old: &Record, new: &Record) -> bool {
    old.name() == new.name()
        && old.common.draft == new.common.draft
        && parts_with_ids(old).eq(parts_with_ids(new))
}
