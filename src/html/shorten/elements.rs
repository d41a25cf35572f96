//! What elements mean to the blanks around them.

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

/// How an element stands outside of pictures. One that is unknown stands in the line, as the standard says.
pub(super) fn flow(name: &[u8]) -> Flow {
    match name {
        b"address" | b"article" | b"aside" | b"base" | b"blockquote" | b"body" | b"br" | b"caption"
        | b"center" | b"col" | b"colgroup" | b"dd" | b"details" | b"dialog" | b"dir" | b"div" | b"dl"
        | b"dt" | b"fieldset" | b"figcaption" | b"figure" | b"footer" | b"form" | b"h1" | b"h2" | b"h3"
        | b"h4" | b"h5" | b"h6" | b"head" | b"header" | b"hgroup" | b"hr" | b"html" | b"legend" | b"li"
        | b"link" | b"main" | b"menu" | b"meta" | b"nav" | b"ol" | b"optgroup" | b"option" | b"p"
        | b"pre" | b"search" | b"section" | b"summary" | b"table" | b"tbody" | b"td" | b"tfoot" | b"th"
        | b"thead" | b"title" | b"tr" | b"ul" => Flow::Block,
        b"audio" | b"button" | b"canvas" | b"iframe" | b"img" | b"input" | b"math" | b"meter" | b"object"
        | b"progress" | b"select" | b"svg" | b"template" | b"textarea" | b"video" => Flow::Box,
        b"script" | b"style" => Flow::Unseen,
        _ if name.iter().any(u8::is_ascii_uppercase) => flow(&name.to_ascii_lowercase()),
        _ => Flow::Line,
    }
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
