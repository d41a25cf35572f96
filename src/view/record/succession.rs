//! Which documents replaced each other.

use serde::Serialize;

use crate::graph::NodeId;
use crate::model::kinds::Document;
use crate::model::reference;
use crate::view::components::link::{Link, link};
use crate::view::context::Context;

/// Most documents that are named; the facts and back-links of each have those beside it.
const MOST: usize = 20;

/// The documents before and after one.
#[derive(Debug, Default, Serialize)]
pub(super) struct Succession {
    /// The oldest first, the one of the page among them; empty where it replaces none and none replaces it.
    documents: Vec<Successor>,
    /// How many others there are, in words.
    others: Option<String>,
}

/// A document among those that it replaced and that replaced it.
#[derive(Debug, Serialize)]
struct Successor {
    link: Link,
    /// Whether it is the document of the page.
    own: bool,
    /// When it holds, or else the years for which it is made; as it is stated.
    when: Option<String>,
}

/// The documents before and after one, the nearest of them if they are many. Their order is that of the replacements, which needs no dates.
pub(super) fn succession(context: &Context<'_>, node: NodeId) -> Succession {
    let by = reference!(Document.supersedes);
    if context.public.record(node).get::<Document>().is_none() {
        return Succession::default();
    }
    let older = |node| context.public.all_above(node, &[by]);
    let mut all = older(node);
    all.extend(context.public.all_below(node, by));
    if all.is_empty() {
        return Succession::default();
    }
    all.push(node);
    // Whoever comes later has more before it.
    all.sort_by_cached_key(|other| (older(*other).len(), *other));
    let at = all.iter().position(|other| *other == node).unwrap_or_default();
    let first = at.saturating_sub(MOST / 2).min(all.len().saturating_sub(MOST));
    let shown = &all[first..all.len().min(first + MOST)];
    let others = all.len() - shown.len();
    Succession {
        documents: shown.iter().map(|other| successor(context, *other, node)).collect(),
        others: (others > 0).then(|| context.locale().fill("validity.others", &[("n", &others.to_string())])),
    }
}

fn successor(context: &Context<'_>, document: NodeId, of_page: NodeId) -> Successor {
    let stated = context.public.record(document).get::<Document>();
    let when = stated.and_then(|document| document.valid.or(document.period));
    Successor {
        link: link(context, document),
        own: document == of_page,
        when: when.map(|when| context.locale().date(&when)),
    }
}
