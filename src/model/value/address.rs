//! Addresses: of the web, and of offices that may be written to or called.

use super::string;
use crate::diag::{Diagnostic, Text, codes, text};
use crate::model::field::{Decoder, Scalar, Shape, Value};
use crate::syntax::toml::Node;
use crate::syntax::web::{self, WebFault};

/// An `http` or `https` address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Web(String);

impl Web {
    /// The address, if it can be one.
    ///
    /// # Errors
    ///
    /// What is wrong with it, and what to do. A user name or a password is not quoted.
    pub fn parse(address: &str) -> Result<Self, (Text, Text)> {
        match web::check(address) {
            Ok(()) => Ok(Self(address.to_owned())),
            Err(WebFault::Malformed) => Err((
                text!("`{address}` is not an address of the web", address = address),
                text!("write the whole address, beginning with `https://`, without blanks"),
            )),
            Err(WebFault::Credentials) => Err((
                text!("this address holds a user name or a password"),
                text!("take it out: everybody could read it"),
            )),
        }
    }

    /// The address as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Scalar for Web {
    const SHAPE: Shape = Shape::Web;

    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let written = string(node, "an address of the web", decoder)?;
        match Self::parse(written) {
            Ok(read) => Some(read),
            Err((message, help)) => {
                decoder.sink.push(Diagnostic::new(&codes::BAD_ADDRESS, node.span, message).help(help));
                None
            }
        }
    }

    fn value(&self) -> Value<'_> {
        Value::Web(&self.0)
    }
}

/// An e-mail address of an office, written down in order to be published. Generic code does not see it: code that shows
/// it must name it.
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

    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let written = string(node, "an e-mail address", decoder)?;
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
        let message = text!("`{field}` is not an e-mail address", own field = decoder.field);
        let help = text!("write it as `podatelna@kraj.example`");
        decoder.sink.push(Diagnostic::new(&codes::BAD_ADDRESS, node.span, message).help(help));
        None
    }

    fn value(&self) -> Value<'_> {
        Value::Withheld
    }
}

/// A phone number of an office, written down in order to be published; generic code does not see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone(String);

impl Phone {
    /// The number if it can be one: up to 15 digits (E.164), set apart as people do.
    fn parse(written: &str) -> Option<Self> {
        let number = written.strip_prefix('+').unwrap_or(written);
        let is_set =
            |letter: char| letter.is_ascii_digit() || letter.is_whitespace() || "()-/.–".contains(letter);
        let digits = number.chars().filter(char::is_ascii_digit).count();
        (number.chars().all(is_set) && (3..=15).contains(&digits)).then(|| Self(written.to_owned()))
    }

    /// The number as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its digits, with the `+` of a country's code: what is dialled.
    pub fn dialled(&self) -> String {
        self.0.chars().filter(|letter| *letter == '+' || letter.is_ascii_digit()).collect()
    }
}

impl Scalar for Phone {
    const SHAPE: Shape = Shape::Private(&Shape::Text);

    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let read = Self::parse(string(node, "a telephone number", decoder)?.trim());
        if read.is_none() {
            // What was meant may be somebody's number, so it is not quoted.
            let message = text!("`{field}` is not a telephone number", own field = decoder.field);
            let help =
                text!("write one number, its digits only and perhaps the code of the country after `+`");
            decoder.sink.push(Diagnostic::new(&codes::BAD_ADDRESS, node.span, message).help(help));
        }
        read
    }

    fn value(&self) -> Value<'_> {
        Value::Withheld
    }
}

#[cfg(test)]
mod tests {
    use super::Phone;

    #[test]
    fn telephones_are_dialled_by_their_digits() {
        let dialled = |written| Phone::parse(written).map(|phone| phone.dialled());
        assert_eq!(dialled("+420 485 226 111").as_deref(), Some("+420485226111"));
        assert_eq!(dialled("(0485) 226-111").as_deref(), Some("0485226111"));
        for bad in ["12", "485 226 111, 112", "linka 111", "++420", "1234567890123456", ""] {
            assert_eq!(dialled(bad), None, "{bad}");
        }
    }
}
