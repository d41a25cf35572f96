//! Streams that can't be written, files that are none, threads that can't be had: an exit code from 0 to 3, no panic and
//! no waiting.
#![cfg(target_os = "linux")]

use std::fs;
use std::process::{Command, Stdio};

use crate::site::{Site, run};

const FULL: &str = "/dev/full";

/// Runs the program with its streams where `redirections` of a shell lead; gives exit code and standard error.
fn redirected(site: &Site, arguments: &str, redirections: &str) -> (Option<i32>, String) {
    let line = format!("exec timeout 20 \"$0\" {arguments} {redirections}");
    let mut command = Command::new("sh");
    command.args(["-c", &line, env!("CARGO_BIN_EXE_vazba")]).current_dir(site.path("")).stdin(Stdio::null());
    let output = command.output().expect("there is a shell");
    (output.status.code(), String::from_utf8(output.stderr).expect("it prints UTF-8"))
}

#[test]
fn a_result_that_can_not_be_written_is_three() {
    let site = Site::with_error();
    for arguments in [
        "check",
        "check --format json",
        "check --format sarif",
        "build --format github",
        "explain",
        "schema",
        "--help",
        "--version",
    ] {
        let (code, err) = redirected(&site, arguments, &format!(">{FULL}"));
        assert_eq!(code, Some(3), "{arguments}: {err}");
        assert!(err.contains("error: can't write the result: "), "{arguments}: {err}");
        assert!(!err.contains("panicked"), "{err}");
    }
}

#[test]
fn talk_that_can_not_be_written_changes_no_exit_code() {
    for (site, code) in [(Site::sound(), 0), (Site::with_error(), 1)] {
        for arguments in ["check", "build"] {
            for redirections in [
                &format!("2>{FULL}"),
                ">&-",
                "2>&-",
                ">&- 2>&-",
                "<&- >&- 2>&-",
                "| true",
                "2>&1 | true; exit $?",
            ] {
                let (found, err) = redirected(&site, arguments, redirections);
                let expected = if redirections.contains('|') { 0 } else { code };
                assert_eq!(found, Some(expected), "{arguments} {redirections}: {err}");
                assert!(!err.contains("panicked"), "{arguments} {redirections}: {err}");
            }
        }
    }
    let site = Site::sound();
    for arguments in ["-C nikde build", "bild", "explain neni"] {
        assert_eq!(redirected(&site, arguments, &format!("2>{FULL}")).0, Some(2), "{arguments}");
    }
    let refused = Site::sound();
    refused.put("public/dopis.txt", "cizí");
    assert_eq!(redirected(&refused, "build", &format!(">{FULL} 2>{FULL}")).0, Some(3));
}

#[test]
fn a_reader_that_leaves_early_changes_no_exit_code() {
    let site = Site::with_error();
    let line = "set -o pipefail; timeout 20 \"$0\" check --format json | head -c 1 >/dev/null; exit \"${PIPESTATUS[0]}\"";
    let mut command = Command::new("bash");
    command.args(["-c", line, env!("CARGO_BIN_EXE_vazba")]).current_dir(site.path(""));
    assert_eq!(command.status().expect("there is a shell").code(), Some(1));
}

#[test]
fn more_threads_than_processors_are_not_made() {
    let site = Site::sound();
    for jobs in ["1", "1000000", "18446744073709551615"] {
        let ran = site.run(&["build", "--jobs", jobs]);
        assert_eq!(ran.code, Some(0), "{jobs}: {ran:?}");
    }
    for jobs in ["0", "-1", "18446744073709551616"] {
        assert_eq!(site.run(&["build", &format!("--jobs={jobs}")]).code, Some(2), "{jobs}");
    }
}

#[test]
fn a_pipe_in_the_place_of_a_file_is_no_file() {
    let places = [
        ("vazba.toml", 1, "vazba.toml: error[unreadable]: this is not a plain file"),
        ("vazba.en.toml", 1, "vazba.en.toml: error[unreadable]: this is not a plain file"),
        ("content/terms/pojem.md", 1, "content/terms/pojem.md: error[unreadable]: this is not a plain file"),
        ("content/terms/pojem/zapis.pdf", 1, "error[unreadable]: this is not a plain file"),
        ("themes/vlastni/templates/base.html", 1, "error[unreadable]: this is not a plain file"),
        ("themes", 1, "themes: error[unreadable]: this is not a folder"),
        ("static/a.png", 1, "static/a.png: error[unreadable]: this is not a plain file"),
        ("public", 3, "is not a folder, or only a link to one"),
        ("public/.vazba-manifest", 3, "can't be understood"),
        (".public.vazba-lock", 3, "has a name that Vazba needs while it builds"),
        (".public.vazba-new", 3, "has a name that Vazba needs while it builds"),
    ];
    for (place, code, text) in places {
        let site = Site::sound();
        site.put("themes/vlastni/static/a.css", "");
        site.put("vazba.toml", "title = \"Kraj\"\ntheme = \"vlastni\"\nlanguages = [\"cs\", \"en\"]\n");
        let path = site.path(place);
        fs::create_dir_all(path.parent().expect("below the site")).expect("folders can be made");
        if path.is_dir() {
            fs::remove_dir_all(&path).expect("it is ours");
        } else if path.exists() {
            fs::remove_file(&path).expect("it is ours");
        }
        assert!(Command::new("mkfifo").arg(&path).status().expect("mkfifo runs").success());
        let (found, err) = redirected(&site, "-C . build --format short", ">&2");
        assert_eq!(found, Some(code), "{place}: {err}");
        assert!(err.contains(text), "{place}: {err}");
    }
    let pipe = Site::sound();
    assert!(Command::new("mkfifo").arg(pipe.path("roura")).status().expect("mkfifo runs").success());
    assert_eq!(pipe.run(&["-C", "roura", "build"]).code, Some(2));
    assert_eq!(run(&pipe.path("content"), &["build", "--out", "roura/public"]).code, Some(3));
}

#[test]
fn a_site_is_never_replaced_by_an_empty_one() {
    let site = Site::sound();
    assert_eq!(site.run(&["build"]).code, Some(0));
    fs::remove_dir_all(site.path("content")).expect("it is ours");
    let before = site.tree();
    let ran = site.run(&["build"]);
    assert_eq!(ran.code, Some(3), "{ran:?}");
    assert_eq!(
        ran.err.lines().next().map(|line| line.replace(&site.path("").display().to_string(), "")),
        Some(
            "error: the site has no record, while the one in `public` has 1, so that was left as it is"
                .to_owned()
        )
    );
    assert!(ran.err.contains("--allow-empty"), "{}", ran.err);
    assert!(site.tree() == before, "something changed");
    site.put("content/terms/pojem.md", "+++\ntitle = \"Pojem\"\ndraft = true\n+++\n");
    assert_eq!(site.run(&["build", "--only", "html"]).code, Some(3), "drafts are no records of the site");
    assert_eq!(site.run(&["build", "--allow-empty"]).code, Some(0));
    assert!(!site.path("public/slovnik/pojem").exists());
    assert_eq!(site.run(&["build"]).code, Some(0), "nothing more can be lost");
}

#[test]
fn permissions_do_not_follow_the_umask() {
    use std::os::unix::fs::PermissionsExt;

    for umask in ["077", "002", "000", "0777"] {
        let site = Site::sound();
        let line = format!("umask {umask}; exec \"$0\" build");
        for _ in 0..2 {
            let mut command = Command::new("sh");
            command.args(["-c", &line, env!("CARGO_BIN_EXE_vazba")]).current_dir(site.path(""));
            assert!(command.output().expect("there is a shell").status.success());
            for entry in walkdir::WalkDir::new(site.path("public")) {
                let entry = entry.expect("readable");
                let mode = entry.metadata().expect("readable").permissions().mode() & 0o7777;
                let expected = if entry.file_type().is_dir() { 0o755 } else { 0o644 };
                assert_eq!(mode, expected, "{} by umask {umask}", entry.path().display());
            }
        }
    }
}
