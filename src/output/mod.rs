//! Where a build puts the files that it makes: one after another, so that none has to be kept in memory.

mod media;
mod path;

use std::collections::BTreeMap;
use std::io;
use std::sync::{Mutex, PoisonError};

pub(crate) use media::media_type;
pub(crate) use path::{MANIFEST, Refusal, Taken, composed, folded, is_device, path_fault};

/// Takes the files of a built site, in any order and from many threads at once.
///
/// Paths are relative to the published folder, with `/` between their parts. A path that not every system can hold, or
/// that is already taken, is refused with an error.
pub trait Output: Sync {
    /// Takes one file with its bytes.
    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()>;

    /// Takes one file that is only copied: `asset` is its path relative to the site's folder, as in
    /// [`Sources::assets_below`](crate::source::Sources::assets_below).
    fn copy(&self, asset: &str, path: &str) -> io::Result<()>;

    /// Is told how many pages will be made, before the first one is.
    fn expect(&self, _pages: usize) {}

    /// Is told of each page that was made, even if it can't be written since something is wrong.
    fn made(&self) {}
}

/// The files of a site that was built into memory.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct MemoryOutput {
    /// Bytes of the written files, by path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Assets to be copied, by the path under which they are published.
    pub copies: BTreeMap<String, String>,
}

impl MemoryOutput {
    /// Builds into memory; gives what the build says, and the files.
    pub fn of<T>(build: impl FnOnce(&dyn Output) -> T) -> (T, Self) {
        let memory = Memory::default();
        let said = build(&memory);
        (said, memory.files.into_inner().unwrap_or_else(PoisonError::into_inner))
    }
}

/// An output that stays in memory.
#[derive(Default)]
struct Memory {
    files: Mutex<MemoryOutput>,
    claims: Claims,
}

impl Output for Memory {
    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.claims.claim(path)?;
        locked(&self.files).files.insert(path.to_owned(), bytes.to_owned());
        Ok(())
    }

    fn copy(&self, asset: &str, path: &str) -> io::Result<()> {
        self.claims.claim(path)?;
        locked(&self.files).copies.insert(path.to_owned(), asset.to_owned());
        Ok(())
    }
}

/// An output that keeps only the paths: for a check, which refuses what could not be written.
#[derive(Debug, Default)]
pub struct NoOutput(Claims);

impl Output for NoOutput {
    fn write(&self, path: &str, _bytes: &[u8]) -> io::Result<()> {
        self.0.claim(path)
    }

    fn copy(&self, _asset: &str, path: &str) -> io::Result<()> {
        self.0.claim(path)
    }
}

/// The paths that an output has taken.
#[derive(Debug, Default)]
pub(crate) struct Claims(Mutex<Taken<()>>);

impl Claims {
    /// Takes a path.
    pub(crate) fn claim(&self, path: &str) -> io::Result<()> {
        claim(&mut locked(&self.0), path)
    }

    /// All paths that were taken.
    pub(crate) fn into_taken(self) -> Taken<()> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a lock holds, even a poisoned one: a thread that failed leaves it consistent, since nothing is changed in steps.
fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn claim(taken: &mut Taken<()>, path: &str) -> io::Result<()> {
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
        let ((), output) = MemoryOutput::of(|output| {
            output.write("a.html", b"a").expect("the path is free");
            output.copy("static/b.png", "b.png").expect("the path is free");
            let again = output.copy("static/a.html", "a.html").expect_err("the path is taken");
            assert_eq!(again.to_string(), "path `a.html` is already taken");
            let again = output.write("B.png", b"b").expect_err("the path is taken");
            assert_eq!(again.to_string(), "path `B.png` is already taken by `b.png`");
            assert_eq!(again.kind(), io::ErrorKind::AlreadyExists);
        });
        assert_eq!(output.files["a.html"], b"a");
        assert_eq!(output.copies["b.png"], "static/b.png");
        assert!(NoOutput::default().write(".vazba-manifest/x", b"").is_err());
    }
}
