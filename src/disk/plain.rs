//! Opens plain files and nothing else: a pipe or a socket in the place of a file could keep a build waiting for
//! ever.
#![expect(clippy::disallowed_types, reason = "this module is the door to the disk")]

use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

/// Opens a plain file, or a link to one, for reading.
pub(super) fn open(path: &Path) -> io::Result<(File, Metadata)> {
    checked(without_waiting(File::options().read(true), true).open(path)?)
}

/// Opens a plain file for reading; a link is refused, wherever it leads.
pub(super) fn open_itself(path: &Path) -> io::Result<(File, Metadata)> {
    checked(without_waiting(File::options().read(true), false).open(path)?)
}

/// Opens a plain file for writing and makes it where it is missing; a link is refused, wherever it leads.
pub(super) fn open_or_make(path: &Path) -> io::Result<(File, Metadata)> {
    // Opened for writing, a pipe or a link would give an error that tells nothing.
    match fs::symlink_metadata(path) {
        Ok(found) => only_plain(&found)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    let mut options = File::options();
    options.write(true).create(true).truncate(false);
    checked(without_waiting(&mut options, false).open(path)?)
}

fn checked(file: File) -> io::Result<(File, Metadata)> {
    let found = file.metadata()?;
    only_plain(&found)?;
    Ok((file, found))
}

fn only_plain(found: &Metadata) -> io::Result<()> {
    if found.is_file() {
        return Ok(());
    }
    Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a plain file"))
}

#[cfg(unix)]
fn without_waiting(options: &mut OpenOptions, follow: bool) -> &OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;

    use rustix::fs::OFlags;

    let links = if follow { OFlags::empty() } else { OFlags::NOFOLLOW };
    options.custom_flags((OFlags::NONBLOCK | links).bits().cast_signed())
}

#[cfg(not(unix))]
fn without_waiting(options: &mut OpenOptions, _follow: bool) -> &OpenOptions {
    options
}
