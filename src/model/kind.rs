//! Kinds: what a declaration says about a sort of record.

use super::field::{Declared, Decoder, FieldSpec, Fields, Shape, TableSpec};
use super::record::Common;
use crate::syntax::toml::Table;

/// A type that a record can have.
pub trait Kind: Declared {
    /// Its declaration.
    const SPEC: &'static KindSpec;
}

/// A kind's declaration.
#[derive(Debug)]
pub struct KindSpec {
    /// Name, as in `measure:dluhove-poradenstvi`.
    pub name: &'static str,
    /// Folder of `content/` that holds its records.
    pub folder: &'static str,
    /// Doc comment of the declaration.
    pub doc: &'static str,
    /// Its own fields, beyond those that every kind has.
    pub fields: &'static [FieldSpec],
    /// Reads its own fields.
    pub read: fn(&Table, &mut Decoder<'_>) -> Box<dyn Fields>,
}

impl PartialEq for KindSpec {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl KindSpec {
    /// All fields, those that every kind has first.
    pub fn all_fields(&self) -> impl Iterator<Item = &'static FieldSpec> {
        Common::FIELDS.iter().chain(self.fields)
    }

    /// The declarations of its parts.
    pub fn parts(&self) -> impl Iterator<Item = &'static TableSpec> {
        self.all_fields().filter_map(|field| match field.shape {
            Shape::Parts(spec) => Some(spec),
            _ => None,
        })
    }
}

/// Reads the fields of kind `K`; the common fields of all kinds are known, but not read.
pub(crate) fn read_fields<K: Kind>(table: &Table, decoder: &mut Decoder<'_>) -> Box<dyn Fields> {
    let known: Vec<&FieldSpec> = Common::FIELDS.iter().collect();
    Box::new(K::read(table, &known, decoder))
}
