//! Types of values: how each is written in a content file, and what it holds once read.

mod address;
mod choice;
pub mod code;
mod date;
pub mod edtf;
mod file;
mod money;
mod number;
mod parts;
mod private;
mod reference;
mod text;
mod time;

pub use address::{Mailbox, Phone, Web};
pub(crate) use choice::read_choice;
pub use code::Code;
pub use edtf::Edtf;
pub use file::FilePath;
pub(crate) use file::stays_inside;
pub use money::Money;
pub use number::{Count, Decimal, Percent};
pub use parts::{ID, Named, Part, Parts};
pub(crate) use parts::{is_part_id, translate_fields};
pub use private::Private;
pub(crate) use reference::is_record_id;
pub use reference::{Anything, OneTarget, Ref, Reference, Refers, Refs, Target, Targets};
pub use text::{Lang, Localized, Prose, Text, Written};
pub use time::{Due, Time};

use super::field::{Decoder, Value};
use crate::diag::{Diagnostic, codes, text as message};
use crate::syntax::toml::{Node, Table, Tree};

/// The string of a node that must hold one with something in it; anything else is reported.
fn string<'a>(node: &'a Node, takes: &'static str, decoder: &mut Decoder<'_>) -> Option<&'a str> {
    let Tree::Text { value, .. } = &node.tree else {
        decoder.wrong_type(node, takes);
        return None;
    };
    if value.trim().is_empty() {
        decoder.sink.push(
            Diagnostic::new(
                &codes::EMPTY_VALUE,
                node.span,
                message!("`{field}` is empty", own field = decoder.field),
            )
            .help(message!("leave the field out while it is not known")),
        );
        return None;
    }
    Some(value)
}

impl super::field::Field for bool {
    const SHAPE: super::field::Shape = super::field::Shape::Flag;

    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Self {
        if let Tree::Boolean(value) = node.tree {
            return value;
        }
        decoder.wrong_type(node, "`true` or `false`");
        false
    }

    fn value(&self) -> Value<'_> {
        if *self { Value::Flag } else { Value::Absent }
    }
}

/// Free fields of a site's own; shown by the site's own templates only.
#[derive(Clone, Default)]
pub struct Free(Option<Table>);

impl Free {
    /// The table, if there is one.
    pub fn table(&self) -> Option<&Table> {
        self.0.as_ref()
    }
}

impl super::field::Field for Free {
    const SHAPE: super::field::Shape = super::field::Shape::Free;

    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Self {
        if let Tree::Table(table) = &node.tree {
            return Self(Some(table.clone()));
        }
        decoder.wrong_type(node, "a table");
        Self(None)
    }

    fn value(&self) -> Value<'_> {
        self.0.as_ref().map_or(Value::Absent, Value::Free)
    }
}

impl<T: super::field::Declared> super::field::Scalar for Nested<T>
where
    T: Named,
{
    const SHAPE: super::field::Shape = super::field::Shape::Table(T::SPEC);

    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let Tree::Table(table) = &node.tree else {
            decoder.wrong_type(node, "a table");
            return None;
        };
        Some(Self(decoder.table(T::SPEC.name, table, &[])))
    }

    fn value(&self) -> Value<'_> {
        Value::Table(&self.0)
    }

    fn translate(&mut self, node: &Node, lang: Lang, decoder: &mut Decoder<'_>) {
        match &node.tree {
            Tree::Table(table) => translate_fields(&mut self.0, T::SPEC.name, table, lang, decoder),
            _ => decoder.wrong_type(node, "a table"),
        }
    }
}

/// One table inside a record, as `attendance = { present = 12 }`.
#[derive(Clone)]
pub struct Nested<T>(pub T);
