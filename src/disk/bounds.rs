//! Where links may lead: nowhere out of the folder that they lie in.

use std::io;
use std::path::{Path, PathBuf};

use super::FOLDERS;

/// The real path of `path` (all links followed), or `None` where that lies outside of `folder`.
///
/// `folder` is a real path itself, so a link in its own place leads outside, too.
pub(super) fn within(folder: &Path, path: &Path) -> io::Result<Option<PathBuf>> {
    let real = path.canonicalize()?;
    Ok(real.starts_with(folder).then_some(real))
}

/// The real path of an asset, or `None` where it isn't in one of the folders that may be copied from.
///
/// `site` is the real path of the site's folder. A link may not even lead from one such folder into another:
/// `static/` is copied without a look, so a link from there into `content/` would publish drafts.
pub(super) fn asset(site: &Path, asset: &str) -> io::Result<Option<PathBuf>> {
    let Some(top) = asset.split('/').next().filter(|top| FOLDERS.contains(top)) else { return Ok(None) };
    within(&site.join(top), &site.join(asset))
}
