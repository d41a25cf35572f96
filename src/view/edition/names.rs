//! What records, kinds and relations are called.

use std::sync::Arc;

use super::lang_string::LangString;
use super::{Edition, foreign};
use crate::config::Config;
use crate::graph::Relation;
use crate::locale::Locale;
use crate::model::Record;
use crate::model::kind::Kind as _;
use crate::model::kinds::{Place, Strategy};
use crate::model::value::Lang;

/// What one record of the kind is called.
pub(in crate::view) fn kind_label(edition: &Edition<'_>, kind: &str) -> String {
    edition.locale().text(&format!("kind.{kind}")).to_owned()
}

/// What records of the kind are called.
pub(in crate::view) fn kind_plural(edition: &Edition<'_>, kind: &str) -> String {
    edition.locale().text(&format!("kind-plural.{kind}")).to_owned()
}

/// The title of a standalone page. That of the search page also mentions the index of titles, if it has one.
pub(in crate::view) fn page_title(edition: &Edition<'_>, name: &str) -> String {
    let is_alone = name == "search" && edition.plan.shelves(edition.lang).is_empty();
    let name = if is_alone { "search-alone" } else { name };
    edition.locale().text(&format!("page.{name}")).to_owned()
}

/// What a relation is called on the page of its target.
pub(in crate::view) fn relation(edition: &Edition<'_>, relation: Relation) -> String {
    edition.locale().text(&format!("inverse.{relation}")).to_owned()
}

/// The name by which people know a strategy; of other records, the title.
pub(in crate::view) fn short_title(edition: &Edition<'_>, record: &Record) -> LangString {
    match record.get::<Strategy>().and_then(|strategy| strategy.short_title.as_ref()) {
        Some(short) => edition.best(short),
        None => title(edition, record),
    }
}

/// The record's title, in the edition's language, or else in the main one, marked as such; set by the rules of its own language.
pub(in crate::view) fn title(edition: &Edition<'_>, record: &Record) -> LangString {
    title_in(record, edition.lang, edition.config, edition.locales)
}

/// The same for pages in this language, before there is an edition.
pub(in crate::view) fn title_in(
    record: &Record,
    of_page: Lang,
    config: &Config,
    locales: &[Arc<Locale>],
) -> LangString {
    let Some(title) = &record.common.title else {
        return LangString { text: record.id.clone(), lang: None };
    };
    let (text, lang) = title.localized().best(of_page);
    let text = (*locales[usize::from(lang.0)].title(text)).to_owned();
    LangString { text, lang: foreign(lang, of_page, config) }
}

/// The record's code, if people quote it by its code, and its title.
pub(in crate::view) fn name(edition: &Edition<'_>, record: &Record) -> LangString {
    title(edition, record).after_code(quoted_code(record))
}

/// The code by which people quote the record. Those of places are for registers, not for readers.
pub(in crate::view) fn quoted_code(record: &Record) -> Option<&str> {
    code(record).filter(|_| record.kind != Place::SPEC)
}

/// The record's code.
pub(in crate::view) fn code(record: &Record) -> Option<&str> {
    record.fields.code()
}
