//! How goals and measures are covered by other documents: tied to them, through a goal above, or judged to have no tie.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::graph::{Graph, NodeId};
use crate::model::kinds::{Document, Goal, Measure, Strategy};
use crate::model::parts::Relation;
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
    /// What is known of each document. Only looked up, never iterated.
    tallies: HashMap<NodeId, Tally>,
}

/// How many goals and measures are covered by a document.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// So many are tied to it, themselves or through a goal.
    pub tied: usize,
    /// Of so many it is known whether they are tied to it.
    pub judged: usize,
    /// So many are tied to it themselves, by relation.
    by: [usize; Relation::NAMES.len()],
}

impl Tally {
    fn add(&mut self, cell: Cell) {
        self.judged += 1;
        self.tied += usize::from(cell.is_tied());
        if let Cell::Own(relations) = cell {
            for place in relations.places() {
                self.by[place] += 1;
            }
        }
    }

    /// How many are tied to it themselves by the relation of this name.
    pub fn by(&self, relation: &str) -> usize {
        Relation::NAMES.iter().position(|name| *name == relation).map_or(0, |place| self.by[place])
    }
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
    /// What is known, by document; ascending.
    cells: Vec<(NodeId, Cell)>,
}

/// What is known of a goal or measure and a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// It is tied to the document or to items of it, by these relations.
    Own(Relations),
    /// A goal above it is.
    Through,
    /// Somebody looked and found no tie, but the document has changed since.
    ToReview,
    /// Somebody looked and found no tie.
    NoTie,
}

impl Cell {
    /// Whether it says that there is a tie.
    pub fn is_tied(self) -> bool {
        matches!(self, Self::Own(_) | Self::Through)
    }
}

/// A set of relations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Relations(u16);

impl Relations {
    fn with(self, relation: Relation) -> Self {
        Self(self.0 | 1 << relation as u16)
    }

    /// Their names, in the order of the declaration.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        self.places().map(|place| Relation::NAMES[place])
    }

    fn places(self) -> impl Iterator<Item = usize> {
        (0..Relation::NAMES.len()).filter(move |place| self.0 & 1 << place != 0)
    }
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
    fn goal(&self, node: NodeId) -> Option<(BTreeSet<Option<NodeId>>, Row)> {
        let own = self.goals.get(&node)?;
        let mut above = self.of_strategies(own.strategy)?;
        above.judged.extend_from_slice(&own.above.judged);
        for goal in self.goals(&self.graph.ancestors(node)) {
            above.tied.extend_from_slice(&goal.above.tied);
        }
        Some(([own.area].into(), Row { node, cells: cells(self.graph, node, &above) }))
    }

    /// A measure with its areas; `None` if all of its strategies are over.
    fn measure(&self, node: NodeId) -> Option<(BTreeSet<Option<NodeId>>, Row)> {
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
        Some((areas, Row { node, cells: cells(self.graph, node, &above) }))
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
        let higher = Higher::new(graph);
        let goals = graph.of::<Goal>().filter(|(_, _, goal)| goal.dropped.is_none());
        let goals = goals.filter_map(|(node, ..)| higher.goal(node));
        let measures = graph.of::<Measure>().filter_map(|(node, ..)| higher.measure(node));
        let mut coverage = Self::default();
        let mut places = BTreeMap::new();
        for (areas, row) in goals.chain(measures) {
            coverage.add(areas, row, &mut places);
        }
        let of_areas = coverage.areas.iter().flat_map(Area::documents);
        let asking = graph.of::<Document>().filter(|(_, _, document)| document.expects_counterparts);
        let documents: BTreeSet<NodeId> = of_areas.chain(asking.map(|(node, ..)| node)).collect();
        coverage.documents = documents.into_iter().collect();
        coverage
    }

    /// Adds a row to its areas, of which `places` knows where they stand.
    fn add(
        &mut self,
        areas: BTreeSet<Option<NodeId>>,
        row: Row,
        places: &mut BTreeMap<Option<NodeId>, usize>,
    ) {
        for goal in areas {
            let place = *places.entry(goal).or_insert_with(|| {
                self.areas.push(Area { goal, rows: Vec::new(), documents: BTreeMap::new() });
                self.areas.len() - 1
            });
            let area = &mut self.areas[place];
            area.rows.push(self.rows.len());
            for (document, cell) in row.cells() {
                area.documents.entry(document).or_default().add(cell);
            }
        }
        for (document, cell) in row.cells() {
            self.tallies.entry(document).or_default().add(cell);
        }
        self.rows.push(row);
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

    /// What is known of a document and all goals and measures, each counted once.
    pub fn tally(&self, document: NodeId) -> Tally {
        self.tallies.get(&document).copied().unwrap_or_default()
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
fn cells(graph: &Graph, node: NodeId, above: &Above) -> Vec<(NodeId, Cell)> {
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
