//! Pages: what each is called, and the view that it shows.

use serde::Serialize;

use super::description;
use super::forms::{self, Alternate, DataLink};
use crate::config::Config;
use crate::graph::{NodeId, Relation};
use crate::model::kind::KindSpec;
use crate::plan::{ACTION_PLAN, Planned, Section, Subject};
use crate::public::Public;
use crate::view::components::cut;
use crate::view::components::link::link;
use crate::view::context::{Context, Scope};
use crate::view::edition::names::{self, kind_plural, page_title, short_title, title};
use crate::view::gathered::Gathered;
use crate::view::lists::facets::{self, Listed};
use crate::view::lists::records;
use crate::view::pages::{
    about, accessibility, action_plan, calendar, changes, home, redirect, search, tasks,
};
use crate::view::record::{self, backlinks};
use crate::view::shared::sequences;

/// A standalone page: neither a record nor a list of them.
pub struct PageSpec {
    /// Name of the page in the language files (for its address), and of its template.
    pub name: &'static str,
    /// The template, relative to the theme's folder of templates.
    pub template: &'static str,
    /// Makes the view.
    view: fn(&Context<'_>, &mut Gathered) -> tera::Value,
}

/// The pages of their own.
pub static PAGES: &[PageSpec] = &[
    PageSpec {
        name: "home",
        template: "home.html",
        view: |context, gathered| value(&home::view(context, gathered)),
    },
    PageSpec {
        name: "tasks",
        template: "tasks.html",
        view: |context, gathered| value(&tasks::view(context, gathered)),
    },
    PageSpec {
        name: "calendar",
        template: "calendar.html",
        view: |context, _| value(&calendar::view(context)),
    },
    PageSpec {
        name: ACTION_PLAN,
        template: "action-plan.html",
        view: |context, _| value(&action_plan::index(context)),
    },
    PageSpec {
        name: "changes",
        template: "changes.html",
        view: |context, gathered| value(&changes::view(context, gathered)),
    },
    PageSpec {
        name: "changes-feed",
        template: "changes.atom",
        view: |context, gathered| value(&changes::feed(context, gathered)),
    },
    PageSpec { name: "search", template: "search.html", view: |context, _| value(&search::view(context)) },
    PageSpec {
        name: "about",
        template: "about.html",
        view: |context, gathered| value(&about::view(context, gathered)),
    },
    PageSpec {
        name: "accessibility",
        template: "accessibility.html",
        view: |context, gathered| value(&accessibility::view(context, gathered)),
    },
    PageSpec {
        name: "not-found",
        template: "not-found.html",
        view: |_, _| tera::Value::from(tera::Map::new()),
    },
];

type IsMade = fn(&Config, &Public) -> bool;

/// Pages that only some sites have, and what tells whether they do.
static OPTIONAL: &[(&str, IsMade)] = &[
    ("tasks", |_, public| sequences::tasks::has_any(public)),
    (ACTION_PLAN, |_, public| public.has_years_of_activities()),
    ("accessibility", |config, _| config.settings.accessibility.is_some()),
];

/// Names of the pages that a site has.
pub fn page_names(config: &Config, public: &Public) -> Vec<&'static str> {
    let is_made = |name: &str| OPTIONAL.iter().all(|(known, when)| *known != name || when(config, public));
    PAGES.iter().map(|page| page.name).filter(|name| is_made(name)).collect()
}

/// Files that are made once for all languages, each by the template that bears its path.
pub static FILES: &[&str] = &["style.css"];

/// A page, ready for its template.
#[derive(Serialize)]
pub struct Page {
    /// Candidates for the template, the first that exists is taken.
    #[serde(skip)]
    pub templates: Vec<String>,
    /// What it is called: in the title of the window.
    title: String,
    /// Name of the section it belongs to, as `measures`.
    pub section: String,
    /// What it is about, in one sentence.
    description: Option<String>,
    /// Address without host.
    pub url: String,
    /// Address with host, where the site's is known.
    canonical: Option<String>,
    /// The same page in all languages.
    alternates: Vec<Alternate>,
    breadcrumbs: Vec<Crumb>,
    /// The same for machines.
    data: Vec<DataLink>,
    /// The view.
    #[serde(skip)]
    pub view: tera::Value,
}

#[derive(Serialize)]
struct Crumb {
    href: String,
    text: String,
    lang: Option<String>,
}

fn value(view: &impl Serialize) -> tera::Value {
    tera::Value::from_serializable(view)
}

/// The page that is planned.
pub fn page(scope: &Scope<'_>, planned: &Planned) -> Page {
    let context = &Context::new(scope, planned.lang);
    let gathered = &mut Gathered::default();
    let listed = facets::listed(context, planned.subject);
    let mut page = match planned.subject {
        Subject::Record(node) => record_page(context, gathered, node),
        Subject::List(kind) if listed.is_none() => list_page(context, gathered, kind, 1),
        Subject::ListPage(kind, page) if listed.is_none() => list_page(context, gathered, kind, page),
        Subject::List(_) | Subject::ListPage(..) | Subject::Facet(..) | Subject::FacetValue(..) => {
            listed.map_or_else(empty, listed_page)
        }
        Subject::Page(name) => own_page(context, gathered, name),
        Subject::Section(name, section, page) => section_page(context, gathered, name, section, page),
        Subject::BackLinks(node, relation, page) => back_links_page(context, (node, relation), page),
        Subject::Shelf(number) => shelf_page(context, number),
        Subject::File(name) => Page { templates: vec![name.to_owned()], ..empty() },
        Subject::Year(year, page) => year_page(context, year, page),
        Subject::Redirect(node) => Page {
            templates: vec!["redirect.html".to_owned()],
            title: title(context, context.public.record(node)).text,
            view: value(&redirect::view(context, node)),
            ..empty()
        },
    };
    page.url = context.plan.url(planned);
    page.description = description::description(context, planned.subject, &page.title);
    page.canonical = forms::absolute(context, &page.url);
    page.alternates = forms::alternates(context, planned.subject);
    page.data = forms::data(context, planned.subject);
    page
}

fn empty() -> Page {
    Page {
        templates: Vec::new(),
        title: String::new(),
        section: String::new(),
        description: None,
        url: String::new(),
        canonical: None,
        alternates: Vec::new(),
        breadcrumbs: Vec::new(),
        data: Vec::new(),
        view: tera::Value::none(),
    }
}

fn record_page(context: &Context<'_>, gathered: &mut Gathered, node: NodeId) -> Page {
    let record = context.public.record(node);
    Page {
        templates: vec![format!("{}.html", record.kind.name), "record.html".to_owned()],
        title: title(context, record).text,
        section: record.kind.folder.to_owned(),
        breadcrumbs: breadcrumbs(context, node),
        view: value(&record::view(context, gathered, node)),
        ..empty()
    }
}

fn list_page(context: &Context<'_>, gathered: &mut Gathered, kind: &'static KindSpec, page: usize) -> Page {
    let name = kind_plural(context, kind.name);
    let first = (page > 1).then(|| Crumb {
        href: context.plan.list_url(kind, context.lang),
        text: name.clone(),
        lang: None,
    });
    Page {
        templates: vec![format!("list-{}.html", kind.name), "list.html".to_owned()],
        title: cut::title(context, name, page),
        section: kind.folder.to_owned(),
        breadcrumbs: first.into_iter().collect(),
        view: value(&records::view(context, gathered, kind, page)),
        ..empty()
    }
}

/// A page of a long section of a page of its own.
fn section_page(
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
        _ => return empty(),
    };
    let whole = locale.text(&format!("page.{name}")).to_owned();
    let title = locale.fill("cut.title", &[("title", &whole), ("part", &label)]);
    let mut breadcrumbs = vec![crumb(context.plan.page_url(name, context.lang), whole)];
    if page > 1 {
        breadcrumbs.push(crumb(context.plan.section_url(name, section, 1, context.lang), label));
    }
    Page {
        templates: vec![template.to_owned()],
        title: cut::title(context, title, page),
        section: name.to_owned(),
        breadcrumbs,
        view,
        ..empty()
    }
}

/// A page of the records that refer to another by one relation.
fn back_links_page(context: &Context<'_>, of: (NodeId, Relation), page: usize) -> Page {
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

fn crumb(href: String, text: String) -> Crumb {
    Crumb { href, text, lang: None }
}

fn listed_page(listed: Listed) -> Page {
    Page {
        templates: listed.templates,
        title: listed.title,
        section: listed.kind.folder.to_owned(),
        breadcrumbs: listed.above.into_iter().map(|(href, text)| crumb(href, text)).collect(),
        view: listed.view,
        ..empty()
    }
}

fn own_page(context: &Context<'_>, gathered: &mut Gathered, name: &'static str) -> Page {
    let Some(spec) = PAGES.iter().find(|spec| spec.name == name) else { return empty() };
    Page {
        templates: vec![spec.template.to_owned()],
        title: page_title(context, name),
        section: name.to_owned(),
        view: (spec.view)(context, gathered),
        ..empty()
    }
}

/// A page of the index of titles.
fn shelf_page(context: &Context<'_>, number: usize) -> Page {
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

/// A page, from 1, of the action plan of a year.
fn year_page(context: &Context<'_>, year: i16, page: usize) -> Page {
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

/// The list of the kind, then the records above this one.
fn breadcrumbs(context: &Context<'_>, node: NodeId) -> Vec<Crumb> {
    let record = context.public.record(node);
    let list = Crumb {
        href: context.plan.list_url(record.kind, context.lang),
        text: kind_plural(context, record.kind.name),
        lang: None,
    };
    let records = context.public.ancestors(node).into_iter().rev().map(|node| {
        let link = link(context, node);
        Crumb { href: link.href.clone(), text: link.title.text.clone(), lang: link.title.lang.clone() }
    });
    let strategies: Vec<NodeId> = context.strategies.of(node).collect();
    // A record of several strategies is below none of them.
    let strategy = match strategies[..] {
        [strategy] => {
            let link = link(context, strategy);
            let name = short_title(context, context.public.record(strategy));
            Some(Crumb { href: link.href.clone(), text: name.text, lang: name.lang })
        }
        _ => None,
    };
    std::iter::once(list).chain(strategy).chain(records).collect()
}
