//! Renders pages.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, ErrorKind, Tera, Value};

use super::frame::Frames;
use super::load::{self, Memo};
use super::minify;
use super::work::{self, Counters, Work};
use crate::config::Minify;
use crate::diag::{Diagnostic, Place, Sink, codes, text};
use crate::locale::Locale;
use crate::model::value::Lang;
use crate::source::{FileId, Sources, Span};
use crate::theme::Theme;
use crate::view::{Page, SiteView};

/// Renders pages in all languages of a site.
pub struct Renderer {
    languages: Vec<Language>,
    templates: BTreeMap<String, FileId>,
    minify: Minify,
    counters: Counters,
}

struct Language {
    tera: Arc<Tera>,
    site: Value,
    frames: Frames,
    code: String,
}

/// A page as bytes, or what went wrong.
pub type Rendered = Result<Vec<u8>, Box<Diagnostic>>;

impl Renderer {
    /// Loads the templates for each language with what its pages show of the site. `None` when the templates
    /// can't be used; why is reported. What `memo` knows is not loaded again.
    pub fn new(
        theme: &Theme,
        sources: &Sources,
        locales: &[Arc<Locale>],
        sites: &[SiteView],
        minify: Minify,
        memo: &mut Memo,
        sink: &mut Sink,
    ) -> Option<Self> {
        let counters = Counters::default();
        let templates = load::languages(theme, sources, locales, &counters, memo, sink)?;
        let language = |((locale, tera), view): ((&Arc<Locale>, _), &SiteView)| {
            let site = Value::from_serializable(view);
            let frames = Frames::new(site.clone(), view.entries());
            Language { tera, site, frames, code: locale.code().to_owned() }
        };
        let languages = locales.iter().zip(templates).zip(sites).map(language).collect();
        let templates = theme.templates().map(|(name, file)| (name.to_owned(), file)).collect();
        Some(Self { languages, templates, minify, counters })
    }

    /// What was done so far.
    pub fn work(&self) -> Work {
        self.counters.so_far()
    }

    /// Renders a page in its language. `about` is where the page's content comes from, for a fault.
    ///
    /// # Errors
    ///
    /// The template fails on this page; the place in the template and the content file are both named.
    pub fn render(&self, page: &Page, lang: Lang, about: Option<&Place>) -> Rendered {
        let language = &self.languages[usize::from(lang.0)];
        let Some(template) = page.templates.iter().find(|name| self.templates.contains_key(*name)) else {
            let message = text!("the theme has no template `{name}`", name = page.templates.join("` or `"));
            return Err(Box::new(Diagnostic::new(
                &codes::TEMPLATE_FAULT,
                Place::Path("themes".to_owned()),
                message,
            )));
        };
        let is_html = template.rsplit('.').next() == Some("html");
        let fault = |error: tera::Error| Box::new(self.fault(&error, template, about));
        let mut context = Context::new();
        if is_html {
            let frame = language.frames.of(&language.tera, &page.url, &page.section).map_err(fault)?;
            context.insert_value("frame", frame);
        }
        context.insert_value("site", language.site.clone());
        context.insert("page", page);
        context.insert_value("view", page.view.clone());
        context.insert("lang", &language.code);
        context.insert("template", template);
        work::add(&self.counters.pages, 1);
        let mut text = Vec::new();
        language.tera.render_to(template, &context, &mut text).map_err(fault)?;
        Ok(if is_html { minify::minify(text, self.minify, &self.counters.shortened) } else { text })
    }

    fn fault(&self, error: &tera::Error, template: &str, about: Option<&Place>) -> Diagnostic {
        let (place, message) = match error.kind() {
            ErrorKind::RenderingError(report) | ErrorKind::SyntaxError(report) => {
                let file = self.templates.get(report.filename()).or_else(|| self.templates.get(template));
                (file.map(|file| Span::new(*file, report.span().range.clone())), report.message().to_owned())
            }
            _ => (self.templates.get(template).map(|file| Span::new(*file, 0..0)), error.to_string()),
        };
        let place = place.map_or_else(|| Place::Path(format!("themes: {template}")), Place::Span);
        let message = text!("this template failed: {what}", what = load::first_line(&message));
        let fault = Diagnostic::new(&codes::TEMPLATE_FAULT, place, message);
        match about {
            Some(about) => fault.related(about.clone(), text!("it was to show this")),
            None => fault,
        }
    }
}
