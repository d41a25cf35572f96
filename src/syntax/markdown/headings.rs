//! Headings: their levels, and the anchors they get.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Tag};

use super::events::{Item, end_of, events, inline_text};
use super::ids::Ids;
use super::slug::slug;
use crate::source::Span;

/// A heading of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Anchor that it gets on a page where nothing else stands; see [`anchors`] for any other page.
    pub id: String,
    /// How deep it lies among the headings, from 1; levels that the text skips are not counted.
    pub level: u8,
    /// Its words.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// Whether the id was written (`{#id}`) rather than made from the words.
    pub explicit: bool,
}

/// A heading as the parser saw it.
pub(super) struct Raw {
    /// Index of its start among the events.
    pub(super) at: usize,
    /// Number of `#`.
    pub(super) level: u8,
    /// Its words; empty when it has none, and then it is no heading on the page.
    pub(super) text: String,
    /// Id as written, well formed or not.
    pub(super) written: Option<String>,
    /// Whether it stands in no list or quotation.
    pub(super) top: bool,
}

impl Raw {
    /// The written id, when it can be one.
    pub(super) fn explicit(&self) -> Option<&str> {
        self.written.as_deref().filter(|id| is_id(id))
    }

    /// Whether a page shows it.
    pub(super) fn is_shown(&self) -> bool {
        !self.text.is_empty()
    }
}

/// Whether a text can be an id: letters without diacritics, digits, `.`, `_`, `-`. A leading `_` is kept for
/// anchors of the theme.
pub(super) fn is_id(id: &str) -> bool {
    let sound = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '_' | '-');
    !id.is_empty() && !id.starts_with('_') && id.chars().all(sound)
}

/// Headings in the order of the text. One inside a footnote does not count: notes stand at the end, outside the
/// order of levels.
pub(super) fn headings(items: &[Item<'_>]) -> Vec<Raw> {
    let mut out = Vec::new();
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some((event, _)) = items.get(at) {
        match event {
            Event::Start(Tag::FootnoteDefinition(_)) => at = end_of(items, at),
            Event::Start(Tag::Heading { level, id, .. }) => {
                let end = end_of(items, at);
                out.push(Raw {
                    at,
                    level: *level as u8,
                    text: words(&items[at + 1..end]),
                    written: id.as_ref().map(ToString::to_string),
                    top: depth == 0,
                });
                at = end;
            }
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
    }
    out
}

/// Words of a heading. One that is only a link to be filled in is known by the link's address.
fn words(items: &[Item<'_>]) -> String {
    let text = inline_text(items);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let address = || {
        items.iter().find_map(|(event, _)| match event {
            Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.trim().to_owned()),
            _ => None,
        })
    };
    if text.is_empty() { address().unwrap_or_default() } else { text }
}

/// Anchors of the headings that [`outline`](super::outline) lists, in its order, on a page where `taken`
/// are in use; they are added to it.
///
/// A heading that starts a part keeps the part's id: its anchor is the part itself. A written id comes
/// before one made from words, wherever the two stand.
pub fn anchors(text: &str, parts: &[&str], taken: &mut Ids) -> Vec<String> {
    assign(&headings(&events(text)), |id| parts.contains(&id), taken).into_iter().flatten().collect()
}

/// Anchors of these headings; `None` for one that is not shown.
pub(super) fn assign(
    headings: &[Raw],
    is_part: impl Fn(&str) -> bool,
    taken: &mut Ids,
) -> Vec<Option<String>> {
    let mut begun = BTreeSet::new();
    let explicit: Vec<_> = headings
        .iter()
        .map(|heading| {
            let id = heading.explicit()?;
            let starts_part = heading.top && is_part(id) && begun.insert(id);
            if starts_part {
                taken.take(id);
            }
            heading.is_shown().then(|| if starts_part { id.to_owned() } else { taken.unique(id) })
        })
        .collect();
    let made = |heading: &Raw| heading.is_shown().then(|| slug(&heading.text));
    headings
        .iter()
        .zip(explicit)
        .map(|(heading, id)| id.or_else(|| made(heading).map(|id| taken.unique(&id))))
        .collect()
}

/// Turns written levels into depths from 1 that never skip.
#[derive(Default)]
pub(super) struct Depths(Vec<u8>);

impl Depths {
    /// Depth of the next heading, written at `level`.
    pub(super) fn next(&mut self, level: u8) -> u8 {
        while self.0.last().is_some_and(|open| *open >= level) {
            self.0.pop();
        }
        self.0.push(level);
        u8::try_from(self.0.len()).unwrap_or(u8::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depths_never_skip() {
        let mut depths = Depths::default();
        let levels = [3, 5, 6, 3, 1, 4, 2].map(|level| depths.next(level));
        assert_eq!(levels, [1, 2, 3, 1, 1, 2, 2]);
    }

    #[test]
    fn ids_of_parts_and_written_ids_come_first() {
        let text = "# Cíle\n\n## Jiné {#cile}\n\n## A1\n\n## Bod {#a1}\n\n## Bod\n";
        let mut taken: Ids = ["a1".to_owned(), "bod".to_owned()].into_iter().collect();
        assert_eq!(anchors(text, &["a1"], &mut taken), ["cile-2", "cile", "a1-2", "a1", "bod-2"]);
    }
}
