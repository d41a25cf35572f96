//! What was made of texts before.

use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// So many threads can look something up without waiting for each other.
const PARTS: usize = 16;

/// Keeps what was made of texts, such as sort keys: to make it takes much longer than to find it, and a site needs it of the same
/// titles for many pages, and again after each edit.
#[derive(Debug)]
pub(super) struct Cache<T: ?Sized> {
    parts: [Mutex<Part<T>>; PARTS],
    hasher: RandomState,
}

/// Only looked up, or thinned out.
type Part<T> = HashMap<Box<str>, Made<T>>;

#[derive(Debug)]
struct Made<T: ?Sized> {
    made: Arc<T>,
    /// Whether somebody has asked for it since the last call of [`Cache::forget_unused`].
    is_used: bool,
}

impl<T: ?Sized> Cache<T> {
    /// What is made of a text.
    pub(super) fn get(&self, text: &str, make: impl FnOnce(&str) -> Arc<T>) -> Arc<T> {
        if let Some(known) = self.part(text).get_mut(text) {
            known.is_used = true;
            return Arc::clone(&known.made);
        }
        let new = make(text);
        self.part(text).insert(text.into(), Made { made: Arc::clone(&new), is_used: true });
        new
    }

    /// Forgets what nobody has asked for since the last call, so that edits never fill the memory.
    pub(super) fn forget_unused(&self) {
        for part in &self.parts {
            locked(part).retain(|_, known| std::mem::take(&mut known.is_used));
        }
    }

    fn part(&self, text: &str) -> MutexGuard<'_, Part<T>> {
        #[expect(clippy::cast_possible_truncation, reason = "any part of the hash will do")]
        let hash = self.hasher.hash_one(text) as usize;
        locked(&self.parts[hash % PARTS])
    }
}

impl<T: ?Sized> Default for Cache<T> {
    fn default() -> Self {
        Self { parts: std::array::from_fn(|_| Mutex::default()), hasher: RandomState::new() }
    }
}

/// What a lock holds, even a poisoned one: a cache that lacks something is as good as one that has it.
fn locked<T: ?Sized>(part: &Mutex<Part<T>>) -> MutexGuard<'_, Part<T>> {
    part.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::Cache;

    #[test]
    fn each_text_is_used_once_and_forgotten_when_nobody_asks_for_it() {
        let cache: Cache<str> = Cache::default();
        let made = std::cell::Cell::new(0);
        let get = |text: &str| {
            cache.get(text, |text| {
                made.set(made.get() + 1);
                text.to_uppercase().into()
            })
        };
        assert_eq!((&*get("a"), &*get("b"), &*get("a")), ("A", "B", "A"));
        assert_eq!(made.get(), 2);
        cache.forget_unused();
        get("a");
        assert_eq!(made.get(), 2, "it was used before");
        cache.forget_unused();
        get("a");
        get("b");
        assert_eq!(made.get(), 3, "nobody asked for b");
    }
}
