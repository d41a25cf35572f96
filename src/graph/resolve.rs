//! Finds what a reference leads to, or says why it leads nowhere.

use super::{Graph, NodeId, names};
use crate::diag::{Diagnostic, codes, text};
use crate::model::value::{Reference, Target};
use crate::model::{a, kinds};

/// The node that `reference` leads to, if it may lead there.
///
/// # Errors
///
/// There is no such record or part, it is of a kind that can't stand here, or it is a draft and the referring
/// record is not (`from_draft`). Drafts are never suggested to a record that is not one.
pub(super) fn resolve(
    graph: &Graph,
    reference: &Reference,
    targets: &[Target],
    from_draft: bool,
) -> Result<NodeId, Box<Diagnostic>> {
    if let Some(wrong) = wrong_kind(reference, targets) {
        return Err(Box::new(wrong));
    }
    let Some(record) = graph.find(reference.kind, &reference.id, None) else {
        return Err(Box::new(unknown_record(graph, reference, targets, from_draft)));
    };
    if graph.record(record).common.draft && !from_draft {
        let message = text!("`{id}` is a draft, and this record is not", id = reference.id);
        let help =
            text!("publish the {kind} first, or make this record a draft, too", own kind = reference.kind);
        return Err(Box::new(
            Diagnostic::new(&codes::REFERENCE_TO_DRAFT, reference.span, message).help(help),
        ));
    }
    let Some(part) = &reference.part else {
        return if allows_record(reference.kind, targets) {
            Ok(record)
        } else {
            Err(Box::new(needs_part(reference, targets)))
        };
    };
    let Some(node) = graph.find(reference.kind, &reference.id, Some(part)) else {
        return Err(Box::new(unknown_part(graph, record, reference, part)));
    };
    let part_type = graph.part(node).map_or("", |part| part.spec.name);
    if !allows_part(part_type, targets) {
        let message = text!(
            "`{part}` is {part_type} and can't stand here",
            part = part,
            own part_type = a(part_type)
        );
        return Err(Box::new(
            Diagnostic::new(&codes::WRONG_KIND, reference.span, message)
                .help(text!("it takes {what}", own what = list(targets))),
        ));
    }
    Ok(node)
}

fn allows_record(kind: &str, targets: &[Target]) -> bool {
    targets.is_empty() || targets.iter().any(|target| matches!(target, Target::Record(name) if *name == kind))
}

fn allows_part(part_type: &str, targets: &[Target]) -> bool {
    targets.is_empty()
        || targets.iter().any(|target| matches!(target, Target::Part(name) if *name == part_type))
}

/// A fault if neither a record of this kind nor a part of one is allowed here.
fn wrong_kind(reference: &Reference, targets: &[Target]) -> Option<Diagnostic> {
    if kinds::is_of_targets(reference.kind, targets) {
        return None;
    }
    let message = text!("{kind} can't stand here", own kind = a(reference.kind));
    let help = text!("it takes {what}", own what = list(targets));
    Some(Diagnostic::new(&codes::WRONG_KIND, reference.span, message).help(help))
}

fn needs_part(reference: &Reference, targets: &[Target]) -> Diagnostic {
    let message = text!("a whole {kind} can't stand here", own kind = reference.kind);
    let help = text!("it takes {what}: write its id after `#`", own what = list(targets));
    Diagnostic::new(&codes::WRONG_KIND, reference.span, message).help(help)
}

fn list(targets: &[Target]) -> String {
    let names: Vec<String> = targets
        .iter()
        .map(|target| match target {
            Target::Record(kind) => a(kind),
            Target::Part(part) => format!("a part `{part}`"),
        })
        .collect();
    names.join(" or ")
}

/// Kinds among which to look for what was meant, its own first.
fn allowed(reference: &Reference, targets: &[Target]) -> Vec<&'static str> {
    let mut kinds = kinds::of_targets(targets);
    kinds.sort_by_key(|kind| *kind != reference.kind);
    kinds
}

fn unknown_record(graph: &Graph, reference: &Reference, targets: &[Target], from_draft: bool) -> Diagnostic {
    let Some(kind) = kinds::by_name(reference.kind) else {
        let message = text!("there is no kind `{kind}`", own kind = reference.kind);
        return Diagnostic::new(&codes::BAD_REFERENCE, reference.span, message);
    };
    let help = names::did_you_mean(graph, &reference.id, &allowed(reference, targets), from_draft);
    let help = help.unwrap_or_else(|| {
        text!(
            "correct the id, or write the record `content/{folder}/{id}.md`",
            own folder = kind.folder,
            id = reference.id
        )
    });
    let message = text!("there is no {kind} `{id}`", own kind = reference.kind, id = reference.id);
    Diagnostic::new(&codes::UNKNOWN_REFERENCE, reference.span, message).help(help)
}

fn unknown_part(graph: &Graph, record: NodeId, reference: &Reference, part: &str) -> Diagnostic {
    let names = graph.part_names().get(&record);
    let help = match names.and_then(|names| names.nearest(part)) {
        Some(near) => text!("did you mean `{near}`?", near = near.value),
        None if names.is_none() => text!("none of its parts has an `id`; give one to the part that is meant"),
        None => text!("correct the part, or give the `id` to the one that is meant"),
    };
    let message = text!(
        "the {kind} `{id}` has no part `{part}`",
        own kind = reference.kind,
        id = reference.id,
        part = part
    );
    Diagnostic::new(&codes::UNKNOWN_PART, reference.span, message).help(help)
}
