//! Parts of records as pages show them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::backlinks::{Backlinks, backlinks};
use super::fact::{self, Fact, FactValue};
use super::source::{Source, sources};
use super::standing;
use crate::graph::{NodeId, Stand};
use crate::model::field::{FieldSpec, PartList, PartView, Value};
use crate::model::kinds::Item;
use crate::model::parts::{Link as DocumentLink, Relation};
use crate::model::value::Named as _;
use crate::model::{Role, field};
use crate::view::components::link::{self, Link};
use crate::view::components::prose::Html;
use crate::view::components::tie::{self, Evidence};
use crate::view::context::Context;
use crate::view::edition::lang_string::LangString;
use crate::view::gathered::Gathered;

/// The parts of one sort in a record.
#[derive(Debug, Serialize)]
pub(super) struct PartGroup {
    /// Name of the sort, as `task`.
    name: &'static str,
    /// Heading above them.
    label: String,
    /// Whether they are shown as rows of a table.
    table: bool,
    /// Headings of the columns, if they were a table.
    columns: Vec<Column>,
    /// The parts under their subheadings; links are grouped by their relation.
    groups: Vec<Subgroup>,
}

#[derive(Debug, Serialize)]
struct Column {
    name: &'static str,
    label: String,
}

#[derive(Debug, Serialize)]
struct Subgroup {
    /// Subheading, when there is one.
    label: Option<String>,
    items: Vec<PartItem>,
}

#[derive(Debug, Serialize)]
struct PartItem {
    /// Anchor on the page.
    id: Option<String>,
    code: Option<String>,
    /// The part's own title.
    title: Option<LangString>,
    /// What the part links to, when it is a link.
    to: Vec<Link>,
    /// What backs it, when it is a link.
    evidence: Option<Evidence>,
    /// Whether it is an item to which nothing is tied, of a document to which something is or should be.
    untied: bool,
    facts: Vec<Fact>,
    /// The long text under the heading with the part's id.
    body: Option<Html>,
    backlinks: Vec<Backlinks>,
    sources: Vec<Source>,
}

/// Fields that a page shows elsewhere than among the facts of a part.
const APART: [Role; 5] = [Role::Code, Role::Title, Role::Sources, Role::Official, Role::Public];

/// Most columns that are still readable: parts with more values are shown one below the other.
const MOST_COLUMNS: usize = 6;

/// The parts of one sort; `bodies` are the long texts of parts by their ids.
pub(super) fn group(
    context: &Context<'_>,
    gathered: &mut Gathered,
    record: NodeId,
    field: &'static FieldSpec,
    parts: &dyn PartList,
    bodies: &mut BTreeMap<String, Html>,
) -> PartGroup {
    let spec = parts.spec();
    let locale = context.locale();
    let qualified = spec.fields.iter().find(|field| !field.options.qualified_by.is_empty());
    let mut groups: Vec<(Option<&'static str>, Subgroup)> = Vec::new();
    for part in in_order(field, parts) {
        let variant = qualified.and_then(|field| part.fields.qualifier(field));
        let item = item(context, gathered, record, &part, qualified, bodies);
        match groups.iter_mut().find(|(known, _)| *known == variant) {
            Some((_, group)) => group.items.push(item),
            None => {
                let label = variant.map(|name| locale.text_for("relation", spec.name, name).to_owned());
                groups.push((variant, Subgroup { label, items: vec![item] }));
            }
        }
    }
    let columns = if field.options.table { columns(context, record, parts) } else { Vec::new() };
    let table = !columns.is_empty() && columns.len() <= MOST_COLUMNS;
    PartGroup {
        name: spec.name,
        label: locale.text_for("part", context.public.record(record).kind.name, spec.name).to_owned(),
        table,
        columns,
        groups: groups.into_iter().map(|(_, group)| group).collect(),
    }
}

/// The parts as they come, or the latest first, of one day the one that is written last.
fn in_order<'a>(field: &FieldSpec, parts: &'a dyn PartList) -> Vec<PartView<'a>> {
    let mut parts: Vec<PartView<'_>> = parts.iter().collect();
    if field.options.latest_first {
        parts.reverse();
        let day = |part: &PartView<'_>| match part.fields.by_role(Role::Date) {
            Value::Fuzzy(date) => date.earliest(),
            _ => None,
        };
        parts.sort_by_key(|part| std::cmp::Reverse(day(part)));
    }
    parts
}

/// Columns for the fields that some of the parts have, or in whose place it is said where they stand.
fn columns(context: &Context<'_>, record: NodeId, parts: &dyn PartList) -> Vec<Column> {
    let spec = parts.spec();
    let stands: Vec<Stand> = parts
        .iter()
        .filter_map(|part| context.public.standing_of_part(record, &part, context.today))
        .collect();
    let shown =
        |field: &FieldSpec| parts.iter().any(|part| fact::is_shown(field, part.fields.value_of(field)));
    spec.fields
        .iter()
        .filter(|field| !field.has_role_of(&APART))
        .filter(|field| shown(field) || stands.iter().any(|stand| stand.is_shown_at(field)))
        .map(|field| Column { name: field.name, label: fact::label(context, spec.name, field).to_owned() })
        .collect()
}

fn item(
    context: &Context<'_>,
    gathered: &mut Gathered,
    record: NodeId,
    part: &PartView<'_>,
    qualified: Option<&'static FieldSpec>,
    bodies: &mut BTreeMap<String, Html>,
) -> PartItem {
    let owner = context.public.record(record);
    let node = part.id.and_then(|id| context.public.part_node(record, id));
    let stands: Vec<Stand> =
        context.public.standing_of_part(record, part, context.today).into_iter().collect();
    let link: Option<&DocumentLink> = part.fields.as_any().downcast_ref();
    let apart = |field: &FieldSpec| {
        field.has_role_of(&APART)
            || link.is_some() && shown_as_evidence(field)
            || qualified.is_some_and(|own| own.name == field.name || own.is_qualified_by(field))
    };
    let facts = part
        .fields
        .iter()
        .filter(|(field, _)| !apart(field))
        .filter_map(|(field, value)| {
            standing::fact(context, gathered, (owner, part.spec.name), field, value, &stands)
        })
        .chain(inbound(context, part))
        .collect();
    let to = qualified.map_or_else(Vec::new, |field| match part.fields.value_of(field) {
        Value::References(references) => references
            .iter()
            .filter_map(|reference| context.public.target(reference))
            .map(|node| link::link(context, node))
            .collect(),
        _ => Vec::new(),
    });
    PartItem {
        id: part.id.map(str::to_owned),
        code: part.fields.code().map(str::to_owned),
        title: title(context, part),
        to,
        facts,
        body: part.id.and_then(|id| bodies.remove(id)),
        backlinks: node.map_or_else(Vec::new, |node| backlinks(context, gathered, node)),
        evidence: link.map(|link| tie::evidence(context, link)),
        untied: node.is_some_and(|node| is_untied(context, node, part)),
        sources: sources(context, part.fields.by_role(Role::Sources)),
    }
}

/// What an item refers to here, by relation, as the website of its document says.
fn inbound(context: &Context<'_>, part: &PartView<'_>) -> Vec<Fact> {
    let item = part.fields.as_any().downcast_ref::<Item>();
    let mut groups: Vec<(Relation, Vec<FactValue>)> = Vec::new();
    for link in item.into_iter().flat_map(|item| item.inbound.iter()) {
        let to = link.data.to.get().and_then(|to| context.public.target(to));
        let (Some(relation), Some(to)) = (link.data.relation, to) else { continue };
        let value = FactValue::link(context, to);
        match groups.iter_mut().find(|(known, _)| *known == relation) {
            Some((_, values)) => values.push(value),
            None => groups.push((relation, vec![value])),
        }
    }
    groups.into_iter().map(|(relation, values)| Fact::inbound(context, relation, values)).collect()
}

/// Whether what backs a link is made of it.
fn shown_as_evidence(field: &FieldSpec) -> bool {
    [field!(DocumentLink.quote), field!(DocumentLink.page)].iter().any(|known| known.name() == field.name)
}

fn is_untied(context: &Context<'_>, node: NodeId, part: &PartView<'_>) -> bool {
    part.spec == Item::SPEC
        && context.coverage.knows(context.public.record_node(node))
        && !context.public.is_covered(node)
}

fn title(context: &Context<'_>, part: &PartView<'_>) -> Option<LangString> {
    match part.fields.by_role(Role::Title) {
        Value::Text(title) => Some(context.best(title)),
        _ => None,
    }
}
