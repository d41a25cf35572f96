//! Escapes: the only way in which text of an author gets into HTML.

use std::fmt::Write as _;

/// Adds `text` as HTML text or attribute value. Characters that HTML forbids become U+FFFD.
pub(super) fn push(text: &str, out: &mut String) {
    let mut from = 0;
    while let Some(found) = text.as_bytes()[from..].iter().position(|byte| MAY_CHANGE[usize::from(*byte)]) {
        let at = from + found;
        let Some(letter) = text[at..].chars().next() else { break };
        let end = at + letter.len_utf8();
        out.push_str(&text[from..at]);
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => {}
            _ if is_forbidden(letter) => out.push(char::REPLACEMENT_CHARACTER),
            _ => out.push_str(&text[at..end]),
        }
        from = end;
    }
    out.push_str(&text[from..]);
}

/// First bytes of characters that may need escaping: HTML's special characters, controls, and noncharacters.
static MAY_CHANGE: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = matches!(byte, 0..0x20 | 0x22 | 0x26 | 0x3c | 0x3e | 0x7f | 0xc2 | 0xef..);
        byte += 1;
    }
    table
};

/// `text` as HTML text or attribute value.
pub(crate) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push(text, &mut out);
    out
}

/// Control characters and noncharacters, which a valid document doesn't hold.
fn is_forbidden(letter: char) -> bool {
    let number = u32::from(letter);
    (letter.is_control() && !matches!(letter, '\n' | '\t'))
        || (0xfdd0..=0xfdef).contains(&number)
        || number & 0xfffe == 0xfffe
}

/// A web or e-mail address as a valid URL: whatever is not allowed there is percent-encoded. It must still be escaped as
/// an attribute.
pub(super) fn url(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    let mut has_fragment = false;
    for (at, byte) in address.bytes().enumerate() {
        let is_kept = match byte {
            b'%' => {
                let digits = address.as_bytes().get(at + 1..at + 3);
                digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
            }
            b'#' => !std::mem::replace(&mut has_fragment, true),
            _ => byte.is_ascii_alphanumeric() || b"-._~:/?@!$&'()*+,;=".contains(&byte),
        };
        if is_kept {
            out.push(char::from(byte));
        } else {
            // Writing to a string can't fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_can_not_leave_its_place() {
        let mut out = String::new();
        push("<a b=\"c\">&\u{0}\u{ffff}ž\r\n\t\u{85}\u{a0}\u{fdd0}\u{1fffe}😀", &mut out);
        assert_eq!(
            out,
            "&lt;a b=&quot;c&quot;&gt;&amp;\u{fffd}\u{fffd}ž\n\t\u{fffd}\u{a0}\u{fffd}\u{fffd}😀"
        );
    }

    #[test]
    fn urls_are_valid_and_not_encoded_twice() {
        assert_eq!(
            url("https://a.cz/ž%20[b]|c%?q=\"#x#y"),
            "https://a.cz/%C5%BE%20%5Bb%5D%7Cc%25?q=%22#x%23y"
        );
    }
}
