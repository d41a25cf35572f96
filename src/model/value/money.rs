//! Money: a whole number of a currency.

use crate::diag::{Diagnostic, codes, text};
use crate::model::field::{Decoder, Scalar, Shape, Value};
use crate::syntax::toml::{Node, Tree};

/// An amount of money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Money {
    /// Whole units of the currency, from 0 to [`Money::MOST`].
    pub amount: i64,
    /// Currency by its ISO 4217 code.
    pub currency: String,
}

impl Scalar for Money {
    const SHAPE: Shape = Shape::Money;

    /// `{ amount = 1500000, currency = "CZK" }`, or the same in one text: `"1500000 CZK"`, `"1 500 000 CZK"`.
    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let read = match &node.tree {
            Tree::Table(table) => match (table.get("amount"), table.get("currency")) {
                (
                    Some(Node { tree: Tree::Integer(amount), .. }),
                    Some(Node { tree: Tree::Text { value, .. }, .. }),
                ) if table.entries.len() == 2 => Self::new(*amount, value),
                _ => None,
            },
            Tree::Text { value, .. } => Self::parse(value),
            _ => None,
        };
        if read.is_none() {
            let message = text!("`{field}` is not an amount of money", own field = decoder.field);
            decoder.sink.push(
                Diagnostic::new(&codes::BAD_AMOUNT, node.span, message)
                    .help(text!("write a whole number and a currency, as `\"1500000 CZK\"`")),
            );
        }
        read
    }

    fn value(&self) -> Value<'_> {
        Value::Money(self)
    }
}

impl Money {
    /// The greatest amount: far above the budget of any state, in any currency, so anything above is a slip. Thousands of
    /// such amounts can be added up, and a floating-point number holds each exactly.
    pub const MOST: i64 = 1_000_000_000_000_000;

    fn new(amount: i64, currency: &str) -> Option<Self> {
        let is_currency = currency.len() == 3 && currency.bytes().all(|byte| byte.is_ascii_uppercase());
        let sound = is_currency && (0..=Self::MOST).contains(&amount);
        sound.then(|| Self { amount, currency: currency.to_owned() })
    }

    fn parse(text: &str) -> Option<Self> {
        let (number, currency) = text.trim().rsplit_once(char::is_whitespace)?;
        let groups: Vec<&str> = number.split_whitespace().collect();
        let grouped = groups.iter().skip(1).all(|group| group.len() == 3);
        let digits = groups.concat();
        let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !(grouped && plain) {
            return None;
        }
        Self::new(digits.parse().ok()?, currency)
    }
}

#[cfg(test)]
mod tests {
    use super::Money;

    #[test]
    fn amounts_are_whole_numbers_with_a_currency() {
        let amount = |text: &str| Money::parse(text).map(|money| money.amount);
        assert_eq!(amount("1500000 CZK"), Some(1_500_000));
        assert_eq!(amount("1 500 000 CZK"), Some(1_500_000));
        assert_eq!(amount("1\u{a0}500\u{a0}000 EUR"), Some(1_500_000));
        assert_eq!(amount("1 000 000 000 000 000 CZK"), Some(1_000_000_000_000_000));
        for bad in [
            "1500000",
            "1000000000000001 CZK",
            "9223372036854775807 CZK",
            "1,5 CZK",
            "-5 CZK",
            "15 00 CZK",
            "1500000 Kč",
            "CZK",
            "",
        ] {
            assert_eq!(amount(bad), None, "{bad}");
        }
    }
}
