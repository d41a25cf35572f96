//! Facets of measures.

use std::collections::BTreeSet;

use super::{Facet, FacetValue, Finder, Of, records};
use crate::graph::{NodeId, measure_standing};
use crate::model::kind::{Kind, KindSpec};
use crate::model::kinds::{
    Document, Funding, Goal, Measure, MeasureFunding, Partner, Phase, Place, Strategy, TargetGroup,
};
use crate::model::parts::Link;
use crate::model::reference;
use crate::model::value::Edtf;

const KIND: &KindSpec = Measure::SPEC;

/// Where measures are done, with all territories in which that lies.
pub const MEASURES_BY_PLACE: Facet =
    Facet { kind: KIND, name: "place", of: Of::Records(Place::SPEC), column: false, values: places };

/// Years of measures.
pub const MEASURES_BY_YEAR: Facet =
    Facet { kind: KIND, name: "year", of: Of::Years, column: true, values: years };

pub(super) static FACETS: &[Facet] = &[
    Facet { kind: KIND, name: "strategy", of: Of::Records(Strategy::SPEC), column: true, values: strategies },
    Facet { kind: KIND, name: "area", of: Of::Records(Goal::SPEC), column: true, values: areas },
    Facet { kind: KIND, name: "phase", of: Of::Choice(Phase::NAMES), column: true, values: phase },
    Facet { kind: KIND, name: "lead", of: Of::Records(Partner::SPEC), column: true, values: leads },
    Facet {
        kind: KIND,
        name: "target-group",
        of: Of::Records(TargetGroup::SPEC),
        column: false,
        values: groups,
    },
    MEASURES_BY_PLACE,
    MEASURES_BY_YEAR,
    Facet { kind: KIND, name: "funding", of: Of::Records(Funding::SPEC), column: true, values: sources },
    Facet { kind: KIND, name: "document", of: Of::Records(Document::SPEC), column: false, values: documents },
];

/// The strategies to which it belongs, where a site has several.
fn strategies(finder: &Finder<'_>, node: NodeId) -> BTreeSet<FacetValue> {
    if finder.has_several_strategies { records(finder.graph.strategies_of(node)) } else { BTreeSet::new() }
}

/// The areas of the measure's goals.
fn areas(finder: &Finder<'_>, node: NodeId) -> BTreeSet<FacetValue> {
    records(finder.referred(node, reference!(Measure.goals)).filter_map(|goal| finder.graph.area_of(goal)))
}

/// How far it has come, as its updates say.
fn phase(finder: &Finder<'_>, node: NodeId) -> BTreeSet<FacetValue> {
    let measure = finder.record(node).get::<Measure>();
    let phase = measure.and_then(|measure| measure_standing(measure, finder.today).phase);
    phase.into_iter().map(|phase| FacetValue::Choice(phase.value.name())).collect()
}

/// Who answers for it; a role stands for the body or strategy that has it.
fn leads(finder: &Finder<'_>, node: NodeId) -> BTreeSet<FacetValue> {
    records(finder.referred(node, reference!(Measure.lead)))
}

/// Whom it serves.
fn groups(finder: &Finder<'_>, node: NodeId) -> BTreeSet<FacetValue> {
    records(finder.referred(node, reference!(Measure.target_groups)))
}

/// Where it is done, and all territories in which that lies.
fn places(finder: &Finder<'_>, node: NodeId) -> BTreeSet<FacetValue> {
    records(finder.with_all_above(node, reference!(Measure.places), &Place::WITHIN))
}

/// Years for which it is planned and in which it was really done.
fn years(finder: &Finder<'_>, node: NodeId) -> BTreeSet<FacetValue> {
    let Some(measure) = finder.record(node).get::<Measure>() else { return BTreeSet::new() };
    let dates = [measure.period, measure.actual].into_iter().flatten();
    dates.flat_map(Edtf::years).map(FacetValue::Year).collect()
}

/// Sources that its money comes from; a call stands for the source that opened it.
fn sources(finder: &Finder<'_>, node: NodeId) -> BTreeSet<FacetValue> {
    records(finder.referred_by_parts(node, reference!(MeasureFunding.from)))
}

/// Documents to which its links lead; an item stands for the document that holds it.
fn documents(finder: &Finder<'_>, node: NodeId) -> BTreeSet<FacetValue> {
    records(finder.referred_by_parts(node, reference!(Link.to)))
}
