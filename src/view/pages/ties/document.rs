//! The goals and measures that are tied to a document beside its items, and the items to which nothing is tied.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use super::grid::{GridRow, Head, Known, Layout, Name, Section, Span};
use super::mark::{Marks, Meaning};
use crate::graph::{Cell, NodeId, Relations};
use crate::model::kinds::{Goal, Measure};
use crate::model::reference;
use crate::plan::{TiesOf, ties_rows};
use crate::view::components::cut::{self, Cut, CutTexts};
use crate::view::components::link::{Link, link};
use crate::view::context::Context;
use crate::view::edition::validity::{self, ValidityNote};

const TEXTS: CutTexts = CutTexts { count: "ties.rows", order: "order.kind" };

/// The matrix of a document.
#[derive(Debug, Serialize)]
pub(in crate::view) struct DocumentTiesView<'a> {
    document: Link,
    validity: Option<ValidityNote>,
    /// Whether it is a grid; else the items are too many, and it is a list.
    grid: bool,
    /// Nothing stands above the columns.
    spans: [Span; 0],
    /// The document as a whole, then its items.
    columns: Vec<Head>,
    /// By area; the goals and measures of no area come last.
    sections: Vec<Section<'a>>,
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

/// A page, from 1, of the matrix of a document.
pub(in crate::view) fn view<'a>(
    context: &Context<'a>,
    document: NodeId,
    page: usize,
) -> DocumentTiesView<'a> {
    let marks = Marks::new(context);
    let columns: Vec<NodeId> = std::iter::once(document).chain(context.public.items_of(document)).collect();
    let (size, grid) = ties_rows(columns.len());
    let rows = rows(context, document, &columns);
    let total = rows.len();
    let range = cut::rows_of(total, page, size);
    let url = |page| context.plan.ties_url(context.public, TiesOf::Document(document), page, context.lang);
    let pager = cut::pager_of(context, total, page, size, url);
    let shown = cut::shown_of(context, total, page, size);
    let untied: Vec<NodeId> =
        columns[1..].iter().copied().filter(|item| !context.public.is_covered(*item)).collect();
    let heads = columns.iter().enumerate().filter(|_| grid).map(|(place, column)| {
        // A measure of several areas is counted once.
        let nodes = rows.iter().filter(|row| row.cells[place].is_some()).map(|row| row.node);
        Head { name: Name::of_column(context, *column), tied: nodes.collect::<BTreeSet<_>>().len() }
    });
    let tied = context.coverage.tied_to(document).count();
    DocumentTiesView {
        document: link(context, document),
        validity: validity::note(context, document),
        spans: [],
        columns: heads.collect(),
        sections: sections(context, &rows[range], &Layout { marks: &marks, columns: &columns, grid }),
        summary: cut::of_all(context, "ties.summary", tied, context.coverage.rows().len()),
        untied_count: context.locale().count("ties.items", untied.len()),
        untied: untied.into_iter().take(ITEMS).map(|item| link(context, item)).collect(),
        legend: marks.legend(),
        cut: pager.map(|pager| TEXTS.cut(context, total, shown, Some(pager))),
        grid,
    }
}

/// A goal or measure under the heading of an area.
struct TiedRow {
    area: Option<NodeId>,
    node: NodeId,
    /// What is known of it and each column.
    cells: Vec<Option<Cell>>,
}

/// Goals and measures with a tie to the document, by area.
fn rows(context: &Context<'_>, document: NodeId, columns: &[NodeId]) -> Vec<TiedRow> {
    let order = context.sequences.coverage(context);
    let mut places: Vec<usize> = vec![0; order.areas.len()];
    for (place, area) in order.areas.iter().enumerate() {
        places[*area] = place;
    }
    let tied = context.coverage.tied_to(document);
    let mut found: Vec<(usize, NodeId)> =
        tied.flat_map(|row| row.areas().iter().map(|area| (places[*area], row.node))).collect();
    found.sort_by_key(|(place, node)| (*place, order.rank(*node)));
    let own = own_ties(context, columns);
    let row = |(place, node): (usize, NodeId)| TiedRow {
        area: context.coverage.areas()[order.areas[place]].goal,
        node,
        cells: cells(context, &own, node, columns),
    };
    found.into_iter().map(row).collect()
}

/// By what relations each record is tied to columns itself, by their places.
type OwnTies = HashMap<NodeId, BTreeMap<usize, Relations>>;

fn own_ties(context: &Context<'_>, columns: &[NodeId]) -> OwnTies {
    let mut own = OwnTies::new();
    for (place, column) in columns.iter().enumerate() {
        for tie in context.public.ties_to(*column) {
            let relations = own.entry(tie.from).or_default().entry(place).or_default();
            *relations = relations.with(tie.relation);
        }
    }
    own
}

/// What is known of a record and each column: its own ties, or those of a goal above.
fn cells(context: &Context<'_>, own: &OwnTies, node: NodeId, columns: &[NodeId]) -> Vec<Option<Cell>> {
    let mut cells = vec![None; columns.len()];
    let above = context.public.all_above(node, &[reference!(Measure.goals), reference!(Goal.parent)]);
    for place in above.iter().filter_map(|goal| own.get(goal)).flat_map(BTreeMap::keys) {
        cells[*place] = Some(Cell::Through);
    }
    for (place, relations) in own.get(&node).into_iter().flatten() {
        cells[*place] = Some(Cell::Own(*relations));
    }
    cells
}

fn sections<'a>(context: &Context<'a>, rows: &[TiedRow], layout: &Layout<'a, '_>) -> Vec<Section<'a>> {
    let section = |chunk: &[TiedRow]| {
        let label = match chunk[0].area {
            Some(goal) => link(context, goal).name_apart().text,
            None => context.locale().text("ties.no-area").to_owned(),
        };
        // The heading says of which strategy they are.
        let below = &chunk[0].area.map_or(*context, |goal| context.about(goal));
        Section { label, rows: chunk.iter().map(|row| grid_row(below, row, layout)).collect() }
    };
    rows.chunk_by(|a, b| a.area == b.area).map(section).collect()
}

fn grid_row<'a>(context: &Context<'a>, row: &TiedRow, layout: &Layout<'a, '_>) -> GridRow<'a> {
    let Layout { marks, columns, grid } = *layout;
    let link = link(context, row.node);
    let mark = |cell: Cell| marks.of(&link.href, cell);
    let listed = columns.iter().zip(&row.cells).filter(|_| !grid).filter_map(|(column, cell)| {
        Some(Known { mark: mark((*cell)?), name: Name::of_column(context, *column) })
    });
    let cells = row.cells.iter().filter(|_| grid).map(|cell| cell.map(mark));
    let tied = row.cells.iter().flatten().count();
    let (cells, known) = (cells.collect(), listed.collect());
    GridRow { link, cells, known, blank: tied == 0, tied }
}
