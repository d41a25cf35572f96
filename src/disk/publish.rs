//! Publishes a built site: filled beside the old one, then put in its place in one step.
//!
//! Whatever kills a build, the published folder is wholly the old site or wholly the new one; what a killed
//! build leaves beside it is removed by the next one.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this module is the door to the disk"
)]

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufReader, Read, Write};
use std::path::{Path, PathBuf};

use super::error::Error;
use super::exchange::{exchange, move_new};
use super::lock::Lock;
use super::target::Target;
use super::{bounds, manifest};
use crate::output::{Output, path_fault};

/// A site in the making. Dropped without [`commit`](Self::commit) it leaves no trace, and the old site as it was.
#[derive(Debug)]
pub struct Staging {
    /// Real path of the site's folder, where assets are.
    site: PathBuf,
    target: Target,
    /// Holds the new site until the exchange and the old one after it; removed at the end in either case.
    folder: PathBuf,
    paths: BTreeSet<String>,
    unchanged: usize,
    failed: bool,
    /// Declared last, so let go last.
    _lock: Lock,
}

/// What was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// Files of the site.
    pub files: usize,
    /// Those of them that were in the old site with the same bytes.
    pub unchanged: usize,
}

impl Staging {
    /// Begins to build the site in the folder `site` into the folder `target`, which need not exist.
    ///
    /// Refused are a target that mixes with the site's own files, one that holds anything not written by Vazba,
    /// and one that another build is working on.
    pub fn begin(site: &Path, target: &Path) -> Result<Self, Error> {
        let site = site.canonicalize().map_err(Error::io("find", site))?;
        let target = Target::resolve(&site, target)?;
        let lock_path = target.beside(".vazba-lock");
        let lock = Lock::take(&lock_path)
            .map_err(Error::io("lock", lock_path))?
            .ok_or_else(|| Error::Busy(target.given.clone()))?;
        target.survey()?;
        let folder = target.beside(".vazba-new");
        remove_leftover(&folder)?;
        fs::create_dir(&folder).map_err(Error::io("make", &folder))?;
        Ok(Self { site, target, folder, paths: BTreeSet::new(), unchanged: 0, failed: false, _lock: lock })
    }

    /// Puts the new site in the place of the old one. An error leaves the old one there.
    pub fn commit(self) -> Result<Published, Error> {
        if self.failed {
            return Err(Error::Incomplete(self.target.given.clone()));
        }
        manifest::write(&self.folder, &self.paths)
            .map_err(Error::io("write", self.folder.join(manifest::NAME)))?;
        // Looked at again: someone may have put a file there while the build ran.
        let put = if self.target.survey()? { exchange } else { move_new };
        put(&self.folder, &self.target.path)
            .map_err(|source| Error::Exchange { target: self.target.given.clone(), source })?;
        // The exchange is to reach the disk before the removal of the old site does. Where folders can't be
        // synced, their file system keeps that order or none; the new site stands either way.
        let _ = manifest::sync_folder(self.target.parent());
        Ok(Published { files: self.paths.len(), unchanged: self.unchanged })
    }

    /// Checks a path and notes it as written; gives its place in the new and in the old site.
    fn claim(&mut self, path: &str) -> io::Result<(PathBuf, PathBuf)> {
        if let Some(fault) = path_fault(path) {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, format!("path `{path}` {fault}")));
        }
        if path.split('/').next() == Some(manifest::NAME) || !self.paths.insert(path.to_owned()) {
            return Err(io::Error::new(
                io::ErrorKind::AlreadyExists,
                format!("path `{path}` is already taken"),
            ));
        }
        Ok((self.folder.join(path), self.target.path.join(path)))
    }

    fn write_file(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let (new, old) = self.claim(path)?;
        if same(&old, bytes.len() as u64, || Ok(bytes)) && link(&old, &new) {
            self.unchanged += 1;
            return Ok(());
        }
        create(&new).and_then(|mut file| file.write_all(bytes)).map_err(about(path))
    }

    fn copy_file(&mut self, asset: &str, path: &str) -> io::Result<()> {
        let (new, old) = self.claim(path)?;
        let source = find_asset(&self.site, asset).map_err(about(asset))?;
        let mut file = File::open(&source).map_err(about(asset))?;
        let size = file.metadata().map_err(about(asset))?.len();
        if same(&old, size, || File::open(&source).map(BufReader::new)) && link(&old, &new) {
            self.unchanged += 1;
            return Ok(());
        }
        // Never a link to the user's file: an edit of it would change the published site.
        create(&new).and_then(|mut to| io::copy(&mut file, &mut to)).map(drop).map_err(about(path))
    }
}

impl Output for Staging {
    fn write(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let done = self.write_file(path, bytes);
        self.failed |= done.is_err();
        done
    }

    fn copy(&mut self, asset: &str, path: &str) -> io::Result<()> {
        let done = self.copy_file(asset, path);
        self.failed |= done.is_err();
        done
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What can't be removed now is tried again by the next build, which says so if it can't either.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn remove_leftover(folder: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(Error::io("remove what a stopped build left in", folder)(error))
        }
        _ => Ok(()),
    }
}

fn find_asset(site: &Path, asset: &str) -> io::Result<PathBuf> {
    let outside = || io::Error::new(io::ErrorKind::InvalidInput, "lies outside of the site's folders");
    if path_fault(asset).is_some() {
        return Err(outside());
    }
    let path = bounds::asset(site, asset)?.ok_or_else(outside)?;
    if path.is_file() { Ok(path) } else { Err(io::Error::new(io::ErrorKind::InvalidInput, "is not a file")) }
}

fn about(path: &str) -> impl Fn(io::Error) -> io::Error {
    move |error| io::Error::new(error.kind(), format!("`{path}`: {}", super::error::reason(&error)))
}

/// Makes a new file, and its folders where they are missing. Never opens one that exists.
fn create(path: &Path) -> io::Result<File> {
    with_folders(path, || File::create_new(path))
}

/// Links the file of the old site into the new one; `false` where that is not possible, for whatever reason.
///
/// The two share their bytes from now on. That is safe because Vazba never writes into an existing file.
fn link(old: &Path, new: &Path) -> bool {
    with_folders(new, || fs::hard_link(old, new)).is_ok()
}

fn with_folders<T>(path: &Path, attempt: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match (attempt(), path.parent()) {
        (Err(error), Some(parent)) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(parent)?;
            attempt()
        }
        (done, _) => done,
    }
}

/// Whether `old` is a plain file with exactly these bytes.
///
/// Compared with the file itself, not with a noted digest: reading it costs no more than computing a digest of
/// the new bytes would, nothing has to be kept, and a file that was changed by hand can't pass as ours.
fn same<R: Read>(old: &Path, size: u64, open: impl FnOnce() -> io::Result<R>) -> bool {
    let is_candidate = |found: fs::Metadata| found.is_file() && found.len() == size;
    if !old.symlink_metadata().is_ok_and(is_candidate) {
        return false;
    }
    let both = File::open(old).and_then(|old| Ok((old, open()?)));
    both.and_then(|(old, new)| same_bytes(old, new)).unwrap_or(false)
}

fn same_bytes(mut one: impl Read, mut other: impl Read) -> io::Result<bool> {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    loop {
        left.clear();
        right.clear();
        let piece = 64 * 1024;
        one.by_ref().take(piece).read_to_end(&mut left)?;
        other.by_ref().take(piece).read_to_end(&mut right)?;
        if left != right {
            return Ok(false);
        }
        if left.is_empty() {
            return Ok(true);
        }
    }
}
