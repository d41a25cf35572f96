//! Which file of the site an address stands for.

use percent_encoding::percent_decode_str;

use crate::site::{File, Site};

/// Name of the page of a folder.
const INDEX: &str = "index.html";
/// Name of the page that says that there is none.
const NOT_FOUND: &str = "404.html";

/// What an address stands for.
pub(super) enum Found<'a> {
    /// A file.
    File(File<'a>),
    /// Something at another address.
    Elsewhere(String),
    /// Nothing; the page that says so, if the site has one.
    Nothing(Option<File<'a>>),
}

/// Finds what stands at the path of an address, percent-encoded as it was sent; `None` if it is no path.
pub(super) fn find<'a>(site: &'a Site, path: &str) -> Option<Found<'a>> {
    let prefix = site.config().path_prefix();
    let Some(below) = path.strip_prefix(prefix).and_then(|below| below.strip_prefix('/')) else {
        let is_above = path == "/" || path == prefix;
        return Some(if is_above { Found::Elsewhere(format!("{prefix}/")) } else { Found::Nothing(None) });
    };
    let name = percent_decode_str(below).decode_utf8().ok()?;
    if name.split('/').any(|part| part == "..") || name.contains(['\\', '\0']) {
        return None;
    }
    let is_folder = name.is_empty() || name.ends_with('/');
    let file = if is_folder { site.file(&format!("{name}{INDEX}")) } else { site.file(&name) };
    Some(match file {
        Some(file) => Found::File(file),
        None if !is_folder && site.file(&format!("{name}/{INDEX}")).is_some() => {
            Found::Elsewhere(format!("{path}/"))
        }
        None => Found::Nothing(nearest_not_found(site, &name)),
    })
}

/// The page for what is not there in the nearest folder above that has one, since each language has its own.
fn nearest_not_found<'a>(site: &'a Site, name: &str) -> Option<File<'a>> {
    let folders = name.rmatch_indices('/').map(|(at, _)| &name[..=at]);
    folders.chain([""]).find_map(|folder| site.file(&format!("{folder}{NOT_FOUND}")))
}
