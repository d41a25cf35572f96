//! Where the values of a record or part are written, for faults that are found after everything was read.

use super::FieldOf;
use super::field::FieldSpec;
use crate::source::Span;
use crate::syntax::toml::Table;

/// Places of values by the names of their fields. A value that could not be read has a place, too.
#[derive(Clone, Debug, Default)]
pub struct Places(Vec<(&'static str, Span)>);

impl Places {
    /// The places in `table` of values whose keys are among `specs`.
    pub(crate) fn of(table: &Table, specs: impl IntoIterator<Item = &'static FieldSpec>) -> Self {
        let place = |spec: &'static FieldSpec| Some((spec.name, table.get(spec.name)?.span));
        let mut places: Vec<_> = specs.into_iter().filter_map(place).collect();
        places.shrink_to_fit();
        Self(places)
    }

    /// Notes that a value of this field is written under a wrong name.
    pub(super) fn meant(&mut self, field: &'static str, place: Span) {
        self.0.push((field, place));
    }

    /// Where the value of this field is written; `None` when nothing is written.
    pub fn get<O>(&self, field: FieldOf<O>) -> Option<Span> {
        self.named(field.name())
    }

    /// The same for code that goes through all fields.
    pub fn of_spec(&self, spec: &FieldSpec) -> Option<Span> {
        self.named(spec.name)
    }

    fn named(&self, field: &str) -> Option<Span> {
        self.0.iter().find(|(known, _)| *known == field).map(|(_, span)| *span)
    }
}
