//! The files of a built site: which there are, and the bytes of each.

use std::borrow::Cow;
use std::io;
use std::sync::atomic::Ordering;

use super::Site;
use crate::diag::{Diagnostic, Place};
use crate::export;
use crate::html::{Rendered, Renderer};
use crate::model::value::Lang;
use crate::output::media_type;
use crate::plan::{MadeFile, Planned, SEARCH_INDEX, Subject};
use crate::search::{self, IndexFile};
use crate::source::{FileId, Span};
use crate::theme::ThemeFile;
use crate::view;

/// Folder of a site whose files are published as they are.
const STATIC: &str = "static/";

/// A file of the built site.
#[derive(Clone, Debug)]
pub struct File<'a> {
    /// Its path in the published folder.
    pub path: &'a str,
    /// What it is made from.
    pub origin: Origin<'a>,
}

impl File<'_> {
    /// Its media type, without parameters: that of its format, or else by the ending of its name.
    pub fn media_type(&self) -> &'static str {
        match self.origin {
            Origin::Made(made) => made.format.media_type,
            _ => media_type(self.path),
        }
    }
}

/// What a file of the built site is made from.
#[derive(Clone, Copy, Debug)]
pub enum Origin<'a> {
    /// A page.
    Page(&'a Planned),
    /// What a format makes.
    Made(&'a MadeFile),
    /// A part of the search index.
    Index(&'a IndexFile),
    /// A text of the site's theme.
    Text(FileId),
    /// A file of the built-in theme.
    Builtin(&'static [u8]),
    /// A file that is copied, by its path in the site's folder.
    Asset(&'a str),
}

/// The bytes of a file of the built site.
#[derive(Debug)]
pub enum Bytes<'a> {
    /// They are there.
    Here(Cow<'a, [u8]>),
    /// They are those of this file in the site's folder, which has not been read.
    Asset(&'a str),
}

/// Why a file can't be made.
#[derive(Debug)]
pub enum Failure {
    /// A template failed on this page.
    Template(Box<Diagnostic>),
    /// A format could not write what it holds.
    Format(io::Error),
}

/// A file that is published as it is.
pub(super) struct Fixed<'a> {
    pub(super) path: &'a str,
    pub(super) place: Place,
    origin: Origin<'a>,
}

/// Where the site's own file for the published `path` would lie.
pub(super) fn in_static(path: &str) -> String {
    format!("{STATIC}{path}")
}

impl Site {
    /// Every file of the built site: pages in the order of the plan, then what is published as is, then what formats
    /// make, and the search index, which has to be made for this.
    pub fn files(&self) -> impl Iterator<Item = File<'_>> {
        self.pages().chain(self.other_files()).chain(self.index_files())
    }

    /// The file at this path. The search index is made only if the path is one of its files.
    pub fn file(&self, path: &str) -> Option<File<'_>> {
        let is_it = |file: &File<'_>| file.path == path;
        let planned = self.pages().chain(self.other_files()).find(is_it);
        planned.or_else(|| if path.starts_with(SEARCH_INDEX) { self.index_files().find(is_it) } else { None })
    }

    /// The bytes of a file.
    ///
    /// # Errors
    ///
    /// It can't be made.
    pub fn render<'a>(&'a self, file: &File<'a>) -> Result<Bytes<'a>, Failure> {
        Ok(Bytes::Here(match file.origin {
            Origin::Page(planned) => {
                let Some(renderer) = &self.renderer else { return Ok(Bytes::Here(Cow::default())) };
                self.page(renderer, planned).map_err(Failure::Template)?.into()
            }
            Origin::Made(made) => export::render(&self.scope(), made).map_err(Failure::Format)?.into(),
            Origin::Index(file) => file.bytes.as_slice().into(),
            Origin::Text(id) => self.sources.file(id).bytes().into(),
            Origin::Builtin(bytes) => bytes.into(),
            Origin::Asset(path) => return Ok(Bytes::Asset(path)),
        }))
    }

    /// The file in the site's folder that a page shows: that of its record, or of the record's translation. `None` for what
    /// shows more than one record.
    pub fn source_of(&self, file: &File<'_>) -> Option<&str> {
        let Origin::Page(planned) = file.origin else { return None };
        let (Subject::Record(node) | Subject::Redirect(node) | Subject::BackLinks(node, ..)) =
            planned.subject
        else {
            return None;
        };
        let main = self.sources.file(self.public.record(node).file).path();
        let code = self.locales.get(usize::from(planned.lang.0))?.code();
        let translated = main.strip_suffix(".md").map(|name| format!("{name}.{code}.md"));
        let translated = translated.and_then(|name| self.sources.find(&name));
        Some(translated.map_or(main, |file| self.sources.file(file).path()))
    }

    pub(super) fn pages(&self) -> impl Iterator<Item = File<'_>> {
        let pages = if self.renderer.is_some() { self.plan.pages() } else { &[] };
        pages.iter().map(|page| File { path: &page.path, origin: Origin::Page(page) })
    }

    /// What is neither a page nor a part of the search index.
    pub(super) fn other_files(&self) -> impl Iterator<Item = File<'_>> {
        let fixed = self.fixed_files().map(|file| File { path: file.path, origin: file.origin });
        let beside = self.plan.files();
        let beside = beside.map(|(path, asset)| File { path, origin: Origin::Asset(asset) });
        let made = self.plan.made().iter().map(|made| File { path: &made.path, origin: Origin::Made(made) });
        fixed.chain(beside).chain(made)
    }

    fn index_files(&self) -> impl Iterator<Item = File<'_>> {
        let files = self.config.langs().flat_map(|lang| self.index(lang));
        files.map(|file| File { path: &file.path, origin: Origin::Index(file) })
    }

    /// The search index in a language, if there is one.
    fn index(&self, lang: Lang) -> &[IndexFile] {
        if self.only_html || self.renderer.is_none() {
            return &[];
        }
        self.indexes[usize::from(lang.0)].get_or_init(|| self.make_index(lang))
    }

    /// Makes the search index in a language.
    pub(super) fn make_index(&self, lang: Lang) -> Vec<IndexFile> {
        self.counters.indexes.fetch_add(1, Ordering::Relaxed);
        search::index(&self.scope(), lang)
    }

    /// Files that are published as they are; one of the site itself replaces one of the theme.
    pub(super) fn fixed_files(&self) -> impl Iterator<Item = Fixed<'_>> {
        let own = self.sources.paths_below(STATIC).map(|path| Fixed {
            path: &path[STATIC.len()..],
            place: Place::Path(path.to_owned()),
            origin: Origin::Asset(path),
        });
        let themes = self.theme.files().filter(|(path, _)| !self.sources.has(&in_static(path)));
        let themes = themes.map(|(path, file)| Fixed {
            path,
            place: Place::Path(format!("themes: static/{path}")),
            origin: match file {
                ThemeFile::Text(id) => Origin::Text(*id),
                ThemeFile::Asset(asset) => Origin::Asset(asset),
                ThemeFile::Builtin(bytes) => Origin::Builtin(bytes),
            },
        });
        own.chain(themes)
    }

    fn page(&self, renderer: &Renderer, planned: &Planned) -> Rendered {
        let page = view::page(&self.scope(), planned);
        let about = match planned.subject {
            Subject::Record(node) | Subject::Redirect(node) | Subject::BackLinks(node, ..) => {
                Some(Place::Span(Span::new(self.public.record(node).file, 0..0)))
            }
            _ => None,
        };
        renderer.render(&page, planned.lang, about.as_ref())
    }
}
