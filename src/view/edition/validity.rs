//! Whether a document holds, in words.

use serde::Serialize;

use super::lang_string::LangString;
use super::names::name;
use super::{Edition, order};
use crate::graph::{NodeId, Validity};
use crate::model::kinds::{Document, DocumentType};
use crate::model::value::Edtf;
use crate::model::value::edtf::Precision;

/// Whether a document holds, as it is shown.
#[derive(Clone, Debug, Serialize)]
pub(in crate::view) struct ValidityNote {
    /// Its name, as in the language files.
    name: &'static str,
    text: String,
    /// Documents that replace it, if it no longer holds or does not say whether it does.
    replaced_by: Vec<Replacement>,
    /// Where all of them are named, if these are only the first.
    more: Option<Others>,
}

/// The link that says that more documents replace a document than are named.
#[derive(Clone, Debug, Serialize)]
struct Others {
    /// The document that they replace.
    href: String,
    /// How many others there are, in words.
    text: String,
}

/// Most documents that are named as those which replace another one.
const NAMED: usize = 3;

/// A document that replaces another one.
#[derive(Clone, Debug, Serialize)]
struct Replacement {
    href: String,
    title: LangString,
}

/// Whether the document holds; `None` where the record is none.
pub(in crate::view) fn note(edition: &Edition<'_>, node: NodeId) -> Option<ValidityNote> {
    let validity = edition.public.validity(node, edition.today)?;
    let locale = edition.locale();
    let key = format!("validity.{}", validity.name());
    let text = match validity.date() {
        Some(date) => locale.fill(&key, &[("date", &shown(edition, date))]),
        None => locale.text(&key).to_owned(),
    };
    let mut by = if matches!(validity, Validity::InForce | Validity::NotYet(_)) {
        Vec::new()
    } else {
        order::sorted(edition, edition.public.replaced_by(node))
    };
    let replacement = |node: NodeId| Replacement {
        href: edition.plan.node_url(edition.public, node, edition.lang),
        title: name(edition, edition.public.record(node)),
    };
    let left = by.len().saturating_sub(NAMED);
    by.truncate(NAMED);
    let more = (left > 0).then(|| Others {
        href: edition.plan.node_url(edition.public, node, edition.lang),
        text: locale.fill("validity.others", &[("n", &edition.number(left))]),
    });
    let replaced_by = by.into_iter().map(replacement).collect();
    Some(ValidityNote { name: validity.name(), text, replaced_by, more })
}

/// The same beside a link: nothing if nothing is stated and the document is of a type that does not expire.
pub(in crate::view) fn beside_link(edition: &Edition<'_>, node: NodeId) -> Option<ValidityNote> {
    use DocumentType::{Dataset, Record, Study};
    let document = edition.public.record(node).get::<Document>()?;
    let found = note(edition, node)?;
    let is_asked = !matches!(document.r#type, Some(Dataset | Study | Record));
    (is_asked || found.name != Validity::Unstated.name()).then_some(found)
}

/// The date at which something ends: the day, or else the year, since the name of a month would have to be inflected.
pub(super) fn shown(edition: &Edition<'_>, date: Edtf) -> String {
    match date.precision() {
        Precision::Month => date.years().start().to_string(),
        Precision::Day | Precision::Year => edition.locale().date(&date),
    }
}
