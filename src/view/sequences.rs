//! Long lists in the order of pages. A list that is cut has many pages, and is sorted once for all of them: in each language,
//! when the first of them asks for it.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::action_plan::{self, InPlan};
use super::calendar::{self, BySection};
use super::changes::{self, Happening};
use super::tasks::{self, ByState};
use super::{Context, list, order};
use crate::graph::{NodeId, Relation};
use crate::model::kind::KindSpec;
use crate::model::kinds;
use crate::plan::Plan;
use crate::public::Public;

/// The long lists of a site.
#[derive(Default)]
pub struct Sequences {
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
    /// Room for the lists of a planned site with that many languages.
    pub fn new(public: &Public, plan: &Plan, languages: usize) -> Self {
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

    fn of(&self, context: &Context<'_>) -> &Sorted {
        &self.languages[usize::from(context.lang.0)]
    }

    /// All changes, the latest first.
    pub(super) fn changes(&self, context: &Context<'_>) -> &[Happening] {
        self.of(context).changes.get_or_init(|| changes::events(context.public))
    }

    /// All tasks by state.
    pub(super) fn tasks(&self, context: &Context<'_>) -> &ByState {
        self.of(context).tasks.get_or_init(|| tasks::sorted(context))
    }

    /// The calendar by section.
    pub(super) fn calendar(&self, context: &Context<'_>) -> &BySection {
        self.of(context).calendar.get_or_init(|| calendar::sorted(context.public, context.today))
    }

    /// The activities of a year in the order of its plan of action.
    pub(super) fn year(&self, context: &Context<'_>, year: i16) -> &[InPlan] {
        let activities = self.of(context).years.get(&year);
        activities.map_or(&[], |list| list.get_or_init(|| action_plan::sorted(context, year)))
    }

    /// The records of a kind in the order of its list.
    pub(super) fn kind(&self, context: &Context<'_>, kind: &'static KindSpec) -> &[NodeId] {
        let place = kinds::all().iter().position(|known| known.name == kind.name);
        let list = place.and_then(|place| self.of(context).kinds.get(place));
        list.map_or(&[], |list| list.get_or_init(|| list::sorted(context, kind)))
    }

    /// Those who refer to a node, if that is one of the long lists.
    pub(super) fn back_links(&self, context: &Context<'_>, of: (NodeId, Relation)) -> Option<&[NodeId]> {
        let place = self.back_links.binary_search(&of).ok()?;
        let list = self.of(context).back_links.get(place)?;
        Some(list.get_or_init(|| {
            let edges = context.public.incoming(of.0).filter(|edge| edge.relation() == of.1);
            let mut nodes = order::sorted(context, edges.map(|edge| edge.from));
            nodes.dedup();
            nodes
        }))
    }
}
