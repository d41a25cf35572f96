//! The one step in which a new site takes the place of an old one.

use std::io;
use std::path::Path;

/// Swaps two existing folders: there is no moment at which either path is missing.
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    system::exchange(one, other)
}

/// Moves `from` to `to`, and fails if anything exists there, even an empty folder.
pub(super) fn move_new(from: &Path, to: &Path) -> io::Result<()> {
    system::move_new(from, to)
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
mod system {
    use std::io;
    use std::path::Path;

    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;

    pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
        renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(told)
    }

    pub(super) fn move_new(from: &Path, to: &Path) -> io::Result<()> {
        renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE).map_err(told)
    }

    /// An old kernel says `ENOSYS`, a file system without the flag `EINVAL` or `ENOTSUP`: all mean the same here.
    fn told(errno: Errno) -> io::Error {
        if [Errno::NOSYS, Errno::INVAL, Errno::NOTSUP].contains(&errno) {
            return io::ErrorKind::Unsupported.into();
        }
        errno.into()
    }
}

// No two-step substitute: between the steps the site would be gone, and a killed build would leave it so.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
mod system {
    use std::io;
    use std::path::Path;

    pub(super) fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub(super) fn move_new(_from: &Path, _to: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}
