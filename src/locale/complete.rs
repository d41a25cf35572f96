//! Whether a language has all it needs: by itself, and compared with the default language of the site.

use std::collections::BTreeMap;

use super::message::{CATEGORIES, Message};
use super::{Entry, Locale, OWN_TEXTS};
use crate::diag::{Diagnostic, Sink, Text, codes, text};
use crate::source::Span;
use crate::spelling::nearest;

/// Checks what needs no other language: own texts, plural forms, segments that differ.
pub(super) fn check_alone(locale: &Locale, sink: &mut Sink) {
    for key in OWN_TEXTS.iter().filter(|key| !locale.texts.contains_key(**key)) {
        sink.push(lacks(
            locale,
            text!("language `{code}` lacks the text `{key}`", code = locale.code, own key = key),
        ));
    }
    let needed = locale.formats.plural_categories();
    for (key, entry) in &locale.texts {
        let Message::Plural(forms) = &entry.value else { continue };
        for (name, category) in CATEGORIES {
            let message = match (needed.contains(&category), forms.contains_key(&category)) {
                (true, false) => text!("the text `{key}` has no form `{form}`", key = key, own form = name),
                (false, true) => {
                    text!("the language has no form `{form}`, so that of `{key}` is never used", key = key, own form = name)
                }
                _ => continue,
            };
            let names = CATEGORIES.iter().filter(|(_, category)| needed.contains(category));
            let names: Vec<String> = names.map(|(name, _)| format!("`{name}`")).collect();
            let help = text!("the forms of this language are {forms}", own forms = names.join(", "));
            sink.push(Diagnostic::new(&codes::LANGUAGE_FILE, entry.span, message).help(help));
        }
    }
    let mut by_segment: BTreeMap<(&str, &str), Span> = BTreeMap::new();
    for (key, entry) in &locale.segments {
        // Segments below different folders may be alike.
        let folder = key.rsplit_once('/').map_or("", |(folder, _)| folder);
        if let Some(other) = by_segment.insert((folder, &entry.value), entry.span) {
            // The file that came later made the two alike.
            let (first, second) = (other.min(entry.span), other.max(entry.span));
            let message = text!("the segment `{segment}` is given twice", segment = entry.value);
            let diagnostic = Diagnostic::new(&codes::LANGUAGE_FILE, second, message);
            sink.push(diagnostic.related(first, text!("here it is, too")));
        }
    }
}

/// Compares a language with the default one: neither may have what the other lacks.
pub(super) fn check_against(locale: &Locale, base: &Locale, sink: &mut Sink) {
    for (key, entry) in &base.segments {
        if !locale.segments.contains_key(key) {
            let message = text!("language `{code}` lacks the segment `{key}`", code = locale.code, key = key);
            let help = text!("add `{key} = \"…\"` under `[segments]`", key = key);
            sink.push(lacks(locale, message).help(help).related(entry.span, in_base(base)));
        }
    }
    for (key, entry) in &base.texts {
        // The texts of this module are missed in every language on its own.
        if !locale.texts.contains_key(key) && !OWN_TEXTS.contains(&key.as_str()) {
            let message = text!("language `{code}` lacks the text `{key}`", code = locale.code, key = key);
            let help = text!("add `{key} = \"…\"` under `[texts]`", key = key);
            sink.push(lacks(locale, message).help(help).related(entry.span, in_base(base)));
        }
    }
    let unknown = locale.segments.iter().filter(|(key, _)| !base.segments.contains_key(*key));
    for (key, entry) in unknown {
        sink.push(beyond(key, entry.span, base, base.segments.keys()));
    }
    for (key, entry) in &locale.texts {
        match base.texts.get(key) {
            Some(of_base) => {
                if let Some(diagnostic) = compare(key, entry, of_base) {
                    sink.push(diagnostic);
                }
            }
            None => sink.push(beyond(key, entry.span, base, base.texts.keys())),
        }
    }
}

/// Compares a text with the one that it translates or replaces: both must count, or neither, and have the
/// same places to fill.
pub(super) fn compare(key: &str, entry: &Entry<Message>, base: &Entry<Message>) -> Option<Diagnostic> {
    let message = match (&entry.value, &base.value) {
        (Message::Plain(_), Message::Plural(_)) => text!("the text `{key}` has no plural forms", key = key),
        (Message::Plural(_), Message::Plain(_)) => text!("the text `{key}` counts nothing", key = key),
        (value, base) => {
            let (places, of_base) = (value.places(), base.places());
            if let Some(place) = places.difference(&of_base).next() {
                text!("the text `{key}` has a place `{place}` that nothing fills", key = key, place = place)
            } else if let Some(place) = of_base.difference(&places).next() {
                text!("the text `{key}` lacks the place `{place}`", key = key, place = place)
            } else {
                return None;
            }
        }
    };
    let diagnostic = Diagnostic::new(&codes::LANGUAGE_FILE, entry.span, message);
    Some(diagnostic.related(base.span, text!("the text that it stands for")))
}

fn beyond<'a>(key: &str, span: Span, base: &Locale, known: impl Iterator<Item = &'a String>) -> Diagnostic {
    let message = text!("nothing is called `{key}` in language `{code}`", key = key, code = base.code);
    let near =
        nearest(key, known.map(String::as_str)).map(|near| text!("did you mean `{near}`?", near = near));
    Diagnostic::new(&codes::LANGUAGE_FILE, span, message).maybe_help(near)
}

fn lacks(locale: &Locale, message: Text) -> Diagnostic {
    Diagnostic::new(&codes::LANGUAGE_FILE, Span::new(locale.file, 0..0), message)
}

fn in_base(base: &Locale) -> Text {
    text!("in language `{code}`", code = base.code)
}
