//! The page of a record.

use serde::Serialize;

use super::fact::{self, Fact};
use super::link::{self, Link, Words, back_link, link};
use super::part::{self, PartGroup};
use super::prose::{self, Html};
use super::tree::{self, Branch};
use super::{Context, order};
use crate::graph::{Edge, NodeId, measure_state};
use crate::model::field::{FieldSpec, PartView, Value};
use crate::model::kind::Kind as _;
use crate::model::kinds::{self, Goal, Measure, Outcome, Phase, Strategy, Timing};
use crate::model::{Common, Record, field::Declared as _};

/// The page of a record.
#[derive(Debug, Serialize)]
pub(super) struct RecordView {
    id: String,
    kind: &'static str,
    kind_label: String,
    code: Option<String>,
    title: Words,
    summary: Option<Words>,
    other_names: Vec<Words>,
    draft: bool,
    facts: Vec<Fact>,
    body: Option<Html>,
    parts: Vec<PartGroup>,
    /// The tree of goals, on the page of a strategy.
    tree: Option<Vec<Branch>>,
    backlinks: Vec<Backlinks>,
    attachments: Vec<Attachment>,
    sources: Vec<Source>,
    tags: Vec<Words>,
    published: Option<String>,
    updated: Option<String>,
    verified: Option<String>,
}

#[derive(Debug, Serialize)]
struct Attachment {
    href: String,
    title: Words,
    #[serde(rename = "type")]
    sort: Option<String>,
    /// Ending of the file's name in capitals.
    format: Option<String>,
}

/// Which document says so.
#[derive(Debug, Serialize)]
pub(super) struct Source {
    link: Option<Link>,
    url: Option<String>,
    at: Option<Words>,
    note: Option<Words>,
}

/// Who refers to a record or part, by one relation.
#[derive(Debug, Serialize)]
pub(super) struct Backlinks {
    /// Name of the relation, as `measure.goals`.
    relation: String,
    label: String,
    items: Vec<Link>,
}

/// Fields that a page shows elsewhere than among the facts.
const APART: [&str; 1] = ["code"];

/// The page of the record at `node`.
pub(super) fn view(context: &Context<'_>, node: NodeId) -> RecordView {
    let record = context.public.record(node);
    let ids: Vec<&str> = context
        .public
        .parts_of(node)
        .filter_map(|part| context.public.part(part))
        .filter_map(|part| part.id)
        .collect();
    let (body, mut bodies) = prose::body(context, record, &ids);
    let mut parts = Vec::new();
    for (field, value) in record.fields.iter() {
        if let Value::Parts(list) = value {
            parts.push(part::group(context, node, field, list, &mut bodies));
        }
    }
    let day =
        |date: &Option<crate::model::value::Edtf>| date.as_ref().map(|date| context.locale().date(date));
    let Common { other_names, tags, published, updated, verified, .. } = &record.common;
    RecordView {
        id: record.id.clone(),
        kind: record.kind.name,
        kind_label: link::kind_label(context, record.kind.name),
        code: link::code(record).map(str::to_owned),
        title: link::title(context, record),
        summary: record.common.summary.as_ref().map(|summary| context.words(summary)),
        other_names: other_names.iter().map(|name| context.words(name)).collect(),
        draft: record.common.draft,
        facts: facts(context, record),
        body,
        parts,
        tree: goals(context, node, record),
        backlinks: backlinks(context, node),
        attachments: attachments(context, record),
        sources: sources(context, Value::Parts(&record.common.sources)),
        tags: tags.iter().map(|tag| context.words(tag)).collect(),
        published: day(published),
        updated: day(updated),
        verified: day(verified),
    }
}

/// The facts in the order of the declaration. The state of a measure is what its updates say.
fn facts(context: &Context<'_>, record: &Record) -> Vec<Fact> {
    let state = record.get::<Measure>().map(|measure| measure_state(measure, context.today));
    let derived = |field: &FieldSpec| {
        let state = state?;
        Some(match field.name {
            "phase" => state.phase.map(Phase::name),
            "timing" => state.timing.map(Timing::name),
            "result" => state.result.map(Outcome::name),
            _ => return None,
        })
    };
    record
        .fields
        .iter()
        .filter(|(field, _)| !APART.contains(&field.name))
        .filter_map(|(field, value)| {
            let value = match derived(field) {
                Some(name) => name.map_or(Value::Absent, Value::Choice),
                None => value,
            };
            fact::fact(context, record, record.kind.name, field, value)
        })
        .collect()
}

/// The tree of goals of a strategy: goals that name it, and all below them.
fn goals(context: &Context<'_>, node: NodeId, record: &Record) -> Option<Vec<Branch>> {
    record.get::<Strategy>()?;
    let mut known = std::collections::BTreeSet::new();
    let mut waiting: Vec<NodeId> = context
        .public
        .incoming(node)
        .filter(|edge| edge.owner == Goal::SPEC.name && edge.field.name == "strategy")
        .map(|edge| edge.from)
        .collect();
    while let Some(goal) = waiting.pop() {
        if known.insert(goal) {
            let below = context.public.incoming(goal);
            waiting.extend(
                below
                    .filter(|edge| edge.owner == Goal::SPEC.name && edge.field.name == "parent")
                    .map(|edge| edge.from),
            );
        }
    }
    tree::tree(context, Goal::SPEC, |goal| known.contains(&goal))
}

fn attachments(context: &Context<'_>, record: &Record) -> Vec<Attachment> {
    let view = |file: &crate::model::parts::Attachment| {
        let path = file.file.as_ref()?.as_str();
        let name = Words { text: path.to_owned(), lang: None };
        let sort = file.r#type.map(|sort| context.locale().text_for("value", "type", sort.name()).to_owned());
        Some(Attachment {
            href: context.plan.file_url(record, path),
            title: file.title.as_ref().map_or(name, |title| context.words(title)),
            sort,
            format: path.rsplit_once('.').map(|(_, ending)| ending.to_uppercase()),
        })
    };
    record.common.attachments.iter().filter_map(|part| view(&part.data)).collect()
}

/// The sources that a record or part names.
pub(super) fn sources(context: &Context<'_>, value: Value<'_>) -> Vec<Source> {
    let Value::Parts(parts) = value else { return Vec::new() };
    parts.iter().map(|part| source(context, &part)).collect()
}

fn source(context: &Context<'_>, part: &PartView<'_>) -> Source {
    let words = |field: &str| match part.fields.get(field) {
        Value::Text(text) => Some(context.words(text)),
        _ => None,
    };
    let target = match part.fields.get("document") {
        Value::References([reference]) => context.public.target(reference),
        _ => None,
    };
    let url = match part.fields.get("url") {
        Value::Web(address) => Some(address.to_owned()),
        _ => None,
    };
    Source { link: target.map(|node| link(context, node)), url, at: words("at"), note: words("note") }
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
            Backlinks { items: nodes.into_iter().map(|from| back_link(context, from, node)).collect(), label, relation }
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
