//! What parts of records are called.

use super::lang_string::LangString;
use super::shorten::shorten;
use super::{Edition, names};
use crate::graph::NodeId;
use crate::model::Role;
use crate::model::field::{PartView, Value};
use crate::syntax::markdown;

/// What a part is called in a link: its title, or the beginning of its text; or else its type, with its date or subject.
/// `None` if that would say no more than the type, or would only name `seen_at`.
pub(in crate::view) fn name(
    edition: &Edition<'_>,
    part: &PartView<'_>,
    seen_at: Option<NodeId>,
) -> Option<PartName> {
    own_name(edition, part)
        .map(PartName::Own)
        .or_else(|| by_type(edition, part, seen_at).map(PartName::ByType))
}

/// What a part is called in a link.
pub(in crate::view) enum PartName {
    /// By words of its own.
    Own(LangString),
    /// By its type, with its date or subject: that says less than the name of its record.
    ByType(LangString),
}

fn own_name(edition: &Edition<'_>, part: &PartView<'_>) -> Option<LangString> {
    for role in [Role::Title, Role::Label, Role::Text] {
        match part.fields.by_role(role) {
            Value::Text(text) => return Some(with_code(part, edition.best(text))),
            Value::Prose(prose) => {
                let (written, lang) = prose.localized().best(edition.lang);
                let text = shorten(&markdown::plain_text(&written.text));
                return Some(with_type(edition, part, edition.set(&text, lang)));
            }
            _ => {}
        }
    }
    None
}

fn by_type(edition: &Edition<'_>, part: &PartView<'_>, seen_at: Option<NodeId>) -> Option<LangString> {
    let words = part.fields.iter().find_map(|(field, value)| match value {
        Value::Fuzzy(date) if field.has_role(Role::Date) => {
            Some(LangString { text: edition.locale().date(date), lang: None })
        }
        Value::References([reference]) => {
            let target = edition.public.target(reference).filter(|target| Some(*target) != seen_at)?;
            Some(names::title(edition, edition.public.record(target)))
        }
        _ => None,
    })?;
    Some(with_type(edition, part, words))
}

fn with_type(edition: &Edition<'_>, part: &PartView<'_>, words: LangString) -> LangString {
    let part_type = edition.locale().text_for("part-one", "", part.spec.name);
    LangString { text: format!("{part_type}: {}", words.text), lang: words.lang }
}

fn with_code(part: &PartView<'_>, words: LangString) -> LangString {
    words.after_code(part.fields.code())
}
