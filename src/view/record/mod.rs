//! The page of a record.

pub(super) mod backlinks;
mod below;
pub(super) mod fact;
mod part;
mod reviewed;
mod source;
pub(super) mod standing;
mod succession;
mod territory;
mod untranslated;

use serde::Serialize;

use crate::graph::NodeId;
use crate::model::field::Value;
use crate::model::{Common, Record};
use crate::view::charts;
use crate::view::charts::chart::Chart;
use crate::view::components::link::{self, Link};
use crate::view::components::prose::{self, Body, Heading, Html};
use crate::view::components::term::{self, TermNote};
use crate::view::components::tree::{self, Branch, Rest};
use crate::view::context::Context;
use crate::view::edition::lang_string::LangString;
use crate::view::edition::names;
use crate::view::edition::validity::{self, ValidityNote};
use crate::view::gathered::{Explained, Gathered};
use backlinks::{Backlinks, backlinks};
use below::Subgoal;
use fact::Fact;
use part::PartGroup;
use reviewed::Reviewed;
use source::{Source, sources};
use succession::Succession;
use territory::Territory;

/// The page of a record.
#[derive(Debug, Serialize)]
pub(super) struct RecordView {
    id: String,
    kind: &'static str,
    kind_label: String,
    code: Option<String>,
    title: LangString,
    summary: Option<Html>,
    other_names: Vec<LangString>,
    draft: bool,
    /// The strategies that it belongs to, where a site has several.
    strategies: Vec<Link>,
    /// Whether a document holds.
    validity: Option<ValidityNote>,
    /// What the latest review of a document says.
    reviewed: Option<Reviewed>,
    /// Documents before and after a document.
    succession: Succession,
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
    /// How much of it is shown, if something is left out.
    below_rest: Option<String>,
    /// Measures around it, on the page of a territory.
    territory: Option<Territory>,
    charts: Vec<Chart>,
    backlinks: Vec<Backlinks>,
    attachments: Vec<Attachment>,
    sources: Vec<Source>,
    /// Terms that the page uses.
    terms: Vec<TermNote>,
    tags: Vec<LangString>,
    published: Option<String>,
    updated: Option<String>,
    verified: Option<String>,
    /// Whether that is longer ago than the site allows.
    outdated: bool,
    /// Code of the language of those texts of the record that are not translated.
    untranslated: Option<String>,
}

#[derive(Debug, Serialize)]
struct Attachment {
    /// `None` where the file is missing, which is reported.
    href: Option<String>,
    title: LangString,
    r#type: Option<String>,
    /// Ending of the file's name in capitals.
    format: Option<String>,
}

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
        kind_label: names::kind_label(context, record.kind.name),
        code: names::code(record).map(str::to_owned),
        title: names::title(context, record),
        summary,
        other_names: other_names.iter().map(|name| context.best(name)).collect(),
        draft: record.common.draft,
        strategies: context.strategies.of(node).map(|strategy| link::link(context, strategy)).collect(),
        validity: validity::note(context, node),
        reviewed: reviewed::reviewed(context, node),
        succession: succession::succession(context, node),
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
        backlinks: backlinks(context, gathered, node),
        attachments: attachments(context, record),
        sources: sources(context, Value::Parts(&record.common.sources)),
        terms: term::notes(context, &gathered.terms),
        tags: tags.iter().map(|tag| context.best(tag)).collect(),
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
        .filter(|(field, _)| !field.has_role_of(&fact::APART))
        .filter_map(|(field, value)| {
            standing::fact(context, gathered, (record, record.kind.name), field, value, &stands)
        })
        .collect()
}

fn attachments(context: &Context<'_>, record: &Record) -> Vec<Attachment> {
    let view = |file: &crate::model::parts::Attachment| {
        let path = file.file.as_ref()?.as_str();
        let name = LangString { text: path.to_owned(), lang: None };
        let r#type =
            file.r#type.map(|kind| context.locale().text_for("value", "type", kind.name()).to_owned());
        Some(Attachment {
            href: context.plan.file_url(record, path),
            title: file.title.as_ref().map_or(name, |title| context.best(title)),
            r#type,
            format: path.rsplit_once('.').map(|(_, ending)| ending.to_uppercase()),
        })
    };
    record.common.attachments.iter().filter_map(|part| view(&part.data)).collect()
}
