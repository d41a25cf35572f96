//! Addresses of links: the sort of each, and which are refused.

use pulldown_cmark::LinkType;

use crate::syntax::web::{self, WebFault};

/// What a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkKind {
    /// A record or its part: `measure:dluhove-poradenstvi`, `meeting:ps-2015#u1`.
    Record,
    /// A page of the web.
    Web,
    /// An e-mail address.
    Mail,
    /// A place on the same page (`#anchor`) or a file beside the text.
    Page,
}

/// A usable address.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Address {
    /// What it leads to.
    pub(super) kind: LinkKind,
    /// The address: of a page without percent-encoding, of an e-mail with `mailto:`.
    pub(super) dest: String,
}

/// Why an address can't be used.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// There is none.
    Empty,
    /// Its scheme is not allowed.
    Scheme(String),
    /// It has an allowed scheme, and nothing sound after it.
    Malformed,
    /// It has a user name or a password before the host.
    Credentials,
    /// A web address without `https://`.
    NoScheme,
}

/// Schemes of the web that look like the name of a kind and never are one.
const REFUSED: [&str; 18] = [
    "about",
    "blob",
    "data",
    "file",
    "filesystem",
    "ftp",
    "ftps",
    "irc",
    "jar",
    "javascript",
    "sftp",
    "sms",
    "ssh",
    "tel",
    "vbscript",
    "view-source",
    "ws",
    "wss",
];

/// Sorts an address as the parser decoded it.
pub(super) fn classify(dest: &str, link_type: LinkType) -> Result<Address, Fault> {
    if link_type == LinkType::Email {
        return Ok(Address { kind: LinkKind::Mail, dest: format!("mailto:{dest}") });
    }
    if dest.trim().is_empty() {
        return Err(Fault::Empty);
    }
    // Browsers skip blanks and control characters when they look for a scheme.
    let bare: String = dest.chars().filter(|letter| *letter > ' ' && *letter != '\u{7f}').collect();
    let has_control = dest.chars().any(char::is_control);
    let Some(scheme) = scheme(&bare) else {
        return if has_control { Err(Fault::Malformed) } else { page(dest) };
    };
    let rest = &bare[scheme.len() + 1..];
    let is_whole = bare.len() == dest.len();
    let address = |kind| Ok(Address { kind, dest: dest.to_owned() });
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => match web::check(dest) {
            Ok(()) => address(LinkKind::Web),
            Err(WebFault::Malformed) => Err(Fault::Malformed),
            Err(WebFault::Credentials) => Err(Fault::Credentials),
        },
        "mailto" if is_whole && is_mail(rest) => address(LinkKind::Mail),
        "mailto" => Err(Fault::Malformed),
        known if REFUSED.contains(&known) => Err(Fault::Scheme(known.to_owned())),
        // Whether such a kind exists is not known here.
        _ if is_whole && scheme.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') => {
            address(LinkKind::Record)
        }
        _ => Err(Fault::Scheme(scheme.to_owned())),
    }
}

/// The scheme of an address without its colon, if it has one.
pub(super) fn scheme(dest: &str) -> Option<&str> {
    let (scheme, _) = dest.split_once(':')?;
    let sound = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    (scheme.starts_with(|first: char| first.is_ascii_alphabetic()) && scheme.bytes().all(sound))
        .then_some(scheme)
}

fn page(dest: &str) -> Result<Address, Fault> {
    if dest.starts_with("www.") || dest.starts_with("//") || dest.starts_with('\\') {
        return Err(Fault::NoScheme);
    }
    let dest = decode(dest).filter(|decoded| !decoded.chars().any(char::is_control));
    dest.map(|dest| Address { kind: LinkKind::Page, dest }).ok_or(Fault::Malformed)
}

fn is_mail(rest: &str) -> bool {
    let address = rest.split('?').next().unwrap_or_default();
    address.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty())
}

/// Undoes percent-encoding; `None` when the bytes are no UTF-8.
fn decode(dest: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(dest.len());
    let mut rest = dest.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        match (first, tail) {
            (b'%', [high, low, after @ ..]) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                let digit =
                    |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
                bytes.push(digit(*high)? * 16 + digit(*low)?);
                rest = after;
            }
            _ => bytes.push(*first),
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(dest: &str) -> Result<LinkKind, Fault> {
        classify(dest, LinkType::Inline).map(|address| address.kind)
    }

    #[test]
    fn addresses_are_sorted() {
        assert_eq!(kind("https://www.kraj-lbc.cz/a?b=c#d"), Ok(LinkKind::Web));
        assert_eq!(kind("HTTP://háčkyčárky.cz:8080"), Ok(LinkKind::Web));
        assert_eq!(kind("mailto:podatelna@example.org?subject=x"), Ok(LinkKind::Mail));
        assert_eq!(kind("target-group:seniori#x"), Ok(LinkKind::Record));
        assert_eq!(kind("#závěr"), Ok(LinkKind::Page));
        assert_eq!(kind("ps-2015/zápis 1.pdf"), Ok(LinkKind::Page));
    }

    #[test]
    fn disguised_schemes_are_refused() {
        for dest in ["javascript:x", "JaVaScript:x", "java\tscript:x", " javascript:x", "\u{1}javascript:x"] {
            assert_eq!(kind(dest), Err(Fault::Scheme("javascript".to_owned())), "{dest:?}");
        }
        assert_eq!(kind("Measure:x"), Err(Fault::Scheme("Measure".to_owned())));
        assert_eq!(kind("svn+ssh:x"), Err(Fault::Scheme("svn+ssh".to_owned())));
    }

    #[test]
    fn malformed_addresses_are_refused() {
        for dest in ["https:/x", "https://a b", "mailto:x", "%ff", "a%0a"] {
            assert_eq!(kind(dest), Err(Fault::Malformed), "{dest:?}");
        }
        assert_eq!(kind("https://a@b"), Err(Fault::Credentials));
        assert_eq!(kind("www.kraj-lbc.cz"), Err(Fault::NoScheme));
        assert_eq!(kind("//kraj-lbc.cz"), Err(Fault::NoScheme));
        assert_eq!(kind(" "), Err(Fault::Empty));
    }

    #[test]
    fn pages_are_decoded() {
        let address = classify("z%C3%A1pis%20100%.pdf", LinkType::Inline).map(|address| address.dest);
        assert_eq!(address, Ok("zápis 100%.pdf".to_owned()));
    }
}
