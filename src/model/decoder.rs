//! What code that reads fields needs: the field's owner, and where faults go.

use super::a;
use super::field::{Declared, Field, FieldSpec};
use super::kinds;
use super::vocabulary::{Of, nearest};
use crate::diag::{Diagnostic, Sink, Text, codes, text};
use crate::source::Span;
use crate::syntax::toml::{Header, Key, Node, Table, Tree};

/// The fields of the record or file around all parts.
pub struct Outer {
    /// Name of the kind.
    pub owner: &'static str,
    /// Names of its fields.
    pub fields: Vec<&'static str>,
    /// The first header; fields of the record stand above it.
    pub header: Option<Header>,
}

/// What code that reads a field needs to know: the field's owner, and where faults go.
pub struct Decoder<'a> {
    /// Takes the faults.
    pub sink: &'a mut Sink,
    /// Name of the kind or part that is read.
    pub owner: &'static str,
    /// Name of the field that is read.
    pub field: &'static str,
    /// Whether everything written could be read; if not, nothing is reported as missing.
    pub complete: bool,
    /// The record or file that it is a part of.
    pub outer: Option<Outer>,
}

impl<'a> Decoder<'a> {
    /// A decoder for a kind or part.
    pub fn new(owner: &'static str, sink: &'a mut Sink) -> Self {
        Self { sink, owner, field: "", complete: true, outer: None }
    }

    /// Reports that the value is not of the type that the field takes.
    pub fn wrong_type(&mut self, node: &Node, takes: &'static str) {
        // What stands bare is often only missing its quotation marks.
        let bare = matches!(node.tree, Tree::Integer(_) | Tree::Float(_) | Tree::Boolean(_) | Tree::Date(_));
        let help = (bare && takes != "a number" && takes != "a whole number")
            .then(|| text!("write it in quotation marks: `\"…\"`"));
        self.wrong_type_but(node, takes, help);
    }

    /// The same, with what it takes as help.
    pub fn wrong_type_but(&mut self, node: &Node, takes: &'static str, help: Option<Text>) {
        let message = text!(
            "`{field}` takes {takes}, not {found}",
            own field = self.field,
            own takes = takes,
            own found = node.tree.describe()
        );
        self.sink.push(Diagnostic::new(&codes::WRONG_TYPE, node.span, message).maybe_help(help));
    }

    /// Reads a field whose name is `field`.
    pub fn field<T: Field>(&mut self, field: &'static str, node: &Node) -> T {
        let outer = std::mem::replace(&mut self.field, field);
        let value = T::read(node, self);
        self.field = outer;
        value
    }

    /// Reads the table of a part or a nested table.
    pub fn table<T: Declared>(&mut self, owner: &'static str, table: &Table, known: &[&FieldSpec]) -> T {
        let outer = (self.owner, self.field);
        self.owner = owner;
        let value = T::read(table, known, self);
        (self.owner, self.field) = outer;
        value
    }

    pub(super) fn not_translatable(&mut self, span: Span) {
        let message = text!("`{field}` is not a text and can't be translated", own field = self.field);
        self.sink.push(
            Diagnostic::new(&codes::OVERLAY_FIELD, span, message)
                .help(text!("remove it: the main file says it for all languages")),
        );
    }

    pub(super) fn nothing_to_translate(&mut self, span: Span) {
        let message = text!("the main file has no `{field}` to translate", own field = self.field);
        self.sink.push(
            Diagnostic::new(&codes::OVERLAY_FIELD, span, message)
                .help(text!("write it in the main file first")),
        );
    }

    /// Reports keys of `table` that no declaration knows; returns the names that were probably meant.
    pub fn unknown_keys(
        &mut self,
        table: &Table,
        specs: &'static [FieldSpec],
        known: &[&FieldSpec],
    ) -> Vec<&'static str> {
        let names: Vec<&'static str> =
            specs.iter().map(|spec| spec.name).chain(known.iter().map(|spec| spec.name)).collect();
        let mut meant = Vec::new();
        for (key, _) in &table.entries {
            if names.contains(&key.name.as_str()) {
                continue;
            }
            let message = text!("{owner} has no field `{key}`", own owner = a(self.owner), key = key.name);
            let move_up = self.outer.as_ref().and_then(|outer| outer.move_up(key));
            if let Some(help) = move_up.or_else(|| other_end(self.owner, &key.name)) {
                self.sink.push(Diagnostic::new(&codes::UNKNOWN_FIELD, key.span, message).help(help));
                continue;
            }
            let near = nearest(&key.name, Of::Field, names.iter().copied());
            meant.extend(near);
            let help = match near {
                Some(name) => text!("did you mean `{name}`?", own name = name),
                None if names.contains(&"extra") => text!("fields of your own belong into `[extra]`"),
                None => text!("it takes {names}", own names = listed(&names)),
            };
            self.sink.push(Diagnostic::new(&codes::UNKNOWN_FIELD, key.span, message).help(help));
        }
        meant
    }

    /// Reports missing required fields, unless a misspelled key stands for them.
    pub fn missing_fields(&mut self, table: &Table, specs: &'static [FieldSpec], meant: &[&str]) {
        for spec in specs.iter().filter(|_| self.complete) {
            if spec.options.required && table.get(spec.name).is_none() && !meant.contains(&spec.name) {
                let message =
                    text!("{owner} needs `{field}`", own owner = a(self.owner), own field = spec.name);
                let place = Span { end: table.span.start, ..table.span };
                let doc = spec.doc.trim().lines().next().unwrap_or_default();
                let help = text!("add `{field}`: {doc}", own field = spec.name, own doc = as_phrase(doc));
                self.sink.push(Diagnostic::new(&codes::MISSING_FIELD, place, message).help(help));
            }
        }
    }
}

impl Outer {
    /// Says that the key belongs above the first header, where it is a field of the record.
    fn move_up(&self, key: &Key) -> Option<Text> {
        let header = self.header.as_ref().filter(|header| header.span.start < key.span.start)?;
        self.fields.contains(&key.name.as_str()).then(|| {
            text!(
                "move it above `{header}`, the first header: only there it is a field of {owner}",
                own header = header.written,
                own owner = a(self.owner)
            )
        })
    }
}

/// Says which record states what was written at the wrong end of a reference.
fn other_end(owner: &str, key: &str) -> Option<Text> {
    let (kind, field) = kinds::other_end(owner, key)?;
    let of = a(kind.name);
    Some(
        text!("{of} says that, in its `{field}`; the pages of both show it", own of = of, own field = field.name),
    )
}

fn listed(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// The first sentence of a doc comment as a phrase inside a message.
fn as_phrase(doc: &str) -> String {
    let sentence = doc.split(". ").next().unwrap_or_default().trim_end_matches('.');
    let mut letters = sentence.chars();
    letters.next().map_or(String::new(), |first| first.to_lowercase().chain(letters).collect())
}
