//! Themes: which file stands for which name.
//!
//! The built-in theme is a part of the program. A site's `themes/<name>/` replaces single files of it; its
//! templates can still extend the built-in ones under the names `default/<template>`.

use std::collections::BTreeMap;

use crate::builtin;
use crate::config::Config;
use crate::diag::{Diagnostic, Place, Sink, codes, text};
use crate::source::{FileId, Sources};
use crate::spelling::nearest;

/// Name of the built-in theme.
pub const DEFAULT: &str = "default";

/// Folder of templates in a theme.
const TEMPLATES: &str = "templates/";
/// Folder of files that are published as they are.
const STATIC: &str = "static/";

/// The theme of a site.
#[derive(Debug, Default)]
pub struct Theme {
    templates: BTreeMap<String, FileId>,
    languages: BTreeMap<String, Vec<FileId>>,
    files: BTreeMap<String, ThemeFile>,
}

/// A file that a theme publishes as it is.
#[derive(Clone, Debug)]
pub enum ThemeFile {
    /// A text that was read.
    Text(FileId),
    /// A file of the site's theme, by its path in the site's folder.
    Asset(String),
    /// A file of the built-in theme.
    Builtin(&'static [u8]),
}

/// Adds the texts of the built-in theme to `sources`, so that faults in them have a place. A site that has a
/// `themes/default/` of its own replaces them file by file.
pub fn add_builtin(sources: &mut Sources) {
    for (path, bytes) in builtin::FILES {
        let path = format!("themes/{DEFAULT}/{path}");
        if is_text(&path) && sources.find(&path).is_none() {
            sources.add(path, *bytes);
        }
    }
}

impl Theme {
    /// The theme that `vazba.toml` names, over the built-in one.
    pub fn find(sources: &Sources, config: &Config, sink: &mut Sink) -> Self {
        let mut theme = Self::default();
        for (path, bytes) in builtin::FILES.iter().filter(|(path, _)| !is_text(path)) {
            theme.place(path, ThemeFile::Builtin(bytes));
        }
        theme.add_layer(sources, DEFAULT, sink);
        if config.theme != DEFAULT {
            let folder = format!("themes/{}/", config.theme);
            let known =
                sources.below(&folder).next().is_some() || sources.assets_below(&folder).next().is_some();
            if known {
                let builtin = theme.templates.clone();
                theme.add_layer(sources, &config.theme, sink);
                theme.add_bases(sources, &builtin);
            } else {
                let place = config
                    .settings
                    .theme
                    .as_ref()
                    .map_or(Place::Path(folder.clone()), |name| Place::Span(name.span));
                let message = text!("there is no theme `{theme}`", theme = config.theme);
                let help = text!("a theme is a folder `{folder}`", folder = folder);
                sink.push(Diagnostic::new(&codes::CONFIGURATION, place, message).help(help));
            }
        }
        theme
    }

    fn add_layer(&mut self, sources: &Sources, name: &str, sink: &mut Sink) {
        let folder = format!("themes/{name}/");
        let texts = sources.below(&folder).map(|(file, source)| (source.path(), ThemeFile::Text(file)));
        let assets = sources.assets_below(&folder).map(|path| (path, ThemeFile::Asset(path.to_owned())));
        for (path, file) in texts.chain(assets) {
            let inside = &path[folder.len()..];
            if !self.place(inside, file) && !is_aside(inside) {
                sink.push(out_of_place(path, inside, name));
            }
        }
    }

    /// Adds the built-in templates that a template names as `default/<template>`, and no others: each would have to be
    /// compatible with those that the site replaces.
    fn add_bases(&mut self, sources: &Sources, builtin: &BTreeMap<String, FileId>) {
        let prefix = format!("{DEFAULT}/");
        let texts = self.templates.values().map(|file| sources.file(*file).text());
        let naming: Vec<&str> = texts.filter(|text| text.contains(&prefix)).collect();
        for (name, file) in builtin {
            let base = format!("{prefix}{name}");
            let quoted = [format!("\"{base}\""), format!("'{base}'")];
            if naming.iter().any(|text| quoted.iter().any(|name| text.contains(name))) {
                self.templates.insert(base, *file);
            }
        }
    }

    /// Gives the file its place; `false` where a theme has none for it.
    fn place(&mut self, path: &str, file: ThemeFile) -> bool {
        if let (Some(name), ThemeFile::Text(file)) = (path.strip_prefix(TEMPLATES), &file) {
            self.templates.insert(name.to_owned(), *file);
        } else if let (Some(code), ThemeFile::Text(file)) =
            (path.strip_prefix("lang/").and_then(|name| name.strip_suffix(".toml")), &file)
        {
            self.languages.entry(code.to_owned()).or_default().push(*file);
        } else if let Some(name) = path.strip_prefix(STATIC) {
            self.files.insert(name.to_owned(), file);
        } else {
            return false;
        }
        misspelled(path).is_none()
    }

    /// Templates by their names.
    pub fn templates(&self) -> impl Iterator<Item = (&str, FileId)> {
        self.templates.iter().map(|(name, file)| (name.as_str(), *file))
    }

    /// Language files of a language: the built-in one first, then what replaces single texts of it.
    pub fn language(&self, code: &str) -> &[FileId] {
        self.languages.get(code).map_or(&[], Vec::as_slice)
    }

    /// Files that are published as they are, by their path in the published folder.
    pub fn files(&self) -> impl Iterator<Item = (&str, &ThemeFile)> {
        self.files.iter().map(|(path, file)| (path.as_str(), file))
    }
}

/// Folders that a theme has, by their paths.
const FOLDERS: [&str; 5] = ["templates", "templates/components", "templates/styles", "lang", "static"];

/// Whether the file is for those who make the theme: a notice at its top, or examples for the style guide.
fn is_aside(path: &str) -> bool {
    match path.split_once('/') {
        Some((folder, _)) => folder == "examples",
        None => path.rsplit_once('.').is_none_or(|(_, ending)| matches!(ending, "md" | "txt")),
    }
}

/// The folder of templates that a folder with nearly the same name was meant to be.
fn misspelled(path: &str) -> Option<&'static str> {
    let (folder, _) = path.rsplit_once('/')?;
    let name = folder.strip_prefix(TEMPLATES)?;
    let near = nearest(name, FOLDERS.iter().filter_map(|known| known.strip_prefix(TEMPLATES)))?;
    FOLDERS
        .into_iter()
        .find(|known| known.strip_prefix(TEMPLATES) == Some(near))
        .filter(|known| *known != folder)
}

/// A file that nothing will ever use.
fn out_of_place(path: &str, inside: &str, theme: &str) -> Diagnostic {
    let message = text!("no page asks for `{path}`: it lies in no folder that a theme has", path = path);
    let (folder, name) = inside.rsplit_once('/').unwrap_or(("", inside));
    let near = || {
        let last = |known: &str| known.rsplit('/').next().map(str::len).map(|length| known.len() - length);
        let near = nearest(folder, FOLDERS.iter().map(|known| &known[last(known).unwrap_or_default()..]))?;
        FOLDERS.into_iter().find(|known| known.ends_with(near))
    };
    let builtin = || {
        FOLDERS.into_iter().find(|known| {
            let path = format!("{known}/{name}");
            builtin::FILES.iter().any(|(file, _)| *file == path)
        })
    };
    let meant = misspelled(inside).or_else(near).or_else(builtin).filter(|known| *known != folder);
    let help = match meant {
        Some(known) => text!(
            "did you mean `themes/{theme}/{folder}/{name}`?",
            theme = theme,
            own folder = known,
            name = name
        ),
        None => {
            text!("a theme has the folders {folders}", own folders = FOLDERS.map(|known| format!("`{known}/`")).join(", "))
        }
    };
    Diagnostic::new(&codes::THEME_FILE, Place::Path(path.to_owned()), message).help(help)
}

/// Reports files of a site that replace the style sheet or scripts of the theme. A site may have its own icon or
/// `robots.txt`; but with another style sheet or script, pages no longer work as tested.
pub fn check_replaced<'a>(replaced: impl Iterator<Item = &'a str>, sink: &mut Sink) {
    for path in replaced.filter(|path| *path == STYLE || path.starts_with(SCRIPTS)) {
        let message = text!("`static/{path}` stands in the place of the theme's own file", path = path);
        let help = if path == STYLE {
            text!("give it another name; to change the look, a theme has `templates/style.css`")
        } else {
            text!("give it another name; to change a script, a theme has `static/{path}`", path = path)
        };
        sink.push(
            Diagnostic::new(&codes::THEME_FILE, Place::Path(format!("static/{path}")), message).help(help),
        );
    }
}

/// The style sheet of all pages.
const STYLE: &str = "style.css";
/// Scripts of the built-in theme.
const SCRIPTS: &str = "scripts/";

fn is_text(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default();
    matches!(ending, "html" | "toml" | "css" | "js" | "svg" | "atom" | "xml" | "txt" | "md" | "json")
}
