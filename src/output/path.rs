//! Which paths a published file can have, and which paths are one and the same on some systems.
//!
//! The plan and every output apply these rules: what `check` passes, `build` can write.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

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
    let is_control = |byte: u8| byte == b'\\' || byte.is_ascii_control();
    if path.bytes().any(is_control) || (!path.is_ascii() && path.contains(char::is_control)) {
        return Some("holds a backslash or a control character");
    }
    if path.len() > LONGEST_PATH {
        return Some("is longer than 1,024 bytes");
    }
    // No name that is shorter has the same key.
    let top = path.split('/').next().filter(|top| top.len() >= MANIFEST.len());
    if top.is_some_and(|top| folded(top) == MANIFEST) {
        return Some("is kept for the list of published files");
    }
    path.split('/').find_map(name_fault)
}

fn name_fault(name: &str) -> Option<&'static str> {
    if name.is_empty() || name == "." || name == ".." {
        return Some("leads out of its folder or has an empty part");
    }
    if name.len() > LONGEST_NAME {
        return Some("has a part longer than 255 bytes");
    }
    // Where drives exist, `C:x` is neither absolute nor below any folder.
    if name.bytes().any(|byte| matches!(byte, b'<' | b'>' | b':' | b'"' | b'|' | b'?' | b'*')) {
        return Some("holds a character that Windows can't store in names: one of `<>:\"|?*`");
    }
    if name.ends_with(['.', ' ']) {
        return Some("has a part that ends in a dot or a blank, which Windows can't store");
    }
    is_device(name).then_some("has a part whose name Windows keeps for a device")
}

/// Names that Windows keeps for devices, and those that it keeps with a digit behind them.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];
const NUMBERED: [&str; 2] = ["com", "lpt"];

/// Whether Windows takes a name for that of a device, whatever its extension: `con`, `nul.txt`, `COM1`.
pub(crate) fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let is_numbered = |device: &str| {
        let (start, number) = stem.split_at_checked(device.len()).unwrap_or_default();
        start.eq_ignore_ascii_case(device) && (matches!(number, "¹" | "²" | "³") || is_digit(number))
    };
    DEVICES.iter().any(|device| stem.eq_ignore_ascii_case(device)) || NUMBERED.into_iter().any(is_numbered)
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
#[derive(Clone, Debug)]
pub(crate) struct Taken<T> {
    /// By their keys. Only looked up, or put in order.
    files: HashMap<Arc<str>, Entry<T>>,
    /// Keys of all folders above them.
    folders: HashSet<String>,
}

#[derive(Clone, Debug)]
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
        Self { files: HashMap::new(), folders: HashSet::new() }
    }
}

impl<T> Taken<T> {
    /// Takes a path.
    pub(crate) fn claim(&mut self, path: &str, by: T) -> Result<(), Refusal<'_, T>> {
        if let Some(fault) = path_fault(path) {
            return Err(Refusal::Fault(fault));
        }
        let key = folded(path);
        if let Some(rival) = self.rival(&key) {
            return Err(self.files.get_key_value(&*rival).map_or(
                Refusal::Fault("is taken"),
                |(key, entry)| Refusal::Rival { path: entry.path.as_deref().unwrap_or(key), by: &entry.by },
            ));
        }
        for folder in above(&key) {
            // What is above a known folder is known, too.
            if self.folders.contains(folder) {
                break;
            }
            self.folders.insert(folder.to_owned());
        }
        let path = (key != path).then(|| path.to_owned());
        self.files.insert(key.into(), Entry { path, by });
        Ok(())
    }

    /// How many paths are taken.
    pub(crate) fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether a path can be had.
    pub(crate) fn is_free(&self, path: &str) -> bool {
        path_fault(path).is_none() && self.rival(&folded(path)).is_none()
    }

    /// Paths that are their own keys, as most are, each with its owner; in no order.
    pub(crate) fn plain(&self) -> impl Iterator<Item = (&Arc<str>, &T)> {
        let plain = self.files.iter().filter(|(_, entry)| entry.path.is_none());
        plain.map(|(path, entry)| (path, &entry.by))
    }

    /// What has this path, letter by letter.
    pub(crate) fn exactly(&self, path: &str) -> Option<&T> {
        let entry = self.files.get(path).filter(|entry| entry.path.is_none());
        let other = || self.files.get(&*folded(path)).filter(|entry| entry.path.as_deref() == Some(path));
        entry.or_else(other).map(|entry| &entry.by)
    }

    /// What has this path, as every system sees it.
    pub(crate) fn by(&self, path: &str) -> Option<&T> {
        self.files.get(&*folded(path)).map(|entry| &entry.by)
    }

    /// All paths as they were claimed.
    pub(crate) fn into_paths(self) -> BTreeSet<String> {
        self.files.into_iter().map(|(key, entry)| entry.path.unwrap_or_else(|| (*key).to_owned())).collect()
    }

    /// The key of the file with this key, or of one that stands where a folder is needed, or of the first one in the folder
    /// that stands where a file is needed.
    fn rival(&self, key: &str) -> Option<Arc<str>> {
        let unknown = above(key).take_while(|folder| !self.folders.contains(*folder));
        let taken = std::iter::once(key).chain(unknown).find(|path| self.files.contains_key(*path));
        if let Some(taken) = taken {
            return Some(taken.into());
        }
        let is_below = |path: &&Arc<str>| path.strip_prefix(key).is_some_and(|rest| rest.starts_with('/'));
        let below = || self.files.keys().filter(is_below).min().cloned();
        if self.folders.contains(key) { below() } else { None }
    }
}

/// The folders above a path, from the innermost on.
fn above(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(at, _)| &path[..at])
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
