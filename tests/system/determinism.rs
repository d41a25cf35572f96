//! The same input gives the same bytes, whatever the number of threads and the order in which files were found.

use rayon::ThreadPoolBuilder;
use vazba::diag::render::FORMATS;
use vazba::output::MemoryOutput;
use vazba::source::Sources;

use crate::site::{self, SAMPLE};

/// A site's output and its diagnostics in all formats.
fn built(sources: Sources, threads: usize) -> (MemoryOutput, Vec<String>) {
    let pool = ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be started");
    let (report, output) = pool.install(|| site::build(sources));
    (output, FORMATS.iter().map(|format| (format.render)(&report)).collect())
}

/// The same files, found in the opposite order.
fn reversed(sources: &Sources) -> Sources {
    let mut out = Sources::default();
    let files: Vec<_> = sources.below("").collect();
    for (_, file) in files.into_iter().rev() {
        out.add(file.path(), file.bytes());
    }
    let assets: Vec<&str> = sources.assets_below("").collect();
    for path in assets.into_iter().rev() {
        out.add_asset(path, sources.asset(path).expect("it is there"));
    }
    out
}

#[test]
fn threads_and_order_of_files_make_no_difference() {
    let reference = built(site::read(SAMPLE), 1);
    assert!(reference.0.files.len() > 1000, "{} files", reference.0.files.len());
    let others = [
        ("eight threads", built(site::read(SAMPLE), 8)),
        ("files in reverse", built(reversed(&site::read(SAMPLE)), 3)),
    ];
    for (what, other) in others {
        for (path, bytes) in &reference.0.files {
            assert!(other.0.files.get(path) == Some(bytes), "{what}: `{path}` differs");
        }
        assert!(other == reference, "{what}: other files or diagnostics");
    }
}

/// Faults are found by many threads, too.
#[test]
fn diagnostics_of_a_faulty_site_come_in_one_order() {
    let faulty = || {
        let mut sources = Sources::default();
        sources.add("vazba.toml", "title = \"Žlutý kraj\"\n");
        for number in 0..300 {
            let text = format!(
                "+++\ntitel = \"Kůň\"\nphase = \"běží\"\ngoals = [\"cíl\", \"cil-{number}\"]\n+++\n[x](goal:y)\n"
            );
            sources.add(format!("content/measures/opatreni-{number}.md"), text);
        }
        sources
    };
    let reference = built(faulty(), 1);
    assert!(reference.1[1].lines().count() >= 1200, "{}", reference.1[1]);
    assert_eq!(built(faulty(), 8), reference);
    assert_eq!(built(reversed(&faulty()), 3), reference);
}
