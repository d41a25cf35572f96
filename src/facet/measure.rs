//! Facets of measures.

use std::collections::BTreeSet;

use super::{DependsOn, Facet, FacetValue, Find, Finder, Of, records};
use crate::graph::{NodeId, measure_standing};
use crate::model::kind::Kind;
use crate::model::kinds::{
    Document, Funding, Goal, Measure, MeasureFunding, Partner, Phase, Place, Strategy, TargetGroup,
};
use crate::model::parts::Link;
use crate::model::reference;
use crate::model::value::Edtf;

/// How far measures have come.
pub const MEASURES_BY_PHASE: Facet = facet("phase", Of::Choice(Phase::NAMES), phase).column();

/// Where measures are done, with all territories in which that lies.
pub const MEASURES_BY_PLACE: Facet = facet("place", Of::Records(Place::SPEC), places);

/// Years of measures.
pub const MEASURES_BY_YEAR: Facet = facet("year", Of::Years, years).column();

pub(super) static FACETS: &[Facet] = &[
    facet("strategy", Of::Records(Strategy::SPEC), strategies).column(),
    facet("area", Of::Records(Goal::SPEC), areas).column(),
    MEASURES_BY_PHASE,
    facet("lead", Of::Records(Partner::SPEC), leads).column(),
    facet("target-group", Of::Records(TargetGroup::SPEC), groups),
    MEASURES_BY_PLACE,
    MEASURES_BY_YEAR,
    facet("funding", Of::Records(Funding::SPEC), sources).column(),
    facet("document", Of::Records(Document::SPEC), documents),
];

const fn facet(name: &'static str, of: Of, values: Find) -> Facet {
    Facet { kind: Measure::SPEC, name, of, column: false, depends_on: DependsOn::OtherKinds, values }
}

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
