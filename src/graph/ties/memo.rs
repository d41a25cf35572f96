//! A cache of what was found of measures, for edits that change no name.

use std::sync::Arc;

use jiff::civil::Date;

use super::coverage::Made;
use super::gaps::Found;
use crate::graph::{Graph, NodeId};
use crate::model::kind::Kind as _;
use crate::model::kinds::Measure;

/// What was last found of measures.
///
/// What is known of a measure, and which of its ties should be looked at, depends on it and on records of other kinds. So as long
/// as only measures are others, and none has another name, both are found again for these alone.
#[derive(Default)]
pub struct Memo {
    pub(super) coverage: Known<Option<Made>>,
    pub(super) gaps: Known<Arc<Found>>,
}

/// A value for each measure, in the order of nodes, with what all of them follow from.
pub(super) struct Known<T>(Option<(Graph, Option<[Date; 2]>, Vec<T>)>);

impl<T> Default for Known<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Clone> Known<T> {
    /// The values of all measures, and the numbers of those that have to be made; `None` if all have. Values also follow from
    /// `since`.
    pub(super) fn take(&mut self, graph: &Graph, since: Option<[Date; 2]>) -> Option<(Vec<T>, Vec<usize>)> {
        let (last, known_since, values) = self.0.take()?;
        let changed = graph.changed_since(&last)?;
        let is_measure = |node: &NodeId| graph.record(*node).get::<Measure>().is_some();
        if since != known_since || !changed.iter().all(is_measure) {
            return None;
        }
        let measures = graph.nodes_of_kind(Measure::SPEC);
        let places = changed.iter().filter_map(|node| measures.binary_search(node).ok());
        (measures.len() == values.len()).then(|| (values, places.collect()))
    }

    /// Keeps the values of all measures.
    pub(super) fn keep(&mut self, graph: &Graph, since: Option<[Date; 2]>, values: &[T]) {
        self.0 = Some((graph.clone(), since, values.to_vec()));
    }
}
