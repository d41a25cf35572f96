//! Long lists in the order of pages. A list that is cut has many pages; it is sorted once per language for all of them, when
//! the first one asks for it.

pub(in crate::view) mod activities;
mod by_year;
pub(in crate::view) mod calendar;
pub(in crate::view) mod changes;
pub(in crate::view) mod coverage;
pub(in crate::view) mod gaps;
pub(in crate::view) mod moments;
pub(in crate::view) mod of_kind;
pub(in crate::view) mod tasks;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::graph::{NodeId, Relation};
use crate::model::kind::KindSpec;
use crate::model::kinds;
use crate::plan::Plan;
use crate::public::Public;
use crate::view::edition::{Edition, order};
use activities::PlanOfYear;
use by_year::ByYear;
use calendar::BySection;
use changes::Happening;
use coverage::CoverageOrder;
use gaps::BySort;
use of_kind::OfKind;
use tasks::ByState;

/// The long lists of a site.
#[derive(Default)]
pub(in crate::view) struct Sequences {
    languages: Vec<Sorted>,
    /// Lists of those who refer to a node, ascending.
    back_links: Vec<(NodeId, Relation)>,
}

/// Lists in one language.
struct Sorted {
    changes: OnceLock<ByYear<Happening>>,
    tasks: OnceLock<ByState>,
    gaps: OnceLock<BySort>,
    coverage: OnceLock<CoverageOrder>,
    calendar: OnceLock<BySection>,
    /// The action plan of each year that has one.
    years: BTreeMap<i16, OnceLock<PlanOfYear>>,
    /// Records of each kind, in the order of kinds.
    kinds: Vec<OnceLock<OfKind>>,
    /// As in [`Sequences::back_links`].
    back_links: Vec<OnceLock<Referring>>,
}

impl Sequences {
    /// Empty slots for the lists of a planned site with that many languages.
    pub(in crate::view) fn new(public: &Public, plan: &Plan, languages: usize) -> Self {
        let years = public.years_of_activities();
        let back_links: Vec<(NodeId, Relation)> = plan.long_back_links().collect();
        let sorted = |_| Sorted {
            changes: OnceLock::new(),
            tasks: OnceLock::new(),
            gaps: OnceLock::new(),
            coverage: OnceLock::new(),
            calendar: OnceLock::new(),
            years: years.iter().map(|year| (*year, OnceLock::new())).collect(),
            kinds: kinds::all().iter().map(|_| OnceLock::new()).collect(),
            back_links: back_links.iter().map(|_| OnceLock::new()).collect(),
        };
        Self { languages: (0..languages).map(sorted).collect(), back_links }
    }

    fn of(&self, edition: &Edition<'_>) -> &Sorted {
        &self.languages[usize::from(edition.lang.0)]
    }

    /// All changes, the latest first.
    pub(in crate::view) fn changes(&self, edition: &Edition<'_>) -> &ByYear<Happening> {
        self.of(edition).changes.get_or_init(|| changes::latest_first(edition.public))
    }

    /// All tasks by state.
    pub(in crate::view) fn tasks(&self, edition: &Edition<'_>) -> &ByState {
        self.of(edition).tasks.get_or_init(|| tasks::sorted(edition))
    }

    /// All gaps by sort.
    pub(in crate::view) fn gaps(&self, edition: &Edition<'_>) -> &BySort {
        self.of(edition).gaps.get_or_init(|| gaps::sorted(edition))
    }

    /// The order of the matrix of ties.
    pub(in crate::view) fn coverage(&self, edition: &Edition<'_>) -> &CoverageOrder {
        self.of(edition).coverage.get_or_init(|| CoverageOrder::new(edition, self))
    }

    /// The calendar by section.
    pub(in crate::view) fn calendar(&self, edition: &Edition<'_>) -> &BySection {
        self.of(edition).calendar.get_or_init(|| calendar::sorted(edition.public, edition.today))
    }

    /// The years that have an action plan.
    pub(in crate::view) fn years(&self, edition: &Edition<'_>) -> impl DoubleEndedIterator<Item = i16> {
        self.of(edition).years.keys().copied()
    }

    /// The action plan of a year, if there is one.
    pub(in crate::view) fn year(&self, edition: &Edition<'_>, year: i16) -> Option<&PlanOfYear> {
        Some(self.of(edition).years.get(&year)?.get_or_init(|| PlanOfYear::new(edition, year)))
    }

    /// The records of a kind in the order of its list.
    pub(in crate::view) fn kind(&self, edition: &Edition<'_>, kind: &'static KindSpec) -> Option<&OfKind> {
        let place = kinds::all().iter().position(|known| known.name == kind.name)?;
        Some(self.of(edition).kinds.get(place)?.get_or_init(|| OfKind::new(edition, kind)))
    }

    /// What refers to a node, if that is one of the long lists.
    pub(in crate::view) fn back_links(
        &self,
        edition: &Edition<'_>,
        of: (NodeId, Relation),
    ) -> Option<&Referring> {
        let place = self.back_links.binary_search(&of).ok()?;
        Some(self.of(edition).back_links.get(place)?.get_or_init(|| Referring::new(edition, of)))
    }
}

/// Those who refer to a node by one relation, in the order of pages.
pub(in crate::view) struct Referring {
    pub(in crate::view) nodes: Vec<NodeId>,
    /// The kind of their records, if they are of one kind.
    pub(in crate::view) kind: Option<&'static KindSpec>,
}

impl Referring {
    fn new(edition: &Edition<'_>, (to, relation): (NodeId, Relation)) -> Self {
        let edges = edition.public.incoming(to).filter(|edge| edge.relation() == relation);
        let mut nodes = order::sorted(edition, edges.map(|edge| edge.from));
        nodes.dedup();
        let mut kinds = nodes.iter().map(|node| edition.public.record(*node).kind);
        let kind = kinds.next().filter(|first| kinds.all(|kind| kind == *first));
        Self { nodes, kind }
    }
}
