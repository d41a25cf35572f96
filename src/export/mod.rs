//! Formats: the site's data for machines. One file a format, one line in the list.

mod lists;
mod record;
mod robots;
mod sitemap;

use std::io;

use crate::plan::MadeFile;
use crate::view::Scope;

/// A format.
pub struct Format {
    /// Name of the format.
    name: &'static str,
    /// Whether pages need it: then it is written even where nothing but pages is asked for.
    for_pages: bool,
    /// Its files. The scope's plan has all pages then, but no former addresses and no files beside records.
    files: fn(&Scope<'_>) -> Vec<MadeFile>,
    /// The bytes of one of its files.
    render: fn(&Scope<'_>, &MadeFile) -> io::Result<Vec<u8>>,
}

/// The formats, in the order in which they are written.
static FORMATS: &[Format] = &[lists::FORMAT, record::FORMAT, sitemap::FORMAT, robots::FORMAT];

/// The files of all formats.
pub fn files(scope: &Scope<'_>) -> Vec<MadeFile> {
    FORMATS.iter().flat_map(|format| (format.files)(scope)).collect()
}

/// Whether pages need the file.
pub fn is_for_pages(file: &MadeFile) -> bool {
    format_of(file).is_some_and(|format| format.for_pages)
}

/// The bytes of a file that a format makes.
///
/// # Errors
///
/// What it holds can't be written in its format.
pub fn render(scope: &Scope<'_>, file: &MadeFile) -> io::Result<Vec<u8>> {
    let format = format_of(file).ok_or_else(|| io::Error::other(format!("no format `{}`", file.format)))?;
    (format.render)(scope, file)
}

fn format_of(file: &MadeFile) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == file.format)
}

/// A file that its format did not plan.
fn strange(file: &MadeFile) -> io::Error {
    io::Error::other(format!("`{}` is no file of the format `{}`", file.path, file.format))
}
