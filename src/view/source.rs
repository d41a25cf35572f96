//! Sources: which document says what a page says.

use serde::Serialize;

use super::Context;
use super::link::{Link, Words, link};
use crate::model::field::{PartView, Value};

/// Which document says so.
#[derive(Debug, Serialize)]
pub(super) struct Source {
    link: Option<Link>,
    url: Option<String>,
    at: Option<Words>,
    note: Option<Words>,
}

/// The sources that a record or part names.
pub(super) fn sources(context: &Context<'_>, value: Value<'_>) -> Vec<Source> {
    let Value::Parts(parts) = value else { return Vec::new() };
    parts.iter().map(|part| source(context, &part)).collect()
}

fn source(context: &Context<'_>, part: &PartView<'_>) -> Source {
    let words = |field: &str| match part.fields.get(field) {
        Value::Text(text) => Some(context.words(text)),
        _ => None,
    };
    let target = match part.fields.get("document") {
        Value::References([reference]) => context.public.target(reference),
        _ => None,
    };
    let url = match part.fields.get("url") {
        Value::Web(address) => Some(address.to_owned()),
        _ => None,
    };
    Source { link: target.map(|node| link(context, node)), url, at: words("at"), note: words("note") }
}
