//! Measures that concern a territory without naming it: those of its parts, and those of the wider territories in which
//! it lies.

use serde::Serialize;

use crate::facet::{FacetValue, MEASURES_BY_PLACE};
use crate::graph::NodeId;
use crate::model::kind::Kind as _;
use crate::model::kinds::{Measure, Place};
use crate::model::reference;
use crate::view::components::link::{Link, link, links};
use crate::view::context::Context;

/// Measures around a territory.
#[derive(Debug, Serialize)]
pub(super) struct Territory {
    /// The list of all measures in the territory, where its parts have some of their own.
    with_parts: Option<WithParts>,
    /// Wider territories that measures name, the nearest first.
    wider: Vec<Wider>,
}

#[derive(Debug, Serialize)]
struct WithParts {
    href: String,
    /// How many there are, in words.
    count: String,
}

/// A wider territory.
#[derive(Debug, Serialize)]
struct Wider {
    link: Link,
    /// How many measures name this very territory, in words.
    count: String,
    /// These measures, if they are few enough to be listed.
    measures: Vec<Link>,
}

/// Most measures of a wider territory that are listed: a region has thousands, and each of its municipalities has a page.
const MOST: usize = 50;

/// What is around the record, if it is a territory.
pub(super) fn territory(context: &Context<'_>, place: NodeId) -> Option<Territory> {
    if context.public.record(place).kind != Place::SPEC {
        return None;
    }
    let wider = context.public.all_above(place, &Place::WITHIN).into_iter();
    let wider = wider.filter_map(|territory| wider_one(context, territory)).collect();
    Some(Territory { with_parts: with_parts(context, place), wider })
}

fn with_parts(context: &Context<'_>, place: NodeId) -> Option<WithParts> {
    let value = FacetValue::Record(place);
    let all = context.facets.of(&MEASURES_BY_PLACE)?.records.get(&value)?.len();
    let own = context.public.referring(place, reference!(Measure.places)).len();
    (all > own).then(|| WithParts {
        href: context.plan.facet_value_url(context.public, (&MEASURES_BY_PLACE, value), 1, context.lang),
        count: context.locale().count("place.with-parts", all),
    })
}

fn wider_one(context: &Context<'_>, territory: NodeId) -> Option<Wider> {
    let measures = context.public.referring(territory, reference!(Measure.places));
    let count = measures.len();
    (count > 0).then(|| Wider {
        link: link(context, territory),
        count: context.locale().count("count.measure", count),
        measures: if count > MOST { Vec::new() } else { links(context, measures) },
    })
}
