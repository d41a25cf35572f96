//! The graph: records and their parts as nodes, references as typed edges with two ends.

mod build;
mod by_name;
mod ends;
mod goals;
mod memo;
mod moved;
mod names;
mod node;
mod resolve;
mod standing;
mod strategies;
mod ties;
mod validity;
mod walk;
mod years;

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

pub use memo::Memo;
pub use node::{Edge, MENTION, Node, NodeId, Relation};
pub use standing::{
    MeasureStanding, Progress, ReviewDue, Round, Said, Stand, Standing, Step, activity_timing, call_standing,
    event_standing, is_to_come, last_stated, latest_review, measure_standing, meeting_standing,
    milestone_standing, review_due, round_standing, task_standing,
};
pub use strategies::{Strategies, period_over};
pub use ties::Memo as TiesMemo;
pub use ties::{
    Area, Cell, Coverage, Gap, Relations, Row, Tally, Tie, Ties, gaps_of, left_out_node, parts_of,
};
pub use validity::Validity;
pub use walk::MOST_LEVELS;
pub use years::touches;

use by_name::ByName;
use ends::Ends;

use crate::diag::{Diagnostic, Sink, Text};
use crate::model::field::PartView;
use crate::model::kind::{Kind, KindSpec};
use crate::model::value::Reference;
use crate::model::{Record, kinds};

/// All records of a site and how they relate. Copies share what they relate by.
#[derive(Clone)]
pub struct Graph {
    records: Vec<Arc<Record>>,
    nodes: Arc<Nodes>,
    edges: Arc<Edges>,
    /// Names of the records that are no drafts, and those of all; each made when first needed.
    known: [OnceLock<Arc<names::Known>>; 2],
    /// Ids of the parts of each record, made in the same way.
    part_names: OnceLock<Arc<names::OfParts>>,
    /// How many records were searched for references to make it.
    searched: usize,
}

/// Records and parts, and how they are found.
#[derive(Default)]
struct Nodes {
    all: Vec<Node>,
    by_name: ByName,
    by_kind: HashMap<&'static str, Vec<NodeId>>,
}

/// References, and how they are found.
#[derive(Default)]
struct Edges {
    all: Vec<Edge>,
    /// Shared by edges of which only the places in files are others.
    ends: Arc<BothEnds>,
}

/// Which edges start and end at each node.
#[derive(Default)]
struct BothEnds {
    outgoing: Ends,
    incoming: Ends,
}

impl Edges {
    /// Edges between so many nodes.
    fn new(nodes: usize, all: Vec<Edge>) -> Self {
        let outgoing = Ends::new(nodes, all.iter().map(|edge| edge.from));
        let incoming = Ends::new(nodes, all.iter().map(|edge| edge.to));
        Self { all, ends: Arc::new(BothEnds { outgoing, incoming }) }
    }
}

/// Takes out of a record what the world may not see; says whether it now has fewer parts.
fn reduce(record: &mut Arc<Record>) -> bool {
    let Some(reduced) = record.published() else { return false };
    let has_fewer = reduced.has_fewer;
    *record = Arc::clone(&reduced.record);
    has_fewer
}

impl Graph {
    /// Builds the graph; references that lead nowhere, or to the wrong thing, are reported.
    pub fn new(records: Vec<Arc<Record>>, sink: &mut Sink) -> Self {
        build::build(records, sink)
    }

    /// The graph of only those records that `keep` accepts, without private values and what holds them.
    /// References to removed records vanish.
    #[must_use]
    pub fn publish(&self, keep: impl Fn(&Record) -> bool, memo: &mut Memo) -> Self {
        let mut records: Vec<_> = self.records.iter().filter(|record| keep(record)).cloned().collect();
        let mut fewer = records.len() < self.records.len();
        fewer |= records.par_iter_mut().map(reduce).reduce(|| false, |one, other| one | other);
        if fewer { memo.part(records) } else { self.with(records) }
    }

    /// The same with other records of the same names and references.
    fn with(&self, records: Vec<Arc<Record>>) -> Self {
        let (nodes, edges) = (Arc::clone(&self.nodes), Arc::clone(&self.edges));
        Self { records, nodes, edges, known: Default::default(), part_names: OnceLock::new(), searched: 0 }
    }

    /// How many records were searched for references to make it, those of no copy counted again.
    pub fn searched(&self) -> usize {
        self.searched
    }

    /// All records, by folder and id.
    pub fn records(&self) -> &[Arc<Record>] {
        &self.records
    }

    /// All records of kind `K` with their fields.
    pub fn of<K: Kind>(&self) -> impl Iterator<Item = (NodeId, &Record, &K)> {
        self.of_kind(K::SPEC).filter_map(|(node, record)| Some((node, record, record.get::<K>()?)))
    }

    /// All records of a kind, by id.
    pub fn of_kind(&self, kind: &KindSpec) -> impl Iterator<Item = (NodeId, &Record)> {
        self.nodes_of_kind(kind).iter().map(|node| (*node, self.record(*node)))
    }

    /// The nodes of all records of a kind, by id.
    pub fn nodes_of_kind(&self, kind: &KindSpec) -> &[NodeId] {
        self.nodes.by_kind.get(kind.name).map_or(&[], Vec::as_slice)
    }

    /// All nodes: each record, followed by those of its parts that have an id.
    pub fn nodes(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..self.nodes.all.len()).map(NodeId::new)
    }

    /// The node of each record.
    pub fn record_nodes(&self) -> impl Iterator<Item = NodeId> {
        self.nodes().filter(|node| self.record_node(*node) == *node)
    }

    /// The record that the node is, or is a part of.
    pub fn record(&self, node: NodeId) -> &Record {
        &self.records[self.node(node).record]
    }

    /// The node of the record that this node is, or is a part of.
    pub fn record_node(&self, node: NodeId) -> NodeId {
        self.node(node).owner
    }

    /// The part that the node is; `None` for a record.
    pub fn part(&self, node: NodeId) -> Option<PartView<'_>> {
        self.node(node).part_of(self.record(node))
    }

    /// Nodes of the parts of a record that have an id.
    pub fn parts_of(&self, record: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        (record.index() + 1..self.nodes.all.len())
            .map(NodeId::new)
            .take_while(move |node| self.node(*node).owner == record)
    }

    /// The node with this kind, id and part.
    pub fn find(&self, kind: &str, id: &str, part: Option<&str>) -> Option<NodeId> {
        self.nodes.by_name.find(kind, id, part)
    }

    /// The node of the part with this id in a record.
    pub fn part_node(&self, record: NodeId, id: &str) -> Option<NodeId> {
        let record = self.record(record);
        self.nodes.by_name.find(record.kind.name, &record.id, Some(id))
    }

    /// The node that a reference leads to.
    pub fn target(&self, reference: &Reference) -> Option<NodeId> {
        self.nodes.by_name.find(reference.kind, &reference.id, reference.part.as_deref())
    }

    /// The node that a reference from a text of the site itself leads to; it can't reach drafts.
    ///
    /// # Errors
    ///
    /// The fault to report when it leads nowhere.
    pub fn resolve(&self, reference: &Reference) -> Result<NodeId, Box<Diagnostic>> {
        resolve::resolve(self, reference, &[], false)
    }

    /// Says which record of any kind was probably meant by a name in a text of `from`.
    pub fn did_you_mean(&self, written: &str, from: &Record) -> Option<Text> {
        names::did_you_mean(self, written, &kinds::of_targets(&[]), from.common.draft)
    }

    fn part_names(&self) -> &names::OfParts {
        self.part_names.get_or_init(|| Arc::new(names::of_parts(self)))
    }

    fn known(&self, drafts: bool) -> &names::Known {
        self.known[usize::from(drafts)].get_or_init(|| Arc::new(names::Known::new(self, drafts)))
    }

    /// All edges, by the node they start from and their place.
    pub fn edges(&self) -> &[Edge] {
        &self.edges.all
    }

    /// Edges that start at the node.
    pub fn outgoing(&self, node: NodeId) -> impl DoubleEndedIterator<Item = &Edge> + ExactSizeIterator {
        self.edges.ends.outgoing.at(node).iter().map(|edge| &self.edges.all[*edge as usize])
    }

    /// Edges that end at the node: its back-links.
    pub fn incoming(&self, node: NodeId) -> impl DoubleEndedIterator<Item = &Edge> + ExactSizeIterator {
        self.edges.ends.incoming.at(node).iter().map(|edge| &self.edges.all[*edge as usize])
    }

    fn node(&self, node: NodeId) -> &Node {
        &self.nodes.all[node.index()]
    }
}
