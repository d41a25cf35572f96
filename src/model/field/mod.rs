//! Fields: what a declaration says about them, how they are read, and how generic code sees their values.
//!
//! A kind is a plain struct whose every field implements [`Field`]. Typed code reads the struct; generic code
//! (edges, back-links, data, schema, default pages) walks [`Fields`] and matches on [`Value`]. There is one
//! representation, so the two can't drift apart.

mod spec;

use std::any::Any;

pub use super::decoder::Decoder;
pub use spec::{FieldOptions, FieldSpec, Shape, TableSpec};

use super::value::{Decimal, Due, Edtf, Lang, Money, Prose, Reference, Text, Time};
use super::{Places, Role};
use crate::source::Span;
use crate::syntax::toml::{Node, Table};

/// A field's value as generic code sees it.
#[derive(Clone, Copy)]
pub enum Value<'a> {
    /// Nothing is said.
    Absent,
    /// One line of text.
    Text(&'a Text),
    /// Markdown.
    Prose(&'a Prose),
    /// Several texts.
    Texts(&'a [Text]),
    /// A code.
    Code(&'a str),
    /// A date or period.
    Fuzzy(&'a Edtf),
    /// A date, or ongoing.
    Due(&'a Due),
    /// A time of day.
    Time(&'a Time),
    /// Money.
    Money(&'a Money),
    /// A whole number.
    Number(i64),
    /// A whole number from 0 to 100, of a hundred.
    Percent(i64),
    /// A number that may have a fraction.
    Decimal(&'a Decimal),
    /// Yes; "no" is the absence of it.
    Flag,
    /// One of a fixed list of values.
    Choice(&'static str),
    /// References.
    References(&'a [Reference]),
    /// An address of the web.
    Web(&'a str),
    /// A file beside the record, with its place.
    File(&'a str, Span),
    /// Parts.
    Parts(&'a dyn PartList),
    /// One table.
    Table(&'a dyn Fields),
    /// Something that is not published.
    Withheld,
    /// Free fields.
    Free(&'a Table),
}

/// A type that can stand in a declaration.
pub trait Field: Clone + Default + Send + Sync + 'static {
    /// What it takes.
    const SHAPE: Shape;

    /// Reads the value; a fault is reported and leaves the field as if it were not there.
    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Self;

    /// The value for generic code.
    fn value(&self) -> Value<'_>;

    /// Adds the translation that an overlay gives.
    fn translate(&mut self, node: &Node, _lang: Lang, decoder: &mut Decoder<'_>) {
        decoder.not_translatable(node.span);
    }

    /// Releases what may be published and drops the rest; `open` says that the table around the field is both official
    /// and public. Returns whether parts were dropped.
    fn publish(&mut self, _open: bool) -> bool {
        false
    }

    /// Adds parts from a table beside the record; only [`Parts`](super::value::Parts) can take them.
    fn add_parts(&mut self, _tables: &[Table], _decoder: &mut Decoder<'_>) {}
}

/// A type of which a field holds one or none.
pub trait Scalar: Clone + Send + Sync + 'static {
    /// What it takes.
    const SHAPE: Shape;

    /// Reads the value; `None` after a fault, which is reported.
    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self>;

    /// The value for generic code.
    fn value(&self) -> Value<'_>;

    /// Adds the translation that an overlay gives.
    fn translate(&mut self, node: &Node, _lang: Lang, decoder: &mut Decoder<'_>) {
        decoder.not_translatable(node.span);
    }
}

impl<T: Scalar> Field for Option<T> {
    const SHAPE: Shape = T::SHAPE;

    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Self {
        T::read(node, decoder)
    }

    fn value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Absent, T::value)
    }

    fn translate(&mut self, node: &Node, lang: Lang, decoder: &mut Decoder<'_>) {
        match self {
            Some(value) => value.translate(node, lang, decoder),
            None if T::SHAPE.is_text() => decoder.nothing_to_translate(node.span),
            None => decoder.not_translatable(node.span),
        }
    }
}

/// A struct made by a declaration, as generic code sees it.
pub trait Fields: Any + Send + Sync {
    /// The declarations of its fields.
    fn specs(&self) -> &'static [FieldSpec];

    /// Value of the field with this number in [`Fields::specs`].
    fn value(&self, index: usize) -> Value<'_>;

    /// Adds a translation to the field with this number.
    fn translate(&mut self, index: usize, node: &Node, lang: Lang, decoder: &mut Decoder<'_>);

    /// Releases what may be published and drops the rest. Returns whether parts were dropped.
    fn publish(&mut self) -> bool;

    /// Adds parts read elsewhere (a table beside the record) to the field with this number.
    fn add_parts(&mut self, index: usize, tables: &[Table], decoder: &mut Decoder<'_>);

    /// A copy of it.
    fn boxed(&self) -> Box<dyn Fields>;

    /// For typed code.
    fn as_any(&self) -> &dyn Any;
}

impl Clone for Box<dyn Fields> {
    fn clone(&self) -> Self {
        (**self).boxed()
    }
}

impl dyn Fields {
    /// Declarations and values together.
    pub fn iter(&self) -> impl Iterator<Item = (&'static FieldSpec, Value<'_>)> {
        self.specs().iter().enumerate().map(|(index, spec)| (spec, self.value(index)))
    }

    /// Whether the table is marked as official and public: only then are its private values released.
    pub fn is_open(&self) -> bool {
        let says = |role| matches!(self.by_role(role), Value::Flag);
        says(Role::Official) && says(Role::Public)
    }

    /// Whether the table can hold private values.
    pub fn is_guarded(&self) -> bool {
        self.specs().iter().any(|spec| matches!(spec.shape, Shape::Private(_)))
    }

    /// Whether the table, or one at any depth in it, can hold private values, even if they could not be read.
    pub fn holds_guarded(&self) -> bool {
        self.is_guarded()
            || self.iter().any(|(_, value)| match value {
                Value::Parts(parts) => parts.iter().any(|part| part.fields.holds_guarded()),
                Value::Table(table) => table.holds_guarded(),
                _ => false,
            })
    }

    /// Value of the field that has this role, the first one where several do; absent where none does. Code that does
    /// not know the kind has no other way to name a field: a string in the place of a role does not compile.
    ///
    /// ```compile_fail,E0308
    /// use vazba::model::field::{Fields, Value};
    /// let slip = |fields: &dyn Fields| matches!(fields.by_role("code"), Value::Code(_));
    /// ```
    pub fn by_role(&self, role: Role) -> Value<'_> {
        self.first(|spec| spec.has_role(role))
    }

    /// The code by which people quote it.
    pub fn code(&self) -> Option<&str> {
        match self.by_role(Role::Code) {
            Value::Code(code) => Some(code),
            _ => None,
        }
    }

    /// Value of the field with this declaration; absent where there is none of its name.
    pub fn value_of(&self, field: &FieldSpec) -> Value<'_> {
        self.first(|spec| spec.name == field.name)
    }

    /// The choice that gives a reference its meaning, such as the relation of a link.
    pub fn qualifier(&self, reference: &FieldSpec) -> Option<&'static str> {
        match self.first(|spec| reference.is_qualified_by(spec)) {
            Value::Choice(name) => Some(name),
            _ => None,
        }
    }

    fn first(&self, is_meant: impl Fn(&FieldSpec) -> bool) -> Value<'_> {
        let index = self.specs().iter().position(is_meant);
        index.map_or(Value::Absent, |index| self.value(index))
    }
}

/// A struct made by a declaration.
pub trait Declared: Fields + Clone + Default + Sized {
    /// Its fields.
    const FIELDS: &'static [FieldSpec];

    /// Reads all fields of a table. Unknown keys and missing fields are reported; `known` are keys that
    /// somebody else reads.
    fn read(table: &Table, known: &[&FieldSpec], decoder: &mut Decoder<'_>) -> Self;
}

/// Parts of one sort, as generic code sees them.
pub trait PartList: Send + Sync {
    /// The declaration.
    fn spec(&self) -> &'static TableSpec;

    /// How many there are.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The part with this number.
    fn part(&self, index: usize) -> PartView<'_>;
}

impl dyn PartList + '_ {
    /// All parts.
    pub fn iter(&self) -> impl Iterator<Item = PartView<'_>> {
        (0..self.len()).map(|index| self.part(index))
    }
}

/// One part, as generic code sees it.
#[derive(Clone, Copy)]
pub struct PartView<'a> {
    /// The declaration.
    pub spec: &'static TableSpec,
    /// Its id, where something may refer to it.
    pub id: Option<&'a str>,
    /// Where it is written.
    pub span: Span,
    /// Where its values are written.
    pub places: &'a Places,
    /// Its fields.
    pub fields: &'a dyn Fields,
}
