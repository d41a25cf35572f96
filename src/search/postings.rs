//! Postings: for each key the numbers of the entries that hold it.

use std::sync::Arc;

use rayon::prelude::*;

use super::entries::{CLASSES, IndexEntry};
use super::words::fold;

/// Where a key stands: in which entries, by the class of the text that holds it there.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// The key, or a form that is kept beside it.
    pub(super) key: String,
    /// The key without the marks that it has: what the terms are sorted by, and found by in the browser.
    pub(super) folded: String,
    /// Numbers of entries, rising, for each class.
    pub(super) entries: [Vec<u32>; CLASSES],
}

/// All keys of all entries, in order; `keys` are those by their numbers. An entry counts for a key once, in the best class.
/// Takes the keys out of the entries, since they are large and not needed any more.
pub(super) fn terms(entries: &mut [IndexEntry], keys: &[Arc<str>]) -> Vec<Term> {
    let mut by_key: Vec<[Vec<u32>; CLASSES]> = vec![Default::default(); keys.len()];
    for (number, entry) in (0..).zip(entries) {
        for (key, class) in std::mem::take(&mut entry.keys) {
            by_key[key as usize][class as usize].push(number);
        }
    }
    let term = |(key, entries): (&Arc<str>, _)| Term { key: key.to_string(), folded: fold(key), entries };
    let mut terms: Vec<Term> = keys.iter().zip(by_key).map(term).collect();
    terms.par_sort_unstable_by(|a, b| (&a.folded, &a.key).cmp(&(&b.folded, &b.key)));
    terms
}
