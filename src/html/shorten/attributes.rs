//! Attributes and references to characters, as short as they can be.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter};

use super::{blanks, is_blank};

/// Copies the attributes of a tag and its end. Returns their length in `rest`, which begins after the name of the
/// element, and whether the tag is self-closing, which only elements of pictures can be.
pub(super) fn copy(rest: &[u8], in_picture: bool, out: &mut Vec<u8>) -> (usize, bool) {
    let mut at = 0;
    loop {
        at += blanks(&rest[at..]);
        match rest.get(at) {
            None => return (at, false),
            Some(b'>') => {
                out.push(b'>');
                return (at + 1, false);
            }
            Some(b'/') if rest.get(at + 1) == Some(&b'>') => {
                if in_picture {
                    close(out);
                } else {
                    out.push(b'>');
                }
                return (at + 2, in_picture);
            }
            // Parsers treat a slash within a tag as a blank.
            Some(b'/') => at += 1,
            Some(_) => at += attribute(&rest[at..], out),
        }
    }
}

/// Ends the tag of an element without content; a value without quotes would take the slash.
fn close(out: &mut Vec<u8>) {
    let name_or_quote = |byte: u8| byte.is_ascii_alphabetic() || matches!(byte, b'"' | b'\'');
    let has_values = out.iter().rev().take_while(|&&byte| byte != b'<').any(|&byte| byte == b'=');
    if has_values && !matches!(out.last(), Some(b'"' | b'\''))
        || !out.last().copied().is_some_and(name_or_quote)
    {
        out.push(b' ');
    }
    out.extend_from_slice(b"/>");
}

/// Copies one attribute; returns its length.
fn attribute(rest: &[u8], out: &mut Vec<u8>) -> usize {
    // An equals sign at the very start belongs to the name.
    let ends = |&byte: &u8| is_blank(byte) || matches!(byte, b'/' | b'>' | b'=');
    let named = 1 + rest[1..].iter().position(ends).unwrap_or(rest.len() - 1);
    let name = &rest[..named];
    let mut at = named + blanks(&rest[named..]);
    if rest.get(at) != Some(&b'=') {
        write(name, b"", out);
        return named;
    }
    at += 1;
    at += blanks(&rest[at..]);
    let (value, length) = match rest.get(at) {
        Some(&quote @ (b'"' | b'\'')) => {
            let inside = &rest[at + 1..];
            let end = memchr(quote, inside).unwrap_or(inside.len());
            (&inside[..end], (end + 2).min(inside.len() + 1))
        }
        _ => {
            let inside = &rest[at..];
            let end = inside.iter().position(|&byte| is_blank(byte) || byte == b'>').unwrap_or(inside.len());
            (&inside[..end], end)
        }
    };
    write(name, value, out);
    at + length
}

/// Writes an attribute with a value as it stands in a page, without its quotes.
fn write(name: &[u8], value: &[u8], out: &mut Vec<u8>) {
    let is_one_word = !value.is_empty() && !value.iter().any(|&byte| is_blank(byte));
    if name.eq_ignore_ascii_case(b"class") && !is_one_word {
        let mut classes = value.split(|&byte| is_blank(byte)).filter(|class| !class.is_empty()).peekable();
        if classes.peek().is_some() {
            let value = classes.collect::<Vec<_>>().join(&b' ');
            write_value(name, &value, out);
        }
    } else {
        write_value(name, value, out);
    }
}

fn write_value(name: &[u8], value: &[u8], out: &mut Vec<u8>) {
    out.push(b' ');
    out.extend_from_slice(name);
    if value.is_empty() {
        return;
    }
    out.push(b'=');
    let bare = |byte: &u8| BARE[usize::from(*byte)];
    if value.iter().all(bare) {
        out.extend_from_slice(value);
        return;
    }
    let plain = unescape_all(value);
    let count = |quote: u8| memchr_iter(quote, &plain).count();
    if plain.iter().all(|byte| bare(byte) || *byte == b'&') {
        out.extend_from_slice(&plain);
        return;
    }
    let (quote, reference) =
        if count(b'"') <= count(b'\'') { (b'"', &b"&#34;"[..]) } else { (b'\'', &b"&#39;"[..]) };
    out.push(quote);
    let mut from = 0;
    for at in memchr_iter(quote, &plain) {
        out.extend_from_slice(&plain[from..at]);
        out.extend_from_slice(reference);
        from = at + 1;
    }
    out.extend_from_slice(&plain[from..]);
    out.push(quote);
}

/// Bytes that a value without quotes may hold; `&` may begin a reference, which is handled separately.
static BARE: [bool; 256] = {
    let mut table = [true; 256];
    let others = b" \n\t\r\x0c\"'=<>`&";
    let mut at = 0;
    while at < others.len() {
        table[others[at] as usize] = false;
        at += 1;
    }
    table
};

/// References that templates write for characters which can stand in a text as they are.
const IN_TEXT: [(&[u8], u8); 6] = [
    (b"&quot;", b'"'),
    (b"&#34;", b'"'),
    (b"&#x27;", b'\''),
    (b"&#39;", b'\''),
    (b"&#x2F;", b'/'),
    (b"&gt;", b'>'),
];

/// The same for values in quotes.
const IN_VALUES: [(&[u8], u8); 7] =
    [IN_TEXT[0], IN_TEXT[1], IN_TEXT[2], IN_TEXT[3], IN_TEXT[4], IN_TEXT[5], (b"&lt;", b'<')];

/// Copies a text without the references that it can do without.
pub(super) fn unescape(text: &[u8], out: &mut Vec<u8>) {
    unescape_by(&IN_TEXT, text, out);
}

fn unescape_all(value: &[u8]) -> Cow<'_, [u8]> {
    if memchr(b'&', value).is_none() {
        return Cow::Borrowed(value);
    }
    let mut plain = Vec::with_capacity(value.len());
    unescape_by(&IN_VALUES, value, &mut plain);
    Cow::Owned(plain)
}

fn unescape_by(known: &[(&[u8], u8)], mut text: &[u8], out: &mut Vec<u8>) {
    while let Some(at) = memchr(b'&', text) {
        out.extend_from_slice(&text[..at]);
        text = &text[at..];
        let length = match known.iter().find(|(reference, _)| text.starts_with(reference)) {
            Some((reference, byte)) => {
                out.push(*byte);
                reference.len()
            }
            None => {
                out.push(b'&');
                1
            }
        };
        text = &text[length..];
    }
    out.extend_from_slice(text);
}
