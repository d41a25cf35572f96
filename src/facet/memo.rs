//! A cache of the last facets, for edits that change no name.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{FacetValue, Facets, Finder, Values, offered};
use crate::config::Config;
use crate::graph::{Graph, NodeId};

/// The last facets, with what they were found in.
///
/// The values of a record depend on it, and on records of other kinds. So as long as only records of a facet's own kind are
/// others, and none has another name, its values are found again for these records alone.
#[derive(Default)]
pub struct Memo(Option<Last>);

struct Last {
    graph: Graph,
    today: Date,
    facets: Facets,
}

impl Memo {
    /// The facets of a graph, as [`Facets::new`] would find them.
    pub fn facets(&mut self, graph: &Graph, config: &Config, today: Date) -> Facets {
        let renewed = self.0.take().and_then(|last| last.renewed(graph, config, today));
        let facets = renewed.unwrap_or_else(|| Facets::new(graph, config, today));
        self.0 = Some(Last { graph: graph.clone(), today, facets: facets.clone() });
        facets
    }
}

impl Last {
    fn renewed(self, graph: &Graph, config: &Config, today: Date) -> Option<Facets> {
        let changed = graph.changed_since(&self.graph)?;
        let known = self.facets.values.iter().map(|values| values.facet);
        if today != self.today || !known.eq(offered::offered(config)) {
            return None;
        }
        let is_of_one_kind =
            |values: &Values| changed.iter().all(|node| graph.record(*node).kind == values.facet.kind);
        if !self.facets.values.iter().all(is_of_one_kind) {
            return None;
        }
        let finder = Finder::new(graph, today);
        let values = self.facets.values.iter().map(|values| values.renewed(&finder, &changed)).collect();
        Some(Facets { values, looked_at: changed.len() })
    }
}

impl Values {
    /// The same, with the values of these records found again.
    fn renewed(&self, finder: &Finder<'_>, changed: &[NodeId]) -> Self {
        let mut records: BTreeMap<FacetValue, Vec<NodeId>> = self.records.clone();
        for node in changed {
            for nodes in records.values_mut() {
                if let Ok(at) = nodes.binary_search(node) {
                    nodes.remove(at);
                }
            }
            for value in (self.facet.values)(finder, *node) {
                let nodes = records.entry(value).or_default();
                let at = nodes.partition_point(|known| known < node);
                nodes.insert(at, *node);
            }
        }
        records.retain(|_, nodes| !nodes.is_empty());
        Self { facet: self.facet, records }
    }
}
