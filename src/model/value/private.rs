//! Values that are never published.

use std::fmt;

use crate::model::field::{Field, Reader, Scalar, Shape, Value};
use crate::syntax::toml::Node;

/// A value that no view, export, index, log or message can show.
///
/// It has no `Display` and no `Serialize`, and generic code sees [`Value::Withheld`]: leaking one does not
/// compile. Only the content model itself can release it, where a record says that it is official and public.
///
/// ```compile_fail
/// let phone: vazba::model::value::Private<vazba::model::value::Text> = Default::default();
/// println!("{phone}");
/// ```
#[derive(Default)]
pub struct Private<T: Default>(T);

impl<T: Default> Private<T> {
    /// The value, for the module that knows why it may be shown.
    pub(in crate::model) fn release(&self) -> &T {
        &self.0
    }
}

impl<T: Default> fmt::Debug for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Private(…)")
    }
}

impl<T: Scalar> Field for Private<Option<T>> {
    const SHAPE: Shape = Shape::Private(&T::SHAPE);

    fn read(node: &Node, reader: &mut Reader<'_>) -> Self {
        Self(T::read(node, reader))
    }

    fn value(&self) -> Value<'_> {
        if self.0.is_some() { Value::Withheld } else { Value::Absent }
    }
}
