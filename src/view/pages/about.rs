//! The page about the site.

use serde::Serialize;

use crate::model::kinds;
use crate::view::components::prose::{self, Html};
use crate::view::context::Context;
use crate::view::gathered::Gathered;

/// The page about the site.
#[derive(Debug, Serialize)]
pub(in crate::view) struct AboutView {
    text: Option<Html>,
    /// What the site holds: an entry for each kind.
    holds: Vec<Holding>,
}

#[derive(Debug, Serialize)]
struct Holding {
    href: String,
    count: String,
}

/// What the configuration says of the site, and what the site holds.
pub(in crate::view) fn view(context: &Context<'_>, gathered: &mut Gathered) -> AboutView {
    let holds = kinds::all()
        .iter()
        .filter_map(|kind| {
            let count = context.public.nodes_of_kind(kind).len();
            (count > 0).then(|| Holding {
                href: context.plan.list_url(kind, context.lang),
                count: context.locale().count(&format!("count.{}", kind.name), count),
            })
        })
        .collect();
    let about = context.config.settings.about.as_ref();
    let text = about.map(|about| prose::site_html(context, gathered, about, 2));
    AboutView { text, holds }
}
