//! The texts of a record or part, each with its class.

use std::borrow::Cow;

use crate::model::field::{FieldSpec, Fields, PartView, Value};
use crate::model::kinds::Term;
use crate::model::value::{Lang, Localized};
use crate::model::{Record, Role};
use crate::syntax::markdown;

/// The class of a text, the most important first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// A title that is one word.
    Whole,
    /// The first word of a title, by the number of its words: what a record is called, not what it is about.
    FirstOfTwo,
    FirstOfThree,
    FirstOfFour,
    First,
    /// Another word of a title. The fewer there are, the more of it a reader has typed.
    OfTwo,
    OfThree,
    OfFour,
    Title,
    Code,
    Summary,
    /// Other names, abbreviations and forms.
    Names,
    /// Everything else.
    Body,
}

impl Class {
    /// Of the word at a place in a title of so many words.
    pub(super) fn in_title(place: usize, words: usize) -> Self {
        match (place, words) {
            (_, 1) => Self::Whole,
            (0, 2) => Self::FirstOfTwo,
            (0, 3) => Self::FirstOfThree,
            (0, 4) => Self::FirstOfFour,
            (0, _) => Self::First,
            (_, 2) => Self::OfTwo,
            (_, 3) => Self::OfThree,
            (_, 4) => Self::OfFour,
            _ => Self::Title,
        }
    }
}

/// A text that is said in a record.
pub(super) struct Said<'a> {
    pub(super) class: Class,
    /// Whether it says what the record is about.
    pub(super) tells: bool,
    pub(super) lang: Lang,
    pub(super) text: Cow<'a, str>,
}

/// Texts that are not words of a language, or are covered otherwise.
const SIGNS: [Role; 4] = [Role::Title, Role::Tier, Role::Email, Role::Phone];

/// What a part can be called by.
const TITLES: [Role; 3] = [Role::Title, Role::Label, Role::Text];

/// What nobody searches for.
const APART: [Role; 2] = [Role::Sources, Role::FormerAddress];

/// The texts of a record beside its title and its body, without the parts that stand `apart`.
pub(super) fn of_record(record: &Record, lang: Lang, apart: impl Fn(&PartView<'_>) -> bool) -> Vec<Said<'_>> {
    let mut said = Vec::new();
    for (field, value) in record.values().filter(|(field, _)| !field.has_role_of(&APART)) {
        match value {
            Value::Parts(parts) => {
                for part in parts.iter().filter(|part| !apart(part)) {
                    whole(part.fields, lang, &mut said);
                }
            }
            _ => add(field, value, lang, &mut said),
        }
    }
    said
}

/// The texts of a part beside what it is called by.
pub(super) fn of_part<'a>(part: &PartView<'a>, lang: Lang) -> Vec<Said<'a>> {
    let called = TITLES.into_iter().find(|role| !matches!(part.fields.by_role(*role), Value::Absent));
    let mut said = Vec::new();
    for (field, value) in part.fields.iter() {
        // A long text begins the title, and is said as a whole.
        if !called.is_some_and(|role| field.has_role(role)) || matches!(value, Value::Prose(_)) {
            add(field, value, lang, &mut said);
        }
    }
    said
}

/// What a part is called: its title, or the beginning of its text.
pub(super) fn title(part: &PartView<'_>, lang: Lang) -> Option<(String, Lang)> {
    TITLES.into_iter().find_map(|role| match part.fields.by_role(role) {
        Value::Text(text) => {
            let (text, lang) = text.localized().best(lang);
            Some((text.clone(), lang))
        }
        Value::Prose(prose) => {
            let (written, lang) = prose.localized().best(lang);
            Some((crate::view::shorten_to(&markdown::plain_text(&written.text), 90), lang))
        }
        _ => None,
    })
}

/// The body of a record without the texts of the parts `ids`; or the text of the part `of` in it.
pub(super) fn of_body<'a>(
    record: &'a Record,
    lang: Lang,
    ids: &[&str],
    of: Option<&str>,
) -> impl Iterator<Item = Said<'a>> + use<'a> {
    let (written, lang) = record.body.localized().best(lang);
    let mut sections = markdown::sections(&written.text, ids);
    let ranges = match of {
        Some(id) => sections.parts.remove(id).unwrap_or_default(),
        None => sections.main,
    };
    ranges.into_iter().map(move |range| {
        let text = without_gaps(&markdown::plain_text(&written.text[range]));
        Said { class: Class::Body, tells: true, lang, text: text.into() }
    })
}

/// The names that a term has.
pub(super) fn names(term: &Term, lang: Lang) -> impl Iterator<Item = Said<'_>> {
    let texts = term.abbreviation.iter().chain(&term.expansion).chain(&term.forms);
    texts.map(move |text| said(Class::Names, text.localized(), lang))
}

fn whole<'a>(fields: &'a dyn Fields, lang: Lang, out: &mut Vec<Said<'a>>) {
    for (field, value) in fields.iter() {
        match value {
            Value::Text(text) if field.has_role(Role::Title) => {
                out.push(said(Class::Body, text.localized(), lang));
            }
            _ => add(field, value, lang, out),
        }
    }
}

fn add<'a>(field: &FieldSpec, value: Value<'a>, lang: Lang, out: &mut Vec<Said<'a>>) {
    let class = match field.options.role {
        Some(Role::Summary) => Class::Summary,
        Some(Role::Name | Role::Keyword) => Class::Names,
        _ => Class::Body,
    };
    match value {
        Value::Text(text) if !field.has_role_of(&SIGNS) => out.push(said(class, text.localized(), lang)),
        Value::Texts(texts) => out.extend(texts.iter().map(|text| said(class, text.localized(), lang))),
        Value::Prose(prose) => {
            let (written, lang) = prose.localized().best(lang);
            let text = without_gaps(&markdown::plain_text(&written.text));
            out.push(Said { class, tells: true, lang, text: text.into() });
        }
        Value::Table(table) => whole(table, lang, out),
        _ => {}
    }
}

/// A text of one line.
pub(super) fn said(class: Class, text: &Localized<String>, lang: Lang) -> Said<'_> {
    let (text, lang) = text.best(lang);
    Said { class, tells: class == Class::Summary, lang, text: text.into() }
}

/// A text without the blanks that links leave whose words only pages fill in.
fn without_gaps(text: &str) -> String {
    text.replace(" .", ".").replace(" ,", ",")
}
