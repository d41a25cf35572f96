//! The list of published files, which lies among them: what is not in it was not written by Vazba.
//!
//! Plain text: a first line that names the format, one that counts the records, then one path a line, sorted. The
//! list itself isn't in it.
#![expect(clippy::disallowed_types, reason = "this module is the door to the disk")]

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;

use super::{Error, plain};
use crate::output::MANIFEST;

const FORMAT: &str = "vazba-manifest 2";
/// The format before records were counted. Each has its data beside its page.
const UNCOUNTED: &str = "vazba-manifest 1";
const DATA: &str = "/index.json";

/// Size of the longest list that is read, in bytes.
const LONGEST: u64 = 512 * 1024 * 1024;

/// What a published folder says of itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    /// How many records the site has.
    pub(super) records: usize,
    /// Its files.
    pub(super) paths: BTreeSet<String>,
}

/// Reads the list of the published `folder`; `None` when there is none.
pub(super) fn read(folder: &Path) -> Result<Option<Manifest>, Error> {
    let path = folder.join(MANIFEST);
    match fs::symlink_metadata(&path) {
        Ok(found) if found.is_file() => {}
        Ok(_) => return Err(Error::Manifest(path)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::io("read", path)(error)),
    }
    let mut bytes = Vec::new();
    plain::open(&path)
        .and_then(|(file, _)| file.take(LONGEST).read_to_end(&mut bytes))
        .map_err(Error::io("read", &path))?;
    let manifest = std::str::from_utf8(&bytes).ok().and_then(parse);
    manifest.map(Some).ok_or(Error::Manifest(path))
}

fn parse(text: &str) -> Option<Manifest> {
    let mut lines = text.lines();
    let counted = match lines.next()? {
        FORMAT => Some(lines.next()?.strip_prefix("records ")?.parse().ok()?),
        UNCOUNTED => None,
        _ => return None,
    };
    let paths: BTreeSet<String> = lines.map(str::to_owned).collect();
    let records = counted.unwrap_or_else(|| paths.iter().filter(|path| path.ends_with(DATA)).count());
    Some(Manifest { records, paths })
}

/// Fills the list, which is still empty, and hands it to the disk with the names in its `folder`.
///
/// A killed build loses nothing that it handed to the system, so the rename that follows is safe without any of
/// this. It is for a power cut soon after: the names could then be on the disk before the bytes. Files of the
/// site that came out empty heal, since the next build compares bytes and writes them again. An empty list would not:
/// its folder would look like a foreign one, and every build would refuse it. So the list must reach the disk first.
pub(super) fn fill(list: &File, folder: &Path, manifest: &Manifest) -> io::Result<()> {
    let Manifest { records, paths } = manifest;
    let mut out = BufWriter::new(list);
    writeln!(out, "{FORMAT}\nrecords {records}")?;
    for path in paths {
        writeln!(out, "{path}")?;
    }
    out.flush()?;
    list.sync_all()?;
    sync_folder(folder)
}

/// Hands the names in a folder to the disk, where the system can open folders at all.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
