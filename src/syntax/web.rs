//! Web addresses: the one rule for fields, the configuration and links in texts.

/// Why something is not a web address that may be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WebFault {
    /// It is not `http://` or `https://`, a host, and what follows, without blanks and control characters.
    Malformed,
    /// It has a user name or a password before the host. Everybody could read them, and they are used to make one host
    /// look like another.
    Credentials,
}

/// Checks an address of the web.
pub fn check(address: &str) -> Result<(), WebFault> {
    if address.chars().any(|letter| letter.is_whitespace() || letter.is_control()) {
        return Err(WebFault::Malformed);
    }
    let (scheme, rest) = address.split_once("://").ok_or(WebFault::Malformed)?;
    if !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return Err(WebFault::Malformed);
    }
    // Browsers take a backslash for a slash.
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    if authority.contains('@') {
        return Err(WebFault::Credentials);
    }
    is_host(authority).then_some(()).ok_or(WebFault::Malformed)
}

/// Whether this is `host` or `host:port`.
fn is_host(authority: &str) -> bool {
    let (host, port) = authority.split_once(':').unwrap_or((authority, "0"));
    let is_sound = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '.';
    let has_empty_label = host.strip_suffix('.').unwrap_or(host).split('.').any(str::is_empty);
    !has_empty_label && host.chars().all(is_sound) && port.parse::<u16>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::{WebFault, check};

    #[test]
    fn a_host_is_asked_for() {
        for good in
            ["https://www.kraj-lbc.cz", "http://a.cz/x?y=1@b#z", "HTTP://háčkyčárky.cz:8080", "https://a.cz."]
        {
            assert_eq!(check(good), Ok(()), "{good}");
        }
        for bad in [
            "www.kraj-lbc.cz",
            "ftp://a.cz",
            "https:",
            "https:/x",
            "https://",
            "https:///x",
            "https://..",
            "https://a.cz/b c",
            "https://a.cz/\u{7f}",
            "https://a:99999",
            "https://[::1]",
            "javascript:x",
            "javascript://a.cz/%0aalert(1)",
        ] {
            assert_eq!(check(bad), Err(WebFault::Malformed), "{bad}");
        }
    }

    #[test]
    fn names_and_passwords_are_refused() {
        for bad in ["https://a@b.cz", "https://jmeno:heslo@b.cz/x", "https://kraj.cz@evil.example"] {
            assert_eq!(check(bad), Err(WebFault::Credentials), "{bad}");
        }
    }
}
