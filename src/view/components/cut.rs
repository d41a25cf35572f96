//! What a page says about a list that does not fit on it: how many rows there are, which of them it shows, in which order,
//! and links to the others.

use std::ops::Range;

use serde::Serialize;

use crate::graph::{Edge, NodeId};
use crate::model::ReferenceField;
use crate::model::kind::KindSpec;
use crate::plan::{self, ROWS, Section};
use crate::view::context::Context;
use crate::view::edition::names;
use crate::view::edition::names::kind_plural;

/// What a page says about a long list that it shows only in part.
#[derive(Debug, Serialize)]
pub(in crate::view) struct Cut {
    /// How many rows there are on all pages, in words.
    pub(in crate::view) count: String,
    /// Which of them the page shows, where it shows rows of one list.
    pub(in crate::view) shown: Option<String>,
    /// In which order they stand.
    pub(in crate::view) order: String,
    pub(in crate::view) pager: Option<Pager>,
}

/// Keys of the texts that say how many rows a list has, and in which order they come.
pub(in crate::view) struct CutTexts {
    pub(in crate::view) count: &'static str,
    pub(in crate::view) order: &'static str,
}

impl CutTexts {
    pub(in crate::view) fn cut(
        &self,
        context: &Context<'_>,
        total: usize,
        shown: Option<String>,
        pager: Option<Pager>,
    ) -> Cut {
        let locale = context.locale();
        let (count, order) = (locale.count(self.count, total), locale.text(self.order).to_owned());
        Cut { count, shown, order, pager }
    }
}

/// A link from the beginning of a long list to the pages on which all of it stands.
#[derive(Debug, Serialize)]
pub(in crate::view) struct More {
    href: String,
    text: String,
}

/// Steps between the pages of a list.
#[derive(Debug, Serialize)]
pub(in crate::view) struct Pager {
    /// Which page of how many.
    label: String,
    previous: Option<String>,
    next: Option<String>,
    /// The first page, the last, and those around this one.
    steps: Vec<Step>,
}

#[derive(Debug, Serialize)]
struct Step {
    /// Whether it only marks that pages are left out here.
    gap: bool,
    number: usize,
    href: String,
    current: bool,
}

/// A section of a register, in the list of all of them.
#[derive(Debug, Serialize)]
pub(in crate::view) struct SectionLink {
    href: String,
    label: String,
    /// How many rows it has.
    count: String,
    current: bool,
}

/// The rows that a page, from 1, of a list shows.
pub(in crate::view) fn rows(total: usize, page: usize) -> Range<usize> {
    rows_of(total, page, ROWS)
}

/// The same for pages of `size` rows.
pub(in crate::view) fn rows_of(total: usize, page: usize, size: usize) -> Range<usize> {
    let from = total.min((page - 1) * size);
    from..total.min(from + size)
}

/// Which rows a page shows, where there are several pages.
pub(in crate::view) fn shown(context: &Context<'_>, total: usize, page: usize) -> Option<String> {
    shown_of(context, total, page, ROWS)
}

/// The same for pages of `size` rows.
pub(in crate::view) fn shown_of(
    context: &Context<'_>,
    total: usize,
    page: usize,
    size: usize,
) -> Option<String> {
    shown_rows(context, rows_of(total, page, size), total)
}

/// The same for these rows.
pub(in crate::view) fn shown_rows(context: &Context<'_>, rows: Range<usize>, total: usize) -> Option<String> {
    let (from, to) = (context.number(rows.start + 1), context.number(rows.end));
    let values = [("from", &*from), ("to", &*to), ("total", &*context.number(total))];
    (rows.len() < total).then(|| context.locale().fill("facets.shown", &values))
}

/// The title of a page, from 1, of a list.
pub(in crate::view) fn title(context: &Context<'_>, title: String, page: usize) -> String {
    match page {
        1 => title,
        _ => {
            let values = [("title", &*title), ("n", &*context.number(page))];
            context.locale().fill("facets.page-title", &values)
        }
    }
}

/// The link from the first rows of a list to all of them.
pub(in crate::view) fn more(context: &Context<'_>, href: String, title: &str, total: usize) -> More {
    let values = [("title", title), ("n", &*context.number(total))];
    More { href, text: context.locale().fill("cut.all", &values) }
}

/// How many of all a page shows, in a sentence.
pub(in crate::view) fn of_all(context: &Context<'_>, key: &str, shown: usize, total: usize) -> String {
    let values = [("shown", &*context.number(shown)), ("total", &*context.number(total))];
    context.locale().fill(key, &values)
}

/// The link to all records of a kind that refer to a node by this field: to the pages of that list, or else to the list of
/// the kind.
pub(in crate::view) fn all_of(
    context: &Context<'_>,
    node: NodeId,
    by: ReferenceField,
    kind: &KindSpec,
) -> More {
    let relation = context.public.incoming(node).find(|edge| edge.is_of(by)).map(Edge::relation);
    let long = relation.and_then(|relation| {
        let (total, _) = context.plan.many_back_links(node, relation)?;
        let href = context.plan.back_links_url(context.public, (node, relation), 1, context.lang);
        Some(more(context, href, &names::relation(context, relation), total))
    });
    long.unwrap_or_else(|| all_of_kind(context, kind))
}

/// The link to the list of a kind.
pub(in crate::view) fn all_of_kind(context: &Context<'_>, kind: &KindSpec) -> More {
    let (href, name) = (context.plan.list_url(kind, context.lang), kind_plural(context, kind.name));
    more(context, href, &name, context.public.nodes_of_kind(kind).len())
}

/// What a section of a register is called.
pub(in crate::view) fn section_label(context: &Context<'_>, page: &str, section: Section) -> String {
    match section {
        Section::Year(year) => year.to_string(),
        Section::Until(year) => context.locale().fill("cut.until", &[("year", &year.to_string())]),
        Section::Named(name) => context.locale().text(&format!("{page}.{name}")).to_owned(),
    }
}

/// A section of a register: which, what it is called, its place on the register, and how many rows it has.
pub(in crate::view) type Known = (Section, String, String, usize);

/// The sections of a register with their numbers of rows, each with a link: to its own pages, or to its place on the
/// register. `current` is the one whose pages show this.
pub(in crate::view) fn sections(
    context: &Context<'_>,
    page: &'static str,
    sections: impl IntoIterator<Item = Known>,
    current: Option<Section>,
) -> Vec<SectionLink> {
    let link = |(section, label, id, rows): Known| SectionLink {
        href: match context.plan.section_shown(page, section) {
            Some(_) => context.plan.section_url(page, section, 1, context.lang),
            None => format!("{}#{id}", context.plan.page_url(page, context.lang)),
        },
        label,
        count: context.number(rows),
        current: current == Some(section),
    };
    sections.into_iter().map(link).collect()
}

/// Steps between the pages of a list with that many rows; none where all stand on one.
pub(in crate::view) fn pager(
    context: &Context<'_>,
    total: usize,
    page: usize,
    url: impl Fn(usize) -> String,
) -> Option<Pager> {
    pager_of(context, total, page, ROWS, url)
}

/// The same for pages of `size` rows.
pub(in crate::view) fn pager_of(
    context: &Context<'_>,
    total: usize,
    page: usize,
    size: usize,
    url: impl Fn(usize) -> String,
) -> Option<Pager> {
    let pages = plan::pages_of(total, size);
    if pages < 2 {
        return None;
    }
    let mut steps: Vec<Step> = Vec::new();
    for number in 1..=pages {
        if number == 1 || number == pages || number.abs_diff(page) <= 2 {
            steps.push(Step { gap: false, number, href: url(number), current: number == page });
        } else if steps.last().is_some_and(|step| !step.gap) {
            steps.push(Step { gap: true, number, href: String::new(), current: false });
        }
    }
    let label = [("n", &*context.number(page)), ("total", &*context.number(pages))];
    Some(Pager {
        label: context.locale().fill("facets.page-of", &label),
        previous: (page > 1).then(|| url(page - 1)),
        next: (page < pages).then(|| url(page + 1)),
        steps,
    })
}
