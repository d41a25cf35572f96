//! The records of a kind in the order of their list, and the groups that they form there.

use std::collections::{BTreeMap, BTreeSet};

use crate::graph::NodeId;
use crate::model::field::{FieldSpec, Shape, Value};
use crate::model::kind::KindSpec;
use crate::view::edition::lang_string::LangString;
use crate::view::edition::{Edition, order, strategy};

/// The records of a kind in the order of its list.
pub(in crate::view) struct OfKind {
    pub(in crate::view) nodes: Vec<NodeId>,
    /// Whether some lie below others.
    pub(in crate::view) has_trees: bool,
}

impl OfKind {
    pub(super) fn new(edition: &Edition<'_>, kind: &'static KindSpec) -> Self {
        let nodes = edition.public.nodes_of_kind(kind);
        let has_trees = nodes.iter().any(|node| edition.public.parent(*node).is_some());
        Self { nodes: sorted(edition, kind, has_trees), has_trees }
    }
}

/// From the top of each tree to its leaves, or else group by group.
fn sorted(edition: &Edition<'_>, kind: &'static KindSpec, has_trees: bool) -> Vec<NodeId> {
    let nodes = order::sorted(edition, edition.public.nodes_of_kind(kind).iter().copied());
    if has_trees { in_order(edition, &nodes) } else { by_groups(edition, kind, grouped_by(kind), nodes) }
}

/// Records group by group, each group in the order in which they come.
fn by_groups(
    edition: &Edition<'_>,
    kind: &'static KindSpec,
    by: Option<&'static FieldSpec>,
    nodes: Vec<NodeId>,
) -> Vec<NodeId> {
    let mut keyed: Vec<(GroupKey, NodeId)> =
        nodes.into_iter().map(|node| (group_of(edition, kind, by, node).0, node)).collect();
    keyed.sort_by(|(a, _), (b, _)| a.cmp(b));
    keyed.into_iter().map(|(_, node)| node).collect()
}

/// The records of a kind in the order of a list without headings: as on one with them.
pub(in crate::view) fn without_headings(edition: &Edition<'_>, kind: &'static KindSpec) -> Vec<NodeId> {
    let nodes = order::sorted(edition, edition.public.nodes_of_kind(kind).iter().copied());
    // Otherwise groups are strategies, by which they are ordered already.
    if let Some(field) = grouped_by(kind) { by_groups(edition, kind, Some(field), nodes) } else { nodes }
}

/// Groups in the order of the page: values as declared, years from the latest, what is unknown last.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::view) enum GroupKey {
    /// Where nothing else is said: those of one strategy, or all.
    Strategy(Option<usize>),
    Value(usize),
    Year(std::cmp::Reverse<i16>),
    Unknown,
}

/// The field by whose values the list of a kind is grouped.
pub(in crate::view) fn grouped_by(kind: &'static KindSpec) -> Option<&'static FieldSpec> {
    kind.fields.iter().find(|field| field.options.group)
}

/// The group of a record, and what that is called.
pub(in crate::view) fn group_of(
    edition: &Edition<'_>,
    kind: &KindSpec,
    by: Option<&'static FieldSpec>,
    node: NodeId,
) -> (GroupKey, Option<LangString>) {
    if let Some(field) = by {
        let (key, label) = group_by(edition, kind, field, node);
        return (key, label.map(|text| LangString { text, lang: None }));
    }
    // Records without a strategy are one group, and so are the strategies themselves.
    let label = strategy::label(edition, node);
    (GroupKey::Strategy(label.as_ref().map(|_| edition.strategies.place(node))), label)
}

fn group_by(
    edition: &Edition<'_>,
    kind: &KindSpec,
    field: &'static FieldSpec,
    node: NodeId,
) -> (GroupKey, Option<String>) {
    let record = edition.public.record(node);
    let unknown = || (GroupKey::Unknown, Some(edition.locale().text("missing").to_owned()));
    match record.fields.value_of(field) {
        Value::Choice(name) => {
            let Shape::Choice(names) = field.shape else { return unknown() };
            let place = names.iter().position(|known| *known == name).unwrap_or(names.len());
            let label = edition
                .locale()
                .get(&format!("value.{}.{}.{name}", kind.name, field.name))
                .unwrap_or_else(|| edition.locale().text_for("value", field.name, name));
            (GroupKey::Value(place), Some(label.to_owned()))
        }
        Value::Fuzzy(date) => {
            let year = *date.years().start();
            (GroupKey::Year(std::cmp::Reverse(year)), Some(year.to_string()))
        }
        _ => unknown(),
    }
}

/// Records in the order in which a tree shows them: each before those below it. `nodes` are in the order of pages, and so
/// are those below one of them.
fn in_order(edition: &Edition<'_>, nodes: &[NodeId]) -> Vec<NodeId> {
    let known: BTreeSet<NodeId> = nodes.iter().copied().collect();
    let mut children: BTreeMap<Option<NodeId>, Vec<NodeId>> = BTreeMap::new();
    // Reversed, since what is put on the stack last is taken first.
    for node in nodes.iter().rev() {
        let parent = edition.public.parent(*node).filter(|parent| known.contains(parent));
        children.entry(parent).or_default().push(*node);
    }
    let mut stack = children.remove(&None).unwrap_or_default();
    let mut found = Vec::with_capacity(nodes.len());
    while let Some(node) = stack.pop() {
        found.push(node);
        stack.extend(children.remove(&Some(node)).unwrap_or_default());
    }
    // A record below itself, which is an error, is in no tree.
    found.extend(children.into_values().flatten());
    found
}
