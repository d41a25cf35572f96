//! What all data for scripts have in common: rising numbers are delta-encoded, and each file names the version of its build.

use serde::Serialize;

/// Data as JSON. They are strings, numbers, lists, and maps with keys that are strings or numbers: JSON takes them all.
pub fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The version of data that are made of these files: 16 hexadecimal digits of a digest (FNV-1a, 64 bits). It tells
/// builds apart, barring bad luck, and is no protection.
pub fn version<'a>(files: impl IntoIterator<Item = &'a [u8]>) -> String {
    let digest = files.into_iter().flatten().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("{digest:016x}")
}

/// A data file that says its version: `json` is its content. The answer to an address may come from an older or newer build
/// than the page, so a script compares versions before it combines two files.
pub fn with_version(version: &str, json: &str) -> String {
    format!("{{\"version\":\"{version}\",\"data\":{json}}}\n")
}

/// Rising numbers, delta-encoded: the first, then the steps, which are small and compress well.
pub fn steps(numbers: &[u32]) -> Vec<u32> {
    let before = std::iter::once(0).chain(numbers.iter().copied());
    numbers.iter().zip(before).map(|(number, before)| number - before).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::{steps, version, with_version};

    proptest! {
        #[test]
        fn steps_add_up_to_the_numbers(numbers in proptest::collection::btree_set(0..100_000_u32, 0..60)) {
            let rising: Vec<u32> = numbers.iter().copied().collect();
            let mut at = 0;
            let back: BTreeSet<u32> = steps(&rising).iter().map(|step| { at += step; at }).collect();
            prop_assert_eq!(back, numbers);
        }
    }

    #[test]
    fn steps_begin_with_the_first_number() {
        assert_eq!(steps(&[0, 3, 4, 10_000]), [0, 3, 1, 9996]);
        assert_eq!(steps(&[]), [0; 0]);
    }

    #[test]
    fn a_file_says_its_version_first() {
        assert_eq!(with_version("ab", "[\"Žďár\"]"), "{\"version\":\"ab\",\"data\":[\"Žďár\"]}\n");
    }

    /// The published test vectors of FNV-1a.
    #[test]
    fn the_version_is_fnv() {
        assert_eq!(version([]), "cbf29ce484222325");
        assert_eq!(version([b"foo".as_slice(), b"bar"]), "85944171f73967e8");
    }
}
