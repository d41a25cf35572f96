//! Publishes a built site: filled beside the old one, then put in its place in one step.
//!
//! Whatever kills a build, the published folder is wholly the old site or wholly the new one; what a killed
//! build leaves beside it is removed by the next one.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this module is the door to the disk"
)]

use std::fs::{self, File};
use std::io::{self, BufReader, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::error::Error;
use super::exchange::{exchange, move_new};
use super::lock::Lock;
use super::manifest::Manifest;
use super::modes::Modes;
use super::target::Target;
use super::{asset, leftover, manifest, plain, same};
use crate::output::{Claims, MANIFEST, Output};

/// Suffixes of the names of what lies beside the target while a build runs.
const LOCK: &str = ".vazba-lock";
const FOLDER: &str = ".vazba-new";

/// A site being built. Dropped without [`commit`](Self::commit), it leaves no trace, and the old site as it was.
#[derive(Debug)]
pub struct Staging {
    /// Real path of the site's folder, where assets are.
    site: PathBuf,
    target: Target,
    /// Holds the new site until the exchange and the old one after it; removed at the end in either case.
    folder: PathBuf,
    modes: Modes,
    /// The list of files, still empty: it shows whose the folder is.
    list: File,
    claims: Claims,
    /// Paths whose file in the old site is as it has to be. They are linked at the end, if the old site can't just stay.
    unchanged: Mutex<Vec<String>>,
    failed: AtomicBool,
    /// Held as long as `folder` is there; `None` when all is done.
    lock: Option<Lock>,
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
    /// Refuses a target that overlaps with the site's own files, one that holds anything that Vazba did not write, and one
    /// that another build is working on.
    pub fn begin(site: &Path, target: &Path) -> Result<Self, Error> {
        let site = site.canonicalize().map_err(Error::io("find", site))?;
        let target = Target::resolve(&site, target)?;
        let lock = Lock::take(&target.beside(LOCK))?.ok_or_else(|| Error::Busy(target.given.clone()))?;
        target.survey()?;
        let folder = target.beside(FOLDER);
        leftover::clear(&folder)?;
        let made = Modes::begin(&folder).and_then(|modes| Ok((modes.file(&folder.join(MANIFEST))?, modes)));
        let (list, modes) = made.map_err(|error| {
            let _ = leftover::remove(&folder);
            Error::io("make", &folder)(error)
        })?;
        Ok(Self {
            site,
            target,
            folder,
            modes,
            list,
            claims: Claims::default(),
            unchanged: Mutex::default(),
            failed: AtomicBool::new(false),
            lock: Some(lock),
        })
    }

    /// Puts the new site, which has so many records, in the place of the old one. An error leaves the old one there,
    /// but for [`Error::Leftover`]. Unless it may be empty, a site without records never replaces one that has some. If
    /// nothing changed, the old one stays untouched.
    pub fn commit(mut self, records: usize, allow_empty: bool) -> Result<Published, Error> {
        if *self.failed.get_mut() {
            return Err(Error::Incomplete(self.target.given.clone()));
        }
        let paths = std::mem::take(&mut self.claims).into_taken().into_paths();
        let unchanged = std::mem::take(self.unchanged.get_mut().unwrap_or_else(PoisonError::into_inner));
        let published = Published { files: paths.len(), unchanged: unchanged.len() };
        let new = Manifest { records, paths };
        // Looked at again: someone may have put a file there while the build ran.
        let old = self.target.survey()?;
        let lost = old.as_ref().map_or(0, |old| old.manifest.records);
        if lost > 0 && records == 0 && !allow_empty {
            return Err(Error::Empty { target: self.target.given.clone(), records: lost });
        }
        let is_unchanged = published.unchanged == published.files
            && old.as_ref().is_some_and(|old| old.has_modes && old.manifest == new);
        if !is_unchanged {
            self.keep(&unchanged)?;
            self.put(&new, old.is_some())?;
        }
        self.finish()?;
        Ok(published)
    }

    /// Makes files of the old site files of the new one, too.
    fn keep(&self, unchanged: &[String]) -> Result<(), Error> {
        unchanged.par_iter().try_for_each(|path| {
            let (new, old) = (self.folder.join(path), self.target.path.join(path));
            self.link(&old, &new).or_else(|_| self.copy_old(&old, &new)).map_err(Error::io("keep", old))
        })
    }

    /// Completes the new folder and puts it in the place of the old one.
    fn put(&self, list: &Manifest, is_there: bool) -> Result<(), Error> {
        manifest::fill(&self.list, &self.folder, list)
            .map_err(Error::io("write", self.folder.join(MANIFEST)))?;
        let put = if is_there { exchange } else { move_new };
        put(&self.folder, &self.target.path)
            .map_err(|source| Error::Exchange { target: self.target.given.clone(), source })?;
        // The exchange must reach the disk before the removal of the old site does. Where folders can't be
        // synced, their file system keeps that order or none; the new site stands either way.
        let _ = manifest::sync_folder(self.target.parent());
        Ok(())
    }

    /// Removes the folder beside the target, and the lock.
    fn finish(&mut self) -> Result<(), Error> {
        leftover::remove(&self.folder).map_err(|source| self.left(&self.folder, source))?;
        let released = self.lock.take().map_or(Ok(()), Lock::release);
        released.map_err(|source| self.left(&self.target.beside(LOCK), source))
    }

    fn left(&self, path: &Path, source: io::Error) -> Error {
        Error::Leftover { target: self.target.given.clone(), path: path.to_owned(), source }
    }

    /// Checks a path and notes it as written; gives its place in the new and in the old site.
    fn claim(&self, path: &str) -> io::Result<(PathBuf, PathBuf)> {
        self.claims.claim(path)?;
        Ok((self.folder.join(path), self.target.path.join(path)))
    }

    fn write_file(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let (new, old) = self.claim(path)?;
        if same::is_file_of(&old, bytes.len() as u64, || Ok(bytes)) {
            self.leave(path);
            return Ok(());
        }
        self.create(&new).and_then(|mut file| file.write_all(bytes)).map_err(about(path))
    }

    fn copy_file(&self, name: &str, path: &str) -> io::Result<()> {
        let (new, old) = self.claim(path)?;
        let source = asset::find(&self.site, name).map_err(about(name))?;
        let (mut file, found) = plain::open(&source).map_err(about(name))?;
        if same::is_file_of(&old, found.len(), || plain::open(&source).map(|(file, _)| BufReader::new(file)))
        {
            self.leave(path);
            return Ok(());
        }
        // Never a link to the user's file: an edit of it would change the published site.
        self.create(&new).and_then(|mut to| io::copy(&mut file, &mut to)).map(drop).map_err(about(path))
    }

    /// Notes that the file of the old site is as it has to be.
    fn leave(&self, path: &str) {
        self.unchanged.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_owned());
    }

    /// Makes a new file, and its folders where they are missing. Never opens one that exists.
    fn create(&self, path: &Path) -> io::Result<File> {
        self.with_folders(path, || self.modes.file(path))
    }

    /// Links the file of the old site into the new one. The two share their bytes from now on. That is safe because Vazba
    /// never writes into an existing file.
    fn link(&self, old: &Path, new: &Path) -> io::Result<()> {
        self.with_folders(new, || fs::hard_link(old, new))
    }

    /// For where files can't be linked: some file systems know no links, others limit their number.
    fn copy_old(&self, old: &Path, new: &Path) -> io::Result<()> {
        let (mut old, _) = plain::open_itself(old)?;
        let mut new = self.create(new)?;
        io::copy(&mut old, &mut new).map(drop)
    }

    fn with_folders<T>(&self, path: &Path, attempt: impl Fn() -> io::Result<T>) -> io::Result<T> {
        match (attempt(), path.parent()) {
            // Another thread may just have made the folder, and not yet given it its permissions.
            (Err(error), Some(parent))
                if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied) =>
            {
                self.modes.folders(parent)?;
                attempt()
            }
            (done, _) => done,
        }
    }
}

impl Output for Staging {
    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let done = self.write_file(path, bytes);
        self.failed.fetch_or(done.is_err(), Ordering::Relaxed);
        done
    }

    fn copy(&self, asset: &str, path: &str) -> io::Result<()> {
        let done = self.copy_file(asset, path);
        self.failed.fetch_or(done.is_err(), Ordering::Relaxed);
        done
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What can't be removed now is tried again by the next build, which says so if it can't either.
        // Without the lock, the folder may be that of another build.
        if self.lock.is_some() {
            let _ = leftover::remove(&self.folder);
        }
    }
}

fn about(path: &str) -> impl Fn(io::Error) -> io::Error {
    move |error| io::Error::new(error.kind(), format!("`{path}`: {}", super::error::reason(&error)))
}
