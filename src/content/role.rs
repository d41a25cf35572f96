//! What a content file is, by its path.

use super::FOLDER;
use crate::config::Config;
use crate::diag::{Diagnostic, Place, Sink, codes, text};
use crate::model::a;
use crate::model::kind::KindSpec;
use crate::model::kinds;
use crate::model::value::{Lang, is_record_id};
use crate::model::vocabulary::{Of, nearest};
use crate::output::is_device;
use crate::source::{FileId, Span};

/// How the name of a file with the items of a record ends.
pub(super) const ITEMS: &str = ".items.toml";

/// What a content file is.
pub(super) enum Role {
    /// One of the files of a record.
    Of(&'static KindSpec, String, Share),
    /// Nothing that is read as content.
    Other,
}

/// What a file contributes to its record.
pub(super) enum Share {
    /// The record itself, in the main language.
    Main,
    /// Its texts in another language.
    Overlay(Lang),
    /// Rows of its parts.
    Sheet,
    /// Items as `vazba inventory` writes them.
    Items,
}

/// What the file at `path` is. One that is neither content nor an attachment is reported.
pub(super) fn role(file: FileId, path: &str, config: &Config, sink: &mut Sink) -> Role {
    let rest = &path[FOLDER.len()..];
    let whole = Span::new(file, 0..0);
    let items = rest.strip_suffix(ITEMS).filter(|stem| stem.matches('/').count() == 1);
    let written = rest.rsplit_once('.').filter(|(_, ending)| matches!(*ending, "md" | "csv"));
    let Some((stem, ending)) = items.map(|stem| (stem, "toml")).or(written) else {
        if rest.matches('/').count() == 1 {
            sink.push(stray(whole.into(), rest));
        }
        return Role::Other;
    };
    let steps: Vec<&str> = stem.split('/').collect();
    let [folder, name] = steps[..] else {
        // A table may be an attachment; a text that is no record would silently be left out.
        if ending == "md" {
            let message = text!("this file does not lie directly in the folder of a kind");
            let help =
                text!("move it to `content/<kind>/<id>.md`, as `content/measures/dluhove-poradenstvi.md`");
            sink.push(Diagnostic::new(&codes::UNKNOWN_KIND, whole, message).help(help));
        }
        return Role::Other;
    };
    let Some(kind) = kinds::by_folder(folder) else {
        let near = nearest(folder, Of::Folder, kinds::all().iter().map(|kind| kind.folder));
        let help = match near {
            Some(near) => text!("did you mean `content/{near}/`?", own near = near),
            None => text!("folders are named after the kinds, as `content/measures/`"),
        };
        let message = text!("no kind of record has the folder `{folder}`", folder = folder);
        sink.push(Diagnostic::new(&codes::UNKNOWN_KIND, whole, message).help(help));
        return Role::Other;
    };
    let (id, lang) = match name.rsplit_once('.') {
        _ if items.is_some() => (name, None),
        Some((id, code)) => match config.language(code) {
            Some(lang) if lang != Lang::MAIN => (id, Some(lang)),
            _ => (name, None),
        },
        None => (name, None),
    };
    if !is_record_id(id) {
        let message = text!("`{name}` can't be the id of {kind}", name = name, own kind = a(kind.name));
        let help = match name.rsplit_once('.') {
            Some((id, code)) if is_record_id(id) && config.language(code).is_some() => {
                text!("`{code}` is the main language: name the file `{id}.{ending}`", code = code, id = id, own ending = ending)
            }
            Some((id, code)) if is_record_id(id) => {
                text!(
                    "`vazba.toml` names no language `{code}` into which it could be a translation",
                    code = code
                )
            }
            _ if is_device(name) => {
                text!("Windows keeps this name for a device: write a longer one, as `{id}-1`", id = name)
            }
            _ => text!("a file's name holds lower-case letters without diacritics, digits and hyphens"),
        };
        sink.push(Diagnostic::new(&codes::BAD_ID, whole, message).help(help));
        return Role::Other;
    }
    let id = id.to_owned();
    match (ending, lang) {
        ("csv", None) => Role::Of(kind, id, Share::Sheet),
        ("csv", Some(_)) => {
            let message = text!("a table has no translation");
            let help = text!("its rows stand in `{id}.csv` for all languages", id = id);
            sink.push(Diagnostic::new(&codes::OVERLAY_FIELD, whole, message).help(help));
            Role::Other
        }
        ("toml", _) => Role::Of(kind, id, Share::Items),
        (_, Some(lang)) => Role::Of(kind, id, Share::Overlay(lang)),
        (_, None) => Role::Of(kind, id, Share::Main),
    }
}

/// Reports a file in the place of records that is none.
pub(super) fn stray(place: Place, path: &str) -> Diagnostic {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or(name);
    let message = text!("`{name}` is neither a record nor a table", name = name);
    let help =
        text!("a record is called `{id}.md`; a file to publish lies in the folder of its record", id = stem);
    Diagnostic::new(&codes::STRAY_FILE, place, message).help(help)
}
