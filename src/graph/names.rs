//! Names under which the records of a site are known, to say which one was probably meant.

use std::collections::{BTreeMap, HashSet};

use super::{Graph, NodeId};
use crate::diag::{Place, Sink, Text, text};
use crate::model::field::Value;
use crate::model::{Record, Role, kinds};
use crate::source::FileId;
use crate::spelling::Names;

/// Names of the records of every kind: ids, codes, titles and what else they are called.
pub(super) struct Known(Vec<(&'static str, Names<Name>)>);

struct Name {
    record: NodeId,
    is_id: bool,
}

impl Known {
    /// The names of all records, or only of those that are no drafts.
    pub(super) fn new(graph: &Graph, drafts: bool) -> Self {
        let names_of = |kind: &&'static _| {
            let records = || graph.of_kind(kind).filter(|(_, record)| drafts || !record.common.draft);
            // The first of two with the same letters counts, so ids come first.
            let ids = records().map(|(record, read)| (read.id.clone(), Name { record, is_id: true }));
            let others = records().flat_map(|(record, read)| {
                of_record(read).into_iter().map(move |name| (name, Name { record, is_id: false }))
            });
            (kind.name, Names::new(ids.chain(others)))
        };
        Self(kinds::all().iter().map(names_of).collect())
    }

    /// The record of one of these kinds that was probably meant; of two that are as near, that of the first kind.
    fn meant(&self, written: &str, kinds: &[&str]) -> Option<NodeId> {
        let names = |kind: &&str| self.0.iter().find(|(known, _)| known == kind).map(|(_, names)| names);
        let allowed = || kinds.iter().filter_map(names);
        let same = allowed().filter_map(|names| names.get(written)).min_by_key(|name| !name.is_id);
        let near = || allowed().filter_map(|names| names.nearest(written)).min_by_key(|near| near.slips);
        same.or_else(|| Some(near()?.value)).map(|name| name.record)
    }
}

/// Ids of the parts of each record that has any.
pub(super) type OfParts = BTreeMap<NodeId, Names<String>>;

pub(super) fn of_parts(graph: &Graph) -> OfParts {
    let mut ids: BTreeMap<NodeId, Vec<&str>> = BTreeMap::new();
    for (node, part) in graph.nodes().filter_map(|node| Some((node, graph.part(node)?))) {
        ids.entry(graph.record_node(node)).or_default().extend(part.id);
    }
    let names = |ids: Vec<&str>| Names::new(ids.into_iter().map(|id| (id, id.to_owned())));
    ids.into_iter().map(|(record, ids)| (record, names(ids))).collect()
}

/// Other names of a record beside its id.
fn of_record(record: &Record) -> Vec<String> {
    let mut names: Vec<String> = record.common.title.iter().map(|title| title.main().to_owned()).collect();
    names.extend(record.common.other_names.iter().map(|name| name.main().to_owned()));
    if let Some(code) = record.fields.code() {
        names.push(record.coded_title());
        names.push(code.to_owned());
    }
    let others = record.fields.iter().filter(|(field, _)| field.has_role(Role::Name));
    names.extend(others.filter_map(|(_, value)| match value {
        Value::Text(name) => Some(name.main().to_owned()),
        _ => None,
    }));
    names
}

/// Says which record of one of these kinds was probably meant by `written`. Only drafts, which `drafts` tells, are
/// pointed to drafts.
pub(super) fn did_you_mean(graph: &Graph, written: &str, kinds: &[&str], drafts: bool) -> Option<Text> {
    let name = match written.split_once(':') {
        Some((kind, rest)) if kinds::by_name(kind).is_some() => rest,
        _ => written,
    };
    let (name, _) = name.split_once('#').unwrap_or((name, ""));
    let record = graph.record(graph.known(drafts).meant(name, kinds)?);
    let whole = record.reference();
    let reference = if kinds.len() == 1 { &record.id } else { &whole };
    let (of_record, _) = written.split_once('#').unwrap_or((written, ""));
    if of_record == reference || of_record == whole {
        // The record's name is right, so the part's is wrong.
        return None;
    }
    Some(text!("did you mean `{reference}` ({title})?", reference = reference, title = record.coded_title()))
}

/// Adds the help to those faults from reading the records that are about a record's name.
pub(super) fn complete(graph: &Graph, sink: &mut Sink) {
    let drafts: HashSet<FileId> =
        graph.records.iter().filter(|record| record.common.draft).map(|record| record.file).collect();
    for fault in sink.unresolved() {
        let Some((written, kinds)) = fault.names.take() else { continue };
        let from_draft = matches!(fault.place, Place::Span(span) if drafts.contains(&span.file));
        if let Some(help) = did_you_mean(graph, &written, &kinds, from_draft) {
            fault.help = Some(help);
        }
    }
}
