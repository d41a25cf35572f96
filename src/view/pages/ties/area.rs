//! The goals and measures of an area beside the documents of which something is known.

use serde::Serialize;

use super::grid::{GridRow, Head, Known, Layout, Name, Section, Span};
use super::mark::{Marks, Meaning};
use super::overview::{documents, reach, reach_label};
use crate::graph::{Area, Cell, NodeId, Row};
use crate::plan::{TiesOf, ties_rows};
use crate::view::components::cut::{self, Cut, CutTexts};
use crate::view::components::link::{Link, link};
use crate::view::context::Context;
use crate::view::edition::names::kind_plural;

const TEXTS: CutTexts = CutTexts { count: "ties.rows", order: "order.kind" };

/// The matrix of an area.
#[derive(Debug, Serialize)]
pub(in crate::view) struct AreaView<'a> {
    /// The area; `None` for what belongs to none.
    area: Option<Link>,
    /// Whether it is a grid; else the documents are too many or none, and it is a list.
    grid: bool,
    /// Whether anything is known of a document.
    known: bool,
    spans: Vec<Span>,
    pub(super) columns: Vec<Head>,
    pub(super) sections: Vec<Section<'a>>,
    /// What it holds, in a sentence.
    pub(super) summary: String,
    pub(super) legend: Vec<Meaning>,
    pub(super) cut: Option<Cut>,
    /// Address of the same as a picture.
    picture: Option<String>,
}

/// A page, from 1, of the matrix of the area with this goal at its top.
pub(in crate::view) fn view<'a>(
    context: &Context<'a>,
    goal: Option<NodeId>,
    page: usize,
) -> Option<AreaView<'a>> {
    let context = &goal.map_or(*context, |goal| context.about(goal));
    let area = context.coverage.areas().iter().find(|area| area.goal == goal)?;
    let columns = documents(context, |node| area.knows(node));
    let (size, fits) = ties_rows(columns.len());
    let grid = fits && !columns.is_empty();
    let order = context.sequences.coverage(context);
    let mut rows: Vec<&Row> = context.coverage.rows_of(area).collect();
    rows.sort_by_key(|row| order.rank(row.node));
    let total = rows.len();
    let range = cut::rows_of(total, page, size);
    let url = |page| context.plan.ties_url(context.public, TiesOf::Area(goal), page, context.lang);
    let pager = cut::pager_of(context, total, page, size, url);
    let shown = cut::shown_of(context, total, page, size);
    let marks = Marks::new(context);
    let heads = if grid { &columns[..] } else { &[] };
    Some(AreaView {
        area: goal.map(|goal| link(context, goal)),
        spans: spans(context, heads),
        columns: heads.iter().map(|node| head(context, area, *node)).collect(),
        sections: sections(context, &rows[range], &Layout { marks: &marks, columns: &columns, grid }),
        known: !columns.is_empty(),
        summary: summary(context, area),
        legend: marks.legend(),
        cut: pager.map(|pager| TEXTS.cut(context, total, shown, Some(pager))),
        grid,
        picture: (grid && page == 1)
            .then(|| context.plan.ties_picture_url(context.public, TiesOf::Area(goal), context.lang)),
    })
}

/// The documents that stand beside each other, by the territory for which they are made.
fn spans(context: &Context<'_>, columns: &[NodeId]) -> Vec<Span> {
    let chunks = columns.chunk_by(|a, b| reach(context, *a) == reach(context, *b));
    let span = |chunk: &[NodeId]| Span {
        label: Some(reach_label(context, reach(context, chunk[0]))),
        columns: chunk.len(),
    };
    chunks.map(span).collect()
}

fn head(context: &Context<'_>, area: &Area, document: NodeId) -> Head {
    Head { name: Name::of_document(context, document), tied: area.tally(document).tied }
}

fn sections<'a>(context: &Context<'a>, rows: &[&Row], layout: &Layout<'a, '_>) -> Vec<Section<'a>> {
    let kind = |row: &Row| context.public.record(row.node).kind;
    let section = |rows: &[&Row]| Section {
        label: kind_plural(context, kind(rows[0]).name),
        rows: rows.iter().map(|row| grid_row(context, row, layout)).collect(),
    };
    rows.chunk_by(|a, b| kind(a) == kind(b)).map(section).collect()
}

fn grid_row<'a>(context: &Context<'a>, row: &Row, layout: &Layout<'a, '_>) -> GridRow<'a> {
    let Layout { marks, columns, grid } = *layout;
    let link = link(context, row.node);
    let mark = |cell: Cell| marks.of(&link.href, cell);
    let known = columns.iter().filter_map(|document| Some((*document, row.cell(*document)?)));
    let tied = known.clone().filter(|(_, cell)| cell.is_tied()).count();
    let blank = known.clone().next().is_none();
    let listed = known.filter(|_| !grid);
    let listed =
        listed.map(|(document, cell)| Known { mark: mark(cell), name: Name::of_document(context, document) });
    let cells = columns.iter().filter(|_| grid).map(|document| row.cell(*document).map(mark));
    let (cells, known) = (cells.collect(), listed.collect());
    GridRow { link, cells, known, blank, tied }
}

/// How many goals and measures the area has, and how many of them are tied to a document.
fn summary(context: &Context<'_>, area: &Area) -> String {
    let rows = context.coverage.rows_of(area);
    let tied = rows.filter(|row| row.is_tied()).count();
    cut::of_all(context, "ties.summary", tied, area.len())
}
