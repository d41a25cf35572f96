//! Pages that show many records: the lists of each kind, and those of their own, as the calendar. They are found by
//! their titles.

use super::documents::{Collector, Document, Sort, Words};
use crate::model::kinds;
use crate::syntax::markdown::slug;
use crate::view::page_names;

/// Pages that nobody looks for: one leads here, one is where the reader is.
const LEFT_OUT: [&str; 2] = ["home", "search"];

/// All overviews of a site.
pub(super) fn overviews(collector: &Collector<'_>) -> Sort {
    let (scope, lang) = (collector.scope, collector.lang);
    let locale = &scope.locales[usize::from(lang.0)];
    let lists = kinds::all()
        .iter()
        .filter(|kind| scope.public.of_kind(kind).next().is_some())
        .map(|kind| (scope.plan.list_url(kind, lang), locale.text_for("kind-plural", "", kind.name)));
    let pages = page_names(scope.config, scope.public)
        .into_iter()
        .filter(|name| !LEFT_OUT.contains(name))
        .map(|name| (scope.plan.page_url(name, lang), locale.text_for("page", "", name)))
        // Feeds and the page for what was not found are files.
        .filter(|(href, _)| href.ends_with('/'));
    let mut known = collector.nothing_known();
    let mut documents = Vec::new();
    for (href, title) in lists.chain(pages) {
        let mut keys = collector.title_keys(lang, title, &mut known);
        keys.sort_unstable();
        keys.dedup();
        let title = Words { text: title.to_owned(), lang: None };
        documents.push(Document { href, title, code: None, of: None, about: None, keys });
    }
    let label = locale.text("search.overviews");
    Sort { slug: slug(label), label: label.to_owned(), documents }
}
