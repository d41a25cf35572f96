//! Numbers.

use std::fmt;

use crate::diag::{Diagnostic, codes, text};
use crate::model::field::{Decoder, Scalar, Shape, Value};
use crate::syntax::toml::{Node, Tree};

/// A whole number from 0 on: a count, an order, a revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count(pub i64);

/// A whole number from 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(pub i64);

fn bounded(node: &Node, min: i64, max: i64, decoder: &mut Decoder<'_>) -> Option<i64> {
    let number = match &node.tree {
        Tree::Integer(number) => *number,
        // A cell of a table beside the record is text.
        Tree::Text { value, .. } if value.bytes().all(|byte| byte.is_ascii_digit()) => {
            value.parse().unwrap_or(i64::MAX)
        }
        _ => {
            decoder.wrong_type(node, "a whole number");
            return None;
        }
    };
    if !(min..=max).contains(&number) {
        let message = text!("`{field}` is {number}", own field = decoder.field, number = number);
        let help = text!("it is a whole number from {min} to {max}", own min = min, own max = max);
        decoder.sink.push(Diagnostic::new(&codes::OUT_OF_RANGE, node.span, message).help(help));
        return None;
    }
    Some(number)
}

impl Scalar for Count {
    const SHAPE: Shape = Shape::Number { min: 0, max: 1_000_000_000 };

    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        bounded(node, 0, 1_000_000_000, decoder).map(Self)
    }

    fn value(&self) -> Value<'_> {
        Value::Number(self.0)
    }
}

impl Scalar for Percent {
    const SHAPE: Shape = Shape::Number { min: 0, max: 100 };

    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        bounded(node, 0, 100, decoder).map(Self)
    }

    fn value(&self) -> Value<'_> {
        Value::Percent(self.0)
    }
}

/// A number that may have a fraction, kept with the digits it was written with.
#[derive(Clone, Debug, PartialEq)]
pub struct Decimal(String);

impl Decimal {
    /// The number in `text`: an optional sign, digits, and a fraction after a point or a comma.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().replace(',', ".");
        let digits = text.strip_prefix('-').unwrap_or(&text);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let sound = |part: &str| {
            !part.is_empty() && part.len() <= 15 && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        (sound(whole) && sound(fraction)).then_some(Self(text))
    }

    /// The number for drawing and comparing.
    pub fn as_f64(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Scalar for Decimal {
    const SHAPE: Shape = Shape::Decimal;

    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let read = match &node.tree {
            Tree::Integer(number) => Some(Self(number.to_string())),
            Tree::Float(number) => Self::parse(&number.to_string()),
            Tree::Text { value, .. } => Self::parse(value),
            _ => None,
        };
        if read.is_none() {
            decoder.wrong_type(node, "a number");
        }
        read
    }

    fn value(&self) -> Value<'_> {
        Value::Decimal(self)
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn decimals_keep_their_digits() {
        let read = |text: &str| Decimal::parse(text).map(|number| number.to_string());
        assert_eq!(read("5,30").as_deref(), Some("5.30"));
        assert_eq!(read("-12").as_deref(), Some("-12"));
        for bad in ["", "5.", ".5", "1 000", "1e5", "inf", "NaN", "5,3,1"] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
