//! Whether a page shows texts of its record in a language other than its own.

use crate::model::Record;
use crate::model::field::{Fields, Value};
use crate::model::value::{Lang, Localized};
use crate::view::context::Context;

/// Code of the language of the record's untranslated texts; `None` if all texts are translated.
///
/// Texts that are the same in every language do not count, nor do rows of a table beside the record.
pub(super) fn lang(context: &Context<'_>, record: &Record) -> Option<String> {
    let body = !record.body.main().text.trim().is_empty() && is_foreign(context, record.body.localized());
    let untranslated =
        context.lang != Lang::MAIN && (body || any(context, &record.common) || any(context, &*record.fields));
    untranslated.then(|| context.config.code(Lang::MAIN).to_owned())
}

fn any(context: &Context<'_>, fields: &dyn Fields) -> bool {
    fields.iter().filter(|(spec, _)| !spec.options.neutral).any(|(spec, value)| match value {
        Value::Text(text) => is_foreign(context, text.localized()),
        Value::Texts(texts) => texts.iter().any(|text| is_foreign(context, text.localized())),
        Value::Prose(prose) => is_foreign(context, prose.localized()),
        Value::Parts(parts) if !spec.options.csv => parts.iter().any(|part| any(context, part.fields)),
        Value::Table(table) => any(context, table),
        _ => false,
    })
}

fn is_foreign<T>(context: &Context<'_>, text: &Localized<T>) -> bool {
    text.best(context.lang).1 != context.lang
}
