//! Which paths a published file can have, and which paths are one and the same on some systems.
//!
//! The plan and every output apply these rules: what `check` passes, `build` can write.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path};

use icu_normalizer::ComposingNormalizerBorrowed;

/// Name of the list of published files, which lies among them.
pub(crate) const MANIFEST: &str = ".vazba-manifest";

/// Most bytes in a name of a file or folder, on nearly all file systems.
const LONGEST_NAME: usize = 255;

/// Most bytes in a path: systems take 4,096 with the folders above the published one.
const LONGEST_PATH: usize = 1024;

/// What keeps `path` from being the path of a file below some folder on every system, as the rest of a sentence
/// about it.
pub(crate) fn path_fault(path: &str) -> Option<&'static str> {
    if path.is_empty() {
        return Some("is empty");
    }
    if path.contains(|letter: char| letter == '\\' || letter.is_control()) {
        return Some("holds a backslash or a control character");
    }
    if path.len() > LONGEST_PATH {
        return Some("is longer than 1,024 bytes");
    }
    if path.split('/').next().is_some_and(|top| folded(top) == MANIFEST) {
        return Some("is kept for the list of published files");
    }
    path.split('/').find_map(name_fault).or_else(|| {
        // Where drives exist, `C:x` is neither absolute nor below any folder.
        let plain = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
        (!plain).then_some("leads out of its folder")
    })
}

fn name_fault(name: &str) -> Option<&'static str> {
    if name.is_empty() || name == "." || name == ".." {
        return Some("leads out of its folder or has an empty part");
    }
    if name.len() > LONGEST_NAME {
        return Some("has a part longer than 255 bytes");
    }
    if name.contains(['<', '>', ':', '"', '|', '?', '*']) {
        return Some("holds a character that Windows can't store in names: one of `<>:\"|?*`");
    }
    if name.ends_with(['.', ' ']) {
        return Some("has a part that ends in a dot or a blank, which Windows can't store");
    }
    is_device(name).then_some("has a part whose name Windows keeps for a device")
}

/// Whether Windows takes a name for that of a device, whatever its extension: `con`, `nul.txt`, `COM1`.
pub(crate) fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let numbered = |stem: &str| {
        let number = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
        number.is_some_and(|number| matches!(number, "¹" | "²" | "³") || is_digit(number))
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$") || numbered(&stem)
}

fn is_digit(text: &str) -> bool {
    text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The path in the one form that Vazba works with: letters with accents are single characters (NFC). Some
/// systems hand them out in two, as a letter and its accent.
pub(crate) fn composed(path: &str) -> Cow<'_, str> {
    if path.is_ascii() { path.into() } else { ComposingNormalizerBorrowed::new_nfc().normalize(path) }
}

/// A key that is the same for all paths that some file system takes for one: those that differ only in case or in the
/// form of letters with accents.
pub(crate) fn folded(path: &str) -> String {
    if path.is_ascii() { path.to_ascii_lowercase() } else { composed(&path.to_lowercase()).into_owned() }
}

/// Paths that are taken, each with its owner. No path is taken twice on any system, and none is both file and folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Taken<T>(BTreeMap<String, Entry<T>>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry<T> {
    /// The path as it was claimed, where its key is another.
    path: Option<String>,
    by: T,
}

/// Why a path can't be had.
pub(crate) enum Refusal<'a, T> {
    /// No file can have it; the rest of a sentence about the path.
    Fault(&'static str),
    /// Something has this path already.
    Rival { path: &'a str, by: &'a T },
}

impl<T> Default for Taken<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T> Taken<T> {
    /// Takes a path.
    pub(crate) fn claim(&mut self, path: &str, by: T) -> Result<(), Refusal<'_, T>> {
        if let Some(fault) = path_fault(path) {
            return Err(Refusal::Fault(fault));
        }
        let key = folded(path);
        if self.rival(&key).is_none() {
            let path = (key != path).then(|| path.to_owned());
            self.0.insert(key, Entry { path, by });
            return Ok(());
        }
        Err(self.rival(&key).map_or(Refusal::Fault("is taken"), |(path, by)| Refusal::Rival { path, by }))
    }

    /// What has exactly this path, as every system sees it.
    pub(crate) fn by(&self, path: &str) -> Option<&T> {
        self.0.get(&folded(path)).map(|entry| &entry.by)
    }

    /// All paths as they were claimed.
    pub(crate) fn into_paths(self) -> BTreeSet<String> {
        self.0.into_iter().map(|(key, entry)| entry.path.unwrap_or(key)).collect()
    }

    /// The owner of the path itself, or of a folder where it needs a file, or of a file where it needs a folder.
    fn rival(&self, key: &str) -> Option<(&str, &T)> {
        let above = key.match_indices('/').map(|(at, _)| &key[..at]);
        let taken = std::iter::once(key).chain(above).find_map(|path| self.0.get_key_value(path));
        let folder = format!("{key}/");
        let below = || self.0.range(folder.clone()..).next().filter(|(path, _)| path.starts_with(&folder));
        let (key, entry) = taken.or_else(below)?;
        Some((entry.path.as_deref().unwrap_or(key), &entry.by))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_paths_are_taken() {
        for path in [
            "index.html",
            "opatření/dluhové poradenství/index.html",
            "..a/b",
            ".well-known/x",
            "a/.vazba-manifest",
        ] {
            assert_eq!(path_fault(path), None, "{path}");
        }
        let evil = [
            "",
            "/etc/passwd",
            "..",
            "a/../b",
            "./a",
            "a/.",
            "a//b",
            "a/",
            "/",
            "a\\b",
            "a\0b",
            "a\nb",
            "a\u{7f}",
            "a\u{85}b",
        ];
        for path in evil {
            assert!(path_fault(path).is_some(), "{path:?}");
        }
    }

    #[test]
    fn names_that_some_systems_can_not_hold_are_refused() {
        for path in ["konec.pdf", "com", "com10", "console", "a.con", "lpt", &"a".repeat(255)] {
            assert_eq!(path_fault(path), None, "{path}");
        }
        let long = "ž".repeat(128);
        let deep = "a/".repeat(600) + "b";
        for path in [
            "con",
            "x/NUL/index.html",
            "aux.pdf",
            "prn",
            "COM1",
            "lpt9.tar.gz",
            "con .txt",
            "a.",
            "a. ",
            "b./c",
            "kdy?",
            "12:30.pdf",
            "*",
            &long,
            &deep,
            ".vazba-manifest",
            ".Vazba-Manifest/index.html",
        ] {
            assert!(path_fault(path).is_some(), "{path}");
        }
    }

    #[test]
    fn a_path_is_had_once_and_never_as_file_and_folder() {
        let mut taken = Taken::default();
        for path in ["A.html", "b/c/index.html", "b-c/index.html", "Zápis.pdf"] {
            assert!(taken.claim(path, path).is_ok(), "{path}");
        }
        for (path, other) in [
            ("a.HTML", "A.html"),
            ("a.html/b/index.html", "A.html"),
            ("b/c", "b/c/index.html"),
            ("B", "b/c/index.html"),
            ("za\u{301}pis.pdf", "Zápis.pdf"),
        ] {
            let refusal = taken.claim(path, path);
            assert!(matches!(&refusal, Err(Refusal::Rival { by, .. }) if **by == other), "{path}");
        }
        assert!(taken.by("a.html") == Some(&"A.html") && taken.by("b").is_none());
        assert_eq!(
            Vec::from_iter(taken.into_paths()),
            ["A.html", "Zápis.pdf", "b-c/index.html", "b/c/index.html"]
        );
    }
}
