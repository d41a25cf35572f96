//! Translations that lack texts of the main file.

use super::Input;
use crate::diag::{Diagnostic, Sink, codes, text};
use crate::model::Record;
use crate::model::field::{Fields, Value};
use crate::model::value::{Lang, Localized, Text, Written};
use crate::source::Span;

codes! {
    /// A translation lacks texts that the main file has.
    ///
    /// The page in that language shows the missing ones in the main language and says so. Complete the
    /// translation; parts are translated one by one, each found by its id:
    ///
    /// ```toml
    /// [[activity]]
    /// id = "a1"
    /// title = "Training for municipalities"
    /// ```
    ///
    /// What says the same in every language (numbers, other names, places in a source) is not asked for, nor
    /// are parts without an id, which a translation can't name.
    TRANSLATION_INCOMPLETE = "translation-incomplete", Warning;
}

/// Longer lists of missing texts are cut.
const NAMED: usize = 5;

pub(super) fn check(site: &Input<'_>, sink: &mut Sink) {
    let langs: Vec<Lang> = site.config.langs().filter(|lang| *lang != Lang::MAIN).collect();
    if langs.is_empty() {
        return;
    }
    for record in site.graph.records() {
        let texts = texts(record);
        for &lang in &langs {
            let translated = texts.iter().filter_map(|text| text.place(lang));
            // A record without any translation is not an oversight.
            let Some(first) = translated.min_by_key(|place| (place.file, place.start)) else { continue };
            let missing: Vec<&str> =
                texts.iter().filter(|text| text.place(lang).is_none()).map(|text| text.name.as_str()).collect();
            if !missing.is_empty() {
                sink.push(fault(first, site.config.code(lang), &missing));
            }
        }
    }
}

fn fault(first: Span, lang: &str, missing: &[&str]) -> Diagnostic {
    let named = missing.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    let more = match missing.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let message = text!(
        "this translation (`{lang}`) lacks {named}{more}",
        own lang = lang,
        named = named,
        own more = more
    );
    let help = text!("until it has them, the page shows them in the main language");
    Diagnostic::new(&TRANSLATION_INCOMPLETE, first, message).help(help)
}

/// A text that a translation should have.
struct Translatable {
    name: String,
    places: Vec<(Lang, Span)>,
}

impl Translatable {
    fn of_text(name: String, text: &Text) -> Self {
        let langs = text.localized().all().map(|(lang, _)| lang);
        Self { name, places: langs.zip(text.places().map(|(_, place)| place)).collect() }
    }

    fn of_prose(name: String, text: &Localized<Written>) -> Self {
        let place = |written: &Written| written.origin.span(0..written.text.len());
        Self { name, places: text.all().map(|(lang, written)| (lang, place(written))).collect() }
    }

    fn place(&self, lang: Lang) -> Option<Span> {
        self.places.iter().find(|(known, _)| *known == lang).map(|(_, place)| *place)
    }
}

fn texts(record: &Record) -> Vec<Translatable> {
    let mut out = Vec::new();
    collect(&record.common, "", &mut out);
    collect(&*record.fields, "", &mut out);
    if !record.body.main().text.trim().is_empty() {
        out.push(Translatable::of_prose("the text".to_owned(), record.body.localized()));
    }
    out
}

fn collect(fields: &dyn Fields, prefix: &str, out: &mut Vec<Translatable>) {
    for (spec, value) in fields.iter().filter(|(spec, _)| !spec.options.neutral) {
        let name = format!("`{prefix}{}`", spec.name);
        match value {
            Value::Text(text) => out.push(Translatable::of_text(name, text)),
            // A list is translated as a whole.
            Value::Texts(texts) => out.extend(texts.first().map(|text| Translatable::of_text(name, text))),
            Value::Prose(prose) => out.push(Translatable::of_prose(name, prose.localized())),
            // Rows of a table beside the record are not translated.
            Value::Parts(parts) if !spec.options.csv => {
                for (id, part) in parts.iter().filter_map(|part| Some((part.id?, part))) {
                    collect(part.fields, &format!("{}#{id}.", spec.name), out);
                }
            }
            _ => {}
        }
    }
}
