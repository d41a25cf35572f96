//! What elements mean to the blanks around them.

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
    /// Nowhere: what stands beside it meets.
    Unseen,
}

/// The name of the element whose tag goes on with `rest`.
pub(super) fn name(rest: &[u8]) -> &[u8] {
    let end = rest.iter().position(|&byte| super::is_blank(byte) || matches!(byte, b'/' | b'>'));
    &rest[..end.unwrap_or(rest.len())]
}

/// Whether an element is called `wanted`; letters are alike in HTML, small or not.
pub(super) fn is_named(name: &[u8], wanted: &[u8]) -> bool {
    name.eq_ignore_ascii_case(wanted)
}

/// A name in small letters as a number, so that it is compared with all others at once. Names of more than 16 bytes are
/// no names of HTML.
fn key(name: &[u8]) -> u128 {
    if name.len() > 16 {
        return 0;
    }
    name.iter().fold(0, |key, byte| key << 8 | u128::from(byte.to_ascii_lowercase()))
}

const BLOCKS: &str = "address article aside base blockquote body br caption center col colgroup dd details dialog dir div \
    dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li link main menu meta \
    nav ol optgroup option p pre search section summary table tbody td tfoot th thead title tr ul";
const BOXES: &str =
    "audio button canvas iframe img input math meter object progress select svg template textarea video";
const UNSEEN: &str = "script style";

/// The keys of names in their order, each with how its element stands.
static FLOWS: LazyLock<Vec<(u128, Flow)>> = LazyLock::new(|| {
    let all = [(BLOCKS, Flow::Block), (BOXES, Flow::Box), (UNSEEN, Flow::Unseen)];
    let named = |(names, flow): (&'static str, Flow)| {
        names.split_ascii_whitespace().map(move |name| (key(name.as_bytes()), flow))
    };
    let mut flows: Vec<(u128, Flow)> = all.into_iter().flat_map(named).collect();
    flows.sort_unstable_by_key(|(key, _)| *key);
    flows
});

/// How an element stands outside of pictures. One that is unknown stands in the line, as the standard says.
pub(super) fn flow(name: &[u8]) -> Flow {
    let found = FLOWS.binary_search_by_key(&key(name), |(key, _)| *key);
    found.map_or(Flow::Line, |at| FLOWS[at].1)
}

/// How an element stands in a picture, where only words have blanks.
pub(super) fn flow_in_picture(name: &[u8]) -> Flow {
    match name {
        b"tspan" | b"textPath" | b"a" => Flow::Line,
        b"svg" => Flow::Box,
        _ => Flow::Block,
    }
}

/// Whether an element never has content.
pub(super) fn is_empty(name: &[u8]) -> bool {
    is_named(name, b"img") || is_named(name, b"input")
}

/// Whether an element's blanks are shown as they stand, those of elements in it, too.
pub(super) fn keeps_blanks(name: &[u8]) -> bool {
    is_named(name, b"pre") || is_named(name, b"code")
}

/// Whether the content of an element is text, whatever looks like a tag in it.
pub(super) fn is_raw(name: &[u8], in_picture: bool) -> bool {
    let is = |wanted: &[u8]| is_named(name, wanted);
    is(b"script") || is(b"style") || !in_picture && (is(b"textarea") || is(b"title"))
}
