//! What a value keeps beside itself.

use std::sync::OnceLock;

/// Something that follows from its owner alone, made when it is first asked for. A copy of the owner, which may be changed,
/// makes its own.
pub(super) struct Kept<T>(OnceLock<T>);

impl<T> Kept<T> {
    pub(super) fn get(&self, make: impl FnOnce() -> T) -> &T {
        self.0.get_or_init(make)
    }
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(OnceLock::new())
    }
}

impl<T> Clone for Kept<T> {
    fn clone(&self) -> Self {
        Self::default()
    }
}
