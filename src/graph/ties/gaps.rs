//! What is missing between the strategy and other documents, and which ties should be looked at.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::higher::{Higher, Known};
use super::{Cell, Coverage, Tie};
use crate::config::{Config, GapSort};
use crate::graph::{Graph, NodeId, Validity, measure_standing};
use crate::model::kinds::{
    Document, DocumentType, Goal, ItemState, Measure, Phase, Project, Strategy, Version,
};
use crate::model::parts::{Answer, Relation, StatedBy};
use crate::model::reference;
use crate::model::value::{Edtf, Reference};

/// Something missing, or a tie to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// What.
    pub sort: GapSort,
    /// The goal, measure, strategy, project, document or item.
    pub at: NodeId,
    /// The document or item at the other end.
    pub other: Option<NodeId>,
    /// How it stands to it.
    pub relation: Option<Relation>,
    /// When: a tie was checked or first stated, the document was changed.
    pub date: Option<Edtf>,
    /// Number of the setting that leaves it out on purpose.
    pub left_out: Option<usize>,
    /// How many ties have it, where `at` is a document to which very many ties may have it.
    pub count: usize,
}

/// What is found of a measure.
#[derive(PartialEq)]
pub(super) struct OfMeasure {
    /// `None` if all of its strategies are over.
    pub(super) known: Option<Known>,
    /// Whether it lacks a tie, judged or not.
    lack: Option<GapSort>,
    /// What was found of its ties.
    found: Found,
}

/// What was found of ties.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Found {
    gaps: Vec<Gap>,
    /// How many ties of each document have a gap of each sort of [`GapSort::BY_DOCUMENT`].
    by_document: BTreeMap<NodeId, [usize; GapSort::BY_DOCUMENT.len()]>,
}

impl Found {
    fn add(&mut self, other: &Self) {
        self.gaps.extend_from_slice(&other.gaps);
        for (document, counts) in &other.by_document {
            let known = self.by_document.entry(*document).or_default();
            for (known, count) in known.iter_mut().zip(counts) {
                *known += count;
            }
        }
    }

    /// As gaps: those of ties, then how many ties of each document have a fault that very many have.
    fn into_gaps(self) -> Vec<Gap> {
        let Self { mut gaps, by_document } = self;
        for (document, counts) in by_document {
            for (sort, count) in GapSort::BY_DOCUMENT.into_iter().zip(counts).filter(|(_, count)| *count > 0)
            {
                gaps.push(Gap { count, ..Gap::of(sort, document) });
            }
        }
        gaps
    }
}

impl Gap {
    /// The tie that it is about, if it is about one.
    pub fn tie<'a>(&self, graph: &'a Graph) -> Option<Tie<'a>> {
        let is_it = |tie: &Tie<'_>| Some(tie.to) == self.other && Some(tie.relation) == self.relation;
        graph.ties_of(self.at).find(is_it)
    }

    fn of(sort: GapSort, at: NodeId) -> Self {
        Self { sort, at, other: None, relation: None, date: None, left_out: None, count: 1 }
    }

    fn of_tie(sort: GapSort, tie: &Tie<'_>, date: Option<Edtf>) -> Self {
        let (other, relation) = (Some(tie.to), Some(tie.relation));
        Self { other, relation, date, ..Self::of(sort, tie.from) }
    }
}

/// All gaps of a site, by sort; those of one sort as records and their links stand. Each measure comes with what was found of
/// it.
///
/// Nothing follows from silence but that nothing was said: a tie counts as stated by one side only if it says so, as added
/// later only if both dates are known.
pub(super) fn gaps(
    finder: &Finder<'_>,
    coverage: &Coverage,
    measures: &[(NodeId, Arc<OfMeasure>)],
) -> Vec<Gap> {
    let graph = finder.graph;
    let rows = coverage.rows().iter().map(|row| row.node);
    let goals: Vec<NodeId> = rows.filter(|node| graph.record(*node).get::<Goal>().is_some()).collect();
    // Those of strategies that are over are no rows.
    let measures = || measures.iter().filter(|(_, of)| of.known.is_some());
    let lacks =
        goals.iter().filter_map(|goal| Some((*goal, finder.lack(*goal, coverage.row(*goal)?.is_tied())?)));
    let lacks = lacks.chain(measures().filter_map(|(node, of)| Some((*node, of.lack?))));
    let mut gaps: Vec<Gap> = lacks.map(|(node, sort)| Gap::of(sort, node)).collect();
    gaps.extend(finder.to_review(coverage));
    gaps.extend(finder.of_documents());
    let strategies = graph.of::<Strategy>().filter(|(_, _, strategy)| !strategy.is_over());
    let projects = graph.of::<Project>().map(|(node, ..)| node);
    let others = goals.into_iter().chain(strategies.map(|(node, ..)| node)).chain(projects);
    let mut found = Found::default();
    for record in others {
        found.add(&finder.of_record(record));
    }
    for (_, of) in measures() {
        found.add(&of.found);
    }
    gaps.extend(found.into_gaps());
    gaps.sort_by_key(|gap| gap.sort);
    gaps
}

/// Those of the gaps that need no look at all goals and measures: of documents, of items, and of the ties of these records,
/// unless they are of strategies that are over.
pub fn gaps_of(graph: &Graph, config: &Config, today: Date, records: &[NodeId]) -> Vec<Gap> {
    let finder = Finder::new(graph, config, today);
    let is_over = |node: &NodeId| {
        graph.record(*node).get::<Strategy>().is_some_and(Strategy::is_over)
            || graph.record(*node).get::<Goal>().is_some_and(|goal| goal.dropped.is_some())
    };
    let is_followed = |node: &NodeId| {
        let strategies = graph.strategies_of(*node);
        !is_over(node) && (strategies.is_empty() || !strategies.iter().all(is_over))
    };
    let is_document = |node: &NodeId| graph.record(*node).get::<Document>().is_some();
    let records: Vec<NodeId> =
        records.iter().copied().filter(|node| !is_document(node) && is_followed(node)).collect();
    let mut gaps = finder.of_documents();
    let mut found = Found::default();
    for record in records {
        found.add(&finder.of_record(record));
    }
    gaps.extend(found.into_gaps());
    leave_out(graph, config, &mut gaps);
    gaps
}

/// The node that a setting leaves out.
///
/// # Errors
///
/// The fault to report where it names none.
pub fn left_out_node(
    graph: &Graph,
    record: &crate::model::value::Text,
) -> Result<NodeId, Box<crate::diag::Diagnostic>> {
    use crate::diag::{Diagnostic, codes};
    let reference = Reference::parse(record.main(), record.span, &[]).map_err(|(message, help)| {
        Box::new(Diagnostic::new(&codes::CONFIGURATION, record.span, message).maybe_help(help))
    })?;
    graph.resolve(&reference)
}

/// Marks what the configuration leaves out on purpose.
pub(super) fn leave_out(graph: &Graph, config: &Config, gaps: &mut [Gap]) {
    for (number, part) in config.left_out().enumerate() {
        let node = part.data.record.as_ref().and_then(|record| left_out_node(graph, record).ok());
        let Some(node) = node else { continue };
        let is_meant = |gap: &Gap| {
            [Some(gap.at), gap.other]
                .into_iter()
                .flatten()
                .any(|end| end == node || graph.record_node(end) == node)
                && part.data.gap.is_none_or(|sort| sort == gap.sort)
        };
        for gap in gaps.iter_mut().filter(|gap| is_meant(gap)) {
            gap.left_out.get_or_insert(number);
        }
    }
}

pub(super) struct Finder<'a> {
    graph: &'a Graph,
    today: Date,
    checks_hold_from: Date,
    /// Documents that no longer hold.
    over: HashSet<NodeId>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(graph: &'a Graph, config: &Config, today: Date) -> Self {
        let is_over = |node: &NodeId| {
            let validity = graph.validity(*node, today);
            matches!(validity, Some(Validity::Ended(_) | Validity::Replaced | Validity::PeriodOver(_)))
        };
        let over = graph.of::<Document>().map(|(node, ..)| node).filter(is_over).collect();
        Self { graph, today, checks_hold_from: config.checks_hold_from(today), over }
    }

    /// Whether a goal or measure lacks a tie, judged or not; those whose strategies ask for none, and measures that were
    /// cancelled, lack nothing.
    fn lack(&self, node: NodeId, is_tied: bool) -> Option<GapSort> {
        if is_tied || self.asks_for_none(node) {
            return None;
        }
        let is_judged = self.graph.is_tied_or_judged(node);
        Some(if is_judged { GapSort::Judged } else { GapSort::Untied })
    }

    /// What was judged before the document changed.
    fn to_review(&self, coverage: &Coverage) -> Vec<Gap> {
        let mut gaps = Vec::new();
        for row in coverage.rows() {
            for (document, _) in row.cells().filter(|(_, cell)| *cell == Cell::ToReview) {
                let date = self.graph.record(document).common.updated;
                gaps.push(Gap { other: Some(document), date, ..Gap::of(GapSort::ToReview, row.node) });
            }
        }
        gaps
    }

    fn asks_for_none(&self, node: NodeId) -> bool {
        let measure = self.graph.record(node).get::<Measure>();
        let phase = measure.and_then(|measure| measure_standing(measure, self.today).phase);
        let is_cancelled = phase.is_some_and(|phase| phase.value == Phase::Cancelled);
        let strategies = self.graph.strategies_of(node);
        let is_optional =
            |node: &NodeId| self.graph.record(*node).get::<Strategy>().is_some_and(|s| s.links_optional);
        is_cancelled || !strategies.is_empty() && strategies.iter().all(is_optional)
    }

    /// Documents that are tied to nothing, and items without a counterpart.
    fn of_documents(&self) -> Vec<Gap> {
        let mut gaps = Vec::new();
        for (node, _, document) in self.graph.of::<Document>() {
            let asks =
                document.binding.is_some() || document.expects_counterparts || !document.item.is_empty();
            if !asks || self.is_own_text(node) {
                continue;
            }
            if is_for_ties(document) && !self.over.contains(&node) && !self.is_met_anywhere(node) {
                gaps.push(Gap::of(GapSort::DocumentUntied, node));
            }
            if document.expects_counterparts {
                let open = |item: &NodeId| !self.graph.is_covered(*item) && !self.is_cancelled(*item);
                let items = self.graph.items_of(node).filter(open);
                gaps.extend(items.map(|item| Gap::of(GapSort::ItemUntied, item)));
            }
        }
        gaps
    }

    /// Whether something is tied to the document or an item of it, or was judged.
    fn is_met_anywhere(&self, document: NodeId) -> bool {
        std::iter::once(document).chain(self.graph.parts_of(document)).any(|node| self.graph.is_met(node))
    }

    /// Whether the document is the text of one of the site's own strategies.
    fn is_own_text(&self, document: NodeId) -> bool {
        self.graph.incoming(document).any(|edge| edge.is_of(reference!(Version.document)))
    }

    fn is_cancelled(&self, item: NodeId) -> bool {
        let item = self.graph.part(item).and_then(|part| part.fields.as_any().downcast_ref());
        item.is_some_and(|item: &crate::model::kinds::Item| item.state == Some(ItemState::Cancelled))
    }

    /// What is found of a measure.
    pub(super) fn of_measure(&self, higher: &Higher<'_>, node: NodeId) -> OfMeasure {
        let known = higher.measure(node);
        let is_tied = |known: &Known| known.cells.iter().any(|(_, cell)| cell.is_tied());
        let lack = known.as_ref().and_then(|known| self.lack(node, is_tied(known)));
        OfMeasure { known, lack, found: self.of_record(node) }
    }

    fn of_record(&self, record: NodeId) -> Found {
        let mut found = Found::default();
        for tie in self.graph.ties_of(record) {
            self.of_tie(&tie, &mut found);
        }
        found
    }

    fn of_tie(&self, tie: &Tie<'_>, found: &mut Found) {
        let link = tie.link;
        let is_old = link.checked.and_then(Edtf::latest).is_none_or(|day| day < self.checks_hold_from);
        let is_over = self.over.contains(&tie.document);
        let faults = [is_over, is_old, link.answer.is_none()];
        if faults.contains(&true) {
            let counts = found.by_document.entry(tie.document).or_default();
            for (count, is_so) in counts.iter_mut().zip(faults) {
                *count += usize::from(is_so);
            }
        }
        let gaps = [
            (GapSort::MereAccord, link.is_mere_accord(), None),
            (GapSort::Disputed, link.answer == Some(Answer::Disputed), link.confirmed),
            (GapSort::Conflict, tie.relation == Relation::Conflicts, None),
            (GapSort::Overlap, tie.relation == Relation::Overlaps, None),
            (GapSort::CheckedLongAgo, is_old && link.checked.is_some(), link.checked),
            (GapSort::OneSided, matches!(link.stated_by, Some(StatedBy::Ours | StatedBy::Theirs)), None),
            (GapSort::AddedLater, self.is_added_later(tie), link.since),
        ];
        let gaps = gaps.into_iter().filter(|(_, is_so, _)| *is_so);
        found.gaps.extend(gaps.map(|(sort, _, date)| Gap::of_tie(sort, tie, date)));
    }

    /// Whether the tie was first stated when all strategies of its record had been approved.
    fn is_added_later(&self, tie: &Tie<'_>) -> bool {
        let Some(since) = tie.link.since else { return false };
        let mut strategies = self.graph.strategies_of(tie.from);
        if self.graph.record(tie.from).get::<Strategy>().is_some() {
            strategies.insert(tie.from);
        }
        let is_after = |strategy: &NodeId| {
            let data = self.graph.record(*strategy).get::<Strategy>();
            data.and_then(first_approval).is_some_and(|approved| since.is_after(approved))
        };
        !strategies.is_empty() && strategies.iter().all(is_after)
    }
}

/// The date of the first version that says who approved it.
fn first_approval(strategy: &Strategy) -> Option<Edtf> {
    let versions = strategy.version.iter().map(|part| &part.data);
    let is_approved =
        |version: &&Version| version.approved_by.get().is_some() || version.body.get().is_some();
    versions.filter(is_approved).filter_map(|version| version.date).min_by_key(|date| date.sort_key())
}

/// Whether a strategy is tied to documents of this type: data, studies, contracts and minutes only inform it.
fn is_for_ties(document: &Document) -> bool {
    use DocumentType::{Contract, Dataset, Record, Study};
    !matches!(document.r#type, Some(Contract | Dataset | Record | Study))
}
