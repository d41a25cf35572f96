//! Formats: the site's machine-readable data. One file per format, one line in the list.

use std::io;

use crate::plan::{FormatSpec, MadeFile};
use crate::view::Scope;

/// A format.
pub struct Format {
    spec: FormatSpec,
    /// Its files. The scope's plan has all pages then, but no former addresses and no files beside records.
    files: fn(&Scope<'_>) -> Vec<MadeFile>,
    /// The bytes of one of its files.
    render: fn(&Scope<'_>, &MadeFile) -> io::Result<Vec<u8>>,
}

/// Lists the formats: each line is the file of one.
macro_rules! formats {
    ($($file:ident,)*) => {
        $(mod $file;)*

        /// The formats, in the order in which they are written.
        static FORMATS: &[&Format] = &[$(&$file::FORMAT),*];
    };
}

formats! {
    lists,
    record,
    tables,
    inventory,
    sitemap,
    robots,
}

/// The files of all formats.
pub fn files(scope: &Scope<'_>) -> Vec<MadeFile> {
    FORMATS.iter().flat_map(|format| (format.files)(scope)).collect()
}

/// The bytes of a file that a format makes.
///
/// # Errors
///
/// What it holds can't be written in its format.
pub fn render(scope: &Scope<'_>, file: &MadeFile) -> io::Result<Vec<u8>> {
    let format = FORMATS.iter().find(|format| format.spec.name == file.format.name);
    (format.ok_or_else(|| strange(file))?.render)(scope, file)
}

/// A file that its format did not plan.
fn strange(file: &MadeFile) -> io::Error {
    io::Error::other(format!("`{}` is no file of the format `{}`", file.path, file.format.name))
}
