//! A cache of the last facets, for edits that change no name.

use jiff::civil::Date;
use rayon::prelude::*;

use super::{DependsOn, Facet, Facets, Finder, Values, kinds, offered};
use crate::config::Config;
use crate::graph::{Graph, NodeId};

/// The last facets, with what they were found in.
///
/// As long as no record has another name, values of a facet that depend on nothing that changed are kept; where they depend on
/// other kinds and only records of its own kind are others, they are found again for these records alone.
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
        let finder = Finder::new(graph, today);
        let records = |facet: &Facet| match Renewal::of(facet, graph, &changed) {
            Renewal::Nothing => 0,
            Renewal::Changed => changed.len(),
            Renewal::All => graph.of_kind(facet.kind).count(),
        };
        let of_kind = |kind| self.facets.of_kind(kind).map(|values| records(values.facet)).max().unwrap_or(0);
        let looked_at = kinds().map(of_kind).sum();
        let values = self.facets.values.into_par_iter().map(|values| {
            match Renewal::of(values.facet, graph, &changed) {
                Renewal::Nothing => values,
                Renewal::Changed => values.renewed(&finder, &changed),
                Renewal::All => finder.values(values.facet),
            }
        });
        let values = values.collect();
        Some(Facets { values, looked_at })
    }
}

/// Which records have to be looked at again.
enum Renewal {
    Nothing,
    Changed,
    All,
}

impl Renewal {
    fn of(facet: &Facet, graph: &Graph, changed: &[NodeId]) -> Self {
        let mut own = changed.iter().map(|node| graph.record(*node).kind == facet.kind);
        match facet.depends_on {
            DependsOn::OwnKind if !own.any(|own| own) => Self::Nothing,
            DependsOn::OtherKinds if own.all(|own| own) => Self::Changed,
            DependsOn::OwnKind | DependsOn::OtherKinds => Self::All,
        }
    }
}

impl Values {
    /// The same, with the values of these records found again.
    fn renewed(self, finder: &Finder<'_>, changed: &[NodeId]) -> Self {
        let Self { facet, mut records } = self;
        for node in changed {
            for nodes in records.values_mut() {
                if let Ok(at) = nodes.binary_search(node) {
                    nodes.remove(at);
                }
            }
            for value in (facet.values)(finder, *node) {
                let nodes = records.entry(value).or_default();
                let at = nodes.partition_point(|known| known < node);
                nodes.insert(at, *node);
            }
        }
        records.retain(|_, nodes| !nodes.is_empty());
        Self { facet, records }
    }
}
