//! A cache of what was found of measures, for edits that change no name.

use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use super::gaps::{self, Finder, OfMeasure};
use super::higher::Higher;
use super::{Coverage, Gap, Ties};
use crate::config::Config;
use crate::graph::{Graph, NodeId};
use crate::model::kind::Kind as _;
use crate::model::kinds::Measure;

/// What was last found of ties.
///
/// What is found of a measure follows from it and from records of other kinds. So as long as only measures are others, and none has
/// another name, only they are looked at again. If then the same is found of them, and the same records and parts are related, so
/// is all the rest.
#[derive(Default)]
pub struct Memo(Option<Last>);

struct Last {
    graph: Graph,
    since: [Date; 2],
    measures: Vec<(NodeId, Arc<OfMeasure>)>,
    coverage: Arc<Coverage>,
    /// Nothing is left out of them.
    gaps: Arc<[Gap]>,
}

impl Memo {
    /// The ties of a graph, as [`Ties::new`] would find them.
    pub fn ties(&mut self, graph: &Graph, config: &Config, today: Date) -> Ties {
        let since = [today, config.checks_hold_from(today)];
        let (finder, higher) = (Finder::new(graph, config, today), Higher::new(graph));
        let find = |node: &NodeId| (*node, Arc::new(finder.of_measure(&higher, *node)));
        let last = self.0.take().filter(|last| last.since == since);
        let known = last.and_then(|last| Some((last.changed(graph)?, last)));
        let (measures, as_before) = if let Some((changed, last)) = known {
            let Last { mut measures, coverage, gaps, graph: before, .. } = last;
            let mut is_same = graph.relates_as(&before);
            for place in changed {
                let found = find(&measures[place].0);
                is_same &= found == measures[place];
                measures[place] = found;
            }
            (measures, is_same.then_some((coverage, gaps)))
        } else {
            (graph.nodes_of_kind(Measure::SPEC).par_iter().map(find).collect(), None)
        };
        let (coverage, gaps) = as_before.unwrap_or_else(|| {
            let known = measures.iter().map(|(node, of)| (*node, of.known.as_ref()));
            let coverage = Coverage::new(&higher, known);
            let gaps = gaps::gaps(&finder, &coverage, &measures);
            (Arc::new(coverage), gaps.into())
        });
        let mut ties = Ties { coverage: Arc::clone(&coverage), gaps: Arc::clone(&gaps) };
        self.0 = Some(Last { graph: graph.clone(), since, measures, coverage, gaps });
        if config.left_out().next().is_some() {
            let mut marked = ties.gaps.to_vec();
            gaps::leave_out(graph, config, &mut marked);
            ties.gaps = marked.into();
        }
        ties
    }
}

impl Last {
    /// The numbers of the measures that are others; `None` if more than measures are.
    fn changed(&self, graph: &Graph) -> Option<Vec<usize>> {
        let changed = graph.changed_since(&self.graph)?;
        let place = |node: &NodeId| self.measures.binary_search_by_key(node, |(known, _)| *known).ok();
        changed.iter().map(place).collect()
    }
}
