//! Markdown texts as HTML, with links to records resolved.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use super::link::{self, Words};
use super::{Context, term};
use crate::locale::Edit;
use crate::model::Record;
use crate::model::value::{Lang, Prose, Reference, Text, Written};
use crate::source::Span;
use crate::syntax::markdown::{self, ImageTarget, Labels, LinkTarget, Render, Resolver, Sections, Term};

/// HTML and its language, where that is not the page's.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Html {
    pub(super) html: String,
    pub(super) lang: Option<String>,
}

/// A text that stands beside others on a page; its headings begin at `level`.
pub(super) fn html(context: &Context<'_>, record: &Record, prose: &Prose, level: u8) -> Html {
    whole(context, Some(record), prose, level)
}

/// A line without markup, in which terms are explained.
pub(super) fn line(context: &Context<'_>, text: &Text) -> Html {
    let (words, lang) = text.localized().best(context.lang);
    let resolver = Surroundings { context, record: None, place: text.span, lang };
    Html { html: markdown::line_to_html(words, &resolver), lang: context.foreign(lang) }
}

/// A text of the configuration.
pub(super) fn site_html(context: &Context<'_>, prose: &Prose, level: u8) -> Html {
    whole(context, None, prose, level)
}

fn whole(context: &Context<'_>, record: Option<&Record>, prose: &Prose, level: u8) -> Html {
    let (written, lang) = prose.localized().best(context.lang);
    let resolver = Surroundings { context, record, place: written.origin.span(0..0), lang };
    let labels = labels(context);
    let render = Render { resolver: &resolver, labels: &labels, base_level: level };
    let html = context.ids.with(|taken| markdown::to_html(&written.text, render, taken));
    Html { html, lang: context.foreign(lang) }
}

/// The body of a record.
pub(super) struct Body {
    /// Its main text.
    pub(super) main: Option<Html>,
    /// The long texts of parts by their ids.
    pub(super) parts: BTreeMap<String, Html>,
    /// The highest headings of the main text.
    pub(super) headings: Vec<Heading>,
}

/// A heading, for the contents of a page.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Heading {
    id: String,
    title: Words,
}

/// The body of a record; `ids` are those of its parts.
pub(super) fn body(context: &Context<'_>, record: &Record, ids: &[&str]) -> Body {
    let (written, lang) = record.body.localized().best(context.lang);
    let Written { text, origin, .. } = written;
    let resolver = Surroundings { context, record: Some(record), place: origin.span(0..0), lang };
    let labels = labels(context);
    let sections: Sections = markdown::sections(text, ids);
    let render = Render { resolver: &resolver, labels: &labels, base_level: 2 };
    context.ids.reserve(ids.iter().copied());
    let rendered = context.ids.with(|taken| markdown::to_html_parts(text, &sections, 4, render, taken));
    let wrap = |html: String| Html { html, lang: context.foreign(lang) };
    let main = (!rendered.main.trim().is_empty()).then(|| wrap(rendered.main));
    let parts = rendered.parts.into_iter().map(|(id, html)| (id, wrap(html))).collect();
    let heading = |(id, title): (String, String)| Heading { id, title: context.set(&title, lang) };
    Body { main, parts, headings: rendered.headings.into_iter().map(heading).collect() }
}

fn labels(context: &Context<'_>) -> Labels {
    let text = |key: &str| context.locale().text(key).to_owned();
    Labels {
        footnotes: text("markdown.footnotes"),
        back: text("markdown.back"),
        done: text("markdown.done"),
        open: text("markdown.open"),
        table: text("markdown.table"),
    }
}

/// What a text knows of the site around it.
struct Surroundings<'a> {
    context: &'a Context<'a>,
    record: Option<&'a Record>,
    place: Span,
    /// The language of the text.
    lang: Lang,
}

impl Resolver for Surroundings<'_> {
    fn link(&self, dest: &str) -> Option<LinkTarget> {
        if dest.starts_with('#') {
            return Some(LinkTarget { url: dest.to_owned(), ..LinkTarget::default() });
        }
        let Ok(reference) = Reference::parse(dest, self.place, &[]) else {
            let url = self.context.plan.file_url(self.record?, dest)?;
            return Some(LinkTarget { url, ..LinkTarget::default() });
        };
        let node = self.context.public.target(&reference)?;
        let target = self.context.public.record(node);
        let name = link::name(self.context, target);
        let url = self.context.plan.node_url(self.context.public, node, self.context.lang);
        Some(LinkTarget { url, text: Some(name.text), lang: name.lang })
    }

    fn image(&self, path: &str) -> Option<ImageTarget> {
        let url = self.context.plan.file_url(self.record?, path)?;
        Some(ImageTarget { url, ..ImageTarget::default() })
    }

    fn edits(&self, text: &str, fixed: &[Range<usize>]) -> Vec<Edit<'_>> {
        self.context.locale_of(self.lang).typography().edits(text, fixed)
    }

    fn terms(&self, text: &str, free: &[Range<usize>]) -> Vec<(Range<usize>, Term)> {
        let (explained, glossaries) = (self.context.explained, self.context.glossaries);
        if !explained.is_on() {
            return Vec::new();
        }
        let found = glossaries.find(self.lang, text, free).into_iter();
        let first = found.filter(|found| explained.is_first(found.term));
        let link = |node| Term {
            id: term::used_at(self.context, node),
            explained_at: term::explained_at(self.context, node),
        };
        first.map(|found| (found.at, link(found.term))).collect()
    }
}
