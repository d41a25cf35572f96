//! Text that was meant as a link: bare web addresses, which become links, and links that are broken by blanks.
//!
//! Only text outside links, pictures and code is looked at.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::address::{self, LinkKind};
use super::events::Item;

/// What is found where links were meant.
#[derive(Default)]
pub(super) struct Torn {
    /// Addresses of links and pictures that contain blanks.
    pub(super) by_blanks: Vec<Range<usize>>,
    /// Bare addresses that continue in markup, an entity or an escape: `https://example.org/_a_`.
    pub(super) by_markup: Vec<Range<usize>>,
}

/// Farther than this from its opening bracket, nobody means the closing one.
const LONGEST: usize = 300;

/// The events with a link for each bare address; broken links are noted.
pub(super) fn link<'a>(text: &'a str, items: Vec<Item<'a>>, torn: &mut Torn) -> Vec<Item<'a>> {
    let may_hold = |(event, _): &Item<'a>| {
        // What tears a link stands in events of its own: `]`, then what follows.
        matches!(event, Event::Text(words) if words.ends_with(']') || Signs::of(words).any())
    };
    if !items.iter().any(may_hold) {
        return items;
    }
    let mut out = Vec::with_capacity(items.len());
    let mut inside = 0_usize;
    let mut run: Vec<Item<'a>> = Vec::new();
    for item in items {
        let joins = inside == 0 && is_verbatim(text, &item);
        if joins && run.last().is_none_or(|(_, last)| last.end == item.1.start) {
            run.push(item);
            continue;
        }
        let goes_on =
            matches!(item.0, Event::Text(_) | Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough));
        let next = goes_on.then_some(item.1.start);
        write(text, &mut run, next, &mut out, torn);
        if joins {
            run.push(item);
            continue;
        }
        match &item.0 {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock) => {
                inside += 1;
            }
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock | TagEnd::HtmlBlock) => {
                inside = inside.saturating_sub(1);
            }
            _ => {}
        }
        out.push(item);
    }
    write(text, &mut run, None, &mut out, torn);
    out
}

/// Signs of such links. Most words have none, and are spared a closer look.
#[derive(Clone, Copy)]
struct Signs {
    /// A scheme, or a host that begins as those of the web do.
    address: bool,
    /// `](`, where a link without blanks would not be among the words.
    torn: bool,
}

impl Signs {
    fn of(text: &str) -> Self {
        let mut signs = Self { address: false, torn: false };
        let mut last = 0;
        for byte in text.bytes() {
            match byte {
                b'/' => signs.address |= last == b'/',
                b'w' | b'W' => signs.address |= matches!(last, b'w' | b'W'),
                b'(' => signs.torn |= last == b']',
                _ => {}
            }
            last = byte;
        }
        signs
    }

    fn any(self) -> bool {
        self.address || self.torn
    }
}

/// Whether the event is words that stand verbatim in the text.
fn is_verbatim(text: &str, (event, range): &Item<'_>) -> bool {
    matches!(event, Event::Text(words) if text[range.clone()] == **words)
}

/// Writes adjacent words, and takes them from `run`. `next` is where words or markup continue after them, perhaps after a
/// backslash.
fn write<'a>(
    text: &'a str,
    run: &mut Vec<Item<'a>>,
    next: Option<usize>,
    out: &mut Vec<Item<'a>>,
    torn: &mut Torn,
) {
    let (Some((_, first)), Some((_, last))) = (run.first(), run.last()) else { return };
    let (start, end) = (first.start, last.end);
    if !Signs::of(&text[start..end]).any() {
        out.append(run);
        return;
    }
    torn.by_blanks.extend(with_blanks(&text[start..end]).map(|at| start + at.start..start + at.end));
    let mut links = Vec::new();
    for at in addresses(&text[start..end]) {
        let at = start + at.start..start + at.end;
        let between = next.filter(|_| at.end == end).and_then(|next| text.get(end..next));
        if between.is_some_and(|between| matches!(between, "" | "\\")) {
            torn.by_markup.push(at);
        } else {
            links.push(at);
        }
    }
    if links.is_empty() {
        out.append(run);
        return;
    }
    run.clear();
    let words = |range: Range<usize>| (Event::Text(text[range.clone()].into()), range);
    let mut from = start;
    for at in links {
        if from < at.start {
            out.push(words(from..at.start));
        }
        let dest_url = whole(&text[at.clone()]).into();
        let tag = Tag::Link { link_type: LinkType::Autolink, dest_url, title: "".into(), id: "".into() };
        out.push((Event::Start(tag), at.clone()));
        out.push(words(at.clone()));
        out.push((Event::End(TagEnd::Link), at.clone()));
        from = at.end;
    }
    if from < end {
        out.push(words(from..end));
    }
}

/// The address with its scheme.
fn whole(bare: &str) -> String {
    if begins(bare, "www.") { format!("https://{bare}") } else { bare.to_owned() }
}

fn begins(text: &str, with: &str) -> bool {
    text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with))
}

/// Bare addresses of the web.
fn addresses(words: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut before = ' ';
    let mut from = 0;
    for (at, letter) in words.char_indices() {
        let is_start = !before.is_alphanumeric() && !matches!(before, '/' | '@' | '.' | '-' | '_' | ':');
        before = letter;
        if at < from || !is_start || !matches!(letter, 'h' | 'H' | 'w' | 'W') {
            continue;
        }
        let rest = &words[at..];
        if !["https://", "http://", "www."].iter().any(|start| begins(rest, start)) {
            continue;
        }
        let end = at + length(rest);
        let address = &words[at..end];
        from = end;
        // `www.` alone is no host.
        let is_whole = !begins(address, "www.") || address["www.".len()..].contains('.');
        let sorted = address::classify(&whole(address), LinkType::Autolink);
        if is_whole && sorted.is_ok_and(|address| address.kind == LinkKind::Web) {
            found.push(at..end);
        }
    }
    found
}

/// Length of the address that the text begins with: up to a blank or a quotation mark, without the punctuation of the
/// sentence around it.
fn length(text: &str) -> usize {
    let ends = |letter: char| letter.is_whitespace() || letter.is_control() || "<>\"„“”«»|`".contains(letter);
    let mut address = &text[..text.find(ends).unwrap_or(text.len())];
    let mut open = [0_isize; 2];
    for letter in address.chars() {
        match letter {
            '(' => open[0] += 1,
            ')' => open[0] -= 1,
            '[' => open[1] += 1,
            ']' => open[1] -= 1,
            _ => {}
        }
    }
    while let Some(last) = address.chars().next_back() {
        match last {
            ')' if open[0] < 0 => open[0] += 1,
            ']' if open[1] < 0 => open[1] += 1,
            _ if "?!.,:;*_~'‘’…–(".contains(last) => {}
            _ => break,
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    address.len()
}

/// Addresses with blanks in `[…](…)`, which for that reason is no link.
fn with_blanks(words: &str) -> impl Iterator<Item = Range<usize>> {
    let mut opened = false;
    let mut before = 0;
    words.match_indices("](").filter_map(move |(at, mark)| {
        opened |= words[before..at].contains('[');
        before = at + mark.len();
        if !std::mem::take(&mut opened) {
            return None;
        }
        let start = at + mark.len();
        let mut depth = 1;
        let close = words[start..].char_indices().take(LONGEST).find(|(_, letter)| {
            match letter {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        let end = start + close?.0;
        let address = &words[start..end];
        (!address.trim().is_empty() && address.trim().contains(char::is_whitespace)).then_some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use super::{addresses, with_blanks};

    fn found(words: &str) -> Vec<&str> {
        addresses(words).into_iter().map(|at| &words[at]).collect()
    }

    #[test]
    fn an_address_ends_before_the_punctuation_of_its_sentence() {
        for (words, address) in [
            ("Viz https://www.kraj-lbc.cz/a?b=c#d.", "https://www.kraj-lbc.cz/a?b=c#d"),
            ("(více na www.kraj-lbc.cz)", "www.kraj-lbc.cz"),
            ("http://example.org/Kůň_(zvíře), dále", "http://example.org/Kůň_(zvíře)"),
            ("„https://example.org/“", "https://example.org/"),
            ("HTTPS://EXAMPLE.ORG/x/;", "HTTPS://EXAMPLE.ORG/x/"),
            (
                "https://redmine.example.org/issues/2590#note-10 ",
                "https://redmine.example.org/issues/2590#note-10",
            ),
        ] {
            assert_eq!(found(words), [address], "{words}");
        }
    }

    #[test]
    fn what_only_looks_like_an_address_is_left() {
        for words in [
            "https://",
            "http:// nic",
            "www.",
            "www.x",
            "ahttps://a.cz",
            "x@www.a.cz",
            "https://a@b.cz",
            "ftp://a.cz",
        ] {
            assert_eq!(found(words), [""; 0], "{words}");
        }
    }

    #[test]
    fn links_with_blanks_are_found() {
        let found = |words: &str| with_blanks(words).map(|at| words[at].to_owned()).collect::<Vec<_>>();
        assert_eq!(found("![Foto](Foto z akce.PNG) a [b](c d (1).pdf)"), ["Foto z akce.PNG", "c d (1).pdf"]);
        assert_eq!(found("a](b c) [x] (y z) [x](y) [](y z"), [""; 0]);
    }
}
