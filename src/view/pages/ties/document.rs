//! The goals and measures that are tied to a document beside its items, and the items to which nothing is tied.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::grid::{self, GridRow, Head, Known, Name, Section, Span};
use super::mark::{self, Mark, Meaning};
use crate::graph::NodeId;
use crate::model::kinds::Measure;
use crate::model::reference;
use crate::plan::{TiesOf, ties_rows};
use crate::view::components::cut::{self, Cut, CutTexts};
use crate::view::components::link::{Link, link};
use crate::view::context::Context;
use crate::view::edition::validity::{self, ValidityNote};

const TEXTS: CutTexts = CutTexts { count: "ties.rows", order: "order.kind" };

/// The matrix of a document.
#[derive(Debug, Serialize)]
pub(in crate::view) struct DocumentTiesView {
    document: Link,
    validity: Option<ValidityNote>,
    /// Whether it is a grid; else the items are too many, and it is a list.
    grid: bool,
    /// Nothing stands above the columns.
    spans: [Span; 0],
    /// The document as a whole, then its items.
    columns: Vec<Head>,
    /// By area; the goals and measures of no area come last.
    sections: Vec<Section>,
    /// What it holds, in a sentence.
    summary: String,
    /// Items to which nothing is tied, and which nobody has judged; at most [`ITEMS`].
    untied: Vec<Link>,
    /// How many of them there are, in words.
    untied_count: String,
    legend: Vec<Meaning>,
    cut: Option<Cut>,
}

/// Most items that are listed as tied to nothing; the page of the document has all of them.
const ITEMS: usize = 200;

/// Who states ties to what of a document.
struct Stated {
    /// Relations of a record's own ties, by record and column.
    own: BTreeMap<NodeId, BTreeMap<NodeId, BTreeSet<&'static str>>>,
}

/// A page, from 1, of the matrix of a document.
pub(in crate::view) fn view(context: &Context<'_>, document: NodeId, page: usize) -> DocumentTiesView {
    let columns: Vec<NodeId> = std::iter::once(document).chain(context.public.items_of(document)).collect();
    let stated = Stated::new(context, &columns);
    let (size, grid) = ties_rows(columns.len());
    let rows = rows(context, document);
    let total = rows.len();
    let range = cut::rows_of(total, page, size);
    let url = |page| context.plan.ties_url(context.public, TiesOf::Document(document), page, context.lang);
    let pager = cut::pager_of(context, total, page, size, url);
    let shown = cut::shown_of(context, total, page, size);
    let tied: BTreeSet<NodeId> = rows.iter().map(|(_, node)| *node).collect();
    let untied: Vec<NodeId> =
        columns[1..].iter().copied().filter(|item| !context.public.is_covered(*item)).collect();
    DocumentTiesView {
        document: link(context, document),
        validity: validity::note(context, document),
        spans: [],
        columns: columns
            .iter()
            .filter(|_| grid)
            .map(|column| Head {
                name: Name::of_column(context, *column),
                tied: tied.iter().filter(|row| stated.mark(context, **row, *column).is_some()).count(),
            })
            .collect(),
        sections: sections(context, &stated, &rows[range], &columns, grid),
        summary: cut::of_all(context, "ties.summary", tied.len(), context.coverage.rows().len()),
        untied_count: context.locale().count("ties.items", untied.len()),
        untied: untied.into_iter().take(ITEMS).map(|item| link(context, item)).collect(),
        legend: mark::legend(context),
        cut: pager.map(|pager| TEXTS.cut(context, total, shown, Some(pager))),
        grid,
    }
}

/// Goals and measures with a tie to the document, by area.
fn rows(context: &Context<'_>, document: NodeId) -> Vec<(Option<NodeId>, NodeId)> {
    let is_tied =
        |node: NodeId| context.coverage.row(node)?.cell(document).filter(|cell| cell.is_tied()).map(|_| ());
    let ordered = grid::in_order(context, |node| is_tied(node).is_some());
    let areas = super::overview::areas(context);
    let of_area = |area: &&crate::graph::Area| {
        let nodes: BTreeSet<NodeId> = context.coverage.rows_of(area).map(|row| row.node).collect();
        let goal = area.goal;
        ordered.iter().filter(move |node| nodes.contains(node)).map(move |node| (goal, *node))
    };
    areas.iter().filter(|area| area.tally(document).tied > 0).flat_map(of_area).collect()
}

impl Stated {
    fn new(context: &Context<'_>, columns: &[NodeId]) -> Self {
        let mut own: BTreeMap<NodeId, BTreeMap<NodeId, BTreeSet<&'static str>>> = BTreeMap::new();
        for tie in columns.iter().flat_map(|column| context.public.ties_to(*column)) {
            let of_row = own.entry(tie.from).or_default();
            of_row.entry(tie.to).or_default().insert(tie.relation.name());
        }
        Self { own }
    }

    fn relations(&self, row: NodeId, column: NodeId) -> Option<&BTreeSet<&'static str>> {
        self.own.get(&row)?.get(&column)
    }

    /// What is known of a row and a column: its own ties, or those of a goal above.
    fn mark(&self, context: &Context<'_>, row: NodeId, column: NodeId) -> Option<Mark> {
        if let Some(relations) = self.relations(row, column) {
            return Some(mark::own(context, row, relations.iter().copied()));
        }
        let goals = context.public.referred(row, reference!(Measure.goals));
        let higher = goals.flat_map(|goal| std::iter::once(goal).chain(context.public.ancestors(goal)));
        let mut higher = higher.chain(context.public.ancestors(row));
        higher.any(|goal| self.relations(goal, column).is_some()).then(|| mark::through(context))
    }
}

fn sections(
    context: &Context<'_>,
    stated: &Stated,
    rows: &[(Option<NodeId>, NodeId)],
    columns: &[NodeId],
    grid: bool,
) -> Vec<Section> {
    let row = |context: &Context<'_>, node: NodeId| {
        let cells: Vec<Option<Mark>> =
            columns.iter().map(|column| stated.mark(context, node, *column)).collect();
        let tied = cells.iter().flatten().count();
        let known = columns.iter().filter_map(|column| {
            Some(Known {
                mark: stated.mark(context, node, *column)?,
                name: Name::of_column(context, *column),
            })
        });
        let known = known.collect();
        GridRow { link: link(context, node), cells: if grid { cells } else { Vec::new() }, known, tied }
    };
    let section = |chunk: &[(Option<NodeId>, NodeId)]| {
        let label = match chunk[0].0 {
            Some(goal) => link(context, goal).name_apart().text,
            None => context.locale().text("ties.no-area").to_owned(),
        };
        // The heading says of which strategy they are.
        let below = &chunk[0].0.map_or(*context, |goal| context.about(goal));
        Section { label, rows: chunk.iter().map(|(_, node)| row(below, *node)).collect() }
    };
    rows.chunk_by(|(a, _), (b, _)| a == b).map(section).collect()
}
