//! `/data/inventory.json`: every public record and part, for sites that refer to them; and its schema.

use std::collections::BTreeMap;
use std::io;

use super::Format;
use super::record::name;
use crate::graph::{Edge, NodeId, Tie, measure_standing};
use crate::inventory::{SiteInventory, SiteItem, SiteLink, schema};
use crate::model::Role;
use crate::model::field::{Fields, Value};
use crate::model::kinds::{Document, Goal, Item, ItemState, Measure};
use crate::model::value::{Edtf, Lang, Text};
use crate::model::reference;
use crate::plan::{FormatSpec, MadeFile, MadeFrom};
use crate::view::Scope;

pub(super) static FORMAT: Format = Format {
    spec: FormatSpec { name: "inventory", media_type: "application/json", title: None, for_pages: false },
    files,
    render,
};

/// The inventory, then its schema: the first and the second part of the site's.
const PATHS: [&str; 2] = ["data/inventory.json", "data/inventory.schema.json"];

fn files(_: &Scope<'_>) -> Vec<MadeFile> {
    let file = |(path, part): (&str, usize)| MadeFile {
        path: path.to_owned(),
        format: &FORMAT.spec,
        from: MadeFrom::Site(Some(part)),
        lang: Lang::MAIN,
        gives_way: false,
    };
    PATHS.into_iter().zip(1..).map(file).collect()
}

fn render(scope: &Scope<'_>, file: &MadeFile) -> io::Result<Vec<u8>> {
    let mut bytes = if file.path == PATHS[0] {
        serde_json::to_vec(&published(scope))?
    } else {
        serde_json::to_vec_pretty(&schema())?
    };
    bytes.push(b'\n');
    Ok(bytes)
}

fn published(scope: &Scope<'_>) -> SiteInventory {
    let config = scope.config;
    let origin = config.origin();
    let url = origin.map(|origin| format!("{origin}{}/", config.path_prefix()));
    let mut published = SiteInventory::new(texts(scope, config.settings.title.as_ref()), url, config.languages.clone());
    published.items = scope.public.nodes().map(|node| item(scope, node)).collect();
    let ties = scope.public.record_nodes().flat_map(|node| scope.public.ties_of(node));
    let link = |tie: Tie<'_>| SiteLink {
        from: name(scope, tie.from),
        relation: tie.relation.name().to_owned(),
        to: name(scope, tie.to),
        url: address_of(scope, tie.to),
    };
    published.links = ties.map(link).collect();
    published
}

/// The address that a document or item has on its own site.
fn address_of(scope: &Scope<'_>, node: NodeId) -> Option<String> {
    let url = match scope.public.part(node) {
        Some(part) => part.fields.as_any().downcast_ref::<Item>()?.url.as_ref(),
        None => scope.public.record(node).get::<Document>()?.url.as_ref(),
    };
    url.map(|url| url.as_str().to_owned())
}

fn item(scope: &Scope<'_>, node: NodeId) -> SiteItem {
    let (public, record) = (scope.public, scope.public.record(node));
    let part = public.part(node);
    let kind = part.as_ref().map_or(record.kind.name, |part| part.spec.name);
    let fields: &dyn Fields = part.as_ref().map_or(&*record.fields, |part| part.fields);
    let title = if part.is_some() { fields } else { &record.common as &dyn Fields }.by_role(Role::Title);
    let url = scope.plan.node_url(public, node, Lang::MAIN);
    SiteItem {
        id: name(scope, node),
        kind: kind.to_owned(),
        title: if let Value::Text(text) = title { texts(scope, Some(text)) } else { BTreeMap::new() },
        code: fields.code().map(str::to_owned),
        url: format!("{}{url}", scope.config.origin().unwrap_or_default()),
        state: state(scope, fields).map(str::to_owned),
        valid: valid(fields).map(|valid| valid.to_string()),
        parents: parents(scope, node).into_iter().map(|node| name(scope, node)).collect(),
    }
}

fn texts(scope: &Scope<'_>, text: Option<&Text>) -> BTreeMap<String, String> {
    let all = text.into_iter().flat_map(|text| text.localized().all());
    all.map(|(lang, text)| (scope.config.code(lang).to_owned(), text.clone())).collect()
}

/// How far it has come, as it is stated: nothing is derived from dates.
fn state(scope: &Scope<'_>, fields: &dyn Fields) -> Option<&'static str> {
    let fields = fields.as_any();
    if let Some(measure) = fields.downcast_ref::<Measure>() {
        return measure_standing(measure, scope.today).phase.map(|phase| phase.value.name());
    }
    if let Some(goal) = fields.downcast_ref::<Goal>() {
        return goal.dropped.as_ref().map(|_| ItemState::Cancelled.name());
    }
    fields.downcast_ref::<Item>()?.state.map(ItemState::name)
}

fn valid(fields: &dyn Fields) -> Option<Edtf> {
    if let Some(document) = fields.as_any().downcast_ref::<Document>() {
        return document.valid.or(document.period);
    }
    if let Some(item) = fields.as_any().downcast_ref::<Item>() {
        return item.valid;
    }
    match fields.by_role(Role::Period) {
        Value::Fuzzy(period) => Some(*period),
        _ => None,
    }
}

/// What it lies below: as it says itself, or else the goals that it serves or the strategies that it belongs to; for a part, else
/// its record.
fn parents(scope: &Scope<'_>, node: NodeId) -> Vec<NodeId> {
    let public = scope.public;
    let is_parent = |edge: &&Edge| edge.field.has_role(Role::Parent);
    let mut parents: Vec<NodeId> = public.outgoing(node).filter(is_parent).map(|edge| edge.to).collect();
    let above = [reference!(Measure.goals), reference!(Measure.strategy), reference!(Goal.strategy)];
    for by in above {
        if parents.is_empty() {
            parents.extend(public.referred(node, by));
        }
    }
    if parents.is_empty() && public.record_node(node) != node {
        parents.push(public.record_node(node));
    }
    parents
}
