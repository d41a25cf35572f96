//! What every page shows of the site.

use serde::Serialize;

use super::link::{Words, kind_plural};
use super::prose::{self, Html};
use super::{Context, OnPage, Scope, order};
use crate::config;
use crate::model::field::Value;
use crate::model::kind::Kind as _;
use crate::model::kinds::{self, Page as PageKind};
use crate::model::value::Lang;
use crate::plan::ACTION_PLAN;

/// What every page shows of the site, in one language.
#[derive(Debug, Serialize)]
pub struct Site {
    title: Words,
    /// Code of the language.
    lang: String,
    /// Direction of its writing: `ltr` or `rtl`.
    dir: &'static str,
    /// Address of the front page.
    home: String,
    /// What addresses of the theme's files begin with.
    root: String,
    menu: Vec<MenuItem>,
    notice: Option<Html>,
    publisher: Option<Words>,
    licence: Option<Words>,
    licence_url: Option<String>,
    /// Address of the page about the site.
    about: String,
    /// Address of the accessibility statement, where there is one.
    accessibility: Option<String>,
    /// Address of the page of the search, which has the index of titles, too.
    search: String,
    /// Whether the site has an index for the search, so that a field for it makes sense.
    searchable: bool,
    /// Address of the feed of changes.
    feed: String,
    /// The day for which the site is built, as it is shown and as machines read it.
    today: String,
    today_iso: String,
    logo: Option<Logo>,
    colours: Option<Colours>,
    /// Whether drafts are shown.
    preview: bool,
}

/// The picture before the site's name.
#[derive(Debug, Serialize)]
struct Logo {
    href: String,
    width: i64,
    height: i64,
}

/// The site's own colours, as CSS writes them.
#[derive(Debug, Serialize)]
struct Colours {
    light: String,
    dark: String,
    dark_band: String,
}

/// An entry of the menu.
#[derive(Debug, Serialize)]
struct MenuItem {
    /// Name of the section, as `measures`.
    name: String,
    href: String,
    label: Words,
    /// Whether the entry is one of the few that most readers come for.
    main: bool,
}

/// Sections that most readers come for, in the order of the menu.
const MAIN: [&str; 7] = ["strategies", "goals", "measures", "documents", "meetings", "tasks", "milestones"];

/// What every page shows of the site, in this language.
pub fn site(scope: &Scope<'_>, lang: Lang) -> Site {
    let on_page = OnPage::default();
    let context = &Context::new(scope, lang, &on_page);
    let settings = &context.config.settings;
    let locale = context.locale();
    let today = crate::model::value::Edtf::from(context.today);
    Site {
        title: settings
            .title
            .as_ref()
            .map_or(Words { text: String::new(), lang: None }, |title| context.words(title)),
        lang: locale.code().to_owned(),
        dir: locale.direction().name(),
        home: context.plan.page_url("home", context.lang),
        root: context.plan.theme_url(""),
        menu: menu(context),
        notice: settings.notice.as_ref().map(|notice| prose::site_html(context, notice, 3)),
        publisher: settings.publisher.as_ref().map(|publisher| context.words(publisher)),
        licence: settings.licence.as_ref().map(|licence| context.words(licence)),
        licence_url: settings.licence_url.as_ref().map(|url| url.as_str().to_owned()),
        about: context.plan.page_url("about", context.lang),
        accessibility: settings
            .accessibility
            .as_ref()
            .map(|_| context.plan.page_url("accessibility", context.lang)),
        search: context.plan.page_url("search", context.lang),
        searchable: context.searchable,
        feed: context.plan.page_url("changes-feed", context.lang),
        today: locale.date(&today),
        today_iso: context.today.to_string(),
        logo: settings.logo.as_ref().and_then(|logo| self::logo(context, &logo.0)),
        colours: context.config.palette.map(|palette| Colours {
            light: palette.light.to_string(),
            dark: palette.dark.to_string(),
            dark_band: palette.dark_band.to_string(),
        }),
        preview: context.public.audience() == crate::public::Audience::Preview,
    }
}

fn logo(context: &Context<'_>, logo: &config::Logo) -> Option<Logo> {
    Some(Logo {
        href: context.plan.fixed_url(logo.file.as_ref()?.main())?,
        width: logo.width.as_ref()?.0,
        height: logo.height.as_ref()?.0,
    })
}

fn menu(context: &Context<'_>) -> Vec<MenuItem> {
    let mut items: Vec<MenuItem> = Vec::new();
    let page = |name: &str, key: &str| MenuItem {
        name: name.to_owned(),
        href: context.plan.page_url(name, context.lang),
        label: Words { text: context.locale().text(key).to_owned(), lang: None },
        main: MAIN.contains(&name),
    };
    for kind in kinds::all().iter().filter(|kind| kind.name != PageKind::SPEC.name) {
        if context.public.of_kind(kind).next().is_none() {
            continue;
        }
        items.push(MenuItem {
            name: kind.folder.to_owned(),
            href: context.plan.list_url(kind, context.lang),
            label: Words { text: kind_plural(context, kind.name), lang: None },
            main: MAIN.contains(&kind.folder),
        });
    }
    items.push(page("tasks", "page.tasks"));
    if !context.public.years_of_activities().is_empty() {
        items.push(page(ACTION_PLAN, "page.action-plan"));
    }
    items.push(page("calendar", "page.calendar"));
    items.push(page("changes", "page.changes"));
    items.push(page("search", "page.search"));
    items.sort_by_key(|item| MAIN.iter().position(|name| *name == item.name).unwrap_or(MAIN.len()));
    items.extend(own_pages(context));
    items
}

/// Pages that ask for a place in the menu.
fn own_pages(context: &Context<'_>) -> Vec<MenuItem> {
    let asking = context
        .public
        .of::<PageKind>()
        .filter(|(_, record, _)| matches!(record.fields.get("menu"), Value::Flag))
        .map(|(node, _, _)| node);
    order::sorted(context, asking)
        .into_iter()
        .map(|node| {
            let record = context.public.record(node);
            MenuItem {
                name: format!("page-{}", record.id),
                href: context.plan.node_url(context.public, node, context.lang),
                label: super::link::title(context, record),
                main: false,
            }
        })
        .collect()
}
