//! Long lists in the order of pages. A list that is cut has many pages; it is sorted once per language for all of them, when
//! the first one asks for it.

pub(in crate::view) mod activities;
mod by_year;
pub(in crate::view) mod calendar;
pub(in crate::view) mod changes;
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
use activities::InPlan;
use calendar::BySection;
use changes::Happening;
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
    changes: OnceLock<Vec<Happening>>,
    tasks: OnceLock<ByState>,
    calendar: OnceLock<BySection>,
    /// Activities of each year that has a plan of action.
    years: BTreeMap<i16, OnceLock<Vec<InPlan>>>,
    /// Records of each kind, in the order of kinds.
    kinds: Vec<OnceLock<Vec<NodeId>>>,
    /// As in [`Sequences::back_links`].
    back_links: Vec<OnceLock<Vec<NodeId>>>,
}

impl Sequences {
    /// Empty slots for the lists of a planned site with that many languages.
    pub(in crate::view) fn new(public: &Public, plan: &Plan, languages: usize) -> Self {
        let years = public.years_of_activities();
        let back_links: Vec<(NodeId, Relation)> = plan.long_back_links().collect();
        let sorted = |_| Sorted {
            changes: OnceLock::new(),
            tasks: OnceLock::new(),
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
    pub(in crate::view) fn changes(&self, edition: &Edition<'_>) -> &[Happening] {
        self.of(edition).changes.get_or_init(|| changes::latest_first(edition.public))
    }

    /// All tasks by state.
    pub(in crate::view) fn tasks(&self, edition: &Edition<'_>) -> &ByState {
        self.of(edition).tasks.get_or_init(|| tasks::sorted(edition))
    }

    /// The calendar by section.
    pub(in crate::view) fn calendar(&self, edition: &Edition<'_>) -> &BySection {
        self.of(edition).calendar.get_or_init(|| calendar::sorted(edition.public, edition.today))
    }

    /// The activities of a year in the order of its plan of action.
    pub(in crate::view) fn year(&self, edition: &Edition<'_>, year: i16) -> &[InPlan] {
        let activities = self.of(edition).years.get(&year);
        activities.map_or(&[], |list| list.get_or_init(|| activities::sorted(edition, year)))
    }

    /// The records of a kind in the order of its list.
    pub(in crate::view) fn kind(&self, edition: &Edition<'_>, kind: &'static KindSpec) -> &[NodeId] {
        let place = kinds::all().iter().position(|known| known.name == kind.name);
        let list = place.and_then(|place| self.of(edition).kinds.get(place));
        list.map_or(&[], |list| list.get_or_init(|| of_kind::sorted(edition, kind)))
    }

    /// What refers to a node, if that is one of the long lists.
    pub(in crate::view) fn back_links(
        &self,
        edition: &Edition<'_>,
        of: (NodeId, Relation),
    ) -> Option<&[NodeId]> {
        let place = self.back_links.binary_search(&of).ok()?;
        let list = self.of(edition).back_links.get(place)?;
        Some(list.get_or_init(|| {
            let edges = edition.public.incoming(of.0).filter(|edge| edge.relation() == of.1);
            let mut nodes = order::sorted(edition, edges.map(|edge| edge.from));
            nodes.dedup();
            nodes
        }))
    }
}
