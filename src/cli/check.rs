//! `vazba check`.

use std::path::Path;

use super::arguments::Check;
use super::progress::Progress;
use super::{End, folder, show, threads};
use crate::output::NoOutput;
use crate::site;

/// Looks for faults everywhere, the templates included, and builds nothing.
pub(super) fn check(folder: Option<&Path>, options: &Check) -> End {
    match run(folder, options) {
        Ok(end) | Err(end) => end,
    }
}

fn run(folder: Option<&Path>, options: &Check) -> Result<End, End> {
    let threads = threads::pool(options.common.jobs)?;
    let progress = Progress::begin("reading");
    let read = threads.install(|| folder::read(folder))?;
    let asked = folder::options(&options.common, false, None);
    let built = threads
        .install(|| site::build(read.sources, read.faults, &asked, &progress.of(&NoOutput::default())))
        .map_err(|error| show::fail(&error.to_string(), End::Disk))?;
    progress.end();
    Ok(show::report(&built.report, &options.common))
}
