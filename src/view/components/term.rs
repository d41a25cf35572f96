//! Terms that a page uses, explained at its end.

use serde::Serialize;

use super::link::{Link, link};
use crate::graph::NodeId;
use crate::model::Record;
use crate::model::kind::Kind as _;
use crate::model::kinds::Term;
use crate::syntax::markdown;
use crate::view::context::Context;
use crate::view::edition::lang_string::LangString;
use crate::view::edition::order;
use crate::view::edition::shorten::shorten_to;
use crate::view::gathered::Explained;

/// How many letters of a term's text an explanation shows.
const LONGEST: usize = 240;

/// A term that the page uses.
#[derive(Debug, Serialize)]
pub(in crate::view) struct TermNote {
    /// Id of the explanation.
    id: String,
    /// Id of the first use.
    used_at: String,
    link: Link,
    /// Where it is not the title.
    abbreviation: Option<LangString>,
    /// What it stands for, where that is not the title.
    expansion: Option<LangString>,
    summary: Option<LangString>,
}

/// Id of the explanation on the page that uses the term.
pub(super) fn explained_at(context: &Context<'_>, term: NodeId) -> String {
    format!("_term-{}", context.public.record(term).id)
}

/// Id of the first use.
pub(super) fn used_at(context: &Context<'_>, term: NodeId) -> String {
    format!("_use-{}", context.public.record(term).id)
}

/// Terms that the page of this record needn't explain: the record itself, and those that name it.
pub(in crate::view) fn own(context: &Context<'_>, node: NodeId) -> Vec<NodeId> {
    let naming = context.public.incoming(node).filter(|edge| edge.owner == Term::SPEC.name);
    std::iter::once(node).chain(naming.map(|edge| context.public.record_node(edge.from))).collect()
}

/// What a term means: its summary, or else the beginning of its text.
pub(in crate::view) fn meaning(context: &Context<'_>, record: &Record) -> Option<LangString> {
    if let Some(summary) = &record.common.summary {
        return Some(context.best(summary));
    }
    let (written, lang) = record.body.localized().best(context.lang);
    let text = shorten_to(&markdown::plain_text(&written.text), LONGEST);
    (!text.is_empty()).then(|| context.set(&text, lang))
}

/// The terms that the page has used so far, by their titles.
pub(in crate::view) fn notes(context: &Context<'_>, explained: &Explained) -> Vec<TermNote> {
    let terms = order::sorted(context, explained.met().iter().copied());
    terms.into_iter().map(|term| note(context, term)).collect()
}

fn note(context: &Context<'_>, node: NodeId) -> TermNote {
    let record = context.public.record(node);
    let link = link(context, node);
    let term = record.get::<Term>();
    let other =
        |words: LangString| (words.text.to_lowercase() != link.title.text.to_lowercase()).then_some(words);
    TermNote {
        id: explained_at(context, node),
        used_at: used_at(context, node),
        abbreviation: term
            .and_then(|term| term.abbreviation.as_ref())
            .and_then(|text| other(LangString { text: text.main().to_owned(), lang: None })),
        expansion: term.and_then(|term| term.expansion.as_ref()).and_then(|text| other(context.best(text))),
        summary: meaning(context, record),
        link,
    }
}
