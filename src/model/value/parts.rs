//! Parts: tables inside a record that may be nodes of the graph themselves.

use std::collections::BTreeMap;

use super::Lang;
use crate::diag::{Diagnostic, codes, text};
use crate::model::field::{
    Declared, Decoder, Field, FieldOptions, FieldSpec, Fields, PartList, PartView, Shape, TableSpec, Value,
};
use crate::model::{FieldOf, Places};
use crate::source::Span;
use crate::syntax::csv::MOST_ROWS;
use crate::syntax::toml::{Node, Table, Tree};

/// Most parts of one sort that are read, as many as a table may have rows.
const MOST_PARTS: usize = MOST_ROWS;

/// A struct of fields with a name of its own.
pub trait Named: Declared {
    /// Its declaration.
    const SPEC: &'static TableSpec;
}

/// The id that every part may have.
pub static ID: FieldSpec = FieldSpec {
    name: "id",
    doc: "Id of the part in its record, where something may refer to it: letters without diacritics, digits, `.`, `_`, `-`.",
    shape: Shape::Code,
    options: FieldOptions::NONE,
};

/// One part.
#[derive(Clone)]
pub struct Part<T> {
    /// Its id, where something may refer to it.
    pub id: Option<String>,
    /// Where it is written.
    pub span: Span,
    /// Where its values are written.
    pub places: Places,
    /// Its fields.
    pub data: T,
}

impl<T> Part<T> {
    /// Where the value of this field is written, or else the part.
    pub fn place(&self, field: FieldOf<T>) -> Span {
        self.places.get(field).unwrap_or(self.span)
    }
}

/// The parts of one sort in a record.
#[derive(Clone)]
pub struct Parts<T>(Vec<Part<T>>);

impl<T> Default for Parts<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Parts<T> {
    /// The parts in the order of the file.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Part<T>> {
        self.0.iter()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

impl<T: Named> Parts<T> {
    fn read_one(table: &Table, decoder: &mut Decoder<'_>) -> Part<T> {
        let id = table.get(ID.name).and_then(|node| read_id(node, decoder));
        let places = Places::of(table, T::FIELDS);
        Part { id, span: table.span, places, data: decoder.table(T::SPEC.name, table, &[&ID]) }
    }
}

fn read_id(node: &Node, decoder: &mut Decoder<'_>) -> Option<String> {
    let Tree::Text { value, .. } = &node.tree else {
        decoder.wrong_type(node, "a text");
        return None;
    };
    if is_part_id(value) {
        return Some(value.clone());
    }
    let message = text!("`{id}` can't be the id of a part", id = value);
    let help = text!("an id holds letters without diacritics, digits, and `.`, `_`, `-`, as `u1` or `B.2`");
    decoder.sink.push(Diagnostic::new(&codes::BAD_PART_ID, node.span, message).help(help));
    None
}

/// Whether `id` can be the id of a part, and so an anchor. Anchors that begin with `_` belong to themes.
pub(crate) fn is_part_id(id: &str) -> bool {
    !id.is_empty()
        && !id.starts_with('_')
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
}

impl<T: Named> PartList for Parts<T> {
    fn spec(&self) -> &'static TableSpec {
        T::SPEC
    }

    fn len(&self) -> usize {
        self.0.len()
    }

    fn part(&self, index: usize) -> PartView<'_> {
        let Part { id, span, places, data } = &self.0[index];
        PartView { spec: T::SPEC, id: id.as_deref(), span: *span, places, fields: data }
    }
}

impl<T: Named> Field for Parts<T> {
    const SHAPE: Shape = Shape::Parts(T::SPEC);

    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Self {
        let Tree::Array(items) = &node.tree else {
            decoder.wrong_type(node, "a list of tables");
            return Self::default();
        };
        if let Some(item) = items.get(MOST_PARTS) {
            let message = text!("there are more than {count} `{field}`", own count = MOST_PARTS, own field = decoder.field);
            let help = text!("a page shows all of them: publish so many as an attachment");
            decoder.sink.push(Diagnostic::new(&codes::TOO_LARGE, item.span, message).help(help));
        }
        let items = &items[..items.len().min(MOST_PARTS)];
        let mut parts = Vec::with_capacity(items.len());
        for item in items {
            match &item.tree {
                Tree::Table(table) => parts.push(Self::read_one(table, decoder)),
                _ => decoder.wrong_type(item, "a list of tables"),
            }
        }
        Self(parts)
    }

    fn value(&self) -> Value<'_> {
        if self.0.is_empty() { Value::Absent } else { Value::Parts(self) }
    }

    /// Parts are translated one by one, found by their ids.
    fn translate(&mut self, node: &Node, lang: Lang, decoder: &mut Decoder<'_>) {
        let Tree::Array(items) = &node.tree else {
            decoder.wrong_type(node, "a list of tables");
            return;
        };
        let mut by_id: BTreeMap<String, usize> = BTreeMap::new();
        for (at, id) in self.0.iter().enumerate().filter_map(|(at, part)| Some((at, part.id.as_ref()?))) {
            by_id.entry(id.clone()).or_insert(at);
        }
        for item in items {
            let Tree::Table(table) = &item.tree else {
                decoder.wrong_type(item, "a list of tables");
                continue;
            };
            let id = table.get(ID.name).and_then(|id| read_id(id, decoder));
            match id.as_ref().and_then(|id| by_id.get(id)) {
                Some(&at) => translate_fields(&mut self.0[at].data, T::SPEC.name, table, lang, decoder),
                None => part_not_found(table, id.as_deref(), decoder),
            }
        }
    }

    /// Parts that can hold private values and are not open are dropped as a whole.
    fn publish(&mut self, _open: bool) -> bool {
        let before = self.0.len();
        self.0.retain(|part| {
            let table: &dyn Fields = &part.data;
            !table.is_guarded() || table.is_open()
        });
        let mut fewer = self.0.len() < before;
        for part in &mut self.0 {
            fewer |= part.data.publish();
        }
        fewer
    }

    fn add_parts(&mut self, tables: &[Table], decoder: &mut Decoder<'_>) {
        self.0.extend(tables.iter().map(|table| Self::read_one(table, decoder)));
    }
}

fn part_not_found(table: &Table, id: Option<&str>, decoder: &mut Decoder<'_>) {
    let message = match id {
        Some(id) => {
            text!("the main file has no `{part}` with the id `{id}`", own part = decoder.field, id = id)
        }
        None => {
            text!("a translated `{part}` needs the `id` of the one it translates", own part = decoder.field)
        }
    };
    let help = text!("parts are matched by their ids: give the part one in the main file, and the same here");
    decoder.sink.push(Diagnostic::new(&codes::OVERLAY_FIELD, table.span, message).help(help));
}

/// Passes every key of an overlay's table to the field it translates.
pub(crate) fn translate_fields(
    fields: &mut dyn crate::model::field::Fields,
    owner: &'static str,
    table: &Table,
    lang: Lang,
    decoder: &mut Decoder<'_>,
) {
    let outer = (decoder.owner, decoder.field);
    decoder.owner = owner;
    let specs = fields.specs();
    for (key, node) in &table.entries {
        match specs.iter().position(|spec| spec.name == key.name) {
            Some(index) => {
                decoder.field = specs[index].name;
                fields.translate(index, node, lang, decoder);
            }
            None if key.name == ID.name => {}
            None => {
                let only = Table { span: table.span, entries: vec![(key.clone(), node.clone())] };
                decoder.unknown_keys(&only, specs, &[&ID]);
            }
        }
    }
    (decoder.owner, decoder.field) = outer;
}
