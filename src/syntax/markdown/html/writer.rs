//! One event after another to HTML.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::super::escape;
use super::super::events::{Item, end_of, inline_text};
use super::super::headings::Depths;
use super::super::ids::Ids;
use super::inline::{InlineRun, is_inline_event};
use super::notes::Notes;
use super::table::Table;
use super::{Labels, Resolver};

/// A text with what all its pieces share.
pub(super) struct Page<'a> {
    /// All events.
    pub(super) items: &'a [Item<'a>],
    /// Anchors by the index of the heading's start. A heading that is not here is written as a paragraph.
    pub(super) anchors: BTreeMap<usize, String>,
    /// Events of each footnote, start and end included.
    pub(super) notes: BTreeMap<String, Range<usize>>,
    /// Words that are added.
    pub(super) labels: &'a Labels,
}

/// Writes one piece of a text.
pub(super) struct Writer<'p, 't> {
    pub(super) page: &'p Page<'p>,
    pub(super) resolver: &'t mut dyn Resolver,
    pub(super) taken: &'t mut Ids,
    pub(super) out: String,
    pub(super) notes: Notes,
    pub(super) base_level: u8,
    depths: Depths,
    table: Table,
    /// Level of the open heading, and whether it is a link to itself.
    heading: Option<(u8, bool)>,
    /// Whether a block of code is open.
    is_code: bool,
    /// The words that are being written.
    run: InlineRun,
    /// What closes each open link; of two nested ones, the inner gets nothing.
    pub(super) links: Vec<&'static str>,
}

impl<'p, 't> Writer<'p, 't> {
    pub(super) fn new(
        page: &'p Page<'p>,
        base_level: u8,
        resolver: &'t mut dyn Resolver,
        taken: &'t mut Ids,
    ) -> Self {
        Self {
            page,
            resolver,
            taken,
            out: String::new(),
            notes: Notes::default(),
            base_level,
            depths: Depths::default(),
            table: Table::default(),
            heading: None,
            is_code: false,
            run: InlineRun::default(),
            links: Vec::new(),
        }
    }

    /// Writes these events.
    pub(super) fn write(&mut self, range: Range<usize>) {
        let items = self.page.items;
        let mut at = range.start;
        while at < range.end {
            let event = &items[at].0;
            if is_inline_event(event) && !self.is_code && !self.run.hold(at) {
                self.run = InlineRun::read(items, at, self.resolver, self.heading.is_none());
            }
            at = match event {
                Event::Start(Tag::FootnoteDefinition(_)) => end_of(items, at),
                Event::Start(Tag::Image { dest_url, title, .. }) => {
                    let end = end_of(items, at);
                    self.image(dest_url, title, &inline_text(&items[at + 1..end]));
                    end
                }
                Event::Start(Tag::Link { link_type, dest_url, title, .. }) => {
                    self.link(at, *link_type, dest_url, title)
                }
                Event::Start(tag) => {
                    self.start(tag, at);
                    at
                }
                Event::End(tag) => {
                    self.end(*tag);
                    at
                }
                other => {
                    match self.run.html(at) {
                        Some(html) => self.out.push_str(html),
                        None => self.leaf(other),
                    }
                    at
                }
            } + 1;
        }
    }

    fn leaf(&mut self, event: &Event<'_>) {
        let labels = self.page.labels;
        match event {
            Event::Code(code) => {
                self.out.push_str("<code>");
                self.text(code);
                self.out.push_str("</code>");
            }
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => self.block("<hr>\n"),
            Event::FootnoteReference(label) => self.reference(label),
            Event::TaskListMarker(true) => self.task("task task-done", &labels.done),
            Event::TaskListMarker(false) => self.task("task task-open", &labels.open),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(text),
            // Starts and ends come elsewhere, mathematics is not turned on.
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, at: usize) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => self.block("<p>"),
            Tag::Heading { level, .. } => self.open_heading(at, *level as u8),
            Tag::BlockQuote(_) => self.block("<blockquote>\n"),
            Tag::CodeBlock(kind) => self.open_code(kind),
            Tag::List(None) => self.block("<ul>\n"),
            Tag::List(Some(1)) => self.block("<ol>\n"),
            Tag::List(Some(first)) => self.block(&format!("<ol start=\"{first}\">\n")),
            Tag::Item => self.block("<li>"),
            Tag::DefinitionList => self.block("<dl>\n"),
            Tag::DefinitionListTitle => self.block("<dt>"),
            Tag::DefinitionListDefinition => self.block("<dd>"),
            Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell => {
                let html = self.table.start(tag, &self.page.items[at + 1..], &self.page.labels.table);
                if matches!(tag, Tag::Table(_)) { self.block(&html) } else { self.out.push_str(&html) }
            }
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Strikethrough => self.out.push_str("<del>"),
            // The others are written elsewhere or not turned on.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        let html = match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => return self.close_paragraph(),
            TagEnd::Heading(_) => return self.close_heading(),
            TagEnd::BlockQuote(_) => "</blockquote>\n",
            TagEnd::CodeBlock => {
                self.is_code = false;
                "</code></pre>\n"
            }
            TagEnd::List(false) => "</ul>\n",
            TagEnd::List(true) => "</ol>\n",
            TagEnd::Item => "</li>\n",
            TagEnd::DefinitionList => "</dl>\n",
            TagEnd::DefinitionListTitle => "</dt>\n",
            TagEnd::DefinitionListDefinition => "</dd>\n",
            TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow | TagEnd::TableCell => self.table.end(tag),
            TagEnd::Emphasis => "</em>",
            TagEnd::Strong => "</strong>",
            TagEnd::Strikethrough => "</del>",
            TagEnd::Link => self.links.pop().unwrap_or_default(),
            _ => return,
        };
        self.out.push_str(html);
    }

    fn open_heading(&mut self, at: usize, written_level: u8) {
        let page = self.page;
        let Some(id) = page.anchors.get(&at) else { return self.block("<p>") };
        let depth = self.depths.next(written_level);
        let level = self.base_level.saturating_add(depth - 1).min(6);
        // Its own words are the link that readers can pass on, so it needs no further name. Links don't nest.
        let end = end_of(self.page.items, at);
        let is_link = !self.page.items[at..end]
            .iter()
            .any(|(event, _)| matches!(event, Event::Start(Tag::Link { .. }) | Event::FootnoteReference(_)));
        self.heading = Some((level, is_link));
        self.block(&format!("<h{level}"));
        self.attribute("id", id);
        self.out.push('>');
        if is_link {
            self.out.push_str("<a class=\"anchor\"");
            self.attribute("href", &format!("#{id}"));
            self.out.push('>');
        }
    }

    fn close_heading(&mut self) {
        match self.heading.take() {
            Some((level, true)) => self.add(format_args!("</a></h{level}>\n")),
            Some((level, false)) => self.add(format_args!("</h{level}>\n")),
            None => self.close_paragraph(),
        }
    }

    /// Closes a paragraph; one without content is taken back.
    fn close_paragraph(&mut self) {
        self.out.truncate(self.out.trim_end_matches('\n').len());
        match self.out.strip_suffix("<p>") {
            Some(before) => self.out.truncate(before.len()),
            None => self.out.push_str("</p>\n"),
        }
    }

    /// Opens a code block; it can be scrolled by keyboard, so it takes the focus.
    fn open_code(&mut self, kind: &CodeBlockKind<'_>) {
        self.is_code = true;
        let sound = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '_' | '#');
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split([' ', ',']).next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        if language.is_empty() || !language.chars().all(sound) {
            self.block("<pre tabindex=\"0\"><code>");
        } else {
            self.block(&format!("<pre tabindex=\"0\"><code class=\"language-{language}\">"));
        }
    }

    /// A task's state in words, since a disabled checkbox would have no accessible name.
    fn task(&mut self, class: &str, label: &str) {
        self.add(format_args!("<span class=\"{class}\">"));
        self.text(label);
        self.out.push_str("</span> ");
    }

    /// Adds HTML that begins on a new line.
    pub(super) fn block(&mut self, html: &str) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        self.out.push_str(html);
    }

    pub(super) fn text(&mut self, text: &str) {
        escape::push(text, &mut self.out);
    }

    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        self.add(format_args!(" {name}=\""));
        self.text(value);
        self.out.push('"');
    }

    pub(super) fn add(&mut self, html: std::fmt::Arguments<'_>) {
        // Writing to a string can't fail.
        let _ = self.out.write_fmt(html);
    }
}
