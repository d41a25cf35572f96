//! Markdown texts as HTML, with links to records resolved.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Context;
use super::link::{quoted_code, title};
use crate::model::Record;
use crate::model::value::{Prose, Reference, Written};
use crate::source::Span;
use crate::syntax::markdown::{self, ImageTarget, Labels, LinkTarget, Render, Resolver, Sections};

/// HTML and its language, where that is not the page's.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Html {
    pub(super) html: String,
    pub(super) lang: Option<String>,
}

/// A text that stands beside others on a page; its headings begin at `level`.
pub(super) fn html(context: &Context<'_>, record: &Record, prose: &Prose, level: u8) -> Html {
    let (written, lang) = prose.localized().best(context.lang);
    let resolver = Links { context, record: Some(record), place: written.origin.span(0..0) };
    let labels = labels(context);
    let render = Render { resolver: &resolver, labels: &labels, base_level: level };
    let html = context.ids.with(|taken| markdown::to_html(&written.text, render, taken));
    Html { html, lang: context.foreign(lang) }
}

/// A text of the configuration.
pub(super) fn site_html(context: &Context<'_>, prose: &Prose, level: u8) -> Html {
    let (written, lang) = prose.localized().best(context.lang);
    let resolver = Links { context, record: None, place: written.origin.span(0..0) };
    let labels = labels(context);
    let render = Render { resolver: &resolver, labels: &labels, base_level: level };
    let html = context.ids.with(|taken| markdown::to_html(&written.text, render, taken));
    Html { html, lang: context.foreign(lang) }
}

/// The body of a record: its main text, and the long texts of parts by their ids.
pub(super) fn body(
    context: &Context<'_>,
    record: &Record,
    ids: &[&str],
) -> (Option<Html>, BTreeMap<String, Html>) {
    let (written, lang) = record.body.localized().best(context.lang);
    let Written { text, origin, .. } = written;
    let resolver = Links { context, record: Some(record), place: origin.span(0..0) };
    let labels = labels(context);
    let sections: Sections = markdown::sections(text, ids);
    let render = Render { resolver: &resolver, labels: &labels, base_level: 2 };
    context.ids.reserve(ids.iter().copied());
    let rendered = context.ids.with(|taken| markdown::to_html_parts(text, &sections, 4, render, taken));
    let wrap = |html: String| Html { html, lang: context.foreign(lang) };
    let main = (!rendered.main.trim().is_empty()).then(|| wrap(rendered.main));
    (main, rendered.parts.into_iter().map(|(id, html)| (id, wrap(html))).collect())
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

struct Links<'a> {
    context: &'a Context<'a>,
    record: Option<&'a Record>,
    place: Span,
}

impl Resolver for Links<'_> {
    fn link(&self, dest: &str) -> Option<LinkTarget> {
        if dest.starts_with('#') {
            return Some(LinkTarget { url: dest.to_owned(), ..LinkTarget::default() });
        }
        let Ok(reference) = Reference::parse(dest, self.place, &[]) else {
            let url = self.context.plan.file_url(self.record?, dest);
            return Some(LinkTarget { url, ..LinkTarget::default() });
        };
        let node = self.context.public.target(&reference)?;
        let target = self.context.public.record(node);
        let words = title(self.context, target);
        let text = match quoted_code(target) {
            Some(code) => format!("{code} {}", words.text),
            None => words.text,
        };
        let url = self.context.plan.node_url(self.context.public, node, self.context.lang);
        Some(LinkTarget { url, text: Some(text), lang: words.lang })
    }

    fn image(&self, path: &str) -> Option<ImageTarget> {
        let url = self.context.plan.file_url(self.record?, path);
        Some(ImageTarget { url, ..ImageTarget::default() })
    }
}
