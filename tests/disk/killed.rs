//! Publishing, killed without warning at many moments.
//!
//! The process that is killed is this test itself, started again.

use std::collections::BTreeMap;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;
use std::{env, fs, thread};

use vazba::disk::Staging;
use vazba::output::Output;

/// Names the site's folder to the process that builds and is killed.
const SITE: &str = "VAZBA_TEST_KILLED_SITE";
const TEST: &str = "killed::a_killed_build_leaves_the_old_site_or_the_new_one";
const MOMENTS: u32 = 40;
const FILES: usize = 400;

#[test]
fn a_killed_build_leaves_the_old_site_or_the_new_one() {
    if let Some(site) = env::var_os(SITE) {
        return build(Path::new(&site), "nový");
    }
    let site = tempfile::tempdir().expect("a temporary folder");
    build(site.path(), "nový");
    let new = tree(site.path());
    build(site.path(), "starý");
    let old = tree(site.path());
    assert_eq!((old.len(), new.len()), (FILES + 1, FILES + 1));

    let whole = Instant::now();
    assert!(start(site.path()).wait().expect("it ran").success());
    let whole = whole.elapsed();

    let mut halfway = 0;
    for moment in 1..=MOMENTS {
        build(site.path(), "starý");
        let mut child = start(site.path());
        thread::sleep(whole * moment / MOMENTS);
        child.kill().expect("it is ours");
        let was_killed = child.wait().expect("it ran").signal() == Some(9);
        let found = tree(site.path());
        assert!(found == old || found == new, "neither site after {moment}/{MOMENTS} of {whole:?}");
        halfway += u32::from(was_killed && site.path().join(".public.vazba-new").exists());
    }
    assert!(halfway > 0, "no build was killed while it was writing, in {whole:?}");
    build(site.path(), "nový");
    assert!(tree(site.path()) == new);
    let names = fs::read_dir(site.path()).expect("readable").count();
    assert_eq!(names, 1, "something is left beside the published folder");
}

fn start(site: &Path) -> Child {
    let test = env::current_exe().expect("it runs");
    let mut command = Command::new(test);
    command.args(["--exact", TEST]).env(SITE, site).stdout(Stdio::null());
    command.spawn().expect("it can be run again")
}

/// Publishes a site in which every file has `word` in it, but for each tenth, which never changes.
fn build(site: &Path, word: &str) {
    let staging = Staging::begin(site, &site.join("public")).expect("nothing is in the way");
    for number in 0..FILES {
        let word = if number % 10 == 0 { "stálý" } else { word };
        let text = format!("{word} text {number}\n").repeat(200);
        staging.write(&format!("{}/{number}.html", number % 7), text.as_bytes()).expect("the path is free");
    }
    staging.commit(1, false).expect("nothing is in the way");
}

fn tree(site: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(site.join("public")).into_iter().map(|entry| entry.expect("readable"));
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| (entry.path().display().to_string(), fs::read(entry.path()).expect("readable")))
        .collect()
}
