//! Builds the style guide of a theme: `cargo run --example style_guide -- OUT [SITE]`
//!
//! Without a site it shows the default theme in its three languages; with one, it stands in the place of the site's
//! front page, in the site's theme, languages and colours. Each component needs examples in `themes/<theme>/examples/<component>.toml`; `CONTRIBUTING.md` says how
//! they are written. It is no command of `vazba`, for only makers of themes need it, and with this repository at hand.
#![expect(clippy::print_stderr, reason = "it is a program of its own, and says how it went")]

mod component;
mod guide;
mod literal;

use std::path::Path;
use std::process::ExitCode;

use jiff::civil::{Date, date};
use vazba::diag::render;
use vazba::disk::{Staging, read_site};
use vazba::site::{self, Options};
use vazba::source::Sources;

/// Nothing in the guide depends on the day.
const DAY: Date = date(2026, 1, 1);

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let here = env!("CARGO_MANIFEST_DIR");
    let built = match arguments.as_slice() {
        [out] => build(Path::new(out), Path::new(here), &here_only(here)),
        [out, site] => build(Path::new(out), Path::new(site), &with_defaults(site, here)),
        _ => Err("usage: style_guide OUT [SITE]".to_owned()),
    };
    match built {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

/// The default theme of this repository, as it lies on the disk.
fn here_only(here: &str) -> Sources {
    let mut sources = Sources::default();
    add_default(&mut sources, here);
    sources
}

/// A site, over the default theme of this repository.
fn with_defaults(site: &str, here: &str) -> Sources {
    let (mut sources, _) = read_site(Path::new(site));
    add_default(&mut sources, here);
    sources
}

fn add_default(sources: &mut Sources, here: &str) {
    let (ours, _) = read_site(Path::new(here));
    for (_, file) in ours.below("themes/default/") {
        if sources.find(file.path()).is_none() {
            sources.add(file.path(), file.bytes());
        }
    }
}

fn build(out: &Path, root: &Path, from: &Sources) -> Result<(), String> {
    let sources = guide::guide(from).map_err(|faults| faults.join("\n"))?;
    let out = std::path::absolute(out).map_err(|error| error.to_string())?;
    let staging = Staging::begin(root, &out).map_err(|error| error.to_string())?;
    let options = Options::of(DAY);
    let built = site::build(sources, Vec::new(), &options, &staging).map_err(|error| error.to_string())?;
    if built.report.summary().errors > 0 {
        let human = render::format("human").map(|format| (format.render)(&built.report));
        return Err(human.unwrap_or_default());
    }
    staging.commit(built.records, true).map_err(|error| error.to_string())?;
    eprintln!("look at {}", out.join("index.html").display());
    Ok(())
}
