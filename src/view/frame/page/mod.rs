//! Pages: what each is called, and the view that it shows.

mod part;

use serde::Serialize;

use super::description;
use super::forms::{self, Alternate, DataLink};
use crate::config::Config;
use crate::graph::{Coverage, NodeId};
use crate::model::kind::KindSpec;
use crate::plan::{self, ACTION_PLAN, Planned, Subject, TIES, TiesOf};
use crate::public::Public;
use crate::view::components::cut;
use crate::view::components::link::link;
use crate::view::context::{Context, Scope};
use crate::view::edition::names::{kind_plural, page_title, short_title, title};
use crate::view::gathered::Gathered;
use crate::view::lists::facets::{self, Listed};
use crate::view::lists::records;
use crate::view::pages::{
    about, accessibility, action_plan, calendar, changes, home, redirect, search, tasks, ties,
};
use crate::view::record;
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
        name: TIES,
        template: "ties.html",
        view: |context, _| value(&ties::overview::view(context, TiesOf::All, 1)),
    },
    PageSpec {
        name: "gaps",
        template: "gaps.html",
        view: |context, gathered| value(&ties::gaps::view(context, gathered)),
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

type IsMade = fn(&Config, &Public, &Coverage) -> bool;

/// Pages that only some sites have, and what tells whether they do.
static OPTIONAL: &[(&str, IsMade)] = &[
    ("tasks", |_, public, _| sequences::tasks::has_any(public)),
    (ACTION_PLAN, |_, public, _| public.has_years_of_activities()),
    (TIES, |_, _, coverage| !coverage.documents().is_empty()),
    ("gaps", |_, _, coverage| !coverage.documents().is_empty()),
    ("accessibility", |config, _, _| config.settings.accessibility.is_some()),
];

/// Names of the pages that a site has.
pub fn page_names(config: &Config, public: &Public, coverage: &Coverage) -> Vec<&'static str> {
    let is_made =
        |name: &str| OPTIONAL.iter().all(|(known, when)| *known != name || when(config, public, coverage));
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
        Subject::Section(name, section, page) => part::section_page(context, gathered, name, section, page),
        Subject::BackLinks(node, relation, page) => part::back_links_page(context, (node, relation), page),
        Subject::Shelf(number) => part::shelf_page(context, number),
        Subject::File(name) => Page { templates: vec![name.to_owned()], ..empty() },
        Subject::Year(year, page) => part::year_page(context, year, page),
        Subject::Ties(of, page) => part::ties_page(context, of, page),
        Subject::TiesPicture(of) => part::ties_picture(context, of),
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

/// The section of the site in which a page of its own lies.
fn section(name: &str) -> String {
    plan::page_above(name).unwrap_or(name).to_owned()
}

/// The pages above a page of its own.
fn pages_above(context: &Context<'_>, name: &str) -> Vec<Crumb> {
    let above = plan::page_above(name).into_iter();
    above.map(|above| crumb(context.plan.page_url(above, context.lang), page_title(context, above))).collect()
}

fn own_page(context: &Context<'_>, gathered: &mut Gathered, name: &'static str) -> Page {
    let Some(spec) = PAGES.iter().find(|spec| spec.name == name) else { return empty() };
    Page {
        templates: vec![spec.template.to_owned()],
        title: page_title(context, name),
        section: section(name),
        breadcrumbs: pages_above(context, name),
        view: (spec.view)(context, gathered),
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
