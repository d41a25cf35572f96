//! The list of all records of a kind.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::graph::NodeId;
use crate::model::field::FieldSpec;
use crate::model::kind::KindSpec;
use crate::model::kinds::Term;
use crate::plan::ROWS;
use crate::view::charts;
use crate::view::charts::chart::Chart;
use crate::view::components::cut::{self, Cut};
use crate::view::components::link::{Link, link};
use crate::view::components::term;
use crate::view::components::tree::{self, Branch};
use crate::view::context::Context;
use crate::view::edition::lang_string::LangString;
use crate::view::edition::names::kind_label;
use crate::view::edition::validity::{self, ValidityNote};
use crate::view::edition::{order, strategy};
use crate::view::gathered::Gathered;
use crate::view::record::fact::{self, FactValue};
use crate::view::record::standing;
use crate::view::shared::sequences::of_kind::{GroupKey, group_of, grouped_by};

/// The list of all records of a kind.
#[derive(Debug, Serialize)]
pub(in crate::view) struct ListView {
    kind: &'static str,
    /// What one such record is called.
    kind_label: String,
    /// How many there are, in words.
    count: String,
    columns: Vec<Column>,
    charts: Vec<Chart>,
    groups: Vec<Group>,
    /// The same records as trees, where they form some: one for each strategy.
    trees: Vec<Tree>,
    /// Where there are several pages.
    cut: Option<Cut>,
}

#[derive(Debug, Serialize)]
struct Tree {
    /// The strategy; `None` where nothing has to be told apart.
    label: Option<LangString>,
    /// Id of its heading.
    id: String,
    branches: Vec<Branch>,
}

#[derive(Debug, Serialize)]
struct Column {
    name: &'static str,
    label: String,
}

#[derive(Debug, Serialize)]
struct Group {
    /// What the group is called; `None` where nothing is grouped.
    label: Option<LangString>,
    /// Id of its heading.
    id: String,
    rows: Vec<RecordRow>,
}

#[derive(Debug, Serialize)]
struct RecordRow {
    link: Link,
    summary: Option<LangString>,
    /// Whether a document holds.
    validity: Option<ValidityNote>,
    /// A cell for each column, each with any number of values.
    cells: Vec<Vec<FactValue>>,
}

/// A page, from 1, of the list of all records of `kind`.
pub(in crate::view) fn view(
    context: &Context<'_>,
    gathered: &mut Gathered,
    kind: &'static KindSpec,
    page: usize,
) -> ListView {
    let list = context.sequences.kind(context, kind);
    let all = list.map_or(&[][..], |list| &list.nodes);
    let nodes = &all[cut::rows(all.len(), page)];
    let columns: Vec<&'static FieldSpec> = kind.fields.iter().filter(|field| field.options.column).collect();
    let label = |field: &&'static FieldSpec| fact::label(context, kind.name, field).to_owned();
    ListView {
        kind: kind.name,
        kind_label: kind_label(context, kind.name),
        count: context.locale().count(&format!("count.{}", kind.name), all.len()),
        charts: charts::of_list(context, kind, page, nodes),
        groups: groups(context, gathered, kind, nodes, &columns),
        columns: columns.iter().map(|field| Column { name: field.name, label: label(field) }).collect(),
        trees: if list.is_some_and(|list| list.has_trees) { trees(context, nodes) } else { Vec::new() },
        cut: (all.len() > ROWS).then(|| cut_of(context, kind, all.len(), page)),
    }
}

fn cut_of(context: &Context<'_>, kind: &'static KindSpec, total: usize, page: usize) -> Cut {
    let url = |page| context.plan.list_page_url(kind, page, context.lang);
    Cut {
        count: context.locale().count(&format!("count.{}", kind.name), total),
        shown: cut::shown(context, total, page),
        order: order::of_list(context, kind),
        pager: cut::pager(context, total, page, url),
    }
}

/// These records as trees, with those above them, where they stand on other pages.
fn trees(context: &Context<'_>, nodes: &[NodeId]) -> Vec<Tree> {
    let mut shown: BTreeSet<NodeId> = nodes.iter().copied().collect();
    shown.extend(nodes.iter().flat_map(|node| context.public.ancestors(*node)));
    let mut trees: Vec<(usize, Tree)> = Vec::new();
    for node in order::sorted(context, context.public.roots_of(&shown)) {
        let place = context.strategies.place(node);
        let branch = tree::branch(context, node, &shown);
        match trees.last_mut().filter(|(known, _)| *known == place) {
            Some((_, tree)) => tree.branches.push(branch),
            None => {
                let id = format!("_strategy-{}", trees.len() + 1);
                trees.push((
                    place,
                    Tree { label: strategy::label(context, node), id, branches: vec![branch] },
                ));
            }
        }
    }
    trees.into_iter().map(|(_, tree)| tree).collect()
}

fn groups(
    context: &Context<'_>,
    gathered: &mut Gathered,
    kind: &'static KindSpec,
    nodes: &[NodeId],
    columns: &[&'static FieldSpec],
) -> Vec<Group> {
    let by = grouped_by(kind);
    let mut groups: Vec<(GroupKey, Group)> = Vec::new();
    for node in nodes {
        let (key, label) = group_of(context, kind, by, *node);
        let context = if by.is_none() { &context.under(*node) } else { context };
        let row = row(context, gathered, *node, columns);
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, group)) => group.rows.push(row),
            None => groups.push((key, Group { label, id: String::new(), rows: vec![row] })),
        }
    }
    groups.sort_by(|(a, _), (b, _)| a.cmp(b));
    for (number, (_, group)) in groups.iter_mut().enumerate() {
        group.id = format!("_group-{}", number + 1);
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

fn row(
    context: &Context<'_>,
    gathered: &mut Gathered,
    node: NodeId,
    columns: &[&'static FieldSpec],
) -> RecordRow {
    let record = context.public.record(node);
    let stands = context.public.standings(node, context.today);
    let cells = columns
        .iter()
        .map(|field| {
            let value = record.fields.value_of(field);
            standing::values(context, gathered, (record, record.kind.name), field, value, &stands)
        })
        .collect();
    let summary = match record.get::<Term>() {
        Some(_) => term::meaning(context, record),
        None => record.common.summary.as_ref().map(|summary| context.best(summary)),
    };
    let validity = validity::note(context, node);
    RecordRow { link: link(context, node), summary, validity, cells }
}
