//! The list of published files, which lies among them: what is not in it was not written by Vazba.
//!
//! Plain text: a first line that names the format, then one path a line, sorted. The list itself isn't in it.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this module is the door to the disk"
)]

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::Error;

/// Name of the list in the published folder.
pub(super) const NAME: &str = ".vazba-manifest";

const FORMAT: &str = "vazba-manifest 1";

/// Reads the list of the published `folder`; `None` when there is none.
pub(super) fn read(folder: &Path) -> Result<Option<BTreeSet<String>>, Error> {
    let path = folder.join(NAME);
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::io("read", path)(error)),
    };
    let paths = String::from_utf8(bytes).ok().and_then(|text| {
        let mut lines = text.lines();
        (lines.next() == Some(FORMAT)).then(|| lines.map(str::to_owned).collect())
    });
    paths.map(Some).ok_or(Error::Manifest(path))
}

/// Writes the list into `folder` and hands it to the disk.
///
/// A killed build loses nothing that it handed to the system, so the rename that follows is safe without any of
/// this. It is for a power cut soon after: the names could then be on the disk before the bytes. Files of the
/// site that came out empty heal, since the next build compares bytes and writes them anew. An empty list would
/// not: its folder would look like a foreign one, and be refused by every build. So the list must be there first.
pub(super) fn write(folder: &Path, paths: &BTreeSet<String>) -> io::Result<()> {
    let mut out = BufWriter::new(File::create_new(folder.join(NAME))?);
    writeln!(out, "{FORMAT}")?;
    for path in paths {
        writeln!(out, "{path}")?;
    }
    out.into_inner()?.sync_all()?;
    sync_folder(folder)
}

/// Hands the names in a folder to the disk, where the system can open folders at all.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
