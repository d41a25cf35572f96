//! Numbers for keys: entries hold very many keys, of which few differ.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Number of a key. Which one it gets depends on the threads, so no output may follow the order of numbers.
pub(super) type KeyNumber = u32;

/// The keys of all entries.
#[derive(Default)]
pub(super) struct KeyTable(Mutex<HashMap<Arc<str>, KeyNumber>>);

impl KeyTable {
    /// The number of a key, a new one if it has none yet. Threads remember what they were told, so few ask.
    pub(super) fn number(&self, key: &Arc<str>) -> KeyNumber {
        let mut numbers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let next = KeyNumber::try_from(numbers.len()).unwrap_or(KeyNumber::MAX);
        *numbers.entry(Arc::clone(key)).or_insert(next)
    }

    /// The keys by their numbers.
    pub(super) fn into_keys(self) -> Vec<Arc<str>> {
        let numbers = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut keys: Vec<(KeyNumber, Arc<str>)> =
            numbers.into_iter().map(|(key, number)| (number, key)).collect();
        keys.sort_unstable_by_key(|(number, _)| *number);
        keys.into_iter().map(|(_, key)| key).collect()
    }
}
