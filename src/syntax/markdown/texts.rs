//! The words of a text without its markup.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::events::{Item, end_of, events, is_inline, push_text};
use super::origin::Origin;
use crate::source::Span;

/// A run of words: those of a paragraph, a cell, a heading, or an address of a link.
///
/// Markup inside does not split it, so a phone number with one half in bold is still in one piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    text: String,
    pieces: Vec<Piece>,
    origin: Origin,
}

/// Where bytes of a run come from.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    at: usize,
    source: Range<usize>,
    verbatim: bool,
}

impl Run {
    fn new(origin: &Origin) -> Self {
        Self { text: String::new(), pieces: Vec::new(), origin: *origin }
    }

    /// The words.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where a byte range of [`Run::text`] stands in the file. Where the text was written with escapes, the
    /// place is the whole escaped piece.
    pub fn span(&self, range: Range<usize>) -> Span {
        let last = range.end.saturating_sub(1).max(range.start);
        let start = self.piece(range.start).map_or(0, |piece| {
            let offset = if piece.verbatim { range.start - piece.at } else { 0 };
            piece.source.start + offset
        });
        let end = self.piece(last).map_or(start, |piece| {
            let offset = if piece.verbatim { range.end.max(piece.at) - piece.at } else { usize::MAX };
            piece.source.start.saturating_add(offset).min(piece.source.end)
        });
        self.origin.span(start..end.max(start))
    }

    fn piece(&self, at: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.at <= at);
        self.pieces.get(after.saturating_sub(1))
    }

    /// Takes the words of an event; `false` when it has none.
    fn push(&mut self, text: &str, (event, range): &Item<'_>) -> bool {
        let at = self.text.len();
        push_text(event, &mut self.text);
        let words = &self.text[at..];
        if words.is_empty() {
            return false;
        }
        // A code span's bytes include its backticks, a line break's may include a list's indentation.
        let source = &text[range.clone()];
        let inside = match event {
            Event::SoftBreak | Event::HardBreak => None,
            _ if source == words => Some(0),
            _ => source.find(words),
        };
        let (source, verbatim) = match inside {
            Some(offset) => (range.start + offset..range.start + offset + words.len(), true),
            None => (range.clone(), false),
        };
        self.pieces.push(Piece { at, source, verbatim });
        true
    }
}

/// All words that a page or its source shows: text, code, descriptions of pictures, footnotes, raw HTML, and
/// the addresses and titles of links. Also, each as a run of its own, what stands between them: definitions of
/// links, names of code blocks, markup, since readers of the source see those, too.
pub fn texts(text: &str, origin: &Origin) -> Vec<Run> {
    runs(text, &events(text), origin)
}

/// The same of a text that was parsed.
pub(super) fn runs(text: &str, items: &[Item<'_>], origin: &Origin) -> Vec<Run> {
    let mut out = Vec::new();
    let mut run = Run::new(origin);
    // How far the source is in a run.
    let mut read = 0;
    for item in items {
        let ends_run = match &item.0 {
            Event::Start(tag) => !is_inline(tag.to_end()),
            Event::End(tag) => !is_inline(*tag),
            Event::Rule => true,
            _ => false,
        };
        if ends_run && !run.text.is_empty() {
            out.push(std::mem::replace(&mut run, Run::new(origin)));
        }
        if run.push(text, item) {
            out.extend(between(text, read..item.1.start, origin));
            read = read.max(item.1.end);
        }
        if let Event::Start(Tag::Link { dest_url, title, .. } | Tag::Image { dest_url, title, .. }) = &item.0
        {
            for words in [dest_url, title] {
                if !words.is_empty() {
                    let pieces = vec![Piece { at: 0, source: item.1.clone(), verbatim: false }];
                    out.push(Run { text: words.to_string(), pieces, origin: *origin });
                }
            }
        }
    }
    if !run.text.is_empty() {
        out.push(run);
    }
    out.extend(between(text, read..text.len(), origin));
    out
}

/// A run of something other than words; `None` for mere punctuation.
fn between(text: &str, range: Range<usize>, origin: &Origin) -> Option<Run> {
    let words = text.get(range.clone()).filter(|words| words.contains(char::is_alphanumeric))?;
    let pieces = vec![Piece { at: 0, source: range, verbatim: true }];
    Some(Run { text: words.to_owned(), pieces, origin: *origin })
}

/// The words of a text, one line for each paragraph, heading, row or item; without footnotes.
pub fn plain_text(text: &str) -> String {
    let items = events(text);
    let mut out = String::new();
    let mut at = 0;
    while let Some((event, _)) = items.get(at) {
        match event {
            Event::Start(Tag::FootnoteDefinition(_)) => at = end_of(&items, at),
            Event::Start(Tag::TableCell) if !out.is_empty() && !out.ends_with('\n') => out.push(' '),
            Event::Start(Tag::TableCell) => {}
            Event::Start(tag) if !is_inline(tag.to_end()) && !out.is_empty() && !out.ends_with('\n') => {
                out.push('\n');
            }
            _ => push_text(event, &mut out),
        }
        at += 1;
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    #[test]
    fn plain_text_has_a_line_for_each_block() {
        let text = "# Úvod\n\nPrvní *odstavec*\nna dvou řádcích[^1].\n\n- bod\n- `kód`\n\n| a | b |\n|---|---|\n| č | ď |\n\n[^1]: Pryč.\n";
        assert_eq!(plain_text(text), "Úvod\nPrvní odstavec na dvou řádcích.\nbod\nkód\na b\nč ď");
    }

    #[test]
    fn runs_cross_markup_and_know_their_places() {
        let text = "Žádost: **601**\n234 `567`, \\*hvězda a [dopis](mailto:a@example.org).\n";
        let file = Sources::default().add("a.md", text);
        let runs = texts(text, &Origin::Verbatim { file, start: 100 });
        let words: Vec<_> = runs.iter().map(Run::text).collect();
        assert_eq!(
            words,
            ["mailto:a@example.org", "](mailto:a@example.org)", "Žádost: 601 234 567, *hvězda a dopis."]
        );
        let find = |words: &str| {
            let at = runs[2].text().find(words).expect("the words are there");
            let range = runs[2].span(at..at + words.len()).range();
            &text[range.start - 100..range.end - 100]
        };
        assert_eq!(find("601 234 567"), "601**\n234 `567");
        assert_eq!(find("*hvězda"), "*hvězda");
        assert_eq!(find("Žádost"), "Žádost");
    }
}
