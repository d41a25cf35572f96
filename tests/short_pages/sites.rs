//! Every page of both sites and of the style guide's examples.

use std::path::Path;

use jiff::civil::date;
use vazba::disk::read_site;
use vazba::output::MemoryOutput;
use vazba::site::{self, Options};
use vazba::source::Sources;

use crate::dom::tree;

const SITES: [&str; 2] = [".", "tests/sites/vzorovy-kraj"];

fn read(folder: &str) -> Sources {
    let (sources, faults) = read_site(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
    assert!(faults.is_empty(), "{faults:?}");
    sources
}

fn built(sources: &Sources, minify: bool) -> MemoryOutput {
    let options = Options { only_html: true, minify, ..Options::of(date(2026, 11, 22)) };
    let (built, output) =
        MemoryOutput::of(|output| site::build(sources.clone(), Vec::new(), &options, output));
    assert_eq!(built.expect("memory takes all files").report.summary().errors, 0);
    output
}

fn is_page(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending == "html")
}

/// Bytes of all pages.
fn weight(output: &MemoryOutput) -> usize {
    output.files.iter().filter(|(path, _)| is_page(path)).map(|(_, page)| page.len()).sum()
}

#[test]
fn every_page_of_both_sites_means_the_same() {
    for folder in SITES {
        let sources = read(folder);
        let (wide, short) = (built(&sources, false), built(&sources, true));
        assert_eq!(wide.files.keys().collect::<Vec<_>>(), short.files.keys().collect::<Vec<_>>());
        for (path, page) in wide.files.iter().filter(|(path, _)| is_page(path)) {
            let (wide, short) = (tree(page), tree(&short.files[path]));
            let differs = wide.lines().zip(short.lines()).find(|(wide, short)| wide != short);
            assert_eq!(differs, None, "{folder}: {path}");
            assert!(wide == short, "{folder}: {path} is cut");
        }
        let shorter = weight(&wide) - weight(&short);
        assert!(20 * shorter > weight(&wide), "{folder}: {shorter} of {} bytes", weight(&wide));
    }
}

/// What the library takes out of pages is the measure: it parses each as a whole.
#[cfg(feature = "minify")]
#[test]
fn pages_are_nearly_as_short_as_by_the_library() {
    for folder in SITES {
        let sources = read(folder);
        let ours = weight(&built(&sources, true));
        let full = weight(&built(&asking_for_the_library(&sources), true));
        assert!(ours * 100 < full * 103, "{folder}: {ours} bytes, by the library {full}");
    }
}

/// The same site with `minify = "full"`.
#[cfg(feature = "minify")]
fn asking_for_the_library(sources: &Sources) -> Sources {
    let mut out = Sources::default();
    for (_, file) in sources.below("") {
        let wish: &[u8] = if file.path() == "vazba.toml" { b"minify = \"full\"\n" } else { b"" };
        out.add(file.path(), [wish, file.bytes()].concat());
    }
    for path in sources.assets_below("") {
        out.add_asset(path, sources.asset(path).expect("it is there"));
    }
    out
}

/// Without the library a site that asks for it is refused, and told why.
#[cfg(not(feature = "minify"))]
#[test]
fn a_wish_for_the_library_is_refused_without_it() {
    let mut sources = Sources::default();
    sources.add("vazba.toml", "title = \"Web\"\nlanguages = [\"cs\"]\nminify = \"full\"\n");
    let options = Options { only_html: true, ..Options::of(date(2026, 11, 22)) };
    let (built, output) = MemoryOutput::of(|output| site::build(sources, Vec::new(), &options, output));
    let report = built.expect("memory takes all files").report;
    let fault = report.items.iter().find(|item| item.code == "configuration").expect("it is reported");
    assert_eq!(fault.message, "this program was built without the library that `minify = \"full\"` needs");
    assert_eq!(fault.start.expect("it has a place").line, 3);
    assert!(output.files.is_empty());
}
