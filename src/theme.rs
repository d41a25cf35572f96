//! Themes: which file stands for which name.
//!
//! The built-in theme is a part of the program. A site's `themes/<name>/` replaces single files of it; its
//! templates can still extend the built-in ones under the names `default/<template>`.

use std::collections::BTreeMap;

use crate::config::Config;
use crate::diag::{Diagnostic, Place, Sink, codes, text};
use crate::source::{FileId, Sources};

/// Name of the built-in theme.
pub const DEFAULT: &str = "default";

/// Files of the built-in theme: path in the theme, bytes.
static BUILTIN: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/builtin_theme.rs"));

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
    for (path, bytes) in BUILTIN {
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
        for (path, bytes) in BUILTIN.iter().filter(|(path, _)| !is_text(path)) {
            theme.place(path, ThemeFile::Builtin(bytes));
        }
        theme.add_layer(sources, DEFAULT);
        if config.theme != DEFAULT {
            let folder = format!("themes/{}/", config.theme);
            let known =
                sources.below(&folder).next().is_some() || sources.assets_below(&folder).next().is_some();
            if known {
                let builtin = theme.templates.clone();
                theme.add_layer(sources, &config.theme);
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

    fn add_layer(&mut self, sources: &Sources, name: &str) {
        let folder = format!("themes/{name}/");
        for (file, source) in sources.below(&folder) {
            self.place(&source.path()[folder.len()..], ThemeFile::Text(file));
        }
        for path in sources.assets_below(&folder) {
            self.place(&path[folder.len()..], ThemeFile::Asset(path.to_owned()));
        }
    }

    /// Adds the built-in templates that a template names by `default/<template>`, and no others: each would
    /// have to fit together with those that the site replaces.
    fn add_bases(&mut self, sources: &Sources, builtin: &BTreeMap<String, FileId>) {
        for (name, file) in builtin {
            let base = format!("{DEFAULT}/{name}");
            let quoted = [format!("\"{base}\""), format!("'{base}'")];
            let names_it =
                |file: &FileId| quoted.iter().any(|name| sources.file(*file).text().contains(name));
            if self.templates.values().any(names_it) {
                self.templates.insert(base, *file);
            }
        }
    }

    fn place(&mut self, path: &str, file: ThemeFile) {
        if let (Some(name), ThemeFile::Text(file)) = (path.strip_prefix(TEMPLATES), &file) {
            self.templates.insert(name.to_owned(), *file);
        } else if let (Some(code), ThemeFile::Text(file)) =
            (path.strip_prefix("lang/").and_then(|name| name.strip_suffix(".toml")), &file)
        {
            self.languages.entry(code.to_owned()).or_default().push(*file);
        } else if let Some(name) = path.strip_prefix(STATIC) {
            self.files.insert(name.to_owned(), file);
        }
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

fn is_text(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default();
    matches!(ending, "html" | "toml" | "css" | "js" | "svg" | "atom" | "xml" | "txt" | "md" | "json")
}
