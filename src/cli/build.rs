//! `vazba build`.

use std::path::Path;

use super::arguments::{Build, Only};
use super::progress::Progress;
use super::{End, clock, folder, show, threads};
use crate::disk::Staging;
use crate::site;

/// Builds the site. Nothing on the disk changes unless all of it could be built.
pub(super) fn build(folder: Option<&Path>, options: &Build) -> End {
    let watch = clock::Watch::start();
    match run(folder, options, &watch) {
        Ok(end) | Err(end) => end,
    }
}

fn run(folder: Option<&Path>, options: &Build, watch: &clock::Watch) -> Result<End, End> {
    let threads = threads::pool(options.common.jobs)?;
    let progress = Progress::begin("reading");
    let read = threads.install(|| folder::read(folder))?;
    let target = read.root.join(&options.out);
    let only_html = matches!(options.only, Some(Only::Html));
    let asked = folder::options(&options.common, only_html, options.base_url.clone());
    let failed = |error: &dyn std::fmt::Display| show::fail(&error.to_string(), End::Disk);
    let staging = Staging::begin(&read.root, &target).map_err(|error| failed(&error))?;
    let built = threads
        .install(|| site::build(read.sources, read.faults, &asked, &progress.of(&staging)))
        .map_err(|error| failed(&error))?;
    progress.end();
    let end = show::report(&built.report, &options.common);
    if end != End::Well {
        show::say("nothing was built");
        return Ok(end);
    }
    let published = threads
        .install(|| staging.commit(built.records, options.allow_empty))
        .map_err(|error| failed(&error))?;
    show::say(&format!(
        "built {} pages in {} files ({} unchanged) in {:.2} s\n{}",
        built.pages,
        published.files,
        published.unchanged,
        watch.read().as_secs_f64(),
        look(&target, &built.prefix),
    ));
    Ok(End::Well)
}

/// Where the site is, and how to look at it. Its addresses begin at the root of a host, so a page opened as a file has
/// neither styles nor working links: a server is needed.
fn look(target: &Path, prefix: &str) -> String {
    let folder = target.display();
    let host =
        if prefix.is_empty() { String::new() } else { format!(", for a host that serves it at {prefix}/") };
    format!("it is in {folder}{host}; to look at the site, run `vazba serve`")
}
