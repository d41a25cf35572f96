//! Addresses: of the web, and of offices that may be written to.

use super::string;
use crate::diag::{Diagnostic, codes, text};
use crate::model::field::{Reader, Scalar, Shape, Value};
use crate::syntax::toml::Node;

/// An `http` or `https` address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Web(String);

impl Web {
    /// The address if it can be one: it has a scheme that is allowed, a host, and no blanks.
    pub fn parse(address: &str) -> Option<Self> {
        let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let sound =
            !host.is_empty() && !address.chars().any(|letter| letter.is_whitespace() || letter.is_control());
        sound.then(|| Self(address.to_owned()))
    }

    /// The address as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Scalar for Web {
    const SHAPE: Shape = Shape::Web;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let written = string(node, "an address of the web", reader)?;
        let read = Self::parse(written);
        if read.is_none() {
            let message = text!("`{address}` is not an address of the web", address = written);
            reader.sink.push(
                Diagnostic::new(&codes::BAD_ADDRESS, node.span, message)
                    .help(text!("write the whole address, beginning with `https://`, without blanks")),
            );
        }
        read
    }

    fn value(&self) -> Value<'_> {
        Value::Web(&self.0)
    }
}

/// An e-mail address of an office, written down in order to be published. Generic code does not see it: whoever
/// shows it asks for it by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailbox(String);

impl Mailbox {
    /// The address as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Scalar for Mailbox {
    const SHAPE: Shape = Shape::Private(&Shape::Text);

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let written = string(node, "an e-mail address", reader)?;
        let sound = |part: &str| {
            !part.is_empty() && !part.contains(|letter: char| letter.is_whitespace() || letter == '@')
        };
        if written
            .split_once('@')
            .is_some_and(|(name, host)| sound(name) && sound(host) && host.contains('.'))
        {
            return Some(Self(written.to_owned()));
        }
        // What was meant may be somebody's address, so it is not quoted.
        let message = text!("`{field}` is not an e-mail address", own field = reader.field);
        let help = text!("write it as `podatelna@kraj.example`");
        reader.sink.push(Diagnostic::new(&codes::BAD_ADDRESS, node.span, message).help(help));
        None
    }

    fn value(&self) -> Value<'_> {
        Value::Withheld
    }
}

#[cfg(test)]
mod tests {
    use super::Web;

    #[test]
    fn only_web_addresses_with_a_host_are_taken() {
        for good in ["https://www.kraj-lbc.cz", "http://a.cz/x?y=1#z"] {
            assert!(Web::parse(good).is_some(), "{good}");
        }
        for bad in
            ["www.kraj-lbc.cz", "ftp://a.cz", "https://", "https:///x", "https://a.cz/b c", "javascript:x"]
        {
            assert!(Web::parse(bad).is_none(), "{bad}");
        }
    }
}
