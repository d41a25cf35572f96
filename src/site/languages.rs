//! The languages of the site, from the theme's language files.

use std::sync::Arc;

use rayon::prelude::*;

use crate::config::{Config, meant_language};
use crate::diag::{Diagnostic, Place, Sink, codes, text};
use crate::locale::Locale;
use crate::source::{FileId, Snapshot, Sources};
use crate::syntax::utf8;
use crate::theme::Theme;

/// Cache of languages that were read without a fault, with what they were read from.
#[derive(Default)]
pub(super) struct Memo(Vec<(Source, Arc<Locale>)>);

/// The code of a language, and its files.
type Source = (String, Vec<Snapshot>);

/// The site's languages in their order, each complete. A language that the theme does not have is reported;
/// then no language is returned, since pages could not be written.
pub(super) fn load(
    theme: &Theme,
    sources: &Sources,
    config: &Config,
    memo: &mut Memo,
    sink: &mut Sink,
) -> Option<Vec<Arc<Locale>>> {
    let read: Vec<Read> = config.languages.par_iter().map(|code| read(code, theme, sources, memo)).collect();
    let mut locales: Vec<Arc<Locale>> = Vec::new();
    let mut sound = Vec::new();
    for (code, Read { source, locale, faults }) in config.languages.iter().zip(read) {
        if source.1.is_empty() {
            sink.push(unknown(theme, config, code));
        }
        if let Some(locale) = locale {
            if let Some(main) = locales.first() {
                locale.check_complete(main, sink);
            }
            if faults.is_empty() {
                sound.push((source, Arc::clone(&locale)));
            }
            locales.push(locale);
        }
        sink.append(faults);
    }
    memo.0 = sound;
    (locales.len() == config.languages.len()).then_some(locales)
}

/// A language as it was read.
struct Read {
    source: Source,
    locale: Option<Arc<Locale>>,
    faults: Sink,
}

/// The language that is known, or else the one that its files give now.
fn read(code: &str, theme: &Theme, sources: &Sources, memo: &Memo) -> Read {
    let files = theme.language(code);
    let source = (code.to_owned(), files.iter().map(|file| sources.snapshot(*file)).collect());
    let mut faults = Sink::default();
    let known = memo.0.iter().find(|(known, _)| *known == source).map(|(_, locale)| Arc::clone(locale));
    if let Some(known) = &known {
        known.forget_unused();
    }
    let locale = known.or_else(|| load_files(code, files, sources, &mut faults));
    Read { source, locale, faults }
}

fn load_files(code: &str, files: &[FileId], sources: &Sources, sink: &mut Sink) -> Option<Arc<Locale>> {
    let files: Vec<(FileId, &str)> =
        files.iter().map(|file| (*file, utf8(*file, sources.file(*file), sink))).collect();
    Locale::load(code, &files, sink).map(Arc::new)
}

fn unknown(theme: &Theme, config: &Config, code: &str) -> Diagnostic {
    let message = text!("the theme has no language `{code}`", code = code);
    let near = meant_language(code).filter(|near| !theme.language(near).is_empty());
    let help = match near {
        Some(near) => text!("did you mean `{near}`?", own near = near),
        None => text!("write `themes/{theme}/lang/{code}.toml`", theme = config.theme, code = code),
    };
    Diagnostic::new(&codes::LANGUAGE_FILE, Place::Path(crate::config::FILE.to_owned()), message).help(help)
}
