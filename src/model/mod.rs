//! The content model: kinds of records, their fields, parts and references, and the types of values.
//!
//! A kind is one file in [`kinds`] and one line in its list. Everything else (reading, checks, back-links,
//! data, schema, default pages) follows from the declaration.

pub mod declare;
mod decoder;
pub mod field;
mod field_of;
mod kept;
pub mod kind;
pub mod kinds;
mod overlay;
pub mod parts;
mod places;
pub mod record;
mod role;
pub mod value;
pub(crate) mod vocabulary;

pub(crate) use decoder::Outer;
pub use field_of::{FieldOf, ReferenceField};
pub(crate) use field_of::{field, reference};
pub use overlay::translate;
pub use places::Places;
pub use record::{Common, Record, coded};
pub use role::Role;
pub(crate) use value::translate_fields;

/// The name of a kind or part with its article, for a message: `a measure`, `an event`.
pub(crate) fn a(name: &str) -> String {
    match name.as_bytes() {
        // A name in the plural takes none.
        [.., b's'] => format!("`{name}`"),
        [b'a' | b'e' | b'i' | b'o' | b'u', ..] => format!("an {name}"),
        _ => format!("a {name}"),
    }
}
