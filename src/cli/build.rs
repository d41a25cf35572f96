//! `vazba build`.

use std::path::Path;

use super::arguments::{Build, Only};
use super::{End, clock, show, site, threads};
use crate::disk::Staging;
use crate::pipeline;

/// Builds the site. Nothing on the disk changes unless all of it could be built.
pub(super) fn build(folder: Option<&Path>, options: &Build) -> End {
    let watch = clock::Watch::start();
    match run(folder, options, &watch) {
        Ok(end) | Err(end) => end,
    }
}

fn run(folder: Option<&Path>, options: &Build, watch: &clock::Watch) -> Result<End, End> {
    let mut site = site::read(folder)?;
    let target = site.root.join(&options.out);
    let only_html = matches!(options.only, Some(Only::Html));
    let asked = site::options(&options.common, only_html, options.base_url.clone());
    let threads = threads::pool(options.common.jobs)?;
    let failed = |error: &dyn std::fmt::Display| show::fail(&error.to_string(), End::Disk);
    let mut staging = Staging::begin(&site.root, &target).map_err(|error| failed(&error))?;
    let built = threads
        .install(|| pipeline::run(&mut site.sources, site.faults, &asked, &mut staging))
        .map_err(|error| failed(&error))?;
    let end = show::report(&built.report, &options.common);
    if end != End::Well {
        show::say("nothing was built");
        return Ok(end);
    }
    let published = staging.commit(built.records, options.allow_empty).map_err(|error| failed(&error))?;
    show::say(&format!(
        "built {} pages in {} files ({} unchanged) in {:.2} s\nlook at {}",
        built.pages,
        published.files,
        published.unchanged,
        watch.read().as_secs_f64(),
        target.join("index.html").display(),
    ));
    Ok(End::Well)
}
