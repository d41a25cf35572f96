//! The order in which the matrix of ties shows areas, goals and measures.

use std::collections::HashMap;

use crate::graph::NodeId;
use crate::model::kind::Kind as _;
use crate::model::kinds::{Goal, Measure};
use crate::view::edition::{Edition, order};
use crate::view::shared::sequences::Sequences;

/// The order of the matrix in one language.
pub(in crate::view) struct CoverageOrder {
    /// Places of goals and measures, goals first, each in the order of its list. Only looked up, never iterated.
    ranks: HashMap<NodeId, usize>,
    /// Numbers of the areas; what belongs to none comes last.
    pub(in crate::view) areas: Vec<usize>,
}

impl CoverageOrder {
    pub(super) fn new(edition: &Edition<'_>, sequences: &Sequences) -> Self {
        let lists = [Goal::SPEC, Measure::SPEC].map(|kind| sequences.kind(edition, kind));
        let all = lists.into_iter().flatten().flat_map(|list| &list.nodes);
        let ranks = all.enumerate().map(|(rank, node)| (*node, rank)).collect();
        let known = edition.coverage.areas();
        let mut areas: Vec<usize> = (0..known.len()).collect();
        areas.sort_by(|a, b| match (known[*a].goal, known[*b].goal) {
            (Some(a), Some(b)) => order::compare(edition, a, b),
            (a, b) => a.is_none().cmp(&b.is_none()),
        });
        Self { ranks, areas }
    }

    /// The place of a goal or measure.
    pub(in crate::view) fn rank(&self, node: NodeId) -> usize {
        self.ranks.get(&node).copied().unwrap_or(usize::MAX)
    }
}
