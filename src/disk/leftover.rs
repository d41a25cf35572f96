//! The folder beside the published one: whether it is Vazba's, and its removal.
//!
//! A folder is Vazba's if it holds the list of published files, or nothing at all. The list is created first, before its
//! content is known, and removed last; so this holds at whatever moment a build is killed.
#![expect(clippy::disallowed_methods, reason = "this module is the door to the disk")]

use std::fs;
use std::io;
use std::path::Path;

use super::Error;
use crate::output::MANIFEST;

/// Removes what a stopped build left; anything else there is refused.
pub(super) fn clear(folder: &Path) -> Result<(), Error> {
    let failed = Error::io("remove what a stopped build left in", folder);
    match is_ours(folder) {
        Ok(true) => remove(folder).map_err(failed),
        Ok(false) => Err(Error::InTheWay(folder.to_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(failed(error)),
    }
}

fn is_ours(folder: &Path) -> io::Result<bool> {
    if !fs::symlink_metadata(folder)?.is_dir() {
        return Ok(false);
    }
    let has_list = fs::symlink_metadata(folder.join(MANIFEST)).is_ok_and(|found| found.is_file());
    Ok(has_list || fs::read_dir(folder)?.next().is_none())
}

/// Removes a folder of Vazba's; it is no fault if there is none.
pub(super) fn remove(folder: &Path) -> io::Result<()> {
    match attempt(folder) {
        // Or just something in it is missing, since somebody else removed it at the same time.
        Err(error) if error.kind() == io::ErrorKind::NotFound => match fs::symlink_metadata(folder) {
            Ok(_) => attempt(folder),
            Err(_) => Ok(()),
        },
        // Somebody made the published folder, which is a leftover now, read-only.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            open_up(folder)?;
            attempt(folder)
        }
        done => done,
    }
}

fn attempt(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name() == MANIFEST {
            continue;
        }
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    match fs::remove_file(folder.join(MANIFEST)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    fs::remove_dir(folder)
}

/// Gives the owner all rights to a folder and to those in it.
#[cfg(unix)]
fn open_up(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;

    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            open_up(&entry.path())?;
        }
    }
    Ok(())
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same shape as on Unix")]
fn open_up(_folder: &Path) -> io::Result<()> {
    Ok(())
}
