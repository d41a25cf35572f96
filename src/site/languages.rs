//! The languages of the site, from the theme's language files.

use std::sync::Arc;

use crate::config::{Config, meant_language};
use crate::diag::{Diagnostic, Place, Sink, codes, text};
use crate::locale::Locale;
use crate::source::{FileId, Sources};
use crate::syntax::utf8;
use crate::theme::Theme;

/// The site's languages in their order, each complete. A language that the theme does not have is reported;
/// then none is returned, since pages could not be written.
pub(super) fn load(
    theme: &Theme,
    sources: &Sources,
    config: &Config,
    sink: &mut Sink,
) -> Option<Vec<Arc<Locale>>> {
    let mut locales: Vec<Arc<Locale>> = Vec::new();
    let mut complete = true;
    for code in &config.languages {
        let files: Vec<(FileId, &str)> =
            theme.language(code).iter().map(|file| (*file, utf8(*file, sources.file(*file), sink))).collect();
        if files.is_empty() {
            let message = text!("the theme has no language `{code}`", code = code);
            let near = meant_language(code).filter(|near| !theme.language(near).is_empty());
            let help = match near {
                Some(near) => text!("did you mean `{near}`?", own near = near),
                None => text!("write `themes/{theme}/lang/{code}.toml`", theme = config.theme, code = code),
            };
            let place = Place::Path(crate::config::FILE.to_owned());
            sink.push(Diagnostic::new(&codes::LANGUAGE_FILE, place, message).help(help));
        }
        match Locale::load(code, &files, sink) {
            Some(locale) => {
                if let Some(main) = locales.first() {
                    locale.check_complete(main, sink);
                }
                locales.push(Arc::new(locale));
            }
            None => complete = false,
        }
    }
    complete.then_some(locales)
}
