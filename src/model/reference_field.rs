//! Reference fields by their declarations, to ask the graph for their edges.

use super::value::{OneTarget, Refers};

/// A reference field of a kind or a part. `reference!` makes one of its declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReferenceField {
    owner: &'static str,
    field: &'static str,
}

impl ReferenceField {
    /// The handle of the field `field` of `O`. That there is such a field, and that it refers, is what the function
    /// shows, which is never called.
    ///
    /// ```
    /// use vazba::model::{ReferenceField, kinds::Measure};
    /// let goals = ReferenceField::new(|measure: &Measure| &measure.goals, "goals");
    /// ```
    ///
    /// A field that is not there does not compile,
    ///
    /// ```compile_fail,E0609
    /// use vazba::model::{ReferenceField, kinds::Measure};
    /// let slip = ReferenceField::new(|measure: &Measure| &measure.gaols, "gaols");
    /// ```
    ///
    /// nor does one that refers to nothing:
    ///
    /// ```compile_fail,E0277
    /// use vazba::model::{ReferenceField, kinds::Measure};
    /// let slip = ReferenceField::new(|measure: &Measure| &measure.code, "code");
    /// ```
    pub const fn new<O: OneTarget, R: Refers>(_: fn(&O) -> &R, field: &'static str) -> Self {
        Self { owner: O::TARGET.name(), field }
    }

    /// Whether it is the field `field` of the kind or part `owner`.
    pub(crate) fn is(self, owner: &str, field: &str) -> bool {
        self.owner == owner && self.field == field
    }
}

/// The handle of a reference field: `reference!(Measure.goals)`. A slip does not compile.
macro_rules! reference {
    ($owner:ident.$field:ident) => {
        $crate::model::ReferenceField::new(|owner: &$owner| &owner.$field, stringify!($field))
    };
}
pub(crate) use reference;
