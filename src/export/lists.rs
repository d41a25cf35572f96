//! The data with which the pages of lists narrow themselves down in the browser.

use std::io;

use super::Format;
use crate::output::Output;
use crate::view::{self, Scope};

pub(super) const FORMAT: Format = Format { name: "lists", for_pages: true, paths: &[], write };

fn write(scope: &Scope<'_>, output: &mut dyn Output) -> io::Result<()> {
    for lang in scope.config.langs().take(scope.locales.len()) {
        for file in view::list_data(scope, lang) {
            output.write(&file.path, &file.bytes)?;
        }
    }
    Ok(())
}
