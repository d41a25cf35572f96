//! Formats: the site's data for machines. One file a format, one line in the list.

mod lists;
mod record;
mod robots;
mod sitemap;

use std::io;

use crate::output::Output;
use crate::view::Scope;

/// A format.
pub struct Format {
    /// Name of the format.
    pub name: &'static str,
    /// Whether pages need it: then it is written even where nothing but pages is asked for.
    pub for_pages: bool,
    /// Files that it writes unless the site has its own in their place; other paths are the plan's.
    pub paths: &'static [&'static str],
    /// Writes all its files.
    pub write: fn(&Scope<'_>, &mut dyn Output) -> io::Result<()>,
}

/// The formats, in the order in which they are written.
pub static FORMATS: &[Format] = &[lists::FORMAT, record::FORMAT, sitemap::FORMAT, robots::FORMAT];

/// Paths that formats write unless the site has its own files in their place.
pub fn paths() -> Vec<&'static str> {
    FORMATS.iter().flat_map(|format| format.paths).copied().collect()
}
