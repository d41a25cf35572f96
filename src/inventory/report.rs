//! What has changed in an inventory, as diagnostics: where each item stood, and which records refer to it.

use super::Entry;
use super::renewed::{Change, Changed};
use crate::diag::{Code, Diagnostic, Place, Text, codes, text};
use crate::graph::{Graph, NodeId};

/// Most references to an item that are named.
const MOST: usize = 20;

/// Each change with the records that refer to the item. `items` is the path of the file with the items of the document.
pub fn report(changed: &[Changed], graph: &Graph, document: NodeId, items: &str) -> Vec<Diagnostic> {
    changed.iter().map(|changed| diagnostic(changed, graph, document, items)).collect()
}

fn diagnostic(changed: &Changed, graph: &Graph, document: NodeId, items: &str) -> Diagnostic {
    let (code, message, help) = said(changed);
    let node = changed.before.as_ref().and_then(|before| graph.part_node(document, &before.id));
    let span = node.and_then(|node| graph.part(node)).map(|part| part.span);
    let place = span.map_or_else(|| Place::Path(items.to_owned()), Place::Span);
    let mut found = Diagnostic::new(code, place, message).help(help);
    let edges = node.into_iter().flat_map(|node| graph.incoming(node));
    // Other items of the document come and go with it.
    let from_others = edges.filter(|edge| graph.record_node(edge.from) != document);
    for edge in from_others.take(MOST) {
        found = found.related(edge.span, text!("this refers to it"));
    }
    found
}

/// The code, what has changed, and what to do.
fn said(changed: &Changed) -> (&'static Code, Text, Text) {
    let Changed { change, before, after } = changed;
    let (before, after) = (before.as_ref(), after.as_ref());
    let (old, new) = (name(before), name(after));
    let look = text!("see whether what refers to it still holds");
    match change {
        Change::Added => (
            &codes::ITEM_ADDED,
            text!("new: {item}", item = new),
            text!("see whether something here should be tied to it"),
        ),
        Change::Renamed => (&codes::ITEM_RENAMED, text!("{old} is now {new}", old = old, new = new), look),
        Change::Moved => {
            let above = |entry: Option<&Entry>| entry.and_then(|entry| entry.parent.clone());
            let [was, is] = [before, after].map(|entry| above(entry).unwrap_or_else(|| "–".to_owned()));
            let message =
                text!("{item} lies below `{is}` now, not below `{was}`", item = new, is = is, was = was);
            (&codes::ITEM_MOVED, message, look)
        }
        Change::Progressed => {
            let state = |entry: Option<&Entry>| {
                let state = entry.and_then(|entry| entry.state).map(|state| state.name().to_owned());
                let valid = entry.and_then(|entry| entry.valid).map(|valid| valid.to_string());
                let all: Vec<String> = [state, valid].into_iter().flatten().collect();
                if all.is_empty() { "–".to_owned() } else { all.join(", ") }
            };
            let message = text!(
                "{item}: `{is}` now, `{was}` before",
                item = new,
                is = state(after),
                was = state(before)
            );
            (&codes::ITEM_PROGRESSED, message, look)
        }
        Change::Linked => {
            let [was, is] = [before, after].map(links);
            let message =
                text!("{item} refers here to {is} now, before to {was}", item = new, is = is, was = was);
            (&codes::ITEM_LINKED, message, text!("see whether these records should be tied to it, too"))
        }
        Change::Dropped => (
            &codes::ITEM_DROPPED,
            text!("{item} is gone", item = old),
            text!("let what refers to it refer to another item, or take the reference out"),
        ),
    }
}

/// The records here to which an item refers.
fn links(entry: Option<&Entry>) -> String {
    let claims = entry.into_iter().flat_map(|entry| &entry.inbound);
    let names: Vec<String> =
        claims.map(|claim| format!("`{}` ({})", claim.to, claim.relation.name())).collect();
    if names.is_empty() { "nothing".to_owned() } else { names.join(", ") }
}

fn name(entry: Option<&Entry>) -> String {
    let Some(Entry { title, code, .. }) = entry else { return String::new() };
    code.as_ref().map_or_else(|| format!("`{title}`"), |code| format!("`{code} {title}`"))
}
