//! All documents beside the areas, with how many goals and measures each covers; or some of the documents.

use serde::Serialize;

use crate::graph::{Area, NodeId, Tally};
use crate::model::kind::Kind as _;
use crate::model::kinds::{Document, Reach};
use crate::plan::{TIES_FILTERS, TIES_ROWS, TiesOf};
use crate::view::components::cut::{self, Cut, CutTexts};
use crate::view::components::link::{Link, link};
use crate::view::context::Context;
use crate::view::edition::names::page_title;
use crate::view::shared::sequences::gaps;

const TEXTS: CutTexts = CutTexts { count: "count.document", order: "order.reach" };

/// The same on pages where only the list of areas goes on.
const OF_AREAS: CutTexts = CutTexts { count: "count.goal", order: "order.code" };

/// Most areas that stand beside each other.
const AREAS: usize = 12;

/// Documents beside areas.
#[derive(Debug, Serialize)]
pub(in crate::view) struct OverviewView {
    /// Ways to see some of the documents only.
    filters: Vec<Filter>,
    /// Areas in the head of the table; none where they are too many.
    pub(super) columns: Vec<Column>,
    /// Documents by the territory for which they are made.
    pub(super) groups: Vec<Group>,
    /// All areas, each with a page of its own, unless some documents are shown only; of very many, those of this page.
    areas: Vec<AreaLink>,
    /// Which of them.
    areas_shown: Option<String>,
    /// How many goals and measures there are.
    all: usize,
    /// The report of gaps.
    gaps: GapsLink,
    /// Whether the numbers only count ties by one relation.
    by_relation: bool,
    pub(super) cut: Option<Cut>,
    /// Address of the same as a picture.
    picture: Option<String>,
}

#[derive(Debug, Serialize)]
struct Filter {
    label: String,
    values: Vec<FilterValue>,
}

#[derive(Debug, Serialize)]
struct FilterValue {
    href: String,
    text: String,
    count: usize,
    current: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct Column {
    /// The page of the area.
    href: String,
    /// `None` for what belongs to no area.
    pub(super) area: Option<Link>,
    all: usize,
    /// How many of all documents are tied to something in it.
    documents: usize,
}

#[derive(Debug, Serialize)]
pub(super) struct Group {
    pub(super) label: String,
    pub(super) rows: Vec<DocumentRow>,
}

#[derive(Debug, Serialize)]
pub(super) struct DocumentRow {
    /// The document, at its page of the matrix.
    pub(super) link: Link,
    binding: Option<String>,
    pub(super) cells: Vec<Count>,
    pub(super) total: Count,
}

/// How many goals and measures a document covers.
#[derive(Debug, Serialize)]
pub(super) struct Count {
    pub(super) tied: usize,
    pub(super) judged: usize,
    pub(super) all: usize,
}

#[derive(Debug, Serialize)]
struct AreaLink {
    href: String,
    area: Option<Link>,
    /// How many documents its goals and measures are tied to, and how many of these there are, in words.
    text: String,
}

/// The link to the report of gaps.
#[derive(Debug, Serialize)]
struct GapsLink {
    href: String,
    text: String,
}

/// A page, from 1, of the documents that `of` tells.
pub(in crate::view) fn view(context: &Context<'_>, of: TiesOf, page: usize) -> OverviewView {
    let coverage = context.coverage;
    let mut documents = documents(context, |node| coverage.knows(node));
    documents.retain(|node| of.shows(context.public, coverage, *node));
    let areas = areas(context);
    let columns = if areas.len() > AREAS { &[][..] } else { &areas[..] };
    let relation = if let TiesOf::Relation(name) = of { Some(name) } else { None };
    let mut groups: Vec<(Option<Reach>, Group)> = Vec::new();
    let total = documents.len();
    let of_areas = if of == TiesOf::All { areas.len() } else { 0 };
    let range = cut::rows_of(total, page, TIES_ROWS);
    for document in documents.into_iter().skip(range.start).take(range.len()) {
        let reach = reach(context, document);
        let row = row(context, document, columns, relation);
        match groups.last_mut().filter(|(known, _)| *known == reach) {
            Some((_, group)) => group.rows.push(row),
            None => groups.push((reach, Group { label: reach_label(context, reach), rows: vec![row] })),
        }
    }
    let url = |page| context.plan.ties_url(context.public, of, page, context.lang);
    let pager = cut::pager_of(context, total.max(of_areas), page, TIES_ROWS, url);
    let areas_shown = cut::shown_of(context, of_areas, page, TIES_ROWS);
    OverviewView {
        filters: filters(context, of),
        columns: columns.iter().map(|area| column(context, area)).collect(),
        groups: groups.into_iter().map(|(_, group)| group).collect(),
        areas: areas[cut::rows_of(of_areas, page, TIES_ROWS)]
            .iter()
            .map(|area| area_link(context, area))
            .collect(),
        all: coverage.rows().len(),
        gaps: GapsLink {
            href: context.plan.page_url(gaps::PAGE, context.lang),
            text: page_title(context, gaps::PAGE),
        },
        by_relation: relation.is_some(),
        picture: (of == TiesOf::All && page == 1)
            .then(|| context.plan.ties_picture_url(context.public, of, context.lang)),
        cut: pager.map(|pager| {
            if range.is_empty() {
                OF_AREAS.cut(context, of_areas, areas_shown.clone(), Some(pager))
            } else {
                TEXTS.cut(context, total, cut::shown_of(context, total, page, TIES_ROWS), Some(pager))
            }
        }),
        areas_shown,
    }
}

/// What tells the documents of this page from all others; nothing for all of them.
pub(in crate::view) fn label(context: &Context<'_>, of: TiesOf) -> String {
    let (field, name) = match of {
        TiesOf::Reach(name) => ("reach", name),
        TiesOf::Binding(name) => ("binding", name),
        TiesOf::Relation(name) => ("relation", name),
        TiesOf::All | TiesOf::Area(_) | TiesOf::Document(_) => return String::new(),
    };
    let value = context.locale().text_for("value", field, name);
    format!("{} – {value}", context.locale().text(&format!("field.{field}")))
}

/// Documents in the order of their list: by the territory for which they are made.
pub(super) fn documents(context: &Context<'_>, is_meant: impl Fn(NodeId) -> bool) -> Vec<NodeId> {
    let all = context.sequences.kind(context, Document::SPEC).map_or(&[][..], |list| &list.nodes);
    all.iter().copied().filter(|node| is_meant(*node)).collect()
}

/// The areas in the order of pages; what belongs to none comes last.
pub(super) fn areas<'a>(context: &Context<'a>) -> Vec<&'a Area> {
    let known = context.coverage.areas();
    context.sequences.coverage(context).areas.iter().map(|number| &known[*number]).collect()
}

/// The page of an area, if something is known of it and a document.
fn area_url(context: &Context<'_>, area: &Area) -> String {
    context.plan.ties_url(context.public, TiesOf::Area(area.goal), 1, context.lang)
}

fn column(context: &Context<'_>, area: &Area) -> Column {
    Column {
        href: area_url(context, area),
        area: area.goal.map(|goal| link(context, goal)),
        all: area.len(),
        documents: tied_documents(area),
    }
}

fn tied_documents(area: &Area) -> usize {
    area.documents().filter(|document| area.tally(*document).tied > 0).count()
}

fn area_link(context: &Context<'_>, area: &Area) -> AreaLink {
    let locale = context.locale();
    let rows = locale.count("ties.rows", area.len());
    let documents = locale.count("count.document", tied_documents(area));
    AreaLink {
        href: area_url(context, area),
        area: area.goal.map(|goal| link(context, goal)),
        text: format!("{rows}, {documents}"),
    }
}

fn row(context: &Context<'_>, document: NodeId, areas: &[&Area], relation: Option<&str>) -> DocumentRow {
    let count = |tally: Tally, all: usize| match relation {
        Some(relation) => Count { tied: tally.by(relation), judged: 0, all },
        None => Count { tied: tally.tied, judged: tally.judged, all },
    };
    let href = context.plan.ties_url(context.public, TiesOf::Document(document), 1, context.lang);
    let data = context.public.record(document).get::<Document>();
    let binding = data.and_then(|data| data.binding);
    DocumentRow {
        link: link(context, document).leading_to(href),
        binding: binding.map(|it| context.locale().text_for("value", "binding", it.name()).to_owned()),
        cells: areas.iter().map(|area| count(area.tally(document), area.len())).collect(),
        total: count(context.coverage.tally(document), context.coverage.rows().len()),
    }
}

/// The territory for which a document is made.
pub(super) fn reach(context: &Context<'_>, document: NodeId) -> Option<Reach> {
    context.public.record(document).get::<Document>()?.reach
}

/// What that is called.
pub(super) fn reach_label(context: &Context<'_>, reach: Option<Reach>) -> String {
    let label = reach.map(|reach| context.locale().text_for("value", "reach", reach.name()));
    label.unwrap_or_else(|| context.locale().text("missing")).to_owned()
}

/// The values of each filter that some document has, with all of them at the beginning.
fn filters(context: &Context<'_>, current: TiesOf) -> Vec<Filter> {
    let coverage = context.coverage;
    let value = |of: TiesOf, text: &str| FilterValue {
        href: context.plan.ties_url(context.public, of, 1, context.lang),
        text: text.to_owned(),
        count: coverage.documents().iter().filter(|node| of.shows(context.public, coverage, **node)).count(),
        current: of == current,
    };
    let filter = |(name, values): (&'static str, &'static [&'static str])| {
        let known = values
            .iter()
            .map(|known| value(TiesOf::filter(name, known), context.locale().text_for("value", name, known)));
        let label = context.locale().text(&format!("field.{name}")).to_owned();
        Filter { label, values: known.filter(|value| value.count > 0).collect() }
    };
    TIES_FILTERS.into_iter().map(filter).filter(|filter| !filter.values.is_empty()).collect()
}
