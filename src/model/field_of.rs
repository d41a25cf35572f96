//! Fields by their declarations: handles that don't compile if there is a slip in them.

use std::fmt;
use std::marker::PhantomData;

use super::declare::key;
use super::field::{Declared, Field};
use super::value::{OneTarget, Refers};

/// A field of `O`. `field!` makes one from its declaration.
pub struct FieldOf<O> {
    name: &'static str,
    owner: PhantomData<fn() -> O>,
}

impl<O: Declared> FieldOf<O> {
    /// The handle of the field `field` of `O`. The function, which is never called, proves that there is such a field.
    ///
    /// ```
    /// use vazba::model::{FieldOf, kinds::Measure};
    /// let lead = FieldOf::new(|measure: &Measure| &measure.lead, "lead");
    /// assert_eq!(lead.name(), "lead");
    /// ```
    ///
    /// A field that does not exist does not compile:
    ///
    /// ```compile_fail,E0609
    /// use vazba::model::{FieldOf, kinds::Measure};
    /// let slip = FieldOf::new(|measure: &Measure| &measure.laed, "laed");
    /// ```
    ///
    /// Nothing takes a name in the place of a handle, neither the places of values
    ///
    /// ```compile_fail,E0308
    /// use vazba::model::Record;
    /// let slip = |record: &Record| record.places.get("lead").is_some();
    /// ```
    ///
    /// nor a part, which takes fields of its own sort only:
    ///
    /// ```compile_fail,E0308
    /// use vazba::model::{FieldOf, kinds::{Measure, Task}, value::Part};
    /// let lead = FieldOf::new(|measure: &Measure| &measure.lead, "lead");
    /// let slip = |task: &Part<Task>| task.place(lead);
    /// ```
    pub const fn new<F: Field>(_: fn(&O) -> &F, field: &'static str) -> Self {
        Self { name: key(field), owner: PhantomData }
    }
}

impl<O> FieldOf<O> {
    /// Its key in the front matter.
    pub const fn name(self) -> &'static str {
        self.name
    }
}

impl<O> Clone for FieldOf<O> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<O> Copy for FieldOf<O> {}

impl<O> PartialEq for FieldOf<O> {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl<O> Eq for FieldOf<O> {}

impl<O> fmt::Debug for FieldOf<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("FieldOf").field(&self.name).finish()
    }
}

/// The handle of a field: `field!(Measure.lead)`. A slip does not compile.
macro_rules! field {
    ($owner:ident.$field:ident) => {
        $crate::model::FieldOf::new(|owner: &$owner| &owner.$field, stringify!($field))
    };
}
pub(crate) use field;

/// A reference field of a kind or a part, to ask the graph for its edges. `reference!` makes one from its declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReferenceField {
    owner: &'static str,
    field: &'static str,
}

impl ReferenceField {
    /// The handle of the field `field` of `O`. The function, which is never called, proves that it is a reference.
    ///
    /// ```
    /// use vazba::model::{FieldOf, ReferenceField, kinds::Measure};
    /// let goals = FieldOf::new(|measure: &Measure| &measure.goals, "goals");
    /// let goals = ReferenceField::new(|measure| &measure.goals, goals);
    /// ```
    ///
    /// A field that refers to nothing does not compile:
    ///
    /// ```compile_fail,E0277
    /// use vazba::model::{FieldOf, ReferenceField, kinds::Measure};
    /// let code = FieldOf::new(|measure: &Measure| &measure.code, "code");
    /// let slip = ReferenceField::new(|measure| &measure.code, code);
    /// ```
    pub const fn new<O: OneTarget, R: Refers>(_: fn(&O) -> &R, field: FieldOf<O>) -> Self {
        Self { owner: O::TARGET.name(), field: field.name() }
    }

    /// Whether it is the field `field` of the kind or part `owner`.
    pub(crate) fn is(self, owner: &str, field: &str) -> bool {
        self.owner == owner && self.field == field
    }
}

/// The handle of a reference field: `reference!(Measure.goals)`. A slip does not compile.
macro_rules! reference {
    ($owner:ident.$field:ident) => {
        $crate::model::ReferenceField::new(
            |owner: &$owner| &owner.$field,
            $crate::model::field!($owner.$field),
        )
    };
}
pub(crate) use reference;
