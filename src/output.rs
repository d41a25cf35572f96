//! Where a build puts what it made: one file after another, so that none has to be kept.

use std::collections::BTreeMap;
use std::io;
use std::path::{Component, Path};

/// Takes the files of a built site.
///
/// Paths are relative to the published folder, with `/` between their parts. One that is empty, absolute, holds
/// `.`, `..`, a backslash or a control character, or comes for the second time is refused with an error.
pub trait Output {
    /// Takes one file with its bytes.
    fn write(&mut self, path: &str, bytes: &[u8]) -> io::Result<()>;

    /// Takes one file that is only copied: `asset` is its path relative to the site's folder, as in
    /// [`Sources::assets_below`](crate::source::Sources::assets_below).
    fn copy(&mut self, asset: &str, path: &str) -> io::Result<()>;
}

/// How many files are made at once: enough to keep all threads busy, few enough to hold in memory.
pub const BATCH: usize = 256;

/// An output that stays in memory: for tests, and for a server that writes nothing.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct MemoryOutput {
    /// Bytes of the written files, by path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Assets to be copied, by the path under which they are published.
    pub copies: BTreeMap<String, String>,
}

impl MemoryOutput {
    fn claim(&self, path: &str) -> io::Result<()> {
        if let Some(fault) = path_fault(path) {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, format!("path `{path}` {fault}")));
        }
        if self.files.contains_key(path) || self.copies.contains_key(path) {
            return Err(io::Error::new(
                io::ErrorKind::AlreadyExists,
                format!("path `{path}` is already taken"),
            ));
        }
        Ok(())
    }
}

impl Output for MemoryOutput {
    fn write(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.claim(path)?;
        self.files.insert(path.to_owned(), bytes.to_owned());
        Ok(())
    }

    fn copy(&mut self, asset: &str, path: &str) -> io::Result<()> {
        self.claim(path)?;
        self.copies.insert(path.to_owned(), asset.to_owned());
        Ok(())
    }
}

/// An output that keeps nothing: for a check, which looks at everything and writes nothing.
#[derive(Debug, Default)]
pub struct NoOutput;

impl Output for NoOutput {
    fn write(&mut self, _path: &str, _bytes: &[u8]) -> io::Result<()> {
        Ok(())
    }

    fn copy(&mut self, _asset: &str, _path: &str) -> io::Result<()> {
        Ok(())
    }
}

/// What keeps `path` from being a plain path below some folder, as the rest of a sentence about it.
pub(crate) fn path_fault(path: &str) -> Option<&'static str> {
    if path.is_empty() {
        return Some("is empty");
    }
    if path.contains(|letter: char| letter == '\\' || letter.is_control()) {
        return Some("holds a backslash or a control character");
    }
    if path.split('/').any(|part| part.is_empty() || part == "." || part == "..") {
        return Some("leads out of its folder or has an empty part");
    }
    // Where drives exist, `C:x` is neither absolute nor below any folder.
    let plain = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    (!plain).then_some("leads out of its folder")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_paths_are_taken() {
        for path in ["index.html", "opatření/dluhové poradenství/index.html", "..a/b..", ".well-known/x"]
        {
            assert_eq!(path_fault(path), None, "{path}");
        }
        let evil =
            ["", "/etc/passwd", "..", "a/../b", "./a", "a/.", "a//b", "a/", "/", "a\\b", "a\0b", "a\nb"];
        for path in evil {
            assert!(path_fault(path).is_some(), "{path:?}");
        }
    }

    #[test]
    fn a_path_is_taken_once() {
        let mut output = MemoryOutput::default();
        output.write("a.html", b"a").expect("the path is free");
        output.copy("static/b.png", "b.png").expect("the path is free");
        let again = output.copy("static/a.html", "a.html").expect_err("the path is taken");
        assert_eq!(again.to_string(), "path `a.html` is already taken");
        let again = output.write("b.png", b"b").expect_err("the path is taken");
        assert_eq!(again.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(output.files["a.html"], b"a");
        assert_eq!(output.copies["b.png"], "static/b.png");
    }
}
