//! Gaps between the strategy and other documents, by sort; what is left out on purpose stands apart.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::config::GapSort;
use crate::graph::{Gap, NodeId};
use crate::model::kinds::{Binding, Document};
use crate::plan::{Register, Section};
use crate::view::edition::{Edition, order};

/// Name of the page.
pub(in crate::view) const PAGE: &str = "gaps";

/// Name of the section of what is left out on purpose.
pub(in crate::view) const LEFT_OUT: &str = "left-out";

/// Gaps by section, in the order of the page.
pub(in crate::view) type BySort = Vec<(&'static str, Vec<Gap>)>;

/// The section in which a gap stands.
fn section(gap: &Gap) -> &'static str {
    if gap.left_out.is_some() { LEFT_OUT } else { gap.sort.name() }
}

/// Names of all sections.
fn sections() -> impl Iterator<Item = &'static str> {
    GapSort::NAMES.iter().copied().chain([LEFT_OUT])
}

/// How many gaps there are of each sort.
pub(in crate::view) fn register(gaps: &[Gap]) -> Register {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for gap in gaps {
        *counts.entry(section(gap)).or_default() += 1;
    }
    let sections = sections().filter_map(|name| Some((Section::Named(name), *counts.get(name)?)));
    Register { page: PAGE, sections: sections.collect() }
}

/// Words of the addresses of sections: their names.
pub(in crate::view) fn words() -> impl Iterator<Item = String> {
    sections().map(|name| format!("{PAGE}/{name}"))
}

/// Gaps in the order of pages; documents that bind come first.
pub(super) fn sorted(edition: &Edition<'_>) -> BySort {
    let record = |gap: &Gap| edition.public.record_node(gap.at);
    let records: BTreeSet<NodeId> = edition.gaps.iter().map(record).collect();
    let records = order::sorted(edition, records).into_iter().enumerate();
    let ranks: HashMap<NodeId, usize> = records.map(|(rank, node)| (node, rank)).collect();
    let mut by_section: BTreeMap<&'static str, Vec<Gap>> = BTreeMap::new();
    for gap in edition.gaps {
        by_section.entry(section(gap)).or_default().push(*gap);
    }
    let key = |gap: &Gap| {
        let record = record(gap);
        (binding(edition, record), ranks.get(&record).copied(), gap.at, gap.other)
    };
    let of = |name: &'static str| {
        let mut gaps = by_section.remove(name)?;
        gaps.sort_by_cached_key(key);
        Some((name, gaps))
    };
    sections().filter_map(of).collect()
}

/// How far a document binds: those of which that is not said come last, and what is no document first.
fn binding(edition: &Edition<'_>, record: NodeId) -> usize {
    let Some(document) = edition.public.record(record).get::<Document>() else { return 0 };
    document.binding.map_or(Binding::NAMES.len() + 1, |binding| 1 + binding as usize)
}
