//! Loads the theme's templates and reports what is wrong with them, all at once.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use tera::{ErrorKind, Tera};

use super::functions;
use super::work::{self, Counters};
use crate::diag::{Diagnostic, Place, Sink, codes, text};
use crate::locale::Locale;
use crate::source::{FileId, Snapshot, Sources, Span};
use crate::theme::Theme;

/// The theme's templates and components, ready for pages in the language of `locale`; `None` when they can't be used.
pub fn load(theme: &Theme, sources: &Sources, locale: &Arc<Locale>, sink: &mut Sink) -> Option<Tera> {
    counted(theme, sources, locale, &Counters::default(), sink)
}

/// The same; counts each template that is parsed.
pub(super) fn counted(
    theme: &Theme,
    sources: &Sources,
    locale: &Arc<Locale>,
    counters: &Counters,
    sink: &mut Sink,
) -> Option<Tera> {
    let mut tera = Tera::new();
    tera.autoescape_on(vec![".html", ".xml", ".atom", ".svg"]);
    functions::register(&mut tera, locale);
    let texts = theme.templates().map(|(name, file)| (name, sources.file(file).text()));
    let texts = texts.inspect(|_| work::add(&counters.templates, 1));
    let Err(error) = tera.add_raw_templates(texts) else { return Some(tera) };
    if !report_broken(theme, sources, sink) {
        sink.push(unusable(&error));
    }
    None
}

/// Templates that were loaded before, with what they were loaded from.
#[derive(Default)]
pub struct Memo {
    templates: Vec<(String, Snapshot)>,
    languages: Vec<(Arc<Locale>, Arc<Tera>)>,
}

/// The theme's templates for pages in each of the languages; those that `memo` knows are not parsed again. They are parsed
/// once for all languages.
pub(super) fn languages(
    theme: &Theme,
    sources: &Sources,
    locales: &[Arc<Locale>],
    counters: &Counters,
    memo: &mut Memo,
    sink: &mut Sink,
) -> Option<Vec<Arc<Tera>>> {
    let templates: Vec<_> =
        theme.templates().map(|(name, file)| (name.to_owned(), sources.snapshot(file))).collect();
    if !are_same(&memo.templates, &templates) {
        *memo = Memo { templates, languages: Vec::new() };
    }
    if memo.languages.is_empty() {
        let first = locales.first()?;
        let parsed = counted(theme, sources, first, counters, sink)?;
        memo.languages.push((Arc::clone(first), Arc::new(parsed)));
    }
    let (_, parsed) = memo.languages.first()?;
    let language = |locale: &Arc<Locale>| {
        let known = memo.languages.iter().find(|(known, _)| Arc::ptr_eq(known, locale));
        let tera = known.map_or_else(|| Arc::new(in_language(parsed, locale)), |(_, tera)| Arc::clone(tera));
        (Arc::clone(locale), tera)
    };
    memo.languages = locales.par_iter().map(language).collect();
    Some(memo.languages.iter().map(|(_, tera)| Arc::clone(tera)).collect())
}

/// Whether these are the same templates. What is parsed holds no numbers of files, so those don't matter.
fn are_same(known: &[(String, Snapshot)], found: &[(String, Snapshot)]) -> bool {
    let is_same = |((a, before), (b, after)): (&(String, Snapshot), &(String, Snapshot))| {
        a == b && before.has_text_of(after)
    };
    known.len() == found.len() && known.iter().zip(found).all(is_same)
}

/// The same templates for pages in another language.
fn in_language(tera: &Tera, locale: &Arc<Locale>) -> Tera {
    let mut tera = tera.clone();
    functions::register(&mut tera, locale);
    tera
}

/// Reports each template that can't be parsed; `false` if there is none. Tera stops at the first one, so each is parsed
/// separately.
fn report_broken(theme: &Theme, sources: &Sources, sink: &mut Sink) -> bool {
    let files: BTreeMap<&str, FileId> = theme.templates().collect();
    let mut broken = false;
    for (name, file) in files {
        let mut alone = Tera::new();
        if let Err(error) = alone.add_raw_template(name, sources.file(file).text())
            && let ErrorKind::SyntaxError(report) = error.kind()
        {
            let place = Span::new(file, report.span().range.clone());
            sink.push(Diagnostic::new(
                &codes::TEMPLATE_SYNTAX,
                place,
                text!("{what}", what = first_line(report.message())),
            ));
            broken = true;
        }
    }
    broken
}

/// Faults that lie between templates (a missing parent, an unknown function) come as one text without places.
fn unusable(error: &tera::Error) -> Diagnostic {
    let whole = error.to_string();
    let message = whole.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("; ");
    let place = Place::Path("themes".to_owned());
    Diagnostic::new(
        &codes::TEMPLATE_SYNTAX,
        place,
        text!("the templates don't fit together: {what}", what = message),
    )
}

/// The first line of an error of Tera's.
pub(super) fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or_default().trim().to_owned()
}
