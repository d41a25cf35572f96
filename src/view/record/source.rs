//! Sources: which documents back what a page says.

use serde::Serialize;

use crate::model::field::Value;
use crate::model::parts;
use crate::model::value::Text;
use crate::view::components::link::{Link, link};
use crate::view::context::Context;
use crate::view::edition::lang_string::LangString;

/// Which document says so.
#[derive(Debug, Serialize)]
pub(super) struct Source {
    link: Option<Link>,
    url: Option<String>,
    at: Option<LangString>,
    note: Option<LangString>,
}

/// The sources that a record or part names.
pub(super) fn sources(context: &Context<'_>, value: Value<'_>) -> Vec<Source> {
    let Value::Parts(parts) = value else { return Vec::new() };
    parts.iter().filter_map(|part| Some(source(context, part.fields.as_any().downcast_ref()?))).collect()
}

fn source(context: &Context<'_>, of: &parts::Source) -> Source {
    let words = |text: &Option<Text>| text.as_ref().map(|text| context.best(text));
    let target = of.document.get().and_then(|reference| context.public.target(reference));
    Source {
        link: target.map(|node| link(context, node)),
        url: of.url.as_ref().map(|address| address.as_str().to_owned()),
        at: words(&of.at),
        note: words(&of.note),
    }
}
