//! Back-links: who refers to a record or part.

use serde::Serialize;

use super::link::{Link, back_link};
use super::{Context, order};
use crate::graph::{Edge, NodeId};
use crate::model::field::Declared as _;
use crate::model::{Common, kinds};

/// Who refers to a record or part, by one relation.
#[derive(Debug, Serialize)]
pub(super) struct Backlinks {
    /// Name of the relation, as `measure.goals`.
    relation: String,
    label: String,
    items: Vec<Link>,
}

/// Who refers to the node, grouped by relation; relations in the order in which they are declared.
pub(super) fn backlinks(context: &Context<'_>, node: NodeId) -> Vec<Backlinks> {
    let mut groups: Vec<((usize, usize), String, Vec<NodeId>)> = Vec::new();
    for edge in context.public.incoming(node) {
        let relation = relation(edge);
        match groups.iter_mut().find(|(_, known, _)| *known == relation) {
            Some((_, _, items)) => items.push(edge.from),
            None => groups.push((place(context, edge), relation, vec![edge.from])),
        }
    }
    groups.sort();
    groups
        .into_iter()
        .map(|(_, relation, mut nodes)| {
            order::sort(context, &mut nodes);
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

/// Place of the edge's field among all declarations.
fn place(context: &Context<'_>, edge: &Edge) -> (usize, usize) {
    let kind = context.public.record(edge.from).kind;
    let kind_place = kinds::all().iter().position(|known| known.name == kind.name).unwrap_or(usize::MAX);
    let field = kind.fields.iter().chain(Common::FIELDS).position(|field| field.name == edge.field.name);
    (kind_place, field.unwrap_or(usize::MAX))
}
