//! Walks along the references of one field, to both of its ends.
//!
//! Circles and endless chains are errors in a site, but pages are made of a faulty site, too. So every walk ends, and
//! none goes through more than [`MOST_LEVELS`] levels.

use std::collections::BTreeSet;

use super::{Edge, Graph, NodeId};
use crate::model::{ReferenceField, Role};

/// Levels of the deepest hierarchy, the top included. Pages are made by walks along hierarchies, some of which recurse;
/// this is what keeps their work and their stack small. A component that shows a tree calls itself for each level, and
/// Tera allows twenty nested components, some of which are around the tree and in its leaves.
pub const MOST_LEVELS: usize = 16;

impl Graph {
    /// Nodes to which one of the record's own fields leads, in the order in which they are written.
    pub fn referred(&self, record: NodeId, by: ReferenceField) -> impl DoubleEndedIterator<Item = NodeId> {
        self.outgoing(record).filter(move |edge| edge.is_of(by)).map(|edge| edge.to)
    }

    /// Nodes that lead to this one by a field, each once.
    pub fn referring(&self, node: NodeId, by: ReferenceField) -> BTreeSet<NodeId> {
        self.incoming(node).filter(|edge| edge.is_of(by)).map(|edge| edge.from).collect()
    }

    /// Whether the edge leads to the record above, in a tree of records of one kind.
    pub fn is_to_parent(&self, edge: &Edge) -> bool {
        edge.field.has_role(Role::Parent) && edge.owner == self.record(edge.from).kind.name
    }

    /// The record above this one, in a tree of records of one kind.
    pub fn parent(&self, record: NodeId) -> Option<NodeId> {
        self.outgoing(record).find(|edge| self.is_to_parent(edge)).map(|edge| edge.to)
    }

    /// Records that name this one as their parent.
    pub fn children(&self, record: NodeId) -> BTreeSet<NodeId> {
        self.incoming(record).filter(|edge| self.is_to_parent(edge)).map(|edge| edge.from).collect()
    }

    /// Records to which these fields lead from `record`, however many steps away: the nearest first, each once,
    /// without `record` itself.
    pub fn all_above(&self, record: NodeId, by: &[ReferenceField]) -> Vec<NodeId> {
        self.above(record, |edge| by.iter().any(|field| edge.is_of(*field)))
    }

    /// Records and parts that lead to this one by a field, however many steps away, each once, without itself.
    pub fn all_below(&self, node: NodeId, by: ReferenceField) -> BTreeSet<NodeId> {
        let mut known = BTreeSet::from([node]);
        let mut level = known.clone();
        for _ in 1..MOST_LEVELS {
            let below = level.into_iter().flat_map(|node| self.referring(node, by));
            level = below.filter(|node| known.insert(*node)).collect();
        }
        known.remove(&node);
        known
    }

    fn above(&self, record: NodeId, leads_up: impl Fn(&Edge) -> bool) -> Vec<NodeId> {
        let mut known = BTreeSet::from([record]);
        let mut found = Vec::new();
        let mut level = vec![record];
        for _ in 1..MOST_LEVELS {
            let edges = level.iter().flat_map(|node| self.outgoing(*node));
            let above = edges.filter(|edge| leads_up(edge)).map(|edge| edge.to);
            level = above.filter(|node| known.insert(*node)).collect();
            found.extend_from_slice(&level);
        }
        found
    }

    /// Records above this one by their parents, the nearest first.
    pub fn ancestors(&self, record: NodeId) -> Vec<NodeId> {
        self.above(record, |edge| self.is_to_parent(edge))
    }

    /// These records and all that lie below them.
    pub fn with_all_below(&self, roots: impl IntoIterator<Item = NodeId>) -> BTreeSet<NodeId> {
        let mut level: BTreeSet<NodeId> = roots.into_iter().collect();
        let mut known = level.clone();
        for _ in 1..MOST_LEVELS {
            let below = level.into_iter().flat_map(|node| self.children(node));
            level = below.filter(|node| known.insert(*node)).collect();
        }
        known
    }

    /// Those of the records that have none of the others above them.
    pub fn roots_of(&self, records: &BTreeSet<NodeId>) -> Vec<NodeId> {
        let is_root = |node: &NodeId| self.parent(*node).is_none_or(|above| !records.contains(&above));
        records.iter().copied().filter(is_root).collect()
    }
}
