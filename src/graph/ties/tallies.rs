//! Counts what is known of documents, without a search for each cell: there are very many.

use super::Row;
use super::cell::Tally;
use crate::graph::NodeId;

/// Where each of some ascending nodes stands among them.
pub(super) struct Places {
    first: usize,
    places: Vec<usize>,
}

impl Places {
    pub(super) fn new(nodes: &[NodeId]) -> Self {
        let first = nodes.first().map_or(0, |node| node.index());
        let mut places = vec![0; nodes.last().map_or(0, |node| node.index() + 1 - first)];
        for (place, node) in nodes.iter().enumerate() {
            places[node.index() - first] = place;
        }
        Self { first, places }
    }

    /// The place of a node, which must be one of them.
    pub(super) fn of(&self, node: NodeId) -> usize {
        self.places[node.index() - self.first]
    }
}

/// Tallies of documents, used again for one set of rows after another.
pub(super) struct Tallies {
    documents: Vec<NodeId>,
    places: Places,
    counted: Vec<Tally>,
}

impl Tallies {
    /// For cells of these documents, which are ascending.
    pub(super) fn new(documents: Vec<NodeId>) -> Self {
        let (places, counted) = (Places::new(&documents), vec![Tally::default(); documents.len()]);
        Self { documents, places, counted }
    }

    /// The documents of which something is known for one of these rows, ascending, and what.
    pub(super) fn of<'r>(&mut self, rows: impl Iterator<Item = &'r Row>) -> Vec<(NodeId, Tally)> {
        let mut known = Vec::new();
        for (document, cell) in rows.flat_map(Row::cells) {
            let place = self.places.of(document);
            if self.counted[place].judged == 0 {
                known.push(place);
            }
            self.counted[place].add(cell);
        }
        known.sort_unstable();
        let taken = |place: usize| (self.documents[place], std::mem::take(&mut self.counted[place]));
        known.into_iter().map(taken).collect()
    }
}
