//! A chart with its words, and what pictures have in common.

use std::borrow::Borrow;

use serde::Serialize;

use super::bars::Bars;
use super::goals::Goals;
use super::indicator::Lines;
use super::places::Map;
use super::spans::Spans;
use super::table::Table;
use crate::chart;
use crate::locale::Locale;
use crate::view::components::cut::More;
use crate::view::context::Context;
use crate::view::edition::lang_string::LangString;

/// A chart with its words and its table.
#[derive(Debug, Serialize)]
pub(in crate::view) struct Chart {
    /// Id of its heading; ids of what belongs to it begin so.
    pub(super) id: String,
    pub(super) title: String,
    /// What the picture shows, for those who don't see it.
    pub(super) description: String,
    /// What a reader has to know to read it right.
    pub(super) note: Option<String>,
    /// Where to find everything, if the picture shows only a part.
    pub(super) more: Option<More>,
    /// The series; empty if there is only one.
    pub(super) legend: Vec<Key>,
    pub(super) picture: Picture,
    pub(super) table: Table,
}

/// The picture of a chart.
#[derive(Debug, Serialize)]
#[serde(tag = "shape", rename_all = "kebab-case")]
pub(super) enum Picture {
    Bars(Bars),
    Spans(Spans),
    Lines(Lines),
    Map(Map),
    Tree(Goals),
}

/// A series and what it is called.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Key {
    /// Its name, by which a theme knows how to draw it.
    pub(super) series: String,
    pub(super) label: LangString,
}

/// Words that stand in a picture, in lines.
#[derive(Debug, Serialize)]
pub(super) struct Label {
    pub(super) lines: Vec<Line>,
    /// Code of the language, when it is not the page's.
    pub(super) lang: Option<String>,
}

/// A line of words, at its place in pixels from the top.
#[derive(Debug, Serialize)]
pub(super) struct Line {
    pub(super) y: chart::Length,
    pub(super) text: String,
}

/// Height of a line of words in pixels.
pub(super) const LINE: usize = 20;

/// Width of the narrowest picture in pixels, and of a letter in it: they decide what fits. A phone of 320 pixels leaves
/// 280 for the picture.
const NARROWEST: f64 = 280.0;
const LETTER: f64 = 7.4;

/// The longest line of words in a picture, in letters.
const LONGEST: usize = 36;

/// Lines of words whose first stands below the row `top`.
pub(super) fn label(text: &LangString, top: usize) -> Label {
    let lines = chart::wrap(&text.text, LONGEST, 3);
    let lines = lines.into_iter().enumerate();
    let lines =
        lines.map(|(index, text)| Line { y: chart::Length::count(top + index * LINE + 14), text }).collect();
    Label { lines, lang: text.lang.clone() }
}

/// How much of the narrowest picture the text takes, in percent.
pub(super) fn share(text: &str) -> f64 {
    let letters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    f64::from(letters) * LETTER / NARROWEST * 100.0
}

/// How many values are missing and of what, in a sentence; `None` where there is none.
pub(super) fn missing_values(locale: &Locale, of: &[impl Borrow<str>]) -> Option<String> {
    (!of.is_empty())
        .then(|| locale.count_and_fill("chart.missing-values", of.len(), &[("list", &of.join(", "))]))
}

/// A text of charts in the page's language.
pub(super) fn text<'a>(context: &Context<'a>, key: &'a str) -> &'a str {
    context.locale().text(key)
}

/// A text of the page's own language as words.
pub(super) fn own(text: impl Into<String>) -> LangString {
    LangString { text: text.into(), lang: None }
}
