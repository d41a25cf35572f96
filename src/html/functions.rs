//! What templates can call: `t` gives a text of the language file.

use std::sync::Arc;

use tera::{Kwargs, State, Tera, TeraResult, Value};

use crate::locale::Locale;

/// Registers the functions for pages in the language of `locale`.
///
/// Pages of one language share one [`Tera`], so a component, which does not see its caller's context, still
/// speaks the page's language.
pub(super) fn register(tera: &mut Tera, locale: &Arc<Locale>) {
    let texts = Arc::clone(locale);
    tera.register_function("t", move |arguments: Kwargs, _: &State| -> TeraResult<String> {
        text(&texts, &arguments)
    });
}

/// `t(key="…")`; with `n`, the plural form for that number; other arguments fill the text's places.
fn text(locale: &Locale, arguments: &Kwargs) -> TeraResult<String> {
    let key: &str = arguments.must_get("key")?;
    let Some(text) = locale.get(key) else {
        return Err(tera::Error::message(format!("the language `{}` has no text `{key}`", locale.code())));
    };
    if let Some(n) = arguments.get::<usize>("n")? {
        return Ok(locale.count(key, n));
    }
    if !text.contains('{') {
        return Ok(text.to_owned());
    }
    let values: Vec<(String, String)> = arguments
        .iter()
        .filter_map(|(name, value)| Some((name.as_str()?.to_owned(), shown(value))))
        .collect();
    let values: Vec<(&str, &str)> =
        values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    Ok(locale.fill(key, &values))
}

fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
