//! References: the one way to relate two records.

use std::fmt;
use std::marker::PhantomData;

use super::parts::is_part_id;
use super::string;
use crate::diag::{Diagnostic, Text, codes, text};
use crate::model::field::{Decoder, Field, Shape, Value};
use crate::model::kinds;
use crate::model::vocabulary::{Of, nearest};
use crate::output::is_device;
use crate::source::Span;
use crate::syntax::toml::{Node, Tree};

/// What a reference may lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A record of this kind.
    Record(&'static str),
    /// A part of this name, in whatever kind has such parts.
    Part(&'static str),
}

impl Target {
    /// Name of the kind or part.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Record(name) | Self::Part(name) => name,
        }
    }
}

/// A type that stands for one target.
///
/// Targets are named by plain strings: using the declaration of the kind would be circular for a kind that refers to
/// itself.
pub trait OneTarget {
    /// The target.
    const TARGET: Target;
}

/// A type that stands for the targets of a reference: one, or a tuple of them, or [`Anything`].
pub trait Targets: 'static {
    /// The targets; empty for anything.
    const TARGETS: &'static [Target];
}

/// Any record or part.
pub struct Anything;

impl Targets for Anything {
    const TARGETS: &'static [Target] = &[];
}

impl<A: OneTarget + 'static> Targets for A {
    const TARGETS: &'static [Target] = &[A::TARGET];
}

impl<A: OneTarget + 'static, B: OneTarget + 'static> Targets for (A, B) {
    const TARGETS: &'static [Target] = &[A::TARGET, B::TARGET];
}

impl<A: OneTarget + 'static, B: OneTarget + 'static, C: OneTarget + 'static> Targets for (A, B, C) {
    const TARGETS: &'static [Target] = &[A::TARGET, B::TARGET, C::TARGET];
}

impl<A, B, C, D> Targets for (A, B, C, D)
where
    A: OneTarget + 'static,
    B: OneTarget + 'static,
    C: OneTarget + 'static,
    D: OneTarget + 'static,
{
    const TARGETS: &'static [Target] = &[A::TARGET, B::TARGET, C::TARGET, D::TARGET];
}

/// A reference as it was written.
#[derive(Clone, Debug)]
pub struct Reference {
    /// Name of the kind it leads to.
    pub kind: &'static str,
    /// Id of the record.
    pub id: String,
    /// Id of the part.
    pub part: Option<String>,
    /// Where it is written.
    pub span: Span,
}

impl Reference {
    /// Reads `[kind:]id[#part]`. The kind may be left out where `targets` allow only one.
    ///
    /// # Errors
    ///
    /// What is wrong with it, and what to write instead.
    pub fn parse(written: &str, span: Span, targets: &[Target]) -> Result<Self, (Text, Option<Text>)> {
        let (kind, rest) = match written.split_once(':') {
            Some((prefix, rest)) => (known_kind(prefix)?, rest),
            None => (only_kind(written, targets)?, written),
        };
        let (id, part) = match rest.split_once('#') {
            Some((id, part)) => (id, Some(part)),
            None => (rest, None),
        };
        if !is_record_id(id) || !part.is_none_or(is_part_id) {
            let message = text!("`{reference}` is not a reference", reference = written);
            return Err((
                message,
                Some(text!("write an id, as `bydleni-1`, `partner:kraj` or `document:srlk-21#B.2`")),
            ));
        }
        Ok(Self { kind, id: id.to_owned(), part: part.map(str::to_owned), span })
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind, self.id)?;
        self.part.as_ref().map_or(Ok(()), |part| write!(f, "#{part}"))
    }
}

/// Whether `id` can be the id of a record, and so a file name and an address on every system.
pub(crate) fn is_record_id(id: &str) -> bool {
    !id.is_empty()
        && !id.starts_with('-')
        && !is_device(id)
        && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn known_kind(prefix: &str) -> Result<&'static str, (Text, Option<Text>)> {
    let names = || kinds::all().iter().map(|kind| kind.name);
    names().find(|name| *name == prefix).ok_or_else(|| {
        let help = match nearest(prefix, Of::Kind, names()) {
            Some(near) => text!("did you mean `{near}:`?", own near = near),
            None => text!("kinds are {names}", own names = names().collect::<Vec<_>>().join(", ")),
        };
        (text!("there is no kind `{kind}`", kind = prefix), Some(help))
    })
}

fn only_kind(written: &str, targets: &[Target]) -> Result<&'static str, (Text, Option<Text>)> {
    if let [Target::Record(only)] = targets {
        return Ok(only);
    }
    let kinds = kinds::of_targets(targets);
    if let [only] = kinds.as_slice() {
        return Ok(only);
    }
    let message = text!("`{reference}` does not say of which kind it is", reference = written);
    let example = kinds.first().copied().unwrap_or("measure");
    let help =
        text!("write the kind before it, as `{kind}:{reference}`", own kind = example, reference = written);
    Err((message, Some(help)))
}

fn read_one(node: &Node, targets: &[Target], decoder: &mut Decoder<'_>) -> Option<Reference> {
    let written = string(node, "a reference", decoder)?;
    match Reference::parse(written.trim(), node.span, targets) {
        Ok(reference) => Some(reference),
        Err((message, help)) => {
            let fault = Diagnostic::new(&codes::BAD_REFERENCE, node.span, message).maybe_help(help);
            decoder.sink.push(fault.names(written.trim(), kinds::of_targets(targets)));
            None
        }
    }
}

/// A reference, or none.
pub struct Ref<T>(Option<Reference>, PhantomData<fn() -> T>);

/// Any number of references.
pub struct Refs<T>(Vec<Reference>, PhantomData<fn() -> T>);

// Not derived, since that would ask for targets that can be copied.
impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}

impl<T> Clone for Refs<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}

impl<T> Default for Ref<T> {
    fn default() -> Self {
        Self(None, PhantomData)
    }
}

impl<T> Default for Refs<T> {
    fn default() -> Self {
        Self(Vec::new(), PhantomData)
    }
}

impl<T> Ref<T> {
    /// The reference.
    pub fn get(&self) -> Option<&Reference> {
        self.0.as_ref()
    }
}

impl<T> Refs<T> {
    /// The references in the order of the file.
    pub fn all(&self) -> &[Reference] {
        &self.0
    }
}

/// A type of a field that refers.
pub trait Refers {}

impl<T> Refers for Ref<T> {}

impl<T> Refers for Refs<T> {}

impl<T: Targets> Field for Ref<T> {
    const SHAPE: Shape = Shape::Reference { targets: T::TARGETS, many: false };

    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Self {
        Self(read_one(node, T::TARGETS, decoder), PhantomData)
    }

    fn value(&self) -> Value<'_> {
        self.0.as_ref().map_or(Value::Absent, |reference| Value::References(std::slice::from_ref(reference)))
    }
}

impl<T: Targets> Field for Refs<T> {
    const SHAPE: Shape = Shape::Reference { targets: T::TARGETS, many: true };

    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Self {
        let references = match &node.tree {
            Tree::Array(items) => {
                items.iter().filter_map(|item| read_one(item, T::TARGETS, decoder)).collect()
            }
            _ => read_one(node, T::TARGETS, decoder).into_iter().collect(),
        };
        Self(references, PhantomData)
    }

    fn value(&self) -> Value<'_> {
        if self.0.is_empty() { Value::Absent } else { Value::References(&self.0) }
    }
}
