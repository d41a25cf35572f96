//! The folder that is published: whether it may be, and what is in it now.

use std::collections::BTreeSet;
use std::io;
use std::path::{Component, Path, PathBuf};

use walkdir::WalkDir;

use super::FOLDERS;
use super::error::Error;
use super::manifest::{self, Manifest};
use super::modes::{is_file_mode, is_folder_mode};
use crate::output::MANIFEST;

/// A published site, or an empty folder to publish into.
#[derive(Debug)]
pub(super) struct OldSite {
    pub(super) manifest: Manifest,
    /// Whether the folder, all folders in it and the list of its files have the permissions that they would get now.
    pub(super) has_modes: bool,
}

/// A folder to publish into, which may not exist yet. It is known to hold nothing of the site's own.
#[derive(Debug)]
pub(super) struct Target {
    /// As the user gave it, for messages.
    pub(super) given: PathBuf,
    /// Its real path.
    pub(super) path: PathBuf,
    parent: PathBuf,
    name: std::ffi::OsString,
}

impl Target {
    /// Finds the real path of `given`, and refuses one that mixes with the site (whose real path is `site`).
    pub(super) fn resolve(site: &Path, given: &Path) -> Result<Self, Error> {
        let mut path = std::path::absolute(given).map_err(Error::io("find", given))?;
        if path.components().next_back() == Some(Component::ParentDir) {
            path = path.canonicalize().map_err(Error::io("find", given))?;
        }
        let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else {
            return Err(Error::Overlap { target: given.to_owned(), with: "everything on this disk" });
        };
        let parent = parent.canonicalize().map_err(Error::io("find the folder of", given))?;
        let target = Self { given: given.to_owned(), path: parent.join(name), name: name.to_owned(), parent };
        match target.overlap(site) {
            Some(with) => Err(Error::Overlap { target: target.given, with }),
            None => Ok(target),
        }
    }

    fn overlap(&self, site: &Path) -> Option<&'static str> {
        if site.starts_with(&self.path) {
            return Some("the site's own folder");
        }
        FOLDERS.into_iter().find(|folder| self.path.starts_with(site.join(folder)))
    }

    /// A path beside the target whose name is made from the target's: `.public.vazba-new`.
    pub(super) fn beside(&self, ending: &str) -> PathBuf {
        let mut name = std::ffi::OsString::from(".");
        name.push(&self.name);
        name.push(ending);
        self.parent.join(name)
    }

    /// The folder that the target is in.
    pub(super) fn parent(&self) -> &Path {
        &self.parent
    }

    /// The old site (or an empty folder) to take the place of, or `None`; an error when there is anything else.
    pub(super) fn survey(&self) -> Result<Option<OldSite>, Error> {
        match self.path.symlink_metadata() {
            Ok(found) if found.is_dir() => {}
            Ok(_) => return Err(Error::NotAFolder(self.given.clone())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Error::io("read", &self.given)(error)),
        }
        let manifest = manifest::read(&self.path)?.unwrap_or_default();
        let (foreign, has_modes) = self.walk(&manifest.paths)?;
        if foreign.is_empty() {
            Ok(Some(OldSite { manifest, has_modes }))
        } else {
            Err(Error::Foreign { target: self.given.clone(), files: foreign })
        }
    }

    /// Everything in the target that is not `known`, sorted; for an unknown folder only its own name. And whether all
    /// permissions are as they should be, except those of the known files.
    fn walk(&self, known: &BTreeSet<String>) -> Result<(Vec<String>, bool), Error> {
        let failed = |error: walkdir::Error| Error::io("read", &self.given)(error.into());
        let mut foreign = Vec::new();
        let mut has_modes = true;
        let mut walk = WalkDir::new(&self.path).into_iter();
        while let Some(entry) = walk.next() {
            let entry = entry.map_err(failed)?;
            let is_folder = entry.file_type().is_dir();
            if is_folder && has_modes {
                has_modes = is_folder_mode(&entry.metadata().map_err(failed)?);
            }
            if entry.depth() == 0 {
                continue;
            }
            let name = slashed(entry.path().strip_prefix(&self.path).unwrap_or(entry.path()));
            let is_known = match (&name, is_folder) {
                (Ok(name), true) => holds_any(known, name),
                (Ok(name), false) if name == MANIFEST => {
                    has_modes &= is_file_mode(&entry.metadata().map_err(failed)?);
                    true
                }
                (Ok(name), false) => known.contains(name),
                (Err(_), _) => false,
            };
            if is_known {
                continue;
            }
            let mut name = name.unwrap_or_else(|shown| shown);
            if is_folder {
                name.push('/');
                walk.skip_current_dir();
            }
            foreign.push(name);
        }
        foreign.sort_unstable();
        Ok((foreign, has_modes))
    }
}

/// Whether any of the known files lies in this folder. Folders themselves are not listed.
fn holds_any(known: &BTreeSet<String>, folder: &str) -> bool {
    let prefix = format!("{folder}/");
    known.range(prefix.clone()..).next().is_some_and(|path| path.starts_with(&prefix))
}

/// A relative path with `/` between its parts; as an error (for showing only) where it isn't UTF-8.
pub(super) fn slashed(path: &Path) -> Result<String, String> {
    let parts: Option<Vec<_>> = path.components().map(|part| part.as_os_str().to_str()).collect();
    parts.map(|parts| parts.join("/")).ok_or_else(|| path.to_string_lossy().into_owned())
}
