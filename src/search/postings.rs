//! Postings: for each key the numbers of the documents that hold it.

use std::collections::HashMap;

use rayon::prelude::*;

use super::documents::{CLASSES, Document};

/// Where a key stands: in which documents, by the class of the text that holds it there.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// The key, or a form that is kept beside it.
    pub(super) key: String,
    /// Numbers of documents, rising, for each class.
    pub(super) documents: [Vec<u32>; CLASSES],
}

/// All keys of all documents, in order. A document counts for a key once, in the best class.
pub(super) fn terms(documents: &[Document]) -> Vec<Term> {
    let mut by_key: HashMap<&str, [Vec<u32>; CLASSES]> = HashMap::new();
    for (number, document) in (0..).zip(documents) {
        for (key, class) in &document.keys {
            by_key.entry(key).or_default()[*class as usize].push(number);
        }
    }
    let mut terms: Vec<Term> =
        by_key.into_iter().map(|(key, documents)| Term { key: key.to_owned(), documents }).collect();
    terms.par_sort_unstable_by(|a, b| a.key.cmp(&b.key));
    terms
}

/// Rising numbers as the first and the steps between them.
pub(super) fn steps(numbers: &[u32]) -> Vec<u32> {
    let before = std::iter::once(0).chain(numbers.iter().copied());
    numbers.iter().zip(before).map(|(number, before)| number - before).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::steps;

    proptest! {
        #[test]
        fn steps_add_up_to_the_numbers(numbers in proptest::collection::btree_set(0..100_000_u32, 0..60)) {
            let rising: Vec<u32> = numbers.iter().copied().collect();
            let mut at = 0;
            let back: BTreeSet<u32> = steps(&rising).iter().map(|step| { at += step; at }).collect();
            prop_assert_eq!(back, numbers);
        }
    }
}
