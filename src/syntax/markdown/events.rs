//! The one parse configuration, and small helpers for its events.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::bare::{self, Torn};

/// An event with its bytes in the text.
pub(super) type Item<'a> = (Event<'a>, Range<usize>);

// Punctuation is left as it is written: typography depends on the language and is a pass of its own.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_DEFINITION_LIST);

/// A text as it was parsed.
pub(super) struct Parsed<'a> {
    /// The events; starts and ends are balanced.
    pub(super) items: Vec<Item<'a>>,
    /// Places of `[text][name]` and `[name][]` whose name is defined nowhere.
    pub(super) undefined: Vec<Range<usize>>,
    /// What was left out, since it is nested too deep.
    pub(super) too_deep: Vec<Range<usize>>,
    /// What was meant as a link but is none.
    pub(super) torn: Torn,
}

/// Deepest nesting of quotes, lists and the like that is read. The functions that write texts are
/// recursive, so without a limit a hostile text could exhaust the stack.
const DEEPEST: usize = 60;

/// Parses a text.
pub(super) fn parse(text: &str) -> Parsed<'_> {
    let mut undefined = Vec::new();
    let note_undefined = |link: BrokenLink<'_>| {
        // A lone `[name]` is ordinary text: minutes write `[sic]`.
        if link.link_type != LinkType::Shortcut {
            undefined.push(link.span);
        }
        None
    };
    let parser = Parser::new_with_broken_link_callback(text, OPTIONS, Some(note_undefined));
    let mut too_deep = Vec::new();
    let items = keep_braces(text, bounded(parser.into_offset_iter(), &mut too_deep));
    let mut torn = Torn::default();
    let items = bare::link(text, items, &mut torn);
    Parsed { items, undefined, too_deep, torn }
}

/// The events without those that lie too deep, whose places are noted.
fn bounded<'a>(
    events: impl Iterator<Item = Item<'a>>,
    too_deep: &mut Vec<Range<usize>>,
) -> impl Iterator<Item = Item<'a>> {
    let mut depth = 0;
    events.filter(move |(event, range)| match event {
        Event::Start(_) => {
            depth += 1;
            if depth == DEEPEST + 1 {
                too_deep.push(range.clone());
            }
            depth <= DEEPEST
        }
        Event::End(_) => {
            depth -= 1;
            depth < DEEPEST
        }
        _ => depth <= DEEPEST,
    })
}

/// The events of a text.
pub(super) fn events(text: &str) -> Vec<Item<'_>> {
    parse(text).items
}

/// Restores the text in braces that the parser takes for attributes of a heading other than an id.
fn keep_braces<'a>(text: &'a str, parsed: impl Iterator<Item = Item<'a>>) -> Vec<Item<'a>> {
    let mut items: Vec<Item<'a>> = Vec::new();
    let mut braces: Option<Range<usize>> = None;
    for (event, range) in parsed {
        match &event {
            Event::Start(Tag::Heading { id: None, classes, attrs, .. })
                if !(classes.is_empty() && attrs.is_empty()) =>
            {
                braces = last_braces(text, &range);
            }
            Event::End(TagEnd::Heading(_)) => {
                let before = items.last().map_or(0, |(_, last)| last.end);
                if let Some(braces) = braces.take() {
                    // The blank before the brace belongs to the text, unless nothing stands before it.
                    let from = before.min(braces.start);
                    items.push((Event::Text(text[from..braces.end].into()), from..braces.end));
                }
            }
            _ => {}
        }
        items.push((event, range));
    }
    items
}

fn last_braces(text: &str, heading: &Range<usize>) -> Option<Range<usize>> {
    let source = &text[heading.clone()];
    let close = source.rfind('}')?;
    let open = source[..close].rfind('{')?;
    Some(heading.start + open..heading.start + close + 1)
}

/// Index of the end that belongs to the start at `start`; `start` itself for an event that has no end.
pub(super) fn end_of(items: &[Item<'_>], start: usize) -> usize {
    let mut depth = 0_usize;
    for (at, (event, _)) in items.iter().enumerate().skip(start) {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    items.len().saturating_sub(1)
}

/// The words of inline events; a line break counts as a blank.
pub(super) fn inline_text(items: &[Item<'_>]) -> String {
    let mut out = String::new();
    for (event, _) in items {
        push_text(event, &mut out);
    }
    out
}

/// Adds the words of one event.
pub(super) fn push_text(event: &Event<'_>, out: &mut String) {
    match event {
        Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
            out.push_str(text);
        }
        Event::SoftBreak | Event::HardBreak => out.push(' '),
        _ => {}
    }
}

/// Whether a tag stands within a line of text.
pub(super) fn is_inline(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}
