//! Markdown texts as HTML, with links to records resolved.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use super::term;
use crate::locale::Edit;
use crate::model::Record;
use crate::model::value::{Lang, Prose, Reference, Text, Written};
use crate::source::Span;
use crate::syntax::markdown::{self, Labels, LinkTarget, Render, Resolver, Sections, Term};
use crate::view::context::Context;
use crate::view::edition::lang_string::LangString;
use crate::view::edition::names;
use crate::view::gathered::{Explained, Gathered};

/// HTML and its language, where that is not the page's.
#[derive(Clone, Debug, Serialize)]
pub(in crate::view) struct Html {
    pub(in crate::view) html: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::view) lang: Option<String>,
}

/// A text that stands beside others on a page; its headings begin at `level`.
pub(in crate::view) fn html(
    context: &Context<'_>,
    gathered: &mut Gathered,
    record: &Record,
    prose: &Prose,
    level: u8,
) -> Html {
    whole(context, gathered, Some(record), prose, level)
}

/// A line without markup, in which terms are explained.
pub(in crate::view) fn line(context: &Context<'_>, gathered: &mut Gathered, text: &Text) -> Html {
    let (words, lang) = text.localized().best(context.lang);
    let terms = &mut gathered.terms;
    let mut resolver = Surroundings { context, terms, record: None, place: text.span, lang };
    Html { html: markdown::line_to_html(words, &mut resolver), lang: context.foreign(lang) }
}

/// A text of the configuration.
pub(in crate::view) fn site_html(
    context: &Context<'_>,
    gathered: &mut Gathered,
    prose: &Prose,
    level: u8,
) -> Html {
    whole(context, gathered, None, prose, level)
}

fn whole(
    context: &Context<'_>,
    gathered: &mut Gathered,
    record: Option<&Record>,
    prose: &Prose,
    level: u8,
) -> Html {
    let (written, lang) = prose.localized().best(context.lang);
    let Gathered { ids, terms } = gathered;
    let mut resolver = Surroundings { context, terms, record, place: written.origin.span(0..0), lang };
    let labels = labels(context);
    let render = Render { resolver: &mut resolver, labels: &labels, base_level: level };
    Html { html: markdown::to_html(&written.text, render, ids), lang: context.foreign(lang) }
}

/// The body of a record.
pub(in crate::view) struct Body {
    /// Its main text.
    pub(in crate::view) main: Option<Html>,
    /// The long texts of parts by their ids.
    pub(in crate::view) parts: BTreeMap<String, Html>,
    /// The highest headings of the main text.
    pub(in crate::view) headings: Vec<Heading>,
}

/// A heading, for the contents of a page.
#[derive(Clone, Debug, Serialize)]
pub(in crate::view) struct Heading {
    id: String,
    title: LangString,
}

/// The body of a record; `part_ids` are those of its parts.
pub(in crate::view) fn body(
    context: &Context<'_>,
    gathered: &mut Gathered,
    record: &Record,
    part_ids: &[&str],
) -> Body {
    let (written, lang) = record.body.localized().best(context.lang);
    let Written { text, origin, .. } = written;
    let Gathered { ids, terms } = gathered;
    let place = origin.span(0..0);
    let mut resolver = Surroundings { context, terms, record: Some(record), place, lang };
    let labels = labels(context);
    let sections: Sections = markdown::sections(text, part_ids);
    let render = Render { resolver: &mut resolver, labels: &labels, base_level: 2 };
    ids.extend(part_ids.iter().map(|id| (*id).to_owned()));
    let rendered = markdown::to_html_parts(text, &sections, 4, render, ids);
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

/// What a text knows about the site around it.
struct Surroundings<'a> {
    context: &'a Context<'a>,
    /// The terms that the page explains.
    terms: &'a mut Explained,
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
        let name = names::name(self.context, target);
        let url = self.context.plan.node_url(self.context.public, node, self.context.lang);
        Some(LinkTarget { url, text: Some(name.text), lang: name.lang })
    }

    fn image(&self, path: &str) -> Option<String> {
        self.context.plan.file_url(self.record?, path)
    }

    fn edits(&self, text: &str, fixed: &[Range<usize>]) -> Vec<Edit<'_>> {
        self.context.locale_of(self.lang).typography().edits(text, fixed)
    }

    fn terms(&mut self, text: &str, free: &[Range<usize>]) -> Vec<(Range<usize>, Term)> {
        if !self.terms.is_on() {
            return Vec::new();
        }
        let context = self.context;
        let found = context.glossaries.find(self.lang, text, free).into_iter();
        let first = found.filter(|found| self.terms.meet(found.term));
        let link =
            |node| Term { id: term::used_at(context, node), explained_at: term::explained_at(context, node) };
        first.map(|found| (found.at, link(found.term))).collect()
    }
}
