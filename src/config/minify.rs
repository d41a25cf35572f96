//! How short pages are made, `minify` in `vazba.toml`.

use super::{Places, Settings};
use crate::diag::{Diagnostic, Place, Sink, codes, text};
use crate::model::declare::choice;
use crate::model::field;

choice! {
    /// How short pages are made.
    Minify {
        /// They stand as templates make them.
        Off = "off",
        /// In one fast pass.
        Short = "short",
        /// By `minify-html`, which parses each page anew: about as short, in nearly twice the time.
        Full = "full",
    }
}

/// Whether this program holds the library for [`Minify::Full`].
const HAS_LIBRARY: bool = cfg!(feature = "minify");

/// Reports a wish that this program can't fulfil.
pub(super) fn check(settings: &Settings, places: &Places, sink: &mut Sink) {
    if settings.minify == Some(Minify::Full) && !HAS_LIBRARY {
        let place = places
            .get(field!(Settings.minify))
            .map_or_else(|| Place::Path(super::FILE.to_owned()), Place::Span);
        let message = text!("this program was built without the library that `minify = \"full\"` needs");
        let help = text!("leave out `minify`: pages are short then, too; or build with `--features minify`");
        sink.push(Diagnostic::new(&codes::CONFIGURATION, place, message).help(help));
    }
}
