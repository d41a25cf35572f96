//! What elements mean for the blanks around them.

use std::sync::LazyLock;

/// How an element stands in its surroundings, as browsers show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flow {
    /// In a line of its own: blanks mean nothing on both sides of each of its tags.
    Block,
    /// In the line like a word, with lines of its own inside.
    Box,
    /// A piece of the line.
    Line,
    /// Nowhere: what stands on both sides of it meets.
    Unseen,
}

/// The name of the element whose tag goes on with `rest`.
pub(super) fn name(rest: &[u8]) -> &[u8] {
    let end = rest.iter().position(|&byte| super::is_blank(byte) || matches!(byte, b'/' | b'>'));
    &rest[..end.unwrap_or(rest.len())]
}

/// Whether an element is called `wanted`; HTML ignores case.
pub(super) fn is_named(name: &[u8], wanted: &[u8]) -> bool {
    name.eq_ignore_ascii_case(wanted)
}

/// What an element holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inside {
    /// Text and elements.
    Content,
    /// Nothing, ever.
    Nothing,
    /// Text whose blanks are shown as they stand, those of elements in it, too.
    Kept,
    /// Text, whatever looks like a tag in it.
    Raw,
    /// A picture, in which other rules hold.
    Picture,
}

/// What an element means for blanks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Element {
    pub(super) flow: Flow,
    pub(super) inside: Inside,
}

const BLOCKS: &str = "address article aside base blockquote body br caption center col colgroup dd details dialog dir div \
    dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li link main menu meta \
    nav ol optgroup option p pre search section summary table tbody td tfoot th thead title tr ul";
const BOXES: &str =
    "audio button canvas iframe img input math meter object progress select svg template textarea video";
const LINES: &str = "code";
const UNSEEN: &str = "script style";

/// A lower-case name as a number, for fast comparison. HTML has no element names of more than 16 bytes.
fn key(name: &[u8]) -> u128 {
    if name.len() > 16 {
        return 0;
    }
    name.iter().fold(0, |key, byte| key << 8 | u128::from(byte.to_ascii_lowercase()))
}

/// Places of the table, more than twice as many as names: a power of two.
const PLACES: usize = 256;

/// Where the search for a key begins.
fn place(key: u128) -> usize {
    // After multiplication, the upper bits depend on all letters (Fibonacci hashing).
    #[expect(clippy::cast_possible_truncation, reason = "letters beyond the eighth tell no two names apart")]
    let mixed = (key as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 56) as usize
}

/// Elements by the keys of their names; one that finds its place taken stands in the next free one.
static ELEMENTS: LazyLock<[(u128, Element); PLACES]> = LazyLock::new(|| {
    let mut table = [(0, Element { flow: Flow::Line, inside: Inside::Content }); PLACES];
    let flows = [(BLOCKS, Flow::Block), (BOXES, Flow::Box), (LINES, Flow::Line), (UNSEEN, Flow::Unseen)];
    for (names, flow) in flows {
        for name in names.split_ascii_whitespace() {
            let inside = match name {
                "img" | "input" => Inside::Nothing,
                "pre" | "code" => Inside::Kept,
                "script" | "style" | "textarea" | "title" => Inside::Raw,
                "svg" => Inside::Picture,
                _ => Inside::Content,
            };
            let key = key(name.as_bytes());
            let mut at = place(key);
            while table[at].0 != 0 {
                at = (at + 1) % PLACES;
            }
            table[at] = (key, Element { flow, inside });
        }
    }
    table
});

/// The element of this name. One that is unknown stands in the line, as the standard says.
pub(super) fn element(name: &[u8]) -> Element {
    let (table, key) = (&*ELEMENTS, key(name));
    let mut at = place(key);
    loop {
        let (known, element) = table[at];
        if known == key || known == 0 {
            return element;
        }
        at = (at + 1) % PLACES;
    }
}

/// The same in a picture, where only words have blanks.
pub(super) fn in_picture(name: &[u8]) -> Element {
    match name {
        b"tspan" | b"textPath" | b"a" => Element { flow: Flow::Line, inside: Inside::Content },
        b"svg" | b"script" | b"style" => element(name),
        _ => Element { flow: Flow::Block, inside: Inside::Content },
    }
}
