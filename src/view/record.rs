//! The page of a record.

use serde::Serialize;

use super::Context;
use super::backlinks::{Backlinks, backlinks};
use super::below::{self, Subgoal};
use super::charts::{self, Chart};
use super::fact::Fact;
use super::gathered::{Explained, Gathered};
use super::link::{self, Link, Words};
use super::part::{self, PartGroup};
use super::prose::{self, Body, Heading, Html};
use super::source::{Source, sources};
use super::standing;
use super::term::{self, TermNote};
use super::territory::{self, Territory};
use super::tree::{self, Branch, Rest};
use super::untranslated;
use super::validity::{self, ValidityNote};
use crate::graph::NodeId;
use crate::model::field::Value;
use crate::model::{Common, Record, Role};

/// The page of a record.
#[derive(Debug, Serialize)]
pub(super) struct RecordView {
    id: String,
    kind: &'static str,
    kind_label: String,
    code: Option<String>,
    title: Words,
    summary: Option<Html>,
    other_names: Vec<Words>,
    draft: bool,
    /// The strategies that it belongs to, where a site has several.
    strategies: Vec<Link>,
    /// Whether a document holds.
    validity: Option<ValidityNote>,
    facts: Vec<Fact>,
    body: Option<Html>,
    /// The highest headings of the body.
    headings: Vec<Heading>,
    parts: Vec<PartGroup>,
    /// The tree of goals, on the page of a strategy.
    tree: Option<Vec<Branch>>,
    /// What of the tree the page leaves out.
    tree_rest: Option<Rest>,
    /// Goals below it with their measures, on the page of a goal.
    below: Vec<Subgoal>,
    /// How much of that is shown, where something is left out.
    below_rest: Option<String>,
    /// Measures around it, on the page of a territory.
    territory: Option<Territory>,
    charts: Vec<Chart>,
    backlinks: Vec<Backlinks>,
    attachments: Vec<Attachment>,
    sources: Vec<Source>,
    /// Terms that the page uses.
    terms: Vec<TermNote>,
    tags: Vec<Words>,
    published: Option<String>,
    updated: Option<String>,
    verified: Option<String>,
    /// Whether that is longer ago than the site allows.
    outdated: bool,
    /// Code of the language in which some of the record's own texts stand, since they are not translated.
    untranslated: Option<String>,
}

#[derive(Debug, Serialize)]
struct Attachment {
    /// `None` where the file is missing, which is reported.
    href: Option<String>,
    title: Words,
    #[serde(rename = "type")]
    sort: Option<String>,
    /// Ending of the file's name in capitals.
    format: Option<String>,
}

/// Fields that a page shows elsewhere than among the facts, or that only say where it is shown or what is checked.
const APART: [Role; 3] = [Role::Code, Role::Order, Role::Setting];

/// The page of the record at `node`.
pub(super) fn view(context: &Context<'_>, gathered: &mut Gathered, node: NodeId) -> RecordView {
    let context = &context.about(node);
    let record = context.public.record(node);
    let ids: Vec<&str> = context
        .public
        .parts_of(node)
        .filter_map(|part| context.public.part(part))
        .filter_map(|part| part.id)
        .collect();
    gathered.terms = Explained::except(term::own(context, node));
    // A term is explained at its first use: in the summary, the text, the parts, the facts, in this order.
    let summary = record.common.summary.as_ref().map(|summary| prose::line(context, gathered, summary));
    let Body { main: body, parts: mut bodies, headings } = prose::body(context, gathered, record, &ids);
    let mut parts = Vec::new();
    for (field, value) in record.fields.iter() {
        if let Value::Parts(list) = value {
            parts.push(part::group(context, gathered, node, field, list, &mut bodies));
        }
    }
    let day =
        |date: &Option<crate::model::value::Edtf>| date.as_ref().map(|date| context.locale().date(date));
    let facts = facts(context, gathered, node);
    let (tree, tree_rest) = tree::goals(context, node).map(|goals| (goals.branches, goals.rest)).unzip();
    let (below, below_rest) = below::goals(context, node);
    let Common { other_names, tags, published, updated, verified, .. } = &record.common;
    RecordView {
        id: record.id.clone(),
        kind: record.kind.name,
        kind_label: link::kind_label(context, record.kind.name),
        code: link::code(record).map(str::to_owned),
        title: link::title(context, record),
        summary,
        other_names: other_names.iter().map(|name| context.words(name)).collect(),
        draft: record.common.draft,
        strategies: context.strategies.of(node).map(|strategy| link::link(context, strategy)).collect(),
        validity: validity::note(context, node),
        facts,
        body,
        headings,
        parts,
        tree,
        tree_rest: tree_rest.flatten(),
        below,
        below_rest,
        territory: territory::territory(context, node),
        charts: charts::of_record(context, node),
        backlinks: backlinks(context, node),
        attachments: attachments(context, record),
        sources: sources(context, Value::Parts(&record.common.sources)),
        terms: term::notes(context, &gathered.terms),
        tags: tags.iter().map(|tag| context.words(tag)).collect(),
        published: day(published),
        updated: day(updated),
        verified: day(verified),
        outdated: verified
            .and_then(|verified| context.config.holds_until(verified))
            .is_some_and(|until| until < context.today),
        untranslated: untranslated::lang(context, record),
    }
}

/// The facts in the order of the declaration. Where the record stands is what follows from all that it states.
fn facts(context: &Context<'_>, gathered: &mut Gathered, node: NodeId) -> Vec<Fact> {
    let record = context.public.record(node);
    let stands = context.public.standings(node, context.today);
    record
        .fields
        .iter()
        .filter(|(field, _)| !field.has_role_of(&APART))
        .filter_map(|(field, value)| {
            standing::fact(context, gathered, (record, record.kind.name), field, value, &stands)
        })
        .collect()
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
