//! Makes a finished page shorter in one pass, without parsing it into a tree.
//!
//! It drops what means nothing to a browser: comments, blanks beside blocks and all but one between words, quotes that an
//! attribute's value does not need, and references to characters that can stand as they are. Everything else is copied,
//! so a page that is not well-formed keeps its faults and loses nothing.
//!
//! The rules are those of the HTML standard: which characters end an attribute's value without quotes (13.2.5.38),
//! which elements hold raw text (13.2.5), which elements are blocks (15.3). A theme that shows a block inline, as with
//! `li { display: inline }`, must separate two of them by CSS; it can't rely on a blank there.

mod attributes;
mod elements;

use elements::{Element, Flow, Inside};
use memchr::{memchr, memmem};

/// The page, in UTF-8, without what browsers do not need. Whatever the bytes are, a browser builds the same tree from
/// them, except for blanks that it does not show.
pub fn shorten(page: &[u8]) -> Vec<u8> {
    let mut shorter = Shorter::new(page);
    shorter.run();
    shorter.out
}

struct Shorter<'p> {
    page: &'p [u8],
    at: usize,
    out: Vec<u8>,
    /// Blanks here mean nothing: a block begins or ends, or a blank was just written.
    at_edge: bool,
    /// A blank was read that is written if something in the line follows it.
    blank: bool,
    /// How many elements that keep their blanks are open.
    keeping: u32,
    /// How many elements `svg` are open.
    pictures: u32,
}

impl<'p> Shorter<'p> {
    fn new(page: &'p [u8]) -> Self {
        let out = Vec::with_capacity(page.len());
        Self { page, at: 0, out, at_edge: true, blank: false, keeping: 0, pictures: 0 }
    }

    fn run(&mut self) {
        while self.at < self.page.len() {
            let tag = self.next_tag();
            self.text(tag);
            self.markup();
        }
    }

    /// Where the next tag or comment begins; the page's end, if there is none.
    fn next_tag(&self) -> usize {
        let mut from = self.at;
        while let Some(found) = memchr(b'<', &self.page[from..]) {
            let at = from + found;
            if self.page.get(at + 1).is_some_and(|&next| next.is_ascii_alphabetic() || b"/!?".contains(&next))
            {
                return at;
            }
            from = at + 1;
        }
        self.page.len()
    }

    /// Copies text up to `end`.
    fn text(&mut self, end: usize) {
        let text = &self.page[self.at..end];
        self.at = end;
        if self.keeping > 0 {
            self.in_line();
            attributes::unescape(text, &mut self.out);
            return;
        }
        let mut rest = text;
        while let Some(&first) = rest.first() {
            let (here, after) = if is_blank(first) {
                let (blanks, after) = rest.split_at(blanks(rest));
                self.blank |= !self.at_edge;
                (&blanks[..0], after)
            } else {
                rest.split_at(words(rest))
            };
            if !here.is_empty() {
                self.in_line();
                attributes::unescape(here, &mut self.out);
            }
            rest = after;
        }
    }

    /// Something in the line follows: a blank before it counts, and so does one behind it.
    fn in_line(&mut self) {
        self.flush();
        self.at_edge = false;
    }

    fn flush(&mut self) {
        if std::mem::take(&mut self.blank) {
            self.out.push(b' ');
        }
    }

    /// A block begins or ends: blanks on both sides of it mean nothing.
    fn edge(&mut self) {
        self.blank = false;
        self.at_edge = true;
    }

    /// Copies the tag, or leaves out the comment, that begins here.
    fn markup(&mut self) {
        let rest = &self.page[self.at..];
        match rest {
            [] => {}
            [b'<', b'/', letter, ..] if letter.is_ascii_alphabetic() => self.closing(),
            [b'<', letter, ..] if letter.is_ascii_alphabetic() => self.opening(),
            _ if self.pictures > 0 && rest.starts_with(b"<![CDATA[") => {
                self.in_line();
                self.copy(memmem::find(rest, b"]]>").map_or(rest.len(), |at| at + 3));
            }
            _ if rest.len() > 9 && rest[..9].eq_ignore_ascii_case(b"<!doctype") => {
                self.copy(memchr(b'>', rest).map_or(rest.len(), |at| at + 1));
                self.edge();
            }
            // A line end behind it would be the first one in `pre`, which is not shown.
            _ if self.keeping > 0 => self.copy(comment(rest)),
            _ => self.at += comment(rest),
        }
    }

    fn copy(&mut self, length: usize) {
        self.out.extend_from_slice(&self.page[self.at..self.at + length]);
        self.at += length;
    }

    fn closing(&mut self) {
        let rest = &self.page[self.at..];
        let name = elements::name(&rest[2..]);
        let length = memchr(b'>', rest).map_or(rest.len(), |at| at + 1);
        let element = self.element(name);
        match element.flow {
            Flow::Block | Flow::Box => self.edge(),
            Flow::Line | Flow::Unseen => self.flush(),
        }
        match element.inside {
            Inside::Picture => self.pictures = self.pictures.saturating_sub(1),
            Inside::Kept => self.keeping = self.keeping.saturating_sub(1),
            _ => {}
        }
        self.out.extend_from_slice(&rest[..2 + name.len()]);
        self.out.push(b'>');
        self.at += length;
        self.after(element.flow);
    }

    fn opening(&mut self) {
        let rest = &self.page[self.at..];
        let name = elements::name(&rest[1..]);
        let element = self.element(name);
        match element.flow {
            Flow::Block => self.edge(),
            Flow::Box | Flow::Line | Flow::Unseen => self.flush(),
        }
        self.out.extend_from_slice(&rest[..=name.len()]);
        let in_picture = self.pictures > 0 || element.inside == Inside::Picture;
        let (length, closed) = attributes::copy(&rest[1 + name.len()..], in_picture, &mut self.out);
        self.at += 1 + name.len() + length;
        match element.inside {
            Inside::Picture if !closed => self.pictures += 1,
            Inside::Kept => self.keeping += 1,
            Inside::Raw => self.raw(name),
            _ => {}
        }
        match element.flow {
            // Content of a box begins on a new line; a box without content is like a word.
            Flow::Box if element.inside == Inside::Nothing => self.at_edge = false,
            Flow::Box => self.edge(),
            flow => self.after(flow),
        }
    }

    fn after(&mut self, flow: Flow) {
        match flow {
            Flow::Block => self.edge(),
            Flow::Box | Flow::Line => self.at_edge = false,
            Flow::Unseen => {}
        }
    }

    /// Copies the text of an element that holds no tags, up to its closing tag.
    fn raw(&mut self, name: &[u8]) {
        let rest = &self.page[self.at..];
        let mut from = 0;
        let end = loop {
            let Some(found) = memmem::find(&rest[from..], b"</") else { break rest.len() };
            let at = from + found;
            if elements::is_named(elements::name(&rest[at + 2..]), name) {
                break at;
            }
            from = at + 2;
        };
        if elements::is_named(name, b"title") {
            self.edge();
            self.text(self.at + end);
        } else {
            self.copy(end);
        }
    }

    fn element(&self, name: &[u8]) -> Element {
        if self.pictures > 0 { elements::in_picture(name) } else { elements::element(name) }
    }
}

/// How many blanks a text begins with.
fn blanks(text: &[u8]) -> usize {
    text.iter().position(|&byte| !is_blank(byte)).unwrap_or(text.len())
}

/// Length of the words that a text begins with, up to blanks that are more than a single space between two words.
fn words(text: &[u8]) -> usize {
    let mut from = 0;
    while let Some(found) = text[from..].iter().position(|&byte| byte <= b' ') {
        let at = from + found;
        let stands_alone = text[at] == b' ' && text.get(at + 1).is_some_and(|&next| next > b' ');
        if is_blank(text[at]) && !stands_alone {
            return at;
        }
        from = at + 1;
    }
    text.len()
}

/// Length of the comment at the start of the rest of a page; other markup that is no tag counts as a comment, too.
fn comment(rest: &[u8]) -> usize {
    let end = match rest {
        [b'<', b'!', b'-', b'-', b'>', ..] => Some(5),
        [b'<', b'!', b'-', b'-', b'-', b'>', ..] => Some(6),
        [b'<', b'!', b'-', b'-', inside @ ..] => {
            let ends = [(&b"-->"[..], 3), (b"--!>", 4)];
            let ends =
                ends.into_iter().filter_map(|(mark, length)| Some(4 + memmem::find(inside, mark)? + length));
            ends.min()
        }
        _ => memchr(b'>', rest).map(|at| at + 1),
    };
    end.unwrap_or(rest.len())
}

/// Whether a byte is a blank by the HTML standard; a no-break space is none.
fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | b'\x0c')
}
