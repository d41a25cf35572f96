//! Back-links: who refers to a record or part.

use serde::Serialize;

use super::link::{Link, back_link};
use super::{Context, order};
use crate::graph::{Edge, NodeId};
use crate::model::field::{Declared as _, FieldSpec, Shape};
use crate::model::kind::KindSpec;
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
    let mut groups: Vec<(Place, Relation, Vec<NodeId>)> = Vec::new();
    // Who refers to a record by one relation is mostly of one kind, too.
    let mut last: Option<(&KindSpec, usize)> = None;
    for edge in context.public.incoming(node) {
        let (relation, kind) = (relation(edge), context.public.record(edge.from).kind);
        if let Some((_, at)) = last.filter(|(known, at)| *known == kind && groups[*at].1 == relation) {
            groups[at].2.push(edge.from);
            continue;
        }
        let place = place(kind, edge);
        let at = groups.iter().position(|(_, known, _)| *known == relation).unwrap_or_else(|| {
            groups.push((place, relation, Vec::new()));
            groups.len() - 1
        });
        // A part that several kinds have stands where the first of them has it.
        groups[at].0 = place.min(groups[at].0);
        groups[at].2.push(edge.from);
        last = Some((kind, at));
    }
    groups.sort();
    groups
        .into_iter()
        .map(|(_, (owner, field, variant), nodes)| {
            let relation = match variant {
                Some(variant) => format!("{owner}.{field}.{variant}"),
                None => format!("{owner}.{field}"),
            };
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

/// Whose field a relation is, which field, and what gives it its meaning.
type Relation = (&'static str, &'static str, Option<&'static str>);

fn relation(edge: &Edge) -> Relation {
    (edge.owner, edge.field.name, edge.variant)
}

/// Place among all declarations: of the kind, of its field, and of the field in the part that this one holds.
type Place = (usize, usize, usize);

/// Place of the edge's field, of a record of this kind. What a reader wants last comes last: what is said after this source, and mentions,
/// which no declaration names.
fn place(kind: &KindSpec, edge: &Edge) -> Place {
    const LAST: usize = usize::MAX;
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
