//! Keeps two builds from writing to the same place.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this module is the door to the disk"
)]

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::{Error, plain};

/// How often we retry when another process removes the lock file after we opened it. More than once is already unlikely.
const ATTEMPTS: usize = 100;

/// A held lock. The system lets go of it however the process ends; the file is removed when it ends well.
#[derive(Debug)]
pub(super) struct Lock {
    /// `None` once the file is removed.
    path: Option<PathBuf>,
    _file: File,
}

impl Lock {
    /// Takes the lock, or gives `None` when another process (or another part of this one) has it.
    pub(super) fn take(path: &Path) -> Result<Option<Self>, Error> {
        Self::attempt(path).map_err(|error| match error.kind() {
            // A link, a pipe, or a file with something in it: no lock of ours.
            io::ErrorKind::InvalidInput => Error::InTheWay(path.to_owned()),
            _ => Error::io("lock", path)(error),
        })
    }

    fn attempt(path: &Path) -> io::Result<Option<Self>> {
        for _ in 0..ATTEMPTS {
            let (file, found) = plain::open_or_make(path)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(error)) => return Err(error),
            }
            if found.len() > 0 {
                return Err(io::ErrorKind::InvalidInput.into());
            }
            // Whoever had the lock before may have removed the file after we had opened it. Then our lock is one
            // on a file without a name, and the next build would get its own beside ours.
            if is_at(&file, path)? {
                return Ok(Some(Self { path: Some(path.to_owned()), _file: file }));
            }
        }
        Ok(None)
    }

    /// Lets go of the lock and removes its file; an error when that stays.
    pub(super) fn release(mut self) -> io::Result<()> {
        // Removed while still held, see above.
        self.path.take().map_or(Ok(()), |path| remove(&path))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // One that stays is in nobody's way.
        if let Some(path) = self.path.take() {
            let _ = remove(&path);
        }
    }
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let held = file.metadata()?;
    match fs::symlink_metadata(path) {
        Ok(named) => Ok((held.dev(), held.ino()) == (named.dev(), named.ino())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(unix)]
fn remove(path: &Path) -> io::Result<()> {
    fs::remove_file(path)
}

// Elsewhere the lock file stays where it is, so the one that is held is always the one with the name.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same shape as on Unix")]
fn is_at(_file: &File, _path: &Path) -> io::Result<bool> {
    Ok(true)
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same shape as on Unix")]
fn remove(_path: &Path) -> io::Result<()> {
    Ok(())
}
