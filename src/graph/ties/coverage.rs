//! How goals and measures are covered by other documents: tied to them, through a goal above, or judged to have no tie.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::cell::{Cell, Tally};
use super::higher::{Higher, Known};
use super::tallies::{Places, Tallies};
use crate::graph::{Graph, NodeId};
use crate::model::kinds::{Document, Goal};

/// Goals and measures by area, and what is known of each of them and of each document.
///
/// Only what somebody still follows is there: no goal that was dropped, and nothing of strategies that are over.
#[derive(Default)]
pub struct Coverage {
    rows: Vec<Row>,
    areas: Vec<Area>,
    /// Those of which something is known, and those that expect counterparts, ascending.
    documents: Vec<NodeId>,
    /// What is known of each of them.
    tallies: Vec<Tally>,
    /// The numbers of the rows that are tied to each of them.
    tied: Vec<Vec<usize>>,
}

/// An area with its goals and measures.
pub struct Area {
    /// The goal at the top; `None` for what belongs to no area.
    pub goal: Option<NodeId>,
    /// Numbers of the rows; that of a measure may stand in several areas.
    rows: Vec<usize>,
    /// What is known of documents and these goals and measures; ascending.
    documents: Vec<(NodeId, Tally)>,
}

/// A goal or measure.
pub struct Row {
    /// Which.
    pub node: NodeId,
    /// Numbers of the areas to which it belongs.
    areas: Vec<usize>,
    /// What is known, by document; ascending.
    cells: Arc<[(NodeId, Cell)]>,
}

impl Coverage {
    /// What is known of the goals of a graph and of its measures. Each measure comes with what is known of it; without, it is not
    /// there.
    pub(super) fn new<'k>(
        higher: &Higher<'_>,
        measures: impl Iterator<Item = (NodeId, Option<&'k Known>)>,
    ) -> Self {
        let mut coverage = Self::default();
        let mut areas: BTreeMap<Option<NodeId>, usize> = BTreeMap::new();
        let goals = higher.graph.of::<Goal>().filter(|(_, _, goal)| goal.dropped.is_none());
        let goals = goals.filter_map(|(node, ..)| Some((node, higher.goal(node)?)));
        let measures = measures.filter_map(|(node, known)| Some((node, known?.clone())));
        for (node, known) in goals.chain(measures) {
            let place = |goal: &Option<NodeId>| {
                *areas.entry(*goal).or_insert_with(|| {
                    coverage.areas.push(Area { goal: *goal, rows: Vec::new(), documents: Vec::new() });
                    coverage.areas.len() - 1
                })
            };
            let places: Vec<usize> = known.areas.iter().map(place).collect();
            for place in &places {
                coverage.areas[*place].rows.push(coverage.rows.len());
            }
            coverage.rows.push(Row { node, areas: places, cells: known.cells });
        }
        coverage.count(higher.graph);
        coverage
    }

    /// Counts what is known of each document.
    fn count(&mut self, graph: &Graph) {
        let documents: Vec<(NodeId, bool)> =
            graph.of::<Document>().map(|(node, _, document)| (node, document.expects_counterparts)).collect();
        let mut tallies = Tallies::new(documents.iter().map(|(node, _)| *node).collect());
        for area in &mut self.areas {
            area.documents = tallies.of(area.rows.iter().map(|row| &self.rows[*row]));
        }
        let mut known = tallies.of(self.rows.iter()).into_iter().peekable();
        for (node, is_asking) in documents {
            let tally = known.next_if(|(known, _)| *known == node).map(|(_, tally)| tally);
            if is_asking || tally.is_some() {
                self.documents.push(node);
                self.tallies.push(tally.unwrap_or_default());
            }
        }
        let places = Places::new(&self.documents);
        self.tied = vec![Vec::new(); self.documents.len()];
        for (number, row) in self.rows.iter().enumerate() {
            for (document, _) in row.cells().filter(|(_, cell)| cell.is_tied()) {
                self.tied[places.of(document)].push(number);
            }
        }
    }

    /// The areas that have goals or measures, in no particular order.
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// The goals and measures of an area, by kind and id.
    pub fn rows_of<'a>(&'a self, area: &'a Area) -> impl ExactSizeIterator<Item = &'a Row> {
        area.rows.iter().map(|row| &self.rows[*row])
    }

    /// All goals and measures, each once, by kind and id.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The goal or measure at this node.
    pub fn row(&self, node: NodeId) -> Option<&Row> {
        self.rows.binary_search_by_key(&node, |row| row.node).ok().map(|at| &self.rows[at])
    }

    /// The goals and measures that are tied to a document, by kind and id.
    pub fn tied_to(&self, document: NodeId) -> impl Iterator<Item = &Row> {
        let rows = self.documents.binary_search(&document).map_or(&[][..], |at| &self.tied[at]);
        rows.iter().map(|row| &self.rows[*row])
    }

    /// What is known of a document and all goals and measures, each counted once.
    pub fn tally(&self, document: NodeId) -> Tally {
        self.documents.binary_search(&document).map(|at| self.tallies[at]).unwrap_or_default()
    }

    /// Whether it is one of the documents.
    pub fn knows(&self, document: NodeId) -> bool {
        self.documents.binary_search(&document).is_ok()
    }

    /// The documents of which something is known for a goal or measure, and those that expect counterparts, ascending.
    pub fn documents(&self) -> &[NodeId] {
        &self.documents
    }
}

impl Area {
    /// The documents of which something is known for one of its goals or measures, ascending.
    pub fn documents(&self) -> impl ExactSizeIterator<Item = NodeId> + '_ {
        self.documents.iter().map(|(document, _)| *document)
    }

    /// What is known of each of them.
    pub fn tallies(&self) -> impl ExactSizeIterator<Item = (NodeId, Tally)> + '_ {
        self.documents.iter().copied()
    }

    /// Whether it is one of them.
    pub fn knows(&self, document: NodeId) -> bool {
        self.documents.binary_search_by_key(&document, |(known, _)| *known).is_ok()
    }

    /// What is known of a document and its goals and measures.
    pub fn tally(&self, document: NodeId) -> Tally {
        let at = self.documents.binary_search_by_key(&document, |(known, _)| *known);
        at.map(|at| self.documents[at].1).unwrap_or_default()
    }

    /// How many goals and measures it has.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl Row {
    /// Numbers of the areas to which it belongs, in [`Coverage::areas`].
    pub fn areas(&self) -> &[usize] {
        &self.areas
    }

    /// What is known of it and a document; `None` if nobody has looked.
    pub fn cell(&self, document: NodeId) -> Option<Cell> {
        let at = self.cells.binary_search_by_key(&document, |(known, _)| *known).ok()?;
        Some(self.cells[at].1)
    }

    /// All that is known of it, by document.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = (NodeId, Cell)> + '_ {
        self.cells.iter().copied()
    }

    /// Whether it is tied to any document, itself or through a goal.
    pub fn is_tied(&self) -> bool {
        self.cells.iter().any(|(_, cell)| cell.is_tied())
    }
}
