//! The menu, and the sections of the site.

use serde::Serialize;

use crate::config::MenuEntry;
use crate::graph::NodeId;
use crate::model::kind::{Kind as _, KindSpec};
use crate::model::kinds::{self, Page as PageKind};
use crate::plan::{ACTION_PLAN, MenuTarget, TIES};
use crate::view::components::link::link;
use crate::view::context::Context;
use crate::view::edition::lang_string::LangString;
use crate::view::edition::names::{kind_plural, page_title};
use crate::view::edition::order;
use crate::view::shared::sequences::tasks;

/// An entry of the menu.
#[derive(Clone, Debug, Serialize)]
pub(super) struct MenuItem {
    /// Name of the section, as `measures`.
    name: String,
    href: String,
    label: LangString,
    /// Whether the entry is one of the few that most readers come for.
    main: bool,
}

impl MenuItem {
    /// Its address and its name.
    pub(super) fn entry(&self) -> (String, Option<String>) {
        (self.href.clone(), Some(self.name.clone()))
    }
}

/// Sections that most readers come for, in the order of the menu.
const MAIN: [&str; 7] = ["strategies", "goals", "measures", "documents", "meetings", "tasks", "milestones"];

/// All sections of the site, then the pages that ask for a place in the menu.
pub(super) fn sections(context: &Context<'_>) -> Vec<MenuItem> {
    let kinds = kinds::all().iter().filter(|kind| kind.name != PageKind::SPEC.name);
    let mut items: Vec<MenuItem> = kinds
        .filter(|kind| !context.public.nodes_of_kind(kind).is_empty())
        .map(|kind| list(context, kind))
        .collect();
    if tasks::has_any(context.public) {
        items.push(page(context, "tasks"));
    }
    if context.public.has_years_of_activities() {
        items.push(page(context, ACTION_PLAN));
    }
    if !context.coverage.documents().is_empty() {
        items.push(page(context, TIES));
    }
    items.extend(["calendar", "changes", "search"].map(|name| page(context, name)));
    items.sort_by_key(|item| MAIN.iter().position(|name| *name == item.name).unwrap_or(MAIN.len()));
    items.extend(own_pages(context));
    items
}

/// The menu: that of `vazba.toml`, or else all sections. Pages that ask for a place in it come last, where they
/// don't stand there yet.
pub(super) fn menu(context: &Context<'_>, sections: &[MenuItem]) -> Vec<MenuItem> {
    if context.config.settings.menu.is_empty() {
        return sections.to_vec();
    }
    let written = context.config.settings.menu.iter().collect::<Vec<_>>();
    let entries = context.plan.menu().iter().filter_map(|(number, to)| Some((written.get(*number)?, *to)));
    let mut items: Vec<MenuItem> =
        entries.map(|(entry, target)| item(context, &entry.data, target)).collect();
    let asking = own_pages(context).into_iter();
    let asking: Vec<MenuItem> =
        asking.filter(|page| items.iter().all(|item| item.href != page.href)).collect();
    items.extend(asking);
    items
}

fn item(context: &Context<'_>, entry: &MenuEntry, target: MenuTarget) -> MenuItem {
    let mut item = match target {
        MenuTarget::List(kind) => list(context, kind),
        MenuTarget::Page(name) => page(context, name),
        MenuTarget::Record(node) => record(context, node),
        MenuTarget::Web => MenuItem {
            name: "address".to_owned(),
            href: entry.address.as_ref().map_or_else(String::new, |address| address.as_str().to_owned()),
            label: LangString { text: String::new(), lang: None },
            main: false,
        },
    };
    if let Some(title) = &entry.title {
        item.label = context.best(title);
    }
    MenuItem { main: !entry.more, ..item }
}

fn list(context: &Context<'_>, kind: &KindSpec) -> MenuItem {
    MenuItem {
        name: kind.folder.to_owned(),
        href: context.plan.list_url(kind, context.lang),
        label: LangString { text: kind_plural(context, kind.name), lang: None },
        main: MAIN.contains(&kind.folder),
    }
}

fn page(context: &Context<'_>, name: &str) -> MenuItem {
    MenuItem {
        name: name.to_owned(),
        href: context.plan.page_url(name, context.lang),
        label: LangString { text: page_title(context, name), lang: None },
        main: MAIN.contains(&name),
    }
}

fn record(context: &Context<'_>, node: NodeId) -> MenuItem {
    let record = context.public.record(node);
    let link = link(context, node);
    MenuItem {
        name: format!("{}-{}", record.kind.name, record.id),
        href: link.href.clone(),
        label: link.own_name(),
        main: false,
    }
}

/// Pages that ask for a place in the menu.
fn own_pages(context: &Context<'_>) -> Vec<MenuItem> {
    let asking = context.public.of::<PageKind>().filter(|(_, _, page)| page.menu).map(|(node, _, _)| node);
    order::sorted(context, asking).into_iter().map(|node| record(context, node)).collect()
}
