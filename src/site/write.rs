//! All files of a site.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::faults::TemplateFaults;
use super::files::{Bytes, Failure, File, Origin};
use super::{Faults, Memo, Options, Site, compile};
use crate::diag::{Diagnostic, Report};
use crate::output::Output;
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
    output: &dyn Output,
) -> io::Result<Built> {
    let (site, mut faults) = compile(sources, early, options, &mut Memo::default());
    site.write(&mut faults, output)?;
    Ok(Built {
        report: faults.report(&site),
        pages: site.pages().count(),
        records: site.public.records().len(),
        prefix: site.config.path_prefix().to_owned(),
    })
}

impl Site {
    /// Renders every page, so that faults in templates are found, and writes all files if there is no error.
    ///
    /// # Errors
    ///
    /// The output can't take a file.
    pub fn write(&self, faults: &mut Faults, output: &dyn Output) -> io::Result<()> {
        let stopped = AtomicBool::new(faults.sink.has_errors(&self.config.levels));
        if self.renderer.is_some() && !stopped.load(Ordering::Relaxed) {
            self.write_indexes(output)?;
        }
        let mut of_templates = TemplateFaults::default();
        output.expect(self.pages().count());
        self.write_files(self.pages(), &stopped, output)?
            .into_iter()
            .for_each(|fault| of_templates.add(fault));
        of_templates.report(&mut faults.sink);
        if faults.are_fatal(self) {
            return Ok(());
        }
        self.write_files(self.other_files(), &stopped, output)?;
        Ok(())
    }

    /// Writes the search indexes. Each is dropped before the next is made, and all before the first page: they are large, and
    /// so is what pages share, which is made with the first pages and kept.
    fn write_indexes(&self, output: &dyn Output) -> io::Result<()> {
        for lang in self.config.langs().filter(|_| !self.only_html) {
            for file in self.make_index(lang) {
                let bytes = Bytes::Here(file.bytes.as_slice().into());
                self.put(&file.path, bytes, output)?;
            }
        }
        Ok(())
    }

    /// Makes files on all threads, and writes each as long as nothing is wrong.
    fn write_files<'a>(
        &'a self,
        files: impl Iterator<Item = File<'a>>,
        stopped: &AtomicBool,
        output: &dyn Output,
    ) -> io::Result<Vec<Diagnostic>> {
        let files: Vec<File<'a>> = files.collect();
        let made = files.par_iter().map(|file| {
            let made = self.render(file);
            if matches!(file.origin, Origin::Page(_)) {
                output.made();
            }
            match made {
                Ok(_) if stopped.load(Ordering::Relaxed) => Ok(None),
                Ok(bytes) => self.put(file.path, bytes, output).map(|()| None),
                Err(Failure::Template(fault)) => {
                    stopped.store(true, Ordering::Relaxed);
                    Ok(Some(*fault))
                }
                Err(Failure::Format(error)) => Err(error),
            }
        });
        let faults: io::Result<Vec<Option<Diagnostic>>> = made.collect();
        Ok(faults?.into_iter().flatten().collect())
    }

    fn put(&self, path: &str, bytes: Bytes<'_>, output: &dyn Output) -> io::Result<()> {
        match bytes {
            Bytes::Here(bytes) => output.write(path, &bytes)?,
            Bytes::Asset(asset) => output.copy(asset, path)?,
        }
        self.counters.files.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }
}
