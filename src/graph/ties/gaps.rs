//! What is missing between the strategy and other documents, and which ties should be looked at.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Cell, Coverage, Tie};
use crate::config::{Config, GapSort};
use crate::graph::{Graph, NodeId, Validity, measure_standing};
use crate::model::kinds::{Document, DocumentType, ItemState, Measure, Phase, Project, Strategy, Version};
use crate::model::parts::{Answer, Relation, StatedBy};
use crate::model::reference;
use crate::model::value::{Edtf, Reference};

/// Something missing, or a tie to look at.
#[derive(Clone, Copy, Debug)]
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
}

impl Gap {
    /// The tie that it is about, if it is about one.
    pub fn tie<'a>(&self, graph: &'a Graph) -> Option<Tie<'a>> {
        let is_it = |tie: &Tie<'_>| Some(tie.to) == self.other && Some(tie.relation) == self.relation;
        graph.ties_of(self.at).find(is_it)
    }

    fn of(sort: GapSort, at: NodeId) -> Self {
        Self { sort, at, other: None, relation: None, date: None, left_out: None }
    }

    fn of_tie(sort: GapSort, tie: &Tie<'_>, date: Option<Edtf>) -> Self {
        let (other, relation) = (Some(tie.to), Some(tie.relation));
        Self { other, relation, date, ..Self::of(sort, tie.from) }
    }
}

/// All gaps of a site, by sort and node.
///
/// Nothing follows from silence but that nothing was said: a tie counts as stated by one side only if it says so, as added
/// later only if both dates are known.
pub fn gaps(graph: &Graph, coverage: &Coverage, config: &Config, today: Date) -> Vec<Gap> {
    let finder = Finder { graph, coverage, today, checks_hold_from: config.checks_hold_from(today) };
    let mut gaps = finder.of_rows();
    gaps.extend(finder.of_documents());
    gaps.extend(finder.of_ties());
    leave_out(graph, config, &mut gaps);
    gaps.sort_by_key(|gap| (gap.sort, gap.at, gap.other, gap.relation));
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
fn leave_out(graph: &Graph, config: &Config, gaps: &mut [Gap]) {
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

struct Finder<'a> {
    graph: &'a Graph,
    coverage: &'a Coverage,
    today: Date,
    checks_hold_from: Date,
}

impl Finder<'_> {
    /// Goals and measures without a tie; those whose strategies ask for none, and measures that were cancelled, lack nothing.
    fn of_rows(&self) -> Vec<Gap> {
        let mut gaps = Vec::new();
        for row in self.coverage.rows() {
            if !row.is_tied() && !self.asks_for_none(row.node) {
                let is_judged = self.graph.is_tied_or_judged(row.node);
                gaps.push(Gap::of(if is_judged { GapSort::Judged } else { GapSort::Untied }, row.node));
            }
            let changed = row.cells().filter(|(_, cell)| *cell == Cell::ToReview);
            for (document, _) in changed {
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
        let own_texts: BTreeSet<NodeId> = self.own_texts();
        let mut gaps = Vec::new();
        for (node, _, document) in self.graph.of::<Document>().filter(|(node, ..)| !own_texts.contains(node))
        {
            let items: Vec<NodeId> = self.graph.items_of(node).collect();
            let asks = document.binding.is_some() || document.expects_counterparts || !items.is_empty();
            let is_met =
                std::iter::once(node).chain(items.iter().copied()).any(|node| self.graph.is_met(node));
            if asks && is_for_ties(document) && !is_met && !self.is_over(node) {
                gaps.push(Gap::of(GapSort::DocumentUntied, node));
            }
            if document.expects_counterparts {
                let open = |item: &NodeId| !self.graph.is_covered(*item) && !self.is_cancelled(*item);
                gaps.extend(items.into_iter().filter(open).map(|item| Gap::of(GapSort::ItemUntied, item)));
            }
        }
        gaps
    }

    /// Documents that are texts of the site's own strategies.
    fn own_texts(&self) -> BTreeSet<NodeId> {
        let versions = self.graph.edges().iter().filter(|edge| edge.is_of(reference!(Version.document)));
        versions.map(|edge| edge.to).collect()
    }

    fn is_cancelled(&self, item: NodeId) -> bool {
        let item = self.graph.part(item).and_then(|part| part.fields.as_any().downcast_ref());
        item.is_some_and(|item: &crate::model::kinds::Item| item.state == Some(ItemState::Cancelled))
    }

    fn is_over(&self, document: NodeId) -> bool {
        let validity = self.graph.validity(document, self.today);
        matches!(validity, Some(Validity::Ended(_) | Validity::Replaced | Validity::PeriodOver(_)))
    }

    /// Ties of goals and measures, of strategies that somebody follows, and of projects.
    fn of_ties(&self) -> Vec<Gap> {
        let rows = self.coverage.rows().iter().map(|row| row.node);
        let strategies = self.graph.of::<Strategy>().filter(|(_, _, strategy)| !strategy.is_over());
        let projects = self.graph.of::<Project>().map(|(node, ..)| node);
        let records = rows.chain(strategies.map(|(node, ..)| node)).chain(projects);
        records.flat_map(|record| self.graph.ties_of(record)).flat_map(|tie| self.of_tie(&tie)).collect()
    }

    fn of_tie(&self, tie: &Tie<'_>) -> Vec<Gap> {
        let link = tie.link;
        let is_old = link.checked.and_then(Edtf::latest).is_none_or(|day| day < self.checks_hold_from);
        let found = [
            (GapSort::MereAccord, link.is_mere_accord(), None),
            (GapSort::Disputed, link.answer == Some(Answer::Disputed), link.confirmed),
            (GapSort::Conflict, tie.relation == Relation::Conflicts, None),
            (GapSort::Overlap, tie.relation == Relation::Overlaps, None),
            (GapSort::Expired, self.is_over(tie.document), None),
            (GapSort::Unchecked, is_old, link.checked),
            (GapSort::Unconfirmed, link.answer.is_none(), None),
            (GapSort::OneSided, matches!(link.stated_by, Some(StatedBy::Ours | StatedBy::Theirs)), None),
            (GapSort::AddedLater, self.is_added_later(tie), link.since),
        ];
        let found = found.into_iter().filter(|(_, is_so, _)| *is_so);
        found.map(|(sort, _, date)| Gap::of_tie(sort, tie, date)).collect()
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
