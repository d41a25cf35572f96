//! Back-links: what refers to a record or part.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::graph::{Edge, NodeId, Relation};
use crate::model::field::{Declared as _, FieldSpec, Shape};
use crate::model::kind::KindSpec;
use crate::model::kinds::Inbound;
use crate::model::parts::{Link as DocumentLink, Source};
use crate::model::value::Named as _;
use crate::model::{Common, kinds, reference};
use crate::view::components::cut::{self, Cut, More};
use crate::view::components::link::{Link, back_link, link};
use crate::view::components::tie::{self, TieRow};
use crate::view::context::Context;
use crate::view::edition::names;
use crate::view::edition::order;
use crate::view::gathered::Gathered;
use crate::view::shared::sequences::Referring;

/// Who refers to a record or part, by one relation.
#[derive(Debug, Serialize)]
pub(super) struct Backlinks {
    /// Name of the relation, as `measure.goals`.
    relation: String,
    label: String,
    items: Vec<Link>,
    /// The same with what backs each, where they are ties.
    ties: Vec<TieRow>,
    /// Where all of them stand, if these are only the first.
    more: Option<More>,
}

/// A page of those who refer to a record or part by one relation.
#[derive(Debug, Serialize)]
pub(in crate::view) struct BacklinksPage {
    relation: String,
    items: Vec<Link>,
    /// What they refer to.
    to: Link,
    cut: Cut,
}

/// Who refers to the node, grouped by relation; relations in the order in which they are declared, sources and mentions last.
pub(super) fn backlinks(context: &Context<'_>, gathered: &mut Gathered, node: NodeId) -> Vec<Backlinks> {
    let mut groups: Vec<(Place, Relation, Vec<NodeId>)> = Vec::new();
    // Records that refer by one relation are mostly of one kind.
    let mut last: Option<(&KindSpec, usize)> = None;
    for edge in context.public.incoming(node) {
        let (relation, kind) = (edge.relation(), context.public.record(edge.from).kind);
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
    groups.into_iter().map(|(_, relation, nodes)| group(context, gathered, (node, relation), nodes)).collect()
}

/// Those who refer by one relation; of many, the first.
fn group(
    context: &Context<'_>,
    gathered: &mut Gathered,
    (to, relation): (NodeId, Relation),
    nodes: Vec<NodeId>,
) -> Backlinks {
    let label = names::relation(context, relation);
    let links = |nodes: &[NodeId]| nodes.iter().map(|from| back_link(context, *from, to)).collect();
    let long = context.sequences.back_links(context, (to, relation));
    if let Some((Referring { nodes: all, .. }, (_, shown))) =
        long.zip(context.plan.many_back_links(to, relation))
    {
        let href = context.plan.back_links_url(context.public, (to, relation), 1, context.lang);
        let more = Some(cut::more(context, href, &label, all.len()));
        return Backlinks {
            relation: relation.to_string(),
            label,
            items: links(&all[..shown.min(all.len())]),
            ties: Vec::new(),
            more,
        };
    }
    let mut nodes = order::sorted(context, nodes);
    nodes.dedup();
    let ties = ties(context, gathered, (to, relation), &nodes);
    Backlinks { relation: relation.to_string(), label, items: links(&nodes), ties, more: None }
}

/// Those of these records and parts that state a tie by this relation, in their order.
fn ties(
    context: &Context<'_>,
    gathered: &mut Gathered,
    (to, relation): (NodeId, Relation),
    nodes: &[NodeId],
) -> Vec<TieRow> {
    if relation.is_of(reference!(Inbound.to)) {
        return nodes.iter().map(|item| tie::row_of_item(context, *item, to)).collect();
    }
    if !relation.is_of(reference!(DocumentLink.to)) {
        return Vec::new();
    }
    // Links without an id stand for their record, so a record may stand here for several.
    let mut records: Vec<NodeId> = nodes.iter().map(|node| context.public.record_node(*node)).collect();
    let mut seen = BTreeSet::new();
    records.retain(|record| seen.insert(*record));
    let ties = records.into_iter().flat_map(|record| context.public.ties_of(record));
    let ties = ties.filter(|tie| tie.to == to && relation.is_called(tie.relation.name()));
    ties.map(|tie| tie::row(context, gathered, &tie, 4)).collect()
}

/// A page, from 1, of those who refer to the node by one relation.
pub(in crate::view) fn page(
    context: &Context<'_>,
    to: NodeId,
    relation: Relation,
    page: usize,
) -> BacklinksPage {
    // They stand there as on the record's own page.
    let context = &context.about(context.public.record_node(to));
    let list = context.sequences.back_links(context, (to, relation));
    let (all, kind) = list.map_or((&[][..], None), |list| (&list.nodes, list.kind));
    let url = |page| context.plan.back_links_url(context.public, (to, relation), page, context.lang);
    BacklinksPage {
        relation: relation.to_string(),
        items: all[cut::rows(all.len(), page)].iter().map(|from| back_link(context, *from, to)).collect(),
        to: link(context, to),
        cut: Cut {
            count: context.locale().count("list.count", all.len()),
            shown: cut::shown(context, all.len(), page),
            // In which order they stand, in words.
            order: kind.map_or_else(
                || context.locale().text("order.kind").to_owned(),
                |kind| order::of_kind(context, kind),
            ),
            pager: cut::pager(context, all.len(), page, url),
        },
    }
}

/// Place among all declarations: of the kind, of its field, and of the field in the part that this one holds.
type Place = (usize, usize, usize);

/// Place of the edge's field in a record of this kind. What interests readers least comes last: what cites this as its
/// source, and mentions, which no declaration names.
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
