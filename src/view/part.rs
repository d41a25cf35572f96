//! Parts of records as pages show them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Context;
use super::backlinks::{Backlinks, backlinks};
use super::fact::{self, Fact};
use super::gathered::Gathered;
use super::link::{self, Link, Words};
use super::prose::Html;
use super::source::{Source, sources};
use super::standing;
use crate::graph::{NodeId, Stand};
use crate::model::Role;
use crate::model::field::{FieldSpec, PartList, PartView, Value};
use crate::syntax::markdown;

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
    title: Option<Words>,
    /// What the part links to, when it is a link.
    to: Vec<Link>,
    facts: Vec<Fact>,
    /// The long text under the heading with the part's id.
    body: Option<Html>,
    backlinks: Vec<Backlinks>,
    sources: Vec<Source>,
}

/// Fields that a page shows elsewhere than among the facts of a part.
const APART: [Role; 5] = [Role::Code, Role::Title, Role::Sources, Role::Official, Role::Public];

/// Columns beside which nothing can be read any more: parts that say more than that stand one below the other.
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
    for part in parts.iter() {
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
    let apart = |field: &FieldSpec| {
        field.has_role_of(&APART)
            || qualified.is_some_and(|own| own.name == field.name || own.is_qualified_by(field))
    };
    let facts = part
        .fields
        .iter()
        .filter(|(field, _)| !apart(field))
        .filter_map(|(field, value)| {
            standing::fact(context, gathered, (owner, part.spec.name), field, value, &stands)
        })
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
        backlinks: node.map_or_else(Vec::new, |node| backlinks(context, node)),
        sources: sources(context, part.fields.by_role(Role::Sources)),
    }
}

fn title(context: &Context<'_>, part: &PartView<'_>) -> Option<Words> {
    match part.fields.by_role(Role::Title) {
        Value::Text(title) => Some(context.words(title)),
        _ => None,
    }
}

/// What a part is called in a link: its title, or the beginning of its text; or what sort of part it is, and of
/// when or of what. `None` where that would say no more than the sort, or would only name `seen_at`.
pub(super) fn name(context: &Context<'_>, part: &PartView<'_>, seen_at: Option<NodeId>) -> Option<PartName> {
    own_name(context, part)
        .map(PartName::Own)
        .or_else(|| sort_and(context, part, seen_at).map(PartName::Sort))
}

/// What a part is called in a link.
pub(super) enum PartName {
    /// By words of its own.
    Own(Words),
    /// By its sort, and of when or of what it is: that tells less than what its record is called.
    Sort(Words),
}

fn own_name(context: &Context<'_>, part: &PartView<'_>) -> Option<Words> {
    for role in [Role::Title, Role::Label, Role::Text] {
        match part.fields.by_role(role) {
            Value::Text(text) => return Some(with_code(part, context.words(text))),
            Value::Prose(prose) => {
                let (written, lang) = prose.localized().best(context.lang);
                let text = shorten(&markdown::plain_text(&written.text));
                return Some(with_sort(context, part, context.set(&text, lang)));
            }
            _ => {}
        }
    }
    None
}

fn sort_and(context: &Context<'_>, part: &PartView<'_>, seen_at: Option<NodeId>) -> Option<Words> {
    let words = part.fields.iter().find_map(|(field, value)| match value {
        Value::Fuzzy(date) if field.has_role(Role::Date) => {
            Some(Words { text: context.locale().date(date), lang: None })
        }
        Value::References([reference]) => {
            let target = context.public.target(reference).filter(|target| Some(*target) != seen_at)?;
            Some(link::title(context, context.public.record(target)))
        }
        _ => None,
    })?;
    Some(with_sort(context, part, words))
}

fn with_sort(context: &Context<'_>, part: &PartView<'_>, words: Words) -> Words {
    let sort = context.locale().text_for("part-one", "", part.spec.name);
    Words { text: format!("{sort}: {}", words.text), lang: words.lang }
}

fn with_code(part: &PartView<'_>, words: Words) -> Words {
    words.after_code(part.fields.code())
}

/// The beginning of a text that is to stand in a line, cut between words.
pub(super) fn shorten(text: &str) -> String {
    shorten_to(text, 90)
}

/// The beginning of a text, cut between words so that at most `longest` letters and an ellipsis are left.
pub fn shorten_to(text: &str, longest: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= longest {
        return text;
    }
    let cut: String = text.chars().take(longest).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', '.', ';', ':', '–', '-']))
}
