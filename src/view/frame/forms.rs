//! A page in its other forms: in other languages, for machines, at an address with a host.

use serde::Serialize;

use crate::model::value::Lang;
use crate::plan::{MadeFile, MadeFrom, Subject, TIES, Table};
use crate::view::context::Context;

/// A page in one of the site's languages.
#[derive(Serialize)]
pub(super) struct Alternate {
    lang: String,
    name: String,
    /// Its name in the page's language, or else in itself.
    called: String,
    href: String,
    canonical: Option<String>,
    current: bool,
    /// Whether it shows the same; otherwise it is just where a reader can go on in that language.
    same: bool,
}

/// A file of a format with the same content as the page.
#[derive(Serialize)]
pub(super) struct DataLink {
    href: String,
    #[serde(rename = "type")]
    media_type: &'static str,
    /// What the format is called.
    title: &'static str,
    /// The name of the file.
    name: String,
}

/// The address with its host, where the site's is known.
pub(super) fn absolute(context: &Context<'_>, url: &str) -> Option<String> {
    context.config.origin().map(|origin| format!("{origin}{url}"))
}

/// The page that shows this in each language.
pub(super) fn alternates(context: &Context<'_>, subject: Subject) -> Vec<Alternate> {
    let same = |lang: Lang| lang == context.lang || !matches!(subject, Subject::Shelf(_));
    let url = |lang: Lang| match subject {
        Subject::Record(node) | Subject::Redirect(node) => context.plan.node_url(context.public, node, lang),
        Subject::List(kind) => context.plan.list_url(kind, lang),
        Subject::ListPage(kind, page) => context.plan.list_page_url(kind, page, lang),
        Subject::Facet(facet, page) => context.plan.facet_url(facet, page, lang),
        Subject::FacetValue(facet, value, page) => {
            context.plan.facet_value_url(context.public, (facet, value), page, lang)
        }
        Subject::Page(name) => context.plan.page_url(name, lang),
        Subject::Section(name, section, page) => context.plan.section_url(name, section, page, lang),
        Subject::BackLinks(node, relation, page) => {
            context.plan.back_links_url(context.public, (node, relation), page, lang)
        }
        // Another language has other letters: it leads to where they begin.
        Subject::Shelf(_) if !same(lang) => context.plan.page_url("search", lang),
        Subject::Shelf(number) => context.plan.shelf_url(&context.plan.shelves(lang)[number], lang),
        Subject::File(path) => context.plan.theme_url(path),
        Subject::Year(year, page) => context.plan.year_url(year, page, lang),
        Subject::TiesPicture(of) => context.plan.ties_picture_url(context.public, of, lang),
        Subject::Ties(of, page) => context.plan.ties_url(context.public, of, page, lang),
    };
    context
        .config
        .langs()
        .zip(context.locales)
        .map(|(lang, locale)| {
            let href = url(lang);
            let canonical = absolute(context, &href);
            let (same, current) = (same(lang), lang == context.lang);
            let (lang, name) = (locale.code().to_owned(), locale.name().to_owned());
            let called = context.locale().get(&format!("language-name.{lang}")).unwrap_or(&name).to_owned();
            Alternate { lang, name, called, href, canonical, current, same }
        })
        .collect()
}

/// Files of formats that are made from the same.
pub(super) fn data(context: &Context<'_>, subject: Subject) -> Vec<DataLink> {
    let from: &[MadeFrom] = match subject {
        Subject::Record(node) => &[MadeFrom::Record(node)],
        Subject::List(kind) => &[MadeFrom::List(kind, None)],
        Subject::Page("home") => &[MadeFrom::Site(None)],
        Subject::Page("gaps") => &[MadeFrom::Table(Table::Gaps)],
        Subject::Page(TIES) => &[MadeFrom::Table(Table::Matrix), MadeFrom::Table(Table::Relations)],
        _ => return Vec::new(),
    };
    let link = |file: &MadeFile| {
        let (href, media_type) = (context.plan.theme_url(&file.path), file.format.media_type);
        let name = file.path.rsplit('/').next().unwrap_or_default().to_owned();
        Some(DataLink { href, media_type, title: file.format.title?, name })
    };
    from.iter().flat_map(|from| context.plan.made_from(*from, context.lang)).filter_map(link).collect()
}
