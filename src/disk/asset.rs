//! Files of a site that are published as they are.
#![expect(clippy::disallowed_types, reason = "this module is the door to the disk")]

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use super::stamp::Stamp;
use super::{bounds, plain};
use crate::output::path_fault;

/// A file of a site, opened to be published as it is.
#[derive(Debug)]
pub struct Asset {
    file: File,
    stamp: Stamp,
}

impl Asset {
    /// Opens the file `asset` of the site in the folder `site`. One that lies outside of the site's folders is refused.
    pub fn open(site: &Path, asset: &str) -> io::Result<Self> {
        let path = find(&site.canonicalize()?, asset)?;
        let (file, found) = plain::open(&path)?;
        Ok(Self { file, stamp: Stamp::new(&found) })
    }

    /// Its length in bytes when it was opened.
    pub fn length(&self) -> u64 {
        self.stamp.size()
    }

    /// A text that differs when the file's bytes do.
    pub fn tag(&self) -> String {
        self.stamp.tag()
    }

    /// Its next bytes from the offset `from` on, `most` of them or fewer; none at its end.
    pub fn read(&mut self, from: u64, most: usize) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(most);
        self.file.seek(SeekFrom::Start(from))?;
        (&mut self.file).take(most as u64).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// The real path of the file `asset` of the site whose real path is `site`.
pub(super) fn find(site: &Path, asset: &str) -> io::Result<PathBuf> {
    let outside = || io::Error::new(io::ErrorKind::InvalidInput, "lies outside of the site's folders");
    if path_fault(asset).is_some() {
        return Err(outside());
    }
    let path = bounds::asset(site, asset)?.ok_or_else(outside)?;
    if path.is_file() { Ok(path) } else { Err(io::Error::new(io::ErrorKind::InvalidInput, "is not a file")) }
}
