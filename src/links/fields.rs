//! The fields of a link that a sheet has.

use crate::model::FieldOf;
use crate::model::field;
use crate::model::field::{Fields, Value};
use crate::model::parts::Link;

/// A field of a link that can be filled in.
#[derive(Clone, Copy)]
pub(super) struct Fillable {
    pub(super) field: FieldOf<Link>,
    /// Whether it takes a date.
    pub(super) is_date: bool,
}

/// Those fields, in the order of the columns. References to who checked or confirmed are left to the record: a sheet has no list of them.
pub(super) const FILLABLE: [Fillable; 9] = [
    Fillable::text(field!(Link.relation)),
    Fillable::text(field!(Link.quote)),
    Fillable::text(field!(Link.page)),
    Fillable::text(field!(Link.note)),
    Fillable::text(field!(Link.stated_by)),
    Fillable::date(field!(Link.since)),
    Fillable::date(field!(Link.checked)),
    Fillable::text(field!(Link.answer)),
    Fillable::date(field!(Link.confirmed)),
];

impl Fillable {
    const fn text(field: FieldOf<Link>) -> Self {
        Self { field, is_date: false }
    }

    const fn date(field: FieldOf<Link>) -> Self {
        Self { field, is_date: true }
    }

    pub(super) const fn name(self) -> &'static str {
        self.field.name()
    }

    /// What a link says in it, as it would be written; empty where it says nothing.
    pub(super) fn of(self, link: &Link) -> String {
        let link: &dyn Fields = link;
        let known = link.iter().find(|(spec, _)| spec.name == self.name());
        match known.map(|(_, value)| value) {
            Some(Value::Text(text)) => text.main().to_owned(),
            Some(Value::Prose(prose)) => prose.main().text.trim().to_owned(),
            Some(Value::Choice(name)) => name.to_owned(),
            Some(Value::Fuzzy(date)) => date.to_string(),
            _ => String::new(),
        }
    }
}
