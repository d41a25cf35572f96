//! Facets: list filters, and which records have which value.
//!
//! A facet is one entry of `FACETS` in the file of its kind. Its values are records, names of a choice, or years; addresses, pages, the
//! data for scripts and the columns of the list follow from the line.

mod document;
mod measure;
mod memo;
mod offered;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rayon::prelude::*;

pub use measure::{MEASURES_BY_PHASE, MEASURES_BY_PLACE, MEASURES_BY_YEAR};
pub use memo::Memo;
pub use offered::check;

use crate::config::Config;
use crate::graph::{Graph, NodeId};
use crate::model::kind::KindSpec;
use crate::model::kinds::Strategy;
use crate::model::{Record, ReferenceField};

/// A facet of the list of a kind.
#[derive(Debug)]
pub struct Facet {
    /// The kind whose list it filters.
    pub kind: &'static KindSpec,
    /// Its name, as in the language files.
    pub name: &'static str,
    /// What its values are.
    pub of: Of,
    /// Whether the list shows it as a column; in the place of years it shows the period.
    pub column: bool,
    /// What else than the record its values depend on.
    depends_on: DependsOn,
    /// The values that a record has.
    values: Find,
}

type Find = fn(&Finder<'_>, NodeId) -> BTreeSet<FacetValue>;

/// What the values of a record depend on beside the record and the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DependsOn {
    /// Records of other kinds, but no other record of its own.
    OtherKinds,
    /// Other records of its own kind, but of no other.
    OwnKind,
}

/// What the values of a facet are.
#[derive(Clone, Copy, Debug)]
pub enum Of {
    /// Records; those of this kind stand in addresses by their bare ids.
    Records(&'static KindSpec),
    /// One of these names.
    Choice(&'static [&'static str]),
    /// Years.
    Years,
}

/// A value of a facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FacetValue {
    /// A record, never a part.
    Record(NodeId),
    /// A name of a choice.
    Choice(&'static str),
    /// A year.
    Year(i16),
}

/// All facets by kinds, in the order in which readers see them.
static FACETS: [&[Facet]; 2] = [measure::FACETS, document::FACETS];

impl PartialEq for Facet {
    fn eq(&self, other: &Self) -> bool {
        (self.kind, self.name) == (other.kind, other.name)
    }
}

impl Facet {
    /// The same, shown as a column.
    const fn column(self) -> Self {
        Self { column: true, ..self }
    }

    /// Its name with that of its kind, as `measure.phase`.
    fn full_name(&self) -> String {
        format!("{}.{}", self.kind.name, self.name)
    }
}

/// All facets. Those of one kind stand together.
pub fn all() -> impl Iterator<Item = &'static Facet> {
    FACETS.into_iter().flatten()
}

/// Kinds whose list can have facets.
pub fn kinds() -> impl Iterator<Item = &'static KindSpec> {
    FACETS.into_iter().filter_map(|facets| Some(facets.first()?.kind))
}

/// The facets that a kind can have; none for most.
pub fn of_kind(kind: &KindSpec) -> impl Iterator<Item = &'static Facet> {
    all().filter(move |facet| facet.kind == kind)
}

/// Which records have which value of a facet.
#[derive(Clone)]
pub struct Values {
    /// The facet.
    pub facet: &'static Facet,
    /// The records of each value, in the order of the graph.
    pub records: BTreeMap<FacetValue, Vec<NodeId>>,
}

/// Which records have which values of the facets that a site offers; computed once for it.
#[derive(Clone)]
pub struct Facets {
    values: Vec<Values>,
    looked_at: usize,
}

impl Facets {
    /// Looks through all records of the kinds that have facets, as they stand on the day `today`.
    pub fn new(graph: &Graph, config: &Config, today: Date) -> Self {
        let finder = Finder::new(graph, today);
        let values = offered::offered(config).into_par_iter().map(|facet| finder.values(facet)).collect();
        let looked_at = kinds().map(|kind| graph.of_kind(kind).count()).sum();
        Self { values, looked_at }
    }

    /// How many records were looked at to find them.
    pub fn looked_at(&self) -> usize {
        self.looked_at
    }

    /// Whether the site offers a facet of a kind by which there is something to choose; else the list of that kind is one as
    /// any other.
    pub fn has_any(&self, kind: &KindSpec) -> bool {
        self.of_kind(kind).any(|values| !values.records.is_empty())
    }

    /// The facets of a kind, with their values.
    pub fn of_kind(&self, kind: &KindSpec) -> impl Iterator<Item = &Values> {
        self.values.iter().filter(move |values| values.facet.kind == kind)
    }

    /// The values of one facet; `None` where the site does not offer it.
    pub fn of(&self, facet: &Facet) -> Option<&Values> {
        self.values.iter().find(|values| values.facet == facet)
    }
}

/// What the values of a facet are found with.
struct Finder<'a> {
    graph: &'a Graph,
    today: Date,
    has_several_strategies: bool,
}

impl<'a> Finder<'a> {
    fn new(graph: &'a Graph, today: Date) -> Self {
        let has_several_strategies = graph.of::<Strategy>().nth(1).is_some();
        Self { graph, today, has_several_strategies }
    }
}

impl Finder<'_> {
    fn values(&self, facet: &'static Facet) -> Values {
        let mut records: BTreeMap<FacetValue, Vec<NodeId>> = BTreeMap::new();
        for (node, _) in self.graph.of_kind(facet.kind) {
            for value in (facet.values)(self, node) {
                records.entry(value).or_default().push(node);
            }
        }
        Values { facet, records }
    }

    fn record(&self, node: NodeId) -> &Record {
        self.graph.record(node)
    }

    /// Records to which a field refers. A part stands for the record that holds it.
    fn referred(&self, node: NodeId, by: ReferenceField) -> impl Iterator<Item = NodeId> {
        self.graph.referred(node, by).map(|target| self.graph.record_node(target))
    }

    /// Records to which a field of the record's parts refers.
    fn referred_by_parts(&self, node: NodeId, by: ReferenceField) -> Vec<NodeId> {
        let nodes = std::iter::once(node).chain(self.graph.parts_of(node));
        let targets = nodes.flat_map(|node| self.graph.referred(node, by));
        targets.map(|target| self.graph.record_node(target)).collect()
    }

    /// Records to which a field refers, and all to which the fields `up` lead from them.
    fn with_all_above(&self, node: NodeId, by: ReferenceField, up: &[ReferenceField]) -> BTreeSet<NodeId> {
        let wider = |node| std::iter::once(node).chain(self.graph.all_above(node, up));
        self.referred(node, by).flat_map(wider).collect()
    }
}

fn records(nodes: impl IntoIterator<Item = NodeId>) -> BTreeSet<FacetValue> {
    nodes.into_iter().map(FacetValue::Record).collect()
}
