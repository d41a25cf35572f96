//! In which order pages show records.

use std::cmp::Ordering;

use super::Edition;
use super::names::code;
use crate::graph::NodeId;
use crate::model::field::Value;
use crate::model::kind::{Kind as _, KindSpec};
use crate::model::kinds::{Document, Milestone};
use crate::model::value::Edtf;
use crate::model::value::code::natural_cmp;
use crate::model::{Record, Role};

/// Orders records as readers expect: by kind, by strategy (if there are several), by code, milestones by their planned
/// date, by the order that was set, the latest first if they have a date of their own, then by title.
pub(in crate::view) fn compare(edition: &Edition<'_>, a: NodeId, b: NodeId) -> Ordering {
    let (first, second) = (edition.public.record(a), edition.public.record(b));
    let kinds =
        if first.kind == second.kind { Ordering::Equal } else { kind_place(first).cmp(&kind_place(second)) };
    kinds
        .then_with(|| edition.strategies.place(a).cmp(&edition.strategies.place(b)))
        .then_with(|| codes(first, second))
        .then_with(|| milestone(first).cmp(&milestone(second)))
        .then_with(|| order(first).cmp(&order(second)))
        .then_with(|| date(second).cmp(&date(first)))
        .then_with(|| {
            let title = |record| written_title(edition, record);
            edition.locale().compare(title(first), title(second))
        })
        .then_with(|| a.cmp(&b))
}

/// The title as it is written, or else the id.
fn written_title<'a>(edition: &Edition<'_>, record: &'a Record) -> &'a str {
    record.common.title.as_ref().map_or(&record.id, |title| title.localized().best(edition.lang).0)
}

/// Nodes in the order that [`compare`] says.
pub(in crate::view) fn sorted(edition: &Edition<'_>, nodes: impl IntoIterator<Item = NodeId>) -> Vec<NodeId> {
    let mut nodes: Vec<NodeId> = nodes.into_iter().collect();
    nodes.sort_by(|a, b| compare(edition, *a, *b));
    nodes
}

/// In words, how [`compare`] orders records of one kind.
pub(in crate::view) fn of_kind(edition: &Edition<'_>, kind: &KindSpec) -> String {
    let has = |name: &str| kind.fields.iter().any(|field| field.name == name);
    let key = match kind {
        _ if has("code") => "order.code",
        kind if *kind == *Milestone::SPEC => "order.planned",
        _ if has("date") => "order.latest",
        _ => "order.title",
    };
    edition.locale().text(key).to_owned()
}

/// In words, in which order the list of a kind stands: where it is grouped, by groups first.
pub(in crate::view) fn of_list(edition: &Edition<'_>, kind: &KindSpec) -> String {
    if *kind == *Document::SPEC {
        return edition.locale().text("order.reach").to_owned();
    }
    of_kind(edition, kind)
}

fn kind_place(record: &Record) -> Option<usize> {
    crate::model::kinds::all().iter().position(|kind| kind.name == record.kind.name)
}

/// Records with a code come before those without.
fn codes(a: &Record, b: &Record) -> Ordering {
    match (code(a), code(b)) {
        (Some(a), Some(b)) => natural_cmp(a, b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

fn order(record: &Record) -> i64 {
    match record.fields.by_role(Role::Order) {
        Value::Number(number) => number,
        _ => i64::MAX,
    }
}

/// When a milestone is planned, or else when it came; milestones with neither date come last. Nothing for other records.
fn milestone(record: &Record) -> Option<(bool, Option<Edtf>)> {
    let milestone = record.get::<Milestone>()?;
    let date = milestone.planned.or(milestone.actual);
    Some((date.is_none(), date))
}

fn date(record: &Record) -> Option<Edtf> {
    match record.fields.by_role(Role::Date) {
        Value::Fuzzy(date) => Some(*date),
        _ => None,
    }
}
