//! File systems on which others change files without this system knowing.

use std::path::Path;

/// The name of the file system that `path` lies on, if it is one of those.
#[cfg(target_os = "linux")]
pub(super) fn file_system(path: &Path) -> Option<&'static str> {
    /// Numbers of file systems, as `statfs(2)` lists them.
    const REMOTE: [(u32, &str); 8] = [
        (0x6969, "NFS"),
        (0x517b, "SMB"),
        (0xff53_4d42, "CIFS"),
        (0xfe53_4d42, "SMB"),
        (0x0102_1997, "9P"),
        (0x6573_5546, "FUSE"),
        (0x786f_4256, "a folder shared by VirtualBox"),
        (0x5346_414f, "AFS"),
    ];
    let kind = rustix::fs::statfs(path).ok()?.f_type;
    // The numbers have 32 bits; the type of the field differs from processor to processor.
    let kind = u32::try_from(kind & 0xffff_ffff).ok()?;
    REMOTE.iter().find(|(number, _)| *number == kind).map(|(_, name)| *name)
}

#[cfg(not(target_os = "linux"))]
pub(super) fn file_system(_path: &Path) -> Option<&'static str> {
    None
}
