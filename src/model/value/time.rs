//! Times of day and terms of tasks.

use std::fmt;

use super::{Edtf, string};
use crate::diag::{Diagnostic, codes, text};
use crate::model::field::{Decoder, Scalar, Shape, Value};
use crate::model::vocabulary::{Of, nearest};
use crate::syntax::toml::{Node, Tree};

/// A time of day in hours and minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time {
    hour: u8,
    minute: u8,
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

impl Scalar for Time {
    const SHAPE: Shape = Shape::Time;

    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let written = match &node.tree {
            Tree::Date(time) => time.to_string(),
            _ => string(node, "a time of day", decoder)?.to_owned(),
        };
        let read = Self::parse(&written);
        if read.is_none() {
            let message = text!("`{time}` is not a time of day", time = written);
            let help = text!("write hours and minutes, as `\"14:30\"`");
            decoder.sink.push(Diagnostic::new(&codes::BAD_DATE, node.span, message).help(help));
        }
        read
    }

    fn value(&self) -> Value<'_> {
        Value::Time(self)
    }
}

impl Time {
    fn parse(text: &str) -> Option<Self> {
        let text = text.strip_suffix(":00").filter(|rest| rest.contains(':')).unwrap_or(text);
        let (hour, minute) = text.split_once(':')?;
        let number = |digits: &str| (digits.len() <= 2).then(|| digits.parse::<u8>().ok()).flatten();
        let time = Self { hour: number(hour)?, minute: number(minute)? };
        (time.hour < 24 && time.minute < 60).then_some(time)
    }
}

/// When a task is due.
#[derive(Clone, Debug, PartialEq)]
pub enum Due {
    /// By a date.
    By(Edtf),
    /// All the time (průběžně).
    Ongoing,
}

/// How [`Due::Ongoing`] is written.
const ONGOING: &str = "ongoing";

impl Scalar for Due {
    const SHAPE: Shape = Shape::Due;

    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        match node.text() {
            Some(ONGOING) => return Some(Self::Ongoing),
            // A date has no letters, so no word is looked for in its place.
            Some(word)
                if word.contains(char::is_alphabetic) && nearest(word, Of::Due, [ONGOING]).is_some() =>
            {
                let message = text!("`{value}` is not a date or period", value = word);
                let help = text!("did you mean `{word}`?", own word = ONGOING);
                decoder.sink.push(Diagnostic::new(&codes::BAD_DATE, node.span, message).help(help));
                return None;
            }
            _ => {}
        }
        Edtf::read(node, decoder).map(Self::By)
    }

    fn value(&self) -> Value<'_> {
        Value::Due(self)
    }
}

#[cfg(test)]
mod tests {
    use super::Time;

    #[test]
    fn times_have_hours_and_minutes() {
        let read = |text: &str| Time::parse(text).map(|time| time.to_string());
        assert_eq!(read("9:05").as_deref(), Some("09:05"));
        assert_eq!(read("14:30:00").as_deref(), Some("14:30"));
        for bad in ["24:00", "9.05", "14", "14:60", "14:5x", ""] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
