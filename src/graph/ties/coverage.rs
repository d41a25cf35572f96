//! How goals and measures are covered by other documents: tied to them, through a goal above, or judged to have no tie.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::Memo;
use super::cell::{Cell, Relations, Tally};
use crate::graph::{Graph, NodeId};
use crate::model::kind::Kind as _;
use crate::model::kinds::{Document, Goal, Measure, Strategy};
use crate::model::reference;
use crate::model::value::Edtf;

/// Goals and measures by area, and what is known of each of them and of each document.
///
/// Only what somebody still follows is there: no goal that was dropped, and nothing of strategies that are over.
#[derive(Default)]
pub struct Coverage {
    rows: Vec<Row>,
    areas: Vec<Area>,
    /// Those of which something is known, and those that expect counterparts, ascending.
    documents: Vec<NodeId>,
    /// What is known of each document, and the numbers of the rows that are tied to it. Only looked up, never iterated.
    tallies: HashMap<NodeId, (Tally, Vec<usize>)>,
}

/// An area with its goals and measures.
pub struct Area {
    /// The goal at the top; `None` for what belongs to no area.
    pub goal: Option<NodeId>,
    /// Numbers of the rows; that of a measure may stand in several areas.
    rows: Vec<usize>,
    /// What is known of documents and these goals and measures.
    documents: BTreeMap<NodeId, Tally>,
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

/// What was found of a goal or measure: its areas, and what is known of it.
#[derive(Clone)]
pub(super) struct Made {
    areas: Arc<[Option<NodeId>]>,
    cells: Arc<[(NodeId, Cell)]>,
}

/// What goals and measures get from the goals and strategies above them.
#[derive(Clone, Default)]
struct Above {
    /// Documents to which a goal is tied.
    tied: Vec<NodeId>,
    judged: Vec<Judged>,
}

/// A document as a whole that somebody looked at, and when.
type Judged = (NodeId, Option<Edtf>);

/// What of a goal concerns those below it.
struct OfGoal {
    area: Option<NodeId>,
    strategy: Option<NodeId>,
    /// With what it says itself.
    above: Above,
}

/// What of goals and strategies concerns those below them.
struct Higher<'a> {
    graph: &'a Graph,
    goals: HashMap<NodeId, OfGoal>,
    /// Whether the strategy is over, and what was judged for all of it.
    strategies: HashMap<NodeId, (bool, Vec<Judged>)>,
}

impl<'a> Higher<'a> {
    fn new(graph: &'a Graph) -> Self {
        let of_strategy = |strategy: &Strategy, node| (strategy.is_over(), judged(graph, node).collect());
        Self {
            graph,
            goals: graph.of::<Goal>().map(|(node, ..)| (node, of_goal(graph, node))).collect(),
            strategies: graph
                .of::<Strategy>()
                .map(|(node, _, strategy)| (node, of_strategy(strategy, node)))
                .collect(),
        }
    }

    fn goals<'b>(&'b self, nodes: &'b [NodeId]) -> impl Iterator<Item = &'b OfGoal> {
        nodes.iter().filter_map(|goal| self.goals.get(goal))
    }

    /// A goal with its area; `None` if it belongs to a strategy that is over.
    fn goal(&self, node: NodeId) -> Option<Made> {
        let own = self.goals.get(&node)?;
        let mut above = self.of_strategies(own.strategy)?;
        above.judged.extend_from_slice(&own.above.judged);
        for goal in self.goals(&self.graph.ancestors(node)) {
            above.tied.extend_from_slice(&goal.above.tied);
        }
        Some(Made { areas: [own.area].into(), cells: cells(self.graph, node, &above) })
    }

    /// A measure with its areas; `None` if all of its strategies are over.
    fn measure(&self, node: NodeId) -> Option<Made> {
        let goals: Vec<NodeId> = self.graph.referred(node, reference!(Measure.goals)).collect();
        let named = self.graph.referred(node, reference!(Measure.strategy));
        let through_goals = self.goals(&goals).filter_map(|goal| goal.strategy);
        let mut above = self.of_strategies(named.chain(through_goals))?;
        let mut areas: BTreeSet<Option<NodeId>> = self.goals(&goals).map(|goal| goal.area).collect();
        if areas.len() > 1 {
            areas.remove(&None);
        }
        if areas.is_empty() {
            areas.insert(None);
        }
        for goal in self.goals(&goals) {
            above.tied.extend_from_slice(&goal.above.tied);
            above.judged.extend_from_slice(&goal.above.judged);
        }
        above.judged.extend(judged(self.graph, node));
        Some(Made { areas: areas.into_iter().collect(), cells: cells(self.graph, node, &above) })
    }

    /// What was judged for all of these strategies; `None` if there are some and all are over.
    fn of_strategies(&self, strategies: impl IntoIterator<Item = NodeId>) -> Option<Above> {
        let known: Vec<_> = strategies.into_iter().filter_map(|node| self.strategies.get(&node)).collect();
        if !known.is_empty() && known.iter().all(|(is_over, _)| *is_over) {
            return None;
        }
        let judged = known.into_iter().flat_map(|(_, judged)| judged).copied().collect();
        Some(Above { tied: Vec::new(), judged })
    }
}

impl Coverage {
    /// What is known of all goals and measures.
    pub fn new(graph: &Graph) -> Self {
        Self::with_memo(graph, &mut Memo::default())
    }

    /// The same; what `memo` has of the last time is used again.
    pub fn with_memo(graph: &Graph, memo: &mut Memo) -> Self {
        let higher = Higher::new(graph);
        let goals = graph.of::<Goal>().filter(|(_, _, goal)| goal.dropped.is_none());
        let goals = goals.filter_map(|(node, ..)| Some((node, higher.goal(node)?)));
        let nodes = graph.nodes_of_kind(Measure::SPEC);
        let measures = if let Some((mut known, changed)) = memo.coverage.take(graph, None) {
            for place in changed {
                known[place] = higher.measure(nodes[place]);
            }
            known
        } else {
            nodes.par_iter().map(|node| higher.measure(*node)).collect()
        };
        memo.coverage.keep(graph, None, &measures);
        let measures = nodes.iter().copied().zip(measures);
        let measures = measures.filter_map(|(node, made)| Some((node, made?)));
        Self::of_rows(graph, goals.chain(measures))
    }

    fn of_rows(graph: &Graph, rows: impl Iterator<Item = (NodeId, Made)>) -> Self {
        let mut coverage = Self::default();
        let mut areas: BTreeMap<Option<NodeId>, usize> = BTreeMap::new();
        let mut tallies: Vec<HashMap<NodeId, Tally>> = Vec::new();
        for (node, made) in rows {
            let number = coverage.rows.len();
            let mut places = Vec::with_capacity(made.areas.len());
            for goal in made.areas.iter() {
                let place = *areas.entry(*goal).or_insert_with(|| {
                    coverage.areas.push(Area { goal: *goal, rows: Vec::new(), documents: BTreeMap::new() });
                    tallies.push(HashMap::new());
                    coverage.areas.len() - 1
                });
                places.push(place);
                coverage.areas[place].rows.push(number);
                for (document, cell) in made.cells.iter() {
                    tallies[place].entry(*document).or_default().add(*cell);
                }
            }
            for (document, cell) in made.cells.iter() {
                let (tally, rows) = coverage.tallies.entry(*document).or_default();
                tally.add(*cell);
                if cell.is_tied() {
                    rows.push(number);
                }
            }
            coverage.rows.push(Row { node, areas: places, cells: made.cells });
        }
        for (area, tallies) in coverage.areas.iter_mut().zip(tallies) {
            area.documents = tallies.into_iter().collect();
        }
        let asking = graph.of::<Document>().filter(|(_, _, document)| document.expects_counterparts);
        let mut documents: Vec<NodeId> =
            coverage.tallies.keys().copied().chain(asking.map(|(node, ..)| node)).collect();
        documents.sort_unstable();
        documents.dedup();
        coverage.documents = documents;
        coverage
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
        let rows = self.tallies.get(&document).map_or(&[][..], |(_, rows)| rows);
        rows.iter().map(|row| &self.rows[*row])
    }

    /// What is known of a document and all goals and measures, each counted once.
    pub fn tally(&self, document: NodeId) -> Tally {
        self.tallies.get(&document).map(|(tally, _)| *tally).unwrap_or_default()
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
        self.documents.keys().copied()
    }

    /// Whether it is one of them.
    pub fn knows(&self, document: NodeId) -> bool {
        self.documents.contains_key(&document)
    }

    /// What is known of a document and its goals and measures.
    pub fn tally(&self, document: NodeId) -> Tally {
        self.documents.get(&document).copied().unwrap_or_default()
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

fn of_goal(graph: &Graph, goal: NodeId) -> OfGoal {
    let own_and_above = || std::iter::once(goal).chain(graph.ancestors(goal));
    let mut tied: Vec<NodeId> =
        own_and_above().flat_map(|goal| graph.ties_of(goal)).map(|tie| tie.document).collect();
    tied.sort_unstable();
    tied.dedup();
    OfGoal {
        area: graph.area_of(goal),
        strategy: graph.strategy_of_goal(goal),
        above: Above { tied, judged: own_and_above().flat_map(|goal| judged(graph, goal)).collect() },
    }
}

/// The documents that were looked at as a whole, by the reviews of a record.
fn judged(graph: &Graph, record: NodeId) -> impl Iterator<Item = Judged> {
    graph.tie_reviews_of(record).flat_map(|review| {
        let whole = review.against.into_iter().filter(|node| graph.record_node(*node) == *node);
        whole.map(|document| (document, review.date)).collect::<Vec<_>>()
    })
}

/// What is known of a goal or measure: its own ties come first, then those of goals above, then what was judged.
fn cells(graph: &Graph, node: NodeId, above: &Above) -> Arc<[(NodeId, Cell)]> {
    let mut known: BTreeMap<NodeId, Cell> = BTreeMap::new();
    for (document, date) in &above.judged {
        let cell = if graph.has_changed_since(*document, *date) { Cell::ToReview } else { Cell::NoTie };
        let latest = known.entry(*document).or_insert(cell);
        // Of several reviews, one after the change is enough.
        if cell == Cell::NoTie {
            *latest = cell;
        }
    }
    known.extend(above.tied.iter().map(|document| (*document, Cell::Through)));
    for tie in graph.ties_of(node) {
        let cell = known.entry(tie.document).or_insert(Cell::Own(Relations::default()));
        let others = if let Cell::Own(others) = cell { *others } else { Relations::default() };
        *cell = Cell::Own(others.with(tie.relation));
    }
    known.into_iter().collect()
}
