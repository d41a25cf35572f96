//! Pages that show a part of something: a section of a register, a shelf of the index, a year, a part of the matrix.

use super::{Crumb, Page, breadcrumbs, crumb, empty, pages_above, section as in_section, value};
use crate::graph::{NodeId, Relation};
use crate::plan::{ACTION_PLAN, Section, TIES, TiesOf};
use crate::view::components::cut;
use crate::view::components::link::link;
use crate::view::context::Context;
use crate::view::edition::names::{self, page_title, title};
use crate::view::gathered::Gathered;
use crate::view::pages::{action_plan, calendar, changes, search, tasks, ties};
use crate::view::record::backlinks;

/// A page of a long section of a page of its own.
pub(super) fn section_page(
    context: &Context<'_>,
    gathered: &mut Gathered,
    name: &'static str,
    section: Section,
    page: usize,
) -> Page {
    let locale = context.locale();
    let (label, template, view) = match (name, section) {
        ("changes", _) => {
            let label = cut::section_label(context, name, section);
            (label, "changes.html", value(&changes::section(context, gathered, section, page)))
        }
        ("calendar", _) => {
            let label = calendar::label(context, section);
            (label, "calendar-section.html", value(&calendar::section(context, section, page)))
        }
        ("tasks", Section::Named(state)) => {
            let label = locale.text(&format!("tasks.{state}")).to_owned();
            (label, "tasks.html", value(&tasks::section(context, gathered, section, page)))
        }
        ("gaps", Section::Named(sort)) => {
            let label = ties::gaps::label(context, sort);
            (label, "gaps.html", value(&ties::gaps::section(context, gathered, section, page)))
        }
        _ => return empty(),
    };
    let whole = locale.text(&format!("page.{name}")).to_owned();
    let title = locale.fill("cut.title", &[("title", &whole), ("part", &label)]);
    let mut breadcrumbs = pages_above(context, name);
    breadcrumbs.push(crumb(context.plan.page_url(name, context.lang), whole));
    if page > 1 {
        breadcrumbs.push(crumb(context.plan.section_url(name, section, 1, context.lang), label));
    }
    Page {
        templates: vec![template.to_owned()],
        title: cut::title(context, title, page),
        section: in_section(name),
        breadcrumbs,
        view,
        ..empty()
    }
}

/// A page of the records that refer to another by one relation.
pub(super) fn back_links_page(context: &Context<'_>, of: (NodeId, Relation), page: usize) -> Page {
    let (node, relation) = of;
    let link = link(context, node);
    let label = names::relation(context, relation);
    let name = link.own_name();
    let title = context.locale().fill("cut.title", &[("title", &name.text), ("part", &label)]);
    let mut breadcrumbs = breadcrumbs(context, context.public.record_node(node));
    breadcrumbs.push(Crumb { href: link.href.clone(), text: name.text, lang: name.lang });
    if page > 1 {
        breadcrumbs.push(crumb(context.plan.back_links_url(context.public, of, 1, context.lang), label));
    }
    Page {
        templates: vec!["back-links.html".to_owned()],
        title: cut::title(context, title, page),
        section: context.public.record(node).kind.folder.to_owned(),
        breadcrumbs,
        view: value(&backlinks::page(context, node, relation, page)),
        ..empty()
    }
}

/// A page of the index of titles.
pub(super) fn shelf_page(context: &Context<'_>, number: usize) -> Page {
    let name = "search";
    let search = Crumb {
        href: context.plan.page_url(name, context.lang),
        text: context.locale().text("page.search").to_owned(),
        lang: None,
    };
    let view = search::shelf(context, number);
    Page {
        templates: vec!["search-shelf.html".to_owned()],
        title: view.title(context),
        section: name.to_owned(),
        breadcrumbs: vec![search],
        view: value(&view),
        ..empty()
    }
}

/// A page, from 1, of the matrix of ties.
pub(super) fn ties_page(context: &Context<'_>, of: TiesOf, page: usize) -> Page {
    let label = ties_label(context, of);
    let (template, view) = match of {
        TiesOf::Area(goal) => ("ties-area.html", value(&ties::area::view(context, goal, page))),
        TiesOf::Document(document) => {
            ("ties-document.html", value(&ties::document::view(context, document, page)))
        }
        _ => ("ties.html", value(&ties::overview::view(context, of, page))),
    };
    let name = ties_title(context, &label);
    let whole = page_title(context, TIES);
    let mut breadcrumbs = vec![crumb(context.plan.page_url(TIES, context.lang), whole)];
    if page > 1 && of != TiesOf::All {
        breadcrumbs.push(crumb(context.plan.ties_url(context.public, of, 1, context.lang), label));
    }
    Page {
        templates: vec![template.to_owned()],
        title: cut::title(context, name, page),
        section: TIES.to_owned(),
        breadcrumbs,
        view,
        ..empty()
    }
}

/// What a page of the matrix shows; nothing for all of it.
fn ties_label(context: &Context<'_>, of: TiesOf) -> String {
    match of {
        TiesOf::Area(None) => context.locale().text("ties.no-area").to_owned(),
        TiesOf::Area(Some(goal)) => link(context, goal).name().text,
        TiesOf::Document(document) => title(context, context.public.record(document)).text,
        _ => ties::overview::label(context, of),
    }
}

fn ties_title(context: &Context<'_>, label: &str) -> String {
    let whole = page_title(context, TIES);
    if label.is_empty() {
        return whole;
    }
    context.locale().fill("cut.title", &[("title", &whole), ("part", label)])
}

/// The matrix of all documents or an area as a picture.
pub(super) fn ties_picture(context: &Context<'_>, of: TiesOf) -> Page {
    let title = ties_title(context, &ties_label(context, of));
    let picture = match of {
        TiesOf::Area(goal) => {
            ties::area::view(context, goal, 1).map(|view| ties::picture::of_area(context, &title, view))
        }
        _ => Some(ties::picture::of_overview(context, &title, &ties::overview::view(context, of, 1))),
    };
    Page { templates: vec!["ties.svg".to_owned()], title, view: value(&picture), ..empty() }
}

/// A page, from 1, of the action plan of a year.
pub(super) fn year_page(context: &Context<'_>, year: i16, page: usize) -> Page {
    let locale = context.locale();
    let title = locale.fill("action-plan.of-year", &[("year", &year.to_string())]);
    let mut breadcrumbs = vec![crumb(
        context.plan.page_url(ACTION_PLAN, context.lang),
        locale.text("page.action-plan").to_owned(),
    )];
    if page > 1 {
        breadcrumbs.push(crumb(context.plan.year_url(year, 1, context.lang), title.clone()));
    }
    Page {
        templates: vec!["action-plan-year.html".to_owned()],
        title: cut::title(context, title, page),
        section: ACTION_PLAN.to_owned(),
        breadcrumbs,
        view: value(&action_plan::year(context, year, page)),
        ..empty()
    }
}
