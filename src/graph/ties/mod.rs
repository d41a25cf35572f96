//! Ties: links of records to other documents and their items.

mod cell;
mod coverage;
mod gaps;
mod higher;
mod memo;
mod tallies;

pub use cell::{Cell, Relations, Tally};
pub use coverage::{Area, Coverage, Row};
pub use gaps::{Gap, gaps_of, left_out_node};
pub use memo::Memo;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::{Edge, Graph, NodeId};
use crate::config::Config;
use crate::model::field::{PartList, PartView, Shape, Value};
use crate::model::kinds::{Goal, Item, Measure};
use crate::model::parts::{Link, Relation, TieReview};
use crate::model::value::{Edtf, Named, Reference};
use crate::model::{Record, reference};
use crate::source::Span;

/// A link of a record to a document or one of its items.
#[derive(Clone, Copy)]
pub struct Tie<'a> {
    /// The record that states it.
    pub from: NodeId,
    /// The link as a part of the record.
    pub part: PartView<'a>,
    /// What it says.
    pub link: &'a Link,
    /// How the record stands to what it is tied to.
    pub relation: Relation,
    /// The document or item.
    pub to: NodeId,
    /// The document that it is, or is an item of.
    pub document: NodeId,
}

/// The ties of a whole site.
#[derive(Clone)]
pub struct Ties {
    /// How goals and measures are covered by documents.
    pub coverage: Arc<Coverage>,
    /// What is missing and which ties should be looked at, by sort; those of one sort as records and their links stand.
    pub gaps: Arc<[Gap]>,
}

impl Ties {
    /// The ties of a graph.
    pub fn new(graph: &Graph, config: &Config, today: Date) -> Self {
        Memo::default().ties(graph, config, today)
    }
}

/// A review of a record's ties.
pub struct Review {
    /// Where it is written.
    pub span: Span,
    /// When somebody looked.
    pub date: Option<Edtf>,
    /// The documents and items that were looked at.
    pub against: Vec<NodeId>,
}

impl Graph {
    /// The ties of a record, as they are written. A link that leads nowhere, or does not say how, is none.
    pub fn ties_of(&self, record: NodeId) -> impl Iterator<Item = Tie<'_>> {
        let mut edges: Option<Vec<&Edge>> = None;
        parts_of::<Link>(self.record(record)).filter_map(move |(part, link)| {
            let reference = link.to.get()?;
            // Where the edges of references lead is known; only one that says the same as another has none.
            let edges = edges.get_or_insert_with(|| self.edges_of_links(record));
            let edge = edges.iter().find(|edge| edge.span == reference.span);
            let to = edge.map(|edge| edge.to).or_else(|| self.target(reference))?;
            let (relation, document) = (link.relation?, self.record_node(to));
            Some(Tie { from: record, part, link, relation, to, document })
        })
    }

    fn edges_of_links(&self, record: NodeId) -> Vec<&Edge> {
        let nodes = std::iter::once(record).chain(self.parts_of(record));
        nodes.flat_map(|node| self.outgoing(node)).filter(|edge| edge.is_of(reference!(Link.to))).collect()
    }

    /// The ties of records to this document or item; not those to the items of a document.
    pub fn ties_to(&self, node: NodeId) -> Vec<Tie<'_>> {
        let from = self.linked_from(node);
        from.into_iter().flat_map(|record| self.ties_of(record)).filter(|tie| tie.to == node).collect()
    }

    /// Records that refer to this node by a link, each once.
    fn linked_from(&self, node: NodeId) -> BTreeSet<NodeId> {
        let by_link = self.incoming(node).filter(|edge| edge.is_of(reference!(Link.to)));
        by_link.map(|edge| self.record_node(edge.from)).collect()
    }

    /// Whether a goal or measure is tied to a document, itself or through a goal above, or somebody judged for it, for a goal
    /// above or for its strategy what it is tied to.
    pub fn is_tied_or_judged(&self, node: NodeId) -> bool {
        let above = self.all_above(node, &[reference!(Measure.goals), reference!(Goal.parent)]);
        let mut goals = std::iter::once(node).chain(above);
        let is_judged = |node: &NodeId| self.tie_reviews_of(*node).next().is_some();
        goals.any(|node| self.ties_of(node).next().is_some() || is_judged(&node))
            || self.strategies_of(node).iter().any(is_judged)
    }

    /// The items of a document, as they are written.
    pub fn items_of(&self, document: NodeId) -> impl Iterator<Item = NodeId> {
        let is_item = |node: &NodeId| self.part(*node).is_some_and(|part| part.spec == Item::SPEC);
        self.parts_of(document).filter(is_item)
    }

    /// Whether something is tied to this item, to one above it or to one below it, or somebody judged that nothing is.
    pub fn is_covered(&self, item: NodeId) -> bool {
        let above = self.all_above(item, &[reference!(Item.parent)]);
        let below = self.all_below(item, reference!(Item.parent));
        std::iter::once(item).chain(above).chain(below).any(|node| self.is_met(node))
    }

    /// Whether something is tied to this document or item, or somebody judged that nothing is.
    pub fn is_met(&self, node: NodeId) -> bool {
        let by = [reference!(Link.to), reference!(TieReview.against)];
        self.incoming(node).any(|edge| by.iter().any(|field| edge.is_of(*field)))
    }

    /// The reviews of a record's ties, as they are written.
    pub fn tie_reviews_of(&self, record: NodeId) -> impl Iterator<Item = Review> {
        parts_of::<TieReview>(self.record(record)).map(|(part, review)| Review {
            span: part.span,
            date: review.date,
            against: self.targets(review.against.all()),
        })
    }

    /// The reviews of a record after which a document has changed, each with the document; none where the same record has a
    /// later review of it.
    pub fn outdated_reviews_of(&self, record: NodeId) -> Vec<(Span, NodeId)> {
        let mut latest: BTreeMap<NodeId, (bool, Span)> = BTreeMap::new();
        for review in self.tie_reviews_of(record) {
            for document in review.against.iter().copied().filter(|node| self.record_node(*node) == *node) {
                let is_outdated = self.has_changed_since(document, review.date);
                let known = latest.entry(document).or_insert((is_outdated, review.span));
                known.0 &= is_outdated;
            }
        }
        let outdated = latest.into_iter().filter(|(_, (is_outdated, _))| *is_outdated);
        outdated.map(|(document, (_, span))| (span, document)).collect()
    }

    /// Whether the document says that it was changed later than on this day. Where one of the two is not known, nothing is
    /// said.
    fn has_changed_since(&self, document: NodeId, review: Option<Edtf>) -> bool {
        let changed = self.record(document).common.updated;
        changed.zip(review).is_some_and(|(changed, review)| changed.is_after(review))
    }

    fn targets(&self, references: &[Reference]) -> Vec<NodeId> {
        references.iter().filter_map(|reference| self.target(reference)).collect()
    }
}

/// The parts of a record of one type, whatever its kind. No other field is looked at.
pub fn parts_of<T: Named>(record: &Record) -> impl Iterator<Item = (PartView<'_>, &T)> {
    let is_meant = |shape| matches!(shape, Shape::Parts(spec) if spec == T::SPEC);
    let specs = record.fields.specs().iter().enumerate();
    let lists =
        specs.filter(move |(_, field)| is_meant(field.shape)).map(|(index, _)| record.fields.value(index));
    lists
        .flat_map(|value| {
            let parts: Option<&dyn PartList> =
                if let Value::Parts(parts) = value { Some(parts) } else { None };
            parts.into_iter().flat_map(<dyn PartList>::iter)
        })
        .filter_map(|part| Some((part, part.fields.as_any().downcast_ref()?)))
}
