//! What concerns a territory because it concerns a wider one, in which it lies.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Context;
use super::below::referring;
use super::link::{Link, link};
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
    around(context, place)
        .into_iter()
        .map(|territory| Wider {
            link: link(context, territory),
            measures: referring(context, territory, ("measure", "places"))
                .into_iter()
                .map(|measure| link(context, measure))
                .collect(),
        })
        .filter(|wider| !wider.measures.is_empty())
        .collect()
}

/// All territories in which the place lies, level by level: those it names, then those that they name.
fn around(context: &Context<'_>, place: NodeId) -> Vec<NodeId> {
    let mut seen = BTreeSet::from([place]);
    let mut found = vec![place];
    let mut next = 0;
    while let Some(&at) = found.get(next) {
        next += 1;
        let edges = context
            .public
            .outgoing(at)
            .filter(|edge| edge.owner == Place::SPEC.name && ["parent", "within"].contains(&edge.field.name));
        found.extend(edges.map(|edge| edge.to).filter(|wider| seen.insert(*wider)));
    }
    found.split_off(1)
}
