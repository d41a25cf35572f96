//! What concerns a territory because it concerns a wider one, in which it lies.

use serde::Serialize;

use super::Context;
use super::link::{Link, link, links};
use crate::graph::NodeId;
use crate::model::kind::Kind as _;
use crate::model::kinds::Place;

/// A wider territory.
#[derive(Debug, Serialize)]
pub(super) struct Wider {
    link: Link,
    /// Measures that name this very territory; at least one.
    measures: Vec<Link>,
}

/// The territories in which `place` lies that measures name, the nearest first; none where `place` is not one.
pub(super) fn territories(context: &Context<'_>, place: NodeId) -> Vec<Wider> {
    if context.public.record(place).kind != Place::SPEC {
        return Vec::new();
    }
    let measures = |territory| context.public.referring(territory, ("measure", "places"));
    let wider = context.public.all_above(place, &Place::WITHIN).into_iter();
    wider
        .map(|territory| Wider {
            link: link(context, territory),
            measures: links(context, measures(territory)),
        })
        .filter(|wider| !wider.measures.is_empty())
        .collect()
}
