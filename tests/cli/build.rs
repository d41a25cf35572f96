//! What `vazba build` does on the disk.

use std::fs;

use crate::site::{Site, run};

#[test]
fn a_build_with_errors_changes_nothing() {
    let site = Site::with_warning();
    assert_eq!(site.run(&["build"]).code, Some(0));
    site.put("content/measures/poradna.md", "+++\ntitle = \"Poradna\"\nstrategy = \"plann\"\n+++\n");
    let before = site.tree();
    assert!(before.contains_key("public/opatreni/poradna/index.html"));
    assert_eq!(site.run(&["build"]).code, Some(1));
    assert_eq!(site.run(&["build", "--deny", "warnings"]).code, Some(1));
    assert!(site.tree() == before, "something changed");
}

#[test]
fn a_first_build_with_errors_leaves_nothing() {
    let site = Site::with_error();
    let before = site.tree();
    assert_eq!(site.run(&["build"]).code, Some(1));
    assert_eq!(site.run(&["check"]).code, Some(1));
    assert!(site.tree() == before, "{:?}", site.tree().keys());
}

#[test]
fn denied_warnings_keep_the_old_site() {
    let site = Site::with_warning();
    assert_eq!(site.run(&["build"]).code, Some(0));
    site.put("content/terms/pojem.md", "+++\ntitle = \"Jiný\"\n+++\n");
    let before = site.tree();
    assert_eq!(site.run(&["build", "--deny", "warnings"]).code, Some(1));
    assert!(site.tree() == before, "something changed");
}

#[test]
fn a_folder_with_foreign_files_is_refused() {
    let site = Site::sound();
    site.put("public/dopis.txt", "cizí");
    let before = site.tree();
    let ran = site.run(&["build"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(3), ""), "{ran:?}");
    assert!(ran.err.contains("holds what Vazba did not write: `dopis.txt`"), "{}", ran.err);
    assert!(ran.err.contains("\nhelp: "), "{}", ran.err);
    assert!(site.tree() == before, "something changed");
}

#[test]
fn a_site_is_found_upwards_and_by_its_name() {
    let site = Site::sound();
    let below = run(&site.path("content/terms"), &["build"]);
    assert_eq!(below.code, Some(0), "{}", below.err);
    assert!(site.path("public/slovnik/pojem/index.html").is_file());
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    let root = site.path("");
    let root = root.to_str().expect("it is UTF-8");
    for arguments in [["-C", root, "build", "--out", "jinam"], ["build", "-C", root, "--out", "jinam"]] {
        let ran = run(elsewhere.path(), &arguments);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
    }
    assert!(site.path("jinam/index.html").is_file());
    assert_eq!(fs::read_dir(elsewhere.path()).expect("readable").count(), 0);
}

#[test]
fn options_reach_the_pages() {
    let site = Site::sound();
    let read = |path: &str| fs::read_to_string(site.path(path)).expect("it was built");
    let ran = site.run(&[
        "build",
        "--today",
        "2019-03-05",
        "--base-url",
        "https://kraj.example/plan/",
        "--jobs",
        "1",
    ]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(read("public/index.html").replace('\u{a0}', " ").contains("5. března 2019"));
    assert!(read("public/sitemap.xml").contains("https://kraj.example/plan/slovnik/pojem/"));
    assert!(site.path("public/slovnik/pojem/index.json").is_file());
    assert_eq!(site.run(&["build", "--only", "html"]).code, Some(0));
    assert!(site.path("public/slovnik/pojem/index.html").is_file());
    assert!(!site.path("public/slovnik/pojem/index.json").exists());
}
