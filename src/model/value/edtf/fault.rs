//! What can be wrong with the text of a date, and what was probably meant.

use std::ops::Range;

use jiff::civil::Date;

use super::{Edtf, Point, parse};
use crate::diag::{Text, text};

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The bytes of the text that are wrong.
    pub range: Range<usize>,
    /// What is wrong with them.
    pub flaw: Flaw,
}

/// What is wrong with a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It is not written as a date here.
    Notation {
        /// The whole text as it was probably meant; it can be read.
        suggestion: Option<String>,
    },
    /// Its month is not one of the twelve.
    NoSuchMonth {
        /// The month's number as written.
        month: i8,
    },
    /// Its month has no such day.
    NoSuchDay {
        /// Last day of that month.
        last: Date,
    },
    /// Its end comes before its start.
    EndBeforeStart {
        /// The start as written.
        start: Point,
        /// The end as written.
        end: Point,
    },
    /// Neither its start nor its end is known.
    NothingKnown,
}

impl Fault {
    /// The fact, for a diagnostic. `whole` is the text that was read.
    pub fn message(&self, whole: &str) -> Text {
        let written = whole.get(self.range.clone()).unwrap_or(whole);
        match self.flaw {
            Flaw::Notation { .. } => text!("`{date}` is not a date or period", date = written),
            Flaw::NoSuchMonth { .. } => text!("there is no month `{month}`", month = written),
            Flaw::NoSuchDay { .. } => text!("`{date}` is not a day of the calendar", date = written),
            Flaw::EndBeforeStart { .. } => text!("`{date}` ends before it starts", date = written),
            Flaw::NothingKnown => text!("`{date}` has neither a start nor an end", date = written),
        }
    }

    /// What to do about it, for a diagnostic.
    pub fn help(&self) -> Text {
        match &self.flaw {
            Flaw::Notation { suggestion: Some(date) } => text!("write `{date}`", date = date),
            Flaw::Notation { suggestion: None } => {
                text!("write as much as is known: `2021-07-13`, `2021-07`, `2021`, a span `2021-09/2021-10`")
            }
            Flaw::NoSuchMonth { .. } => text!("a date is year, month, day: `2021-07-13`"),
            Flaw::NoSuchDay { last } => text!("the last day of that month is `{last}`", last = last),
            Flaw::EndBeforeStart { start, end } => {
                text!("the earlier date comes first: `{end}/{start}`", end = end, start = start)
            }
            Flaw::NothingKnown => text!("leave the field out when nothing is known"),
        }
    }
}

/// The text as it was probably meant, if it can then be read.
pub(super) fn suggest(text: &str) -> Option<String> {
    let plain = text.replace(['\u{a0}', '\u{202f}'], " ").replace(['–', '—', '−'], "-");
    let plain = plain.trim();
    let within = plain.starts_with(['[', '{']);
    let plain = plain.trim_matches(['[', ']', '{', '}']);
    let candidate = ["..", "/", " - ", " až ", "-", ","]
        .iter()
        .filter_map(|between| plain.split_once(between))
        .filter_map(|(start, end)| span(start, end, within))
        .find(|candidate| Edtf::parse(candidate).is_ok());
    single(plain).or(candidate).filter(|candidate| candidate != text)
}

fn span(start: &str, end: &str, within: bool) -> Option<String> {
    let (start, end) = (start.trim(), end.trim());
    match (start.is_empty(), end.is_empty()) {
        (true, true) => None,
        (true, false) => Some(format!("../{}", single(end)?)),
        (false, true) => Some(format!("{}/..", single(start)?)),
        (false, false) => {
            let start = single(start).or_else(|| single(&completed(start, end)))?;
            let end = single(end)?;
            Some(if within { format!("[{start}..{end}]") } else { format!("{start}/{end}") })
        }
    }
}

/// `13.` before `15. 7. 2021` means `13. 7. 2021`.
fn completed(start: &str, end: &str) -> String {
    let given = start.split_terminator('.').count();
    let rest: Vec<&str> = end.split('.').skip(given).collect();
    format!("{}.{}", start.trim_end_matches('.'), rest.join("."))
}

/// A single date in one of the notations that people use, as it is written here.
fn single(text: &str) -> Option<String> {
    let text = text.trim();
    let with_time = text.split_once(['T', ' ']).filter(|(_, time)| time.contains(':'));
    let date_of_time = with_time.map_or(text, |(date, _)| date);
    let day_first: Vec<&str> = text.split('.').map(str::trim).collect();
    let slashed: Vec<&str> = text.split('/').map(str::trim).collect();
    let hyphened: Vec<&str> = date_of_time.split('-').collect();
    let (year, month, day) = match (&day_first[..], &slashed[..], &hyphened[..]) {
        ([day, month, year], ..) => (*year, Some(*month), Some(*day)),
        ([month, year], ..) | (_, [month, year], _) => (*year, Some(*month), None),
        (_, _, [year, month, day]) | (_, [year, month, day], _) => (*year, Some(*month), Some(*day)),
        (_, _, [year, month]) => (*year, Some(*month), None),
        (_, _, [year]) => (*year, None, None),
        _ => return None,
    };
    let mut date = year.to_owned();
    for part in [month, day].into_iter().flatten() {
        date.push_str(if part.len() == 1 { "-0" } else { "-" });
        date.push_str(part);
    }
    parse::point(&date, 0).ok().map(|point| point.to_string())
}
