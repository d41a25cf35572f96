//! The search: what its index holds to the letter, and that the browser makes the same of words as the program.
#![expect(clippy::expect_used, reason = "a test that can't go on is to stop")]

mod browser;
mod index;

use vazba::output::MemoryOutput;
use vazba::site::{self, Options};
use vazba::source::Sources;

/// Builds a site of these files, which must be sound.
fn build(sources: &Sources, only_html: bool) -> MemoryOutput {
    let today = "2026-11-22".parse().expect("it is a day");
    let options = Options { only_html, minify: false, ..Options::of(today) };
    let (built, output) =
        MemoryOutput::of(|output| site::build(sources.clone(), Vec::new(), &options, output));
    let built = built.expect("memory takes all files");
    assert_eq!(built.report.summary().errors, 0);
    output
}

fn text<'a>(output: &'a MemoryOutput, path: &str) -> &'a str {
    let bytes = output.files.get(path).unwrap_or_else(|| panic!("no `{path}`"));
    std::str::from_utf8(bytes).expect("it is UTF-8")
}
