//! Permissions of what is published: everybody may read it, the owner may write. They are the same whatever the
//! umask of the build is, or was when a file of the old site was written.
#![expect(clippy::disallowed_types, reason = "this module is the door to the disk")]

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// Makes files and folders with the permissions of published ones.
#[derive(Debug)]
pub(super) struct Modes {
    /// Whether the system grants the permissions that are asked for, so that they need not be set afterwards.
    are_granted: bool,
    /// Held while folders are made.
    making: Mutex<()>,
}

impl Modes {
    /// Makes the folder in which all others will be; its permissions tell what the others will get.
    pub(super) fn begin(folder: &Path) -> io::Result<Self> {
        let modes = Self { are_granted: true, making: Mutex::default() };
        modes.folder(folder)?;
        let are_granted = system::is_folder_mode(&fs::symlink_metadata(folder)?);
        if !are_granted {
            system::set_folder_mode(folder)?;
        }
        Ok(Self { are_granted, ..modes })
    }

    /// Makes a new file. Never opens one that exists.
    pub(super) fn file(&self, path: &Path) -> io::Result<File> {
        let mut options = File::options();
        options.write(true).create_new(true);
        let file = system::with_mode(&mut options).open(path)?;
        if !self.are_granted {
            system::set_file_mode(&file)?;
        }
        Ok(file)
    }

    /// Makes a folder and those above it, as far as they are missing. One thread at a time: where permissions are set
    /// afterwards, none must work in a folder that still lacks them.
    pub(super) fn folders(&self, path: &Path) -> io::Result<()> {
        let _making = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        self.missing_folders(path)
    }

    fn missing_folders(&self, path: &Path) -> io::Result<()> {
        match (self.folder(path), path.parent()) {
            (Err(error), Some(parent)) if error.kind() == io::ErrorKind::NotFound => {
                self.missing_folders(parent)?;
                self.folder(path)
            }
            (Err(error), _) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            (done, _) => done,
        }
    }

    fn folder(&self, path: &Path) -> io::Result<()> {
        system::make_folder(path)?;
        if self.are_granted { Ok(()) } else { system::set_folder_mode(path) }
    }
}

pub(super) use system::{is_file_mode, is_folder_mode};

#[cfg(unix)]
mod system {
    use std::fs::{self, DirBuilder, File, Metadata, OpenOptions, Permissions};
    use std::io;
    use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
    use std::path::Path;

    const FILE: u32 = 0o644;
    const FOLDER: u32 = 0o755;
    /// The bits that say what may be done; above them stands what sort of file it is.
    const ALL: u32 = 0o7777;

    /// Whether a file has the permissions of a published one.
    pub(in crate::disk) fn is_file_mode(found: &Metadata) -> bool {
        found.permissions().mode() & ALL == FILE
    }

    /// Whether a folder has the permissions of a published one.
    pub(in crate::disk) fn is_folder_mode(found: &Metadata) -> bool {
        found.permissions().mode() & ALL == FOLDER
    }

    pub(super) fn with_mode(options: &mut OpenOptions) -> &OpenOptions {
        options.mode(FILE)
    }

    pub(super) fn make_folder(path: &Path) -> io::Result<()> {
        DirBuilder::new().mode(FOLDER).create(path)
    }

    pub(super) fn set_file_mode(file: &File) -> io::Result<()> {
        file.set_permissions(Permissions::from_mode(FILE))
    }

    pub(super) fn set_folder_mode(path: &Path) -> io::Result<()> {
        fs::set_permissions(path, Permissions::from_mode(FOLDER))
    }
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same shape as on Unix")]
mod system {
    use std::fs::{self, File, Metadata, OpenOptions};
    use std::io;
    use std::path::Path;

    pub(in crate::disk) fn is_file_mode(_found: &Metadata) -> bool {
        true
    }

    pub(in crate::disk) fn is_folder_mode(_found: &Metadata) -> bool {
        true
    }

    pub(super) fn with_mode(options: &mut OpenOptions) -> &OpenOptions {
        options
    }

    pub(super) fn make_folder(path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    pub(super) fn set_file_mode(_file: &File) -> io::Result<()> {
        Ok(())
    }

    pub(super) fn set_folder_mode(_path: &Path) -> io::Result<()> {
        Ok(())
    }
}
