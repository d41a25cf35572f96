//! Lists as word processors write them: lines that begin with `•` or `a)` look like a list, but Markdown runs them together
//! into one paragraph.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::events::{Item, is_inline};

/// Marks that begin an item and nothing else, those of Word's own fonts among them.
const BULLETS: [char; 18] = [
    '•', '·', '∙', '▪', '●', '○', '◦', '■', '□', '►', '➢', '➤', '✓', '‣', '⁃', '\u{f0b7}', '\u{f0a7}',
    '\u{f0d8}',
];

/// What an item begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// A bullet, which stands nowhere else.
    Bullet,
    /// A dash, with which a sentence may begin, too: two in one block make a list.
    Dash,
    /// `a)`, `(a)` or `(1)`, as its ordinal: together with the next one it makes a list.
    Ordered(u32),
}

/// The first mark of each list that Markdown does not see.
pub(super) fn lists(text: &str, items: &[Item<'_>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut block = Block::default();
    // Of paragraphs that follow each other, each an item, the first is enough.
    let mut after_bullet = false;
    for (event, range) in items {
        match event {
            Event::Start(tag) if is_inline(tag.to_end()) => block.fresh = false,
            Event::End(tag) if is_inline(*tag) => {}
            Event::Start(tag) => {
                finish(&mut block, &mut after_bullet, &mut found);
                block.is_code = matches!(tag, Tag::CodeBlock(_));
            }
            Event::End(tag) => {
                finish(&mut block, &mut after_bullet, &mut found);
                block.is_code &= *tag != TagEnd::CodeBlock;
            }
            Event::SoftBreak => block.fresh = true,
            Event::Text(_) if block.fresh && !block.is_code => block.line(text, range),
            _ => block.fresh = false,
        }
    }
    found
}

/// Adjacent lines.
struct Block {
    /// Whether the next words begin a line.
    fresh: bool,
    is_code: bool,
    has_words: bool,
    bullet: Option<Range<usize>>,
    others: Vec<(Mark, Range<usize>)>,
}

impl Default for Block {
    fn default() -> Self {
        Self { fresh: true, is_code: false, has_words: false, bullet: None, others: Vec::new() }
    }
}

impl Block {
    fn line(&mut self, text: &str, range: &Range<usize>) {
        self.fresh = false;
        self.has_words = true;
        let Some((mark, length)) = mark(&text[range.clone()]) else { return };
        let place = range.start..range.start + length;
        match mark {
            Mark::Bullet => self.bullet = self.bullet.take().or(Some(place)),
            other => self.others.push((other, place)),
        }
    }
}

fn finish(block: &mut Block, after_bullet: &mut bool, found: &mut Vec<Range<usize>>) {
    let Block { has_words, bullet, others, is_code, .. } = std::mem::take(block);
    block.is_code = is_code;
    if !has_words {
        return;
    }
    let is_bullet = bullet.is_some();
    let list = bullet.filter(|_| !*after_bullet).or_else(|| {
        let follows = |pair: &&[(Mark, Range<usize>)]| match (pair[0].0, pair[1].0) {
            (Mark::Dash, Mark::Dash) => true,
            (Mark::Ordered(one), Mark::Ordered(next)) => next == one + 1,
            _ => false,
        };
        others.windows(2).find(follows).map(|pair| pair[0].1.clone())
    });
    found.extend(list);
    *after_bullet = is_bullet;
}

/// The mark that a line begins with, and its length.
fn mark(line: &str) -> Option<(Mark, usize)> {
    let first = line.chars().next()?;
    if BULLETS.contains(&first) || line.starts_with("o\t") {
        return Some((Mark::Bullet, first.len_utf8()));
    }
    let blank = |rest: &str| rest.starts_with([' ', '\t', '\u{a0}']);
    if matches!(first, '–' | '—' | '−') {
        return blank(&line[first.len_utf8()..]).then_some((Mark::Dash, first.len_utf8()));
    }
    let bare = line.strip_prefix('(').unwrap_or(line);
    let (name, rest) = bare.split_once(')')?;
    let order = match name.as_bytes() {
        [letter @ b'a'..=b'z'] => u32::from(*letter),
        // Without a bracket before it, a number makes a list of Markdown's own.
        _ if bare.len() < line.len() && name.len() < 3 => name.parse().ok()?,
        _ => return None,
    };
    blank(rest).then_some((Mark::Ordered(order), line.len() - rest.len()))
}
