//! What a page is about, in one sentence, for people who find it through a search engine.

use crate::model::kind::{Kind as _, KindSpec};
use crate::model::kinds::{Document, Goal, Measure, Meeting};
use crate::plan::Subject;
use crate::view::context::Context;
use crate::view::edition::names::{kind_label, kind_plural, page_title};
use crate::view::edition::shorten::shorten_to;

/// The most letters that search engines show.
const LONGEST: usize = 155;

/// Kinds whose numbers tell a stranger what the site holds.
const TELLING: [&KindSpec; 4] = [Goal::SPEC, Measure::SPEC, Document::SPEC, Meeting::SPEC];

/// What the page with this title is about; `None` for what is no page.
pub(super) fn description(context: &Context<'_>, subject: Subject, title: &str) -> Option<String> {
    let locale = context.locale();
    let what = match subject {
        Subject::Record(node) => {
            let record = context.public.record(node);
            if let Some(summary) = &record.common.summary {
                return Some(shorten_to(&context.best(summary).text, LONGEST));
            }
            format!("{}: {title}", kind_label(context, record.kind.name))
        }
        Subject::List(kind) => number(context, kind),
        Subject::ListPage(..)
        | Subject::Facet(..)
        | Subject::Section(..)
        | Subject::BackLinks(..)
        | Subject::Ties(..) => title.to_owned(),
        Subject::FacetValue(facet, value, _) => {
            let found = context.facets.of(facet).and_then(|values| values.records.get(&value));
            let count = locale.count(&format!("count.{}", facet.kind.name), found.map_or(0, Vec::len));
            format!("{title} ({count})")
        }
        Subject::Page("home") => holdings(context),
        Subject::Page(name) => {
            let lead = locale.get(&format!("page.{name}-lead")).map(|lead| lead.trim_end_matches('.'));
            lead.map_or_else(|| page_title(context, name), str::to_owned)
        }
        Subject::Year(year, _) => format!("{} {year}", locale.text("page.action-plan")),
        Subject::Shelf(_) => locale.text("page.search").to_owned(),
        Subject::Redirect(_) | Subject::File(_) | Subject::TiesPicture(_) => return None,
    };
    let site = context.config.settings.title.as_ref().map(|title| context.best(title).text);
    let whole = locale.fill("page.description", &[("what", &what), ("site", &site.unwrap_or_default())]);
    Some(shorten_to(&whole, LONGEST))
}

/// How many records of a kind there are; without any, what the kind is called.
fn number(context: &Context<'_>, kind: &KindSpec) -> String {
    match context.public.nodes_of_kind(kind).len() {
        0 => kind_plural(context, kind.name),
        count => context.locale().count(&format!("count.{}", kind.name), count),
    }
}

fn holdings(context: &Context<'_>) -> String {
    let held = TELLING.into_iter().filter(|kind| !context.public.nodes_of_kind(kind).is_empty());
    held.map(|kind| number(context, kind)).collect::<Vec<_>>().join(", ")
}
