//! Back-links: who refers to a record or part.

use serde::Serialize;

use super::link::{Link, back_link};
use super::{Context, order};
use crate::graph::{Edge, NodeId};
use crate::model::field::{Declared as _, FieldSpec, Shape};
use crate::model::parts::Source;
use crate::model::value::Named as _;
use crate::model::{Common, kinds};

/// Who refers to a record or part, by one relation.
#[derive(Debug, Serialize)]
pub(super) struct Backlinks {
    /// Name of the relation, as `measure.goals`.
    relation: String,
    label: String,
    items: Vec<Link>,
}

/// Who refers to the node, grouped by relation; relations in the order in which they are declared, sources and mentions last.
pub(super) fn backlinks(context: &Context<'_>, node: NodeId) -> Vec<Backlinks> {
    let mut groups: Vec<(Place, String, Vec<NodeId>)> = Vec::new();
    for edge in context.public.incoming(node) {
        let (relation, place) = (relation(edge), place(context, edge));
        match groups.iter_mut().find(|(_, known, _)| *known == relation) {
            // A part that several kinds have stands where the first of them has it.
            Some((first, _, items)) => {
                *first = place.min(*first);
                items.push(edge.from);
            }
            None => groups.push((place, relation, vec![edge.from])),
        }
    }
    groups.sort();
    groups
        .into_iter()
        .map(|(_, relation, nodes)| {
            let mut nodes = order::sorted(context, nodes);
            nodes.dedup();
            let label = context.locale().text(&format!("inverse.{relation}")).to_owned();
            Backlinks {
                items: nodes.into_iter().map(|from| back_link(context, from, node)).collect(),
                label,
                relation,
            }
        })
        .collect()
}

/// Name of the edge's relation: whose field it is, which field, and what gives it its meaning.
fn relation(edge: &Edge) -> String {
    let name = format!("{}.{}", edge.owner, edge.field.name);
    match edge.variant {
        Some(variant) => format!("{name}.{variant}"),
        None => name,
    }
}

/// Place among all declarations: of the kind, of its field, and of the field in the part that this one holds.
type Place = (usize, usize, usize);

/// Place of the edge's field. What a reader wants last comes last: what is said after this source, and mentions,
/// which no declaration names.
fn place(context: &Context<'_>, edge: &Edge) -> Place {
    const LAST: usize = usize::MAX;
    let kind = context.public.record(edge.from).kind;
    if edge.owner == Source::SPEC.name {
        return (LAST - 1, 0, 0);
    }
    let number = kinds::all().iter().position(|known| known.name == kind.name).unwrap_or(LAST);
    let within = |fields: &[FieldSpec]| fields.iter().position(|field| field.name == edge.field.name);
    for (at, field) in kind.fields.iter().chain(Common::FIELDS).enumerate() {
        match field.shape {
            Shape::Parts(spec) | Shape::Table(spec) if spec.name == edge.owner => {
                return (number, at, within(spec.fields).unwrap_or(LAST));
            }
            _ if edge.owner == kind.name && field.name == edge.field.name => return (number, at, 0),
            _ => {}
        }
    }
    (LAST, number, 0)
}
