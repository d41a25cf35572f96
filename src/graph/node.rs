//! Nodes and edges.

use std::fmt;

use crate::model::field::{FieldOptions, FieldSpec, PartView, Shape, Value};
use crate::model::{Record, ReferenceField};
use crate::source::Span;

/// A node by its number in the graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);

impl NodeId {
    pub(super) fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Its place among all nodes.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// A record, or a part that something may refer to.
#[derive(Debug)]
pub struct Node {
    pub(super) record: usize,
    pub(super) owner: NodeId,
    /// Number of the field that holds the part, and of the part in it.
    pub(super) part: Option<(usize, usize)>,
}

impl Node {
    /// The part of its record that it is; `None` for the record itself.
    pub(super) fn part_of<'a>(&self, record: &'a Record) -> Option<PartView<'a>> {
        let (field, index) = self.part?;
        match record.values().nth(field) {
            Some((_, Value::Parts(parts))) => Some(parts.part(index)),
            _ => None,
        }
    }
}

/// A reference as an edge. Both of its ends show it.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    /// The record or part that refers. A part without an id refers on behalf of its record.
    pub from: NodeId,
    /// Name of the kind or part whose field it is.
    pub owner: &'static str,
    /// The field.
    pub field: &'static FieldSpec,
    /// The value beside the field that gives it its meaning, such as the relation of a link.
    pub variant: Option<&'static str>,
    /// What is referred to.
    pub to: NodeId,
    /// Where it is written.
    pub span: Span,
}

impl Edge {
    /// Whether it is one of this field.
    pub fn is_of(&self, field: ReferenceField) -> bool {
        field.is(self.owner, self.field.name)
    }

    /// Whether it is a link in a text.
    pub fn is_mention(&self) -> bool {
        self.field.name == MENTION.name
    }

    /// Whether it relates the same nodes in the same way, wherever it is written.
    pub(super) fn relates_as(&self, other: &Self) -> bool {
        let of = |edge: &Self| (edge.from, edge.to, edge.relation());
        of(self) == of(other)
    }

    /// The relation that it is one of.
    pub fn relation(&self) -> Relation {
        Relation { owner: self.owner, field: self.field.name, variant: self.variant }
    }
}

/// A sort of reference: its owner, its field, and what gives it its meaning. Written as `measure.goals`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Relation {
    owner: &'static str,
    field: &'static str,
    variant: Option<&'static str>,
}

impl Relation {
    /// Whether it is one of this field.
    pub fn is_of(self, field: ReferenceField) -> bool {
        field.is(self.owner, self.field)
    }

    /// Whether this is what gives it its meaning.
    pub fn is_called(self, variant: &str) -> bool {
        self.variant == Some(variant)
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.owner, self.field)?;
        self.variant.map_or(Ok(()), |variant| write!(f, ".{variant}"))
    }
}

/// The field of a mention: a link in a text.
pub static MENTION: FieldSpec = FieldSpec {
    name: "mention",
    doc: "A link in a text.",
    shape: Shape::Reference { targets: &[], many: true },
    options: FieldOptions { inverse: "mentioned_in", ..FieldOptions::NONE },
};
