//! Values that are never published, unless the table around them says that they may be.

use std::fmt;

use crate::model::field::{Decoder, Field, Fields, Scalar, Shape, Value};
use crate::syntax::toml::Node;

/// A value that no view, export, index, log or message can show.
///
/// It has no `Display` and no `Serialize`, and generic code sees [`Value::Withheld`]: leaking one does not
/// compile. It is released only if the table around it says that it is official and public.
///
/// ```compile_fail
/// let phone: vazba::model::value::Private<Option<vazba::model::value::Text>> = Default::default();
/// println!("{phone}");
/// ```
#[derive(Clone, Default)]
pub struct Private<T: Default> {
    inner: T,
    released: bool,
}

impl<T: Default> fmt::Debug for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Private(…)")
    }
}

impl<T> Private<Option<T>> {
    /// The value, where `table`, the one around it, says that it is official and public.
    pub fn if_open(&self, table: &dyn Fields) -> Option<&T> {
        self.inner.as_ref().filter(|_| table.is_open())
    }
}

impl<T: Scalar> Field for Private<Option<T>> {
    const SHAPE: Shape = Shape::Private(&T::SHAPE);

    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Self {
        Self { inner: T::read(node, decoder), released: false }
    }

    fn value(&self) -> Value<'_> {
        match &self.inner {
            Some(value) if self.released => value.value(),
            Some(_) => Value::Withheld,
            None => Value::Absent,
        }
    }

    fn publish(&mut self, open: bool) -> bool {
        self.released = open;
        false
    }
}
