//! The site that a command works on.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::arguments::Common;
use super::{End, clock, show};
use crate::diag::Diagnostic;
use crate::disk;
use crate::site::Options;
use crate::source::Sources;

/// A site as it was read from the disk.
pub(super) struct Read {
    /// Its folder.
    pub(super) root: PathBuf,
    /// Its files.
    pub(super) sources: Sources,
    /// What could not be read.
    pub(super) faults: Vec<Diagnostic>,
}

/// Finds and reads the site.
pub(super) fn read(folder: Option<&Path>) -> Result<Read, End> {
    let root = root(folder)?;
    let (sources, faults) = disk::read_site(&root);
    Ok(Read { root, sources, faults })
}

/// Finds the site: in the folder that was named, or the nearest upwards from here.
pub(super) fn root(folder: Option<&Path>) -> Result<PathBuf, End> {
    let root = match folder {
        Some(folder) => folder.to_owned(),
        None => std::env::current_dir().ok().and_then(|here| disk::find_root(&here)).ok_or_else(|| {
            show::fail(
                "there is no `vazba.toml` in this folder or above it; name the site's folder by `-C`",
                End::Usage,
            )
        })?,
    };
    if !disk::is_folder(&root) {
        return Err(show::fail(&format!("there is no folder `{}`", root.display()), End::Usage));
    }
    Ok(root)
}

/// What the site is compiled for.
pub(super) fn options(common: &Common, only_html: bool, base_url: Option<String>) -> Options {
    let today: Date = common.today.unwrap_or_else(clock::today);
    Options { only_html, base_url, ..Options::of(today) }
}
