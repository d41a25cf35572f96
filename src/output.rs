//! Where a build puts what it made: one file after another, so that none has to be kept.

mod path;

use std::collections::BTreeMap;
use std::io;

pub(crate) use path::{MANIFEST, Refusal, Taken, composed, folded, is_device, path_fault};

/// Takes the files of a built site.
///
/// Paths are relative to the published folder, with `/` between their parts. One that not every system can hold, or
/// that comes for the second time, is refused with an error.
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
    taken: Taken<()>,
}

impl Output for MemoryOutput {
    fn write(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        claim(&mut self.taken, path)?;
        self.files.insert(path.to_owned(), bytes.to_owned());
        Ok(())
    }

    fn copy(&mut self, asset: &str, path: &str) -> io::Result<()> {
        claim(&mut self.taken, path)?;
        self.copies.insert(path.to_owned(), asset.to_owned());
        Ok(())
    }
}

/// An output that keeps nothing but the paths: for a check, which refuses what could not be written.
#[derive(Debug, Default)]
pub struct NoOutput(Taken<()>);

impl Output for NoOutput {
    fn write(&mut self, path: &str, _bytes: &[u8]) -> io::Result<()> {
        claim(&mut self.0, path)
    }

    fn copy(&mut self, _asset: &str, path: &str) -> io::Result<()> {
        claim(&mut self.0, path)
    }
}

/// Takes a path for an output.
pub(crate) fn claim(taken: &mut Taken<()>, path: &str) -> io::Result<()> {
    taken.claim(path, ()).map_err(|refusal| match refusal {
        Refusal::Fault(fault) => {
            io::Error::new(io::ErrorKind::InvalidInput, format!("path `{path}` {fault}"))
        }
        Refusal::Rival { path: other, .. } if other == path => {
            io::Error::new(io::ErrorKind::AlreadyExists, format!("path `{path}` is already taken"))
        }
        Refusal::Rival { path: other, .. } => io::Error::new(
            io::ErrorKind::AlreadyExists,
            format!("path `{path}` is already taken by `{other}`"),
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_taken_once() {
        let mut output = MemoryOutput::default();
        output.write("a.html", b"a").expect("the path is free");
        output.copy("static/b.png", "b.png").expect("the path is free");
        let again = output.copy("static/a.html", "a.html").expect_err("the path is taken");
        assert_eq!(again.to_string(), "path `a.html` is already taken");
        let again = output.write("B.png", b"b").expect_err("the path is taken");
        assert_eq!(again.to_string(), "path `B.png` is already taken by `b.png`");
        assert_eq!(again.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(output.files["a.html"], b"a");
        assert_eq!(output.copies["b.png"], "static/b.png");
        assert!(NoOutput::default().write(".vazba-manifest/x", b"").is_err());
    }
}
