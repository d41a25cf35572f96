//! Renderers: the report as text for people and for machines.
//!
//! Each sees the [`Report`] only, in which everything is masked and cleaned already.

mod github;
mod human;
mod json;
mod sarif;
mod short;

pub use human::{item, styled};

use super::{Item, Report};
use crate::source::Position;

/// An output format of diagnostics.
#[derive(Debug)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// The report in this format; ends with a line end unless it is empty.
    pub render: fn(&Report) -> String,
}

/// All formats, the default first.
pub static FORMATS: &[Format] = &[
    Format { name: "human", render: human::plain },
    Format { name: "short", render: short::render },
    Format { name: "json", render: json::render },
    Format { name: "sarif", render: sarif::render },
    Format { name: "github", render: github::render },
];

/// The format of this name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// `value` as an indented JSON document with a line end.
fn to_json(value: &impl serde::Serialize) -> String {
    // Only fails on keys that are no texts or on a failing `Serialize`; the formats have neither.
    let mut json = serde_json::to_string_pretty(value).unwrap_or_default();
    json.push('\n');
    json
}

/// The message, and the help on a line of its own.
fn message_with_help(item: &Item) -> String {
    match &item.help {
        Some(help) => format!("{}\nhelp: {help}", item.message),
        None => item.message.clone(),
    }
}

fn line(position: Option<Position>) -> Option<usize> {
    position.map(|position| position.line)
}

fn column(position: Option<Position>) -> Option<usize> {
    position.map(|position| position.column)
}
