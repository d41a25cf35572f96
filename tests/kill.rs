//! `vazba build`, killed without warning at fifty moments spread over its run: the published folder is wholly the
//! old site or wholly the new one.
#![cfg(unix)]
#![expect(clippy::disallowed_methods, reason = "the test kills by the clock and looks at the disk")]
#![expect(clippy::expect_used, reason = "a test fails by stopping")]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const MOMENTS: u32 = 50;
const RECORDS: usize = 100;

/// The two states of the content. Every record, and so every page, differs between them.
const STATES: [&str; 2] = ["Původní znění", "Žluťoučké znění"];

#[test]
fn a_killed_build_leaves_the_old_site_or_the_new_one() {
    let site = tempfile::tempdir().expect("a temporary folder");
    let site = site.path();
    // The faster of the two: on a busy machine the other would outlast most of the builds to come.
    let mut whole = Duration::MAX;
    let references = STATES.map(|state| {
        write_content(site, state);
        let begin = Instant::now();
        let done = build(site).stderr(Stdio::piped()).output().expect("it runs");
        whole = whole.min(begin.elapsed());
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        tree(&site.join("public"))
    });
    assert_all_pages_differ(&references);

    let (mut killed, mut halfway) = (0, 0);
    let mut published = 1;
    for moment in 1..=MOMENTS {
        // Always towards the other state, so that no build is needed to get back.
        write_content(site, STATES[1 - published]);
        let mut child = build(site).spawn().expect("it runs");
        thread::sleep(whole * moment / MOMENTS);
        child.kill().expect("it is ours");
        let was_killed = child.wait().expect("it ran").signal() == Some(9);
        killed += u32::from(was_killed);
        halfway += u32::from(was_killed && site.join(".public.vazba-new").exists());
        let found = tree(&site.join("public"));
        published = references
            .iter()
            .position(|reference| *reference == found)
            .unwrap_or_else(|| panic!("neither site after {moment}/{MOMENTS} of {whole:?}"));
    }
    assert!(
        killed >= MOMENTS / 5,
        "only {killed} of {MOMENTS} builds were killed while they ran, in {whole:?}"
    );
    assert!(halfway > 0, "no build was killed while it was writing, in {whole:?}");

    write_content(site, STATES[1 - published]);
    assert!(build(site).status().expect("it runs").success());
    assert!(tree(&site.join("public")) == references[1 - published], "the next build did not recover");
    let mut names: Vec<_> =
        fs::read_dir(site).expect("readable").map(|entry| entry.expect("readable").file_name()).collect();
    names.sort();
    assert_eq!(names, ["content", "public", "vazba.toml"], "something is left beside the published folder");
}

fn build(site: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vazba"));
    command.arg("-C").arg(site).args(["build", "--today", "2021-07-01"]);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Writes a site of terms, each of which says `state`.
fn write_content(site: &Path, state: &str) {
    let folder = site.join("content/terms");
    fs::create_dir_all(&folder).expect("folders can be made");
    fs::write(site.join("vazba.toml"), format!("title = \"{state}\"\n")).expect("files can be written");
    for number in 0..RECORDS {
        let text = format!("+++\ntitle = \"Pojem {number}: {state}\"\n+++\n\n{state} pojmu {number}.\n");
        fs::write(folder.join(format!("pojem-{number}.md")), text).expect("files can be written");
    }
}

fn assert_all_pages_differ([old, new]: &[BTreeMap<String, Vec<u8>>; 2]) {
    let pages: Vec<_> = old.iter().filter(|(path, _)| path.ends_with("index.html")).collect();
    assert!(pages.len() > RECORDS, "only {} pages", pages.len());
    for (path, bytes) in pages {
        assert!(
            new.get(path) != Some(bytes),
            "`{path}` is the same in both sites, so it could not tell them apart"
        );
    }
}

/// Every file below `folder` with its bytes, the list of published files included.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("readable"))
        .filter(|entry| !entry.file_type().is_dir())
        .map(|entry| (entry.path().display().to_string(), fs::read(entry.path()).expect("readable")))
        .collect()
}
