//! Where symbolic links may lead: never out of the folder that they lie in.

use std::io;
use std::path::{Path, PathBuf};

use super::{CONTENT, FOLDERS};
use crate::output::composed;

/// The real path of `path` (all links followed), or `None` if that lies outside `folder`.
///
/// `folder` is a real path itself, so if it is replaced by a link, that leads outside, too.
pub(super) fn within(folder: &Path, path: &Path) -> io::Result<Option<PathBuf>> {
    let real = path.canonicalize()?;
    Ok(real.starts_with(folder).then_some(real))
}

/// The real path of what lies beside a record, or `None` where a link leads out of the folder of the record.
///
/// What lies there is published with the record, so no link may lead to the source of another one, or to what lies
/// beside a draft. `content` is the real path of `content/`, `name` a path in it. For what lies elsewhere, a link
/// may lead anywhere in `content/`.
pub(super) fn beside(content: &Path, name: &str, is_folder: bool) -> io::Result<Option<PathBuf>> {
    let path = content.join(name);
    let mut steps = name.split('/');
    match (steps.next(), steps.next(), steps.next()) {
        (Some(kind), Some(id), more) if more.is_some() || is_folder => {
            within(&content.join(kind).canonicalize()?.join(id), &path)
        }
        _ => within(content, &path),
    }
}

/// The real path of an asset, or `None` where it isn't in one of the folders that may be copied from.
///
/// `site` is the real path of the site's folder. A link may not even lead from one such folder into another:
/// `static/` is copied unread, so a link from there into `content/` would publish drafts.
pub(super) fn asset(site: &Path, asset: &str) -> io::Result<Option<PathBuf>> {
    match placed(site, asset) {
        Err(error) if error.kind() == io::ErrorKind::NotFound && !asset.is_ascii() => {
            placed(site, &stored(site, asset)?)
        }
        found => found,
    }
}

fn placed(site: &Path, asset: &str) -> io::Result<Option<PathBuf>> {
    match asset.split_once('/') {
        Some((CONTENT, name)) => beside(&site.join(CONTENT), name, false),
        Some((top, _)) if FOLDERS.contains(&top) => within(&site.join(top), &site.join(asset)),
        _ => Ok(None),
    }
}

/// The path of an asset as the system stores it, which may have accents apart from their letters (see
/// [`composed`]).
fn stored(site: &Path, asset: &str) -> io::Result<String> {
    let mut names: Vec<String> = Vec::new();
    let mut path = site.to_owned();
    for name in asset.split('/') {
        let mut stored = name.to_owned();
        if path.join(name).symlink_metadata().is_err() {
            let same = |found: &String| composed(found) == name;
            let found = path.read_dir()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
            stored = { found }.find(same).ok_or(io::ErrorKind::NotFound)?;
        }
        path.push(&stored);
        names.push(stored);
    }
    Ok(names.join("/"))
}
