//! The menu that `vazba.toml` writes: where each of its entries leads.

use super::Extras;
use crate::config::{Config, MenuEntry};
use crate::diag::{Diagnostic, Sink, codes, text};
use crate::graph::NodeId;
use crate::model::kind::{Kind as _, KindSpec};
use crate::model::kinds::{self, Page as PageKind};
use crate::model::value::{Part, Reference, Text};
use crate::public::Public;
use crate::spelling::nearest;

/// Where an entry of the menu leads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MenuTarget {
    /// To the list of a kind.
    List(&'static KindSpec),
    /// To a page of its own, by its name.
    Page(&'static str),
    /// To a record or part.
    Record(NodeId),
    /// To its own address.
    Web,
}

/// Pages of their own that nobody goes to from a menu.
const NO_PAGES: [&str; 2] = ["changes-feed", "not-found"];

/// Entries of the menu by their numbers in `vazba.toml`, with where they lead. One that leads nowhere is reported
/// and left out.
pub(super) fn menu(
    public: &Public,
    config: &Config,
    extras: &Extras<'_>,
    sink: &mut Sink,
) -> Vec<(usize, MenuTarget)> {
    let mut found = Vec::new();
    for (number, entry) in config.settings.menu.iter().enumerate() {
        match target(public, extras, entry) {
            Ok(target) => found.push((number, target)),
            Err(fault) => sink.push(*fault),
        }
    }
    found
}

fn target(
    public: &Public,
    extras: &Extras<'_>,
    entry: &Part<MenuEntry>,
) -> Result<MenuTarget, Box<Diagnostic>> {
    let fault = |message, help| Box::new(Diagnostic::new(&codes::MENU_ENTRY, entry.span, message).help(help));
    let MenuEntry { title, kind, page, address, .. } = &entry.data;
    match (kind, page, address) {
        (Some(name), None, None) => list(public, name),
        (None, Some(name), None) => self::page(public, extras, name),
        (None, None, Some(_)) if title.is_some() => Ok(MenuTarget::Web),
        (None, None, Some(_)) => Err(fault(
            text!("an address in the menu lacks its `title`"),
            text!("write what readers see, as `title = \"Stránky kraje\"`"),
        )),
        (None, None, None) => Err(fault(
            text!("this entry of the menu leads nowhere"),
            text!("write one of `kind`, `page` and `address`, as `kind = \"measure\"`"),
        )),
        _ => Err(fault(
            text!("this entry of the menu leads to more than one place"),
            text!("write one of `kind`, `page` and `address`, and another `[[menu]]` for each other"),
        )),
    }
}

/// The list of a kind, which there is where a record of it is published.
fn list(public: &Public, name: &Text) -> Result<MenuTarget, Box<Diagnostic>> {
    let Some(kind) = kinds::by_name(name.main()) else {
        let folder = kinds::all().iter().find(|kind| kind.folder == name.main());
        let names = || kinds::all().iter().map(|kind| kind.name);
        let help = match folder.map(|kind| kind.name).or_else(|| nearest(name.main(), names())) {
            Some(near) => text!("did you mean `{near}`?", own near = near),
            None => text!("kinds are {names}", own names = names().collect::<Vec<_>>().join(", ")),
        };
        let message = text!("there is no kind `{kind}`", kind = name.main());
        return Err(Box::new(Diagnostic::new(&codes::MENU_ENTRY, name.span, message).help(help)));
    };
    if public.of_kind(kind).next().is_none() {
        let message = text!("the menu leaves out the list of a kind of which nothing is published: `{kind}`", own kind = kind.name);
        let help = text!("it comes with the first record in `content/{folder}/`", own folder = kind.folder);
        return Err(Box::new(Diagnostic::new(&codes::EMPTY_MENU_ENTRY, name.span, message).help(help)));
    }
    Ok(MenuTarget::List(kind))
}

/// A page of the site's own, or a record.
fn page(public: &Public, extras: &Extras<'_>, name: &Text) -> Result<MenuTarget, Box<Diagnostic>> {
    let written = name.main();
    let known = || extras.known.iter().copied().filter(|known| !NO_PAGES.contains(known));
    if let Some(page) = known().find(|known| *known == written) {
        if extras.pages.contains(&page) {
            return Ok(MenuTarget::Page(page));
        }
        let message = text!("the menu leaves out a page that this site has not: `{page}`", own page = page);
        let help = text!("it comes with what it shows; until then the entry does no harm");
        return Err(Box::new(Diagnostic::new(&codes::EMPTY_MENU_ENTRY, name.span, message).help(help)));
    }
    if !written.contains(':') && public.find(PageKind::SPEC.name, written, None).is_none() {
        let mut names: Vec<&str> = known().collect();
        names.extend(public.of_kind(PageKind::SPEC).map(|(_, record)| record.id.as_str()));
        let message = text!("there is no page `{page}`", page = written);
        let help = match nearest(written, names) {
            Some(near) => text!("did you mean `{near}`?", near = near),
            None => text!(
                "it takes {pages}, the id of a record in `content/pages/`, or any record as `measure:id`",
                own pages = known().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
            ),
        };
        return Err(Box::new(Diagnostic::new(&codes::MENU_ENTRY, name.span, message).help(help)));
    }
    let targets: &[_] = &[crate::model::value::Target::Record(PageKind::SPEC.name)];
    let targets = if written.contains(':') { &[] } else { targets };
    let reference = Reference::parse(written, name.span, targets).map_err(|(message, help)| {
        Box::new(Diagnostic::new(&codes::MENU_ENTRY, name.span, message).maybe_help(help))
    })?;
    public.resolve(&reference).map(MenuTarget::Record)
}
