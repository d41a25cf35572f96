//! Codes of measures, goals and items of documents: text, in the order in which people count.

use std::cmp::Ordering;

use super::string;
use crate::model::field::{Decoder, Scalar, Shape, Value};
use crate::syntax::toml::Node;

/// A code such as `1.10` or `B.2`: text, never a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// The code as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Scalar for Code {
    const SHAPE: Shape = Shape::Code;

    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        string(node, "a text in quotation marks", decoder).map(|code| Self(code.trim().to_owned()))
    }

    fn value(&self) -> Value<'_> {
        Value::Code(&self.0)
    }
}

/// Compares two codes in natural order: runs of digits as numbers, everything else as text.
///
/// So `1.9` comes before `1.10`, and `A.2` before `A.10`. The order is total: codes that count the same
/// (`1.1` and `1.01`) are told apart by the number of leading zeros.
pub fn natural_cmp(a: &str, b: &str) -> Ordering {
    runs(a).cmp(runs(b)).then_with(|| a.len().cmp(&b.len())).then_with(|| a.cmp(b))
}

/// A maximal run of a code's characters. Where a number meets a text, the number comes first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Run<'a> {
    /// Digits without leading zeros: of two numbers the longer is the greater.
    Number(usize, &'a str),
    Text(&'a str),
}

fn runs(code: &str) -> impl Iterator<Item = Run<'_>> {
    let mut rest = code;
    std::iter::from_fn(move || {
        let is_number = rest.bytes().next()?.is_ascii_digit();
        let end = rest.bytes().position(|byte| byte.is_ascii_digit() != is_number).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        rest = after;
        if !is_number {
            return Some(Run::Text(run));
        }
        let digits = run.trim_start_matches('0');
        Some(Run::Number(digits.len(), digits))
    })
}

#[cfg(test)]
mod tests {
    use super::natural_cmp;
    use proptest::prelude::*;
    use std::cmp::Ordering;

    #[test]
    fn numbers_count_and_texts_spell() {
        let mut codes =
            ["B.2.1", "1.10", "A.10", "1.9", "Č.1", "A.2", "1", "1.01", "A", "B.2", "1.1", "2", "10"];
        codes.sort_by(|a, b| natural_cmp(a, b));
        let expected =
            ["1", "1.1", "1.01", "1.9", "1.10", "2", "10", "A", "A.2", "A.10", "B.2", "B.2.1", "Č.1"];
        assert_eq!(codes, expected);
    }

    #[test]
    fn a_number_may_be_longer_than_any_integer() {
        let nines = "9".repeat(40);
        let more = format!("1{}", "0".repeat(40));
        assert_eq!(natural_cmp(&nines, &more), Ordering::Less);
    }

    proptest! {
        #[test]
        fn the_order_is_total(a in "[0-2.ač]{0,6}", b in "[0-2.ač]{0,6}", c in "[0-2.ač]{0,6}") {
            prop_assert_eq!(natural_cmp(&a, &b) == Ordering::Equal, a == b);
            prop_assert_eq!(natural_cmp(&a, &b), natural_cmp(&b, &a).reverse());
            if natural_cmp(&a, &b).is_le() && natural_cmp(&b, &c).is_le() {
                prop_assert!(natural_cmp(&a, &c).is_le());
            }
        }
    }
}
