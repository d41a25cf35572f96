//! Addresses of the web.

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
