//! All files of a site, one after another.

use std::io;

use rayon::prelude::*;

use super::faults::TemplateFaults;
use super::files::{Bytes, Failure, File};
use super::{Faults, Options, Site, compile};
use crate::diag::{Diagnostic, Report};
use crate::output::{BATCH, Output};
use crate::search;
use crate::source::Sources;

/// What a build did.
#[derive(Debug)]
pub struct Built {
    /// Everything that is wrong.
    pub report: Report,
    /// How many pages were made.
    pub pages: usize,
    /// How many records they show.
    pub records: usize,
    /// Path under which the site is published: `""` at the root of its host.
    pub prefix: String,
}

/// Compiles a site and writes it into `output`. Once there is an error, nothing more reaches `output`.
///
/// # Errors
///
/// The output can't take a file.
pub fn build(
    sources: Sources,
    early: Vec<Diagnostic>,
    options: &Options,
    output: &mut dyn Output,
) -> io::Result<Built> {
    let (site, mut faults) = compile(sources, early, options);
    site.write(&mut faults, output)?;
    Ok(Built {
        report: faults.report(&site),
        pages: site.pages().count(),
        records: site.public.records().len(),
        prefix: site.config.path_prefix().to_owned(),
    })
}

impl Site {
    /// Renders every page, so that faults of templates show, and writes all files if there is no error.
    ///
    /// # Errors
    ///
    /// The output can't take a file.
    pub fn write(&self, faults: &mut Faults, output: &mut dyn Output) -> io::Result<()> {
        let mut of_templates = TemplateFaults::default();
        let sound = !faults.sink.has_errors(&self.config.levels);
        self.write_files(self.pages(), sound, &mut of_templates, output)?;
        of_templates.report(&mut faults.sink);
        if self.renderer.is_none() || faults.sink.has_errors(&self.config.levels) {
            return Ok(());
        }
        self.write_files(self.other_files(), sound, &mut TemplateFaults::default(), output)?;
        // Each index is dropped before the next is made: they are large, and nobody asks for them again.
        for lang in self.config.langs().filter(|_| !self.only_html) {
            for file in search::index(&self.scope(), lang) {
                output.write(&file.path, &file.bytes)?;
            }
        }
        Ok(())
    }

    /// Makes files batch by batch, on all threads, and writes them in their order as long as nothing is wrong.
    fn write_files<'a>(
        &'a self,
        mut files: impl Iterator<Item = File<'a>>,
        sound: bool,
        faults: &mut TemplateFaults,
        output: &mut dyn Output,
    ) -> io::Result<()> {
        loop {
            let batch: Vec<File<'a>> = files.by_ref().take(BATCH).collect();
            if batch.is_empty() {
                return Ok(());
            }
            let made: Vec<Result<Bytes<'a>, Failure>> =
                batch.par_iter().map(|file| self.render(file)).collect();
            for (file, made) in batch.iter().zip(made) {
                match made {
                    Ok(bytes) if sound && faults.is_empty() => put(file, bytes, output)?,
                    Ok(_) => {}
                    Err(Failure::Template(fault)) => faults.add(*fault),
                    Err(Failure::Format(error)) => return Err(error),
                }
            }
        }
    }
}

fn put(file: &File<'_>, bytes: Bytes<'_>, output: &mut dyn Output) -> io::Result<()> {
    match bytes {
        Bytes::Here(bytes) => output.write(file.path, &bytes),
        Bytes::Asset(asset) => output.copy(asset, file.path),
    }
}
