//! Pages that show many records: the lists of each kind, and standalone pages such as the calendar. They are found by
//! their titles.

use super::entries::{Collector, EntryGroup, IndexEntry, IndexText, best_of_each};
use crate::plan::Subject;
use crate::syntax::markdown::slug;

/// Pages that nobody looks for: one leads here, one is where the reader is.
const LEFT_OUT: [&str; 2] = ["home", "search"];

/// All overviews of a site.
pub(super) fn overviews(collector: &Collector<'_>) -> EntryGroup {
    let (scope, lang) = (collector.scope, collector.lang);
    let locale = &scope.locales[usize::from(lang.0)];
    let mut known = collector.nothing_known();
    let mut entries = Vec::new();
    for planned in scope.plan.pages().iter().filter(|planned| planned.lang == lang) {
        let title = match planned.subject {
            Subject::List(kind) => locale.text_for("kind-plural", "", kind.name),
            Subject::Page(name) if !LEFT_OUT.contains(&name) => locale.text_for("page", "", name),
            _ => continue,
        };
        // Feeds and the page for what was not found are files.
        let href = scope.plan.url(planned);
        if !href.ends_with('/') {
            continue;
        }
        let keys = best_of_each(collector.title_keys(lang, title, &mut known));
        let title = IndexText { text: title.to_owned(), lang: None };
        entries.push(IndexEntry { href, title, code: None, of: None, about: None, notes: Vec::new(), keys });
    }
    let label = locale.text("search.overviews");
    EntryGroup { slug: slug(label), label: label.to_owned(), entries }
}
