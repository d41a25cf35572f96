//! Exit codes: 0 nothing wrong, 1 errors found, 2 wrong usage, 3 could not read or write.

use crate::site::{Site, run};

#[test]
fn warnings_are_allowed_unless_they_are_denied() {
    assert_eq!(Site::sound().run(&["check", "--deny", "warnings"]).code, Some(0));
    for command in ["check", "build"] {
        let site = Site::with_warning();
        let ran = site.run(&[command, "--format", "short"]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        let warning = "content/measures/poradna.md:2:9: warning[measure-without-lead]: nobody answers for this measure\n";
        assert_eq!(ran.out, warning);
        assert_eq!(site.run(&[command, "--deny", "warnings"]).code, Some(1));
    }
}

#[test]
fn errors_are_one() {
    for command in ["check", "build"] {
        let ran = Site::with_error().run(&[command]);
        assert_eq!(ran.code, Some(1), "{ran:?}");
    }
    let empty = tempfile::tempdir().expect("a temporary folder");
    let folder = empty.path().to_str().expect("it is UTF-8");
    let ran = run(empty.path(), &["-C", folder, "check", "--format", "short"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (Some(1), "vazba.toml: error[configuration]: this folder has no `vazba.toml`\n")
    );
}

#[test]
fn wrong_usage_is_two_and_prints_no_result() {
    let site = Site::sound();
    let wrong: [&[&str]; 12] = [
        &[],
        &["bild"],
        &["build", "--nothing"],
        &["build", "--today", "2021-13-01"],
        &["build", "--jobs", "many"],
        &["build", "--only", "css"],
        &["check", "--format", "xml"],
        &["check", "--deny", "errors"],
        &["check", "--out", "public"],
        &["explain", "unknown-refrence"],
        &["schema", "mesure"],
        &["-C", "nowhere", "build"],
    ];
    for arguments in wrong {
        let ran = site.run(arguments);
        assert_eq!(ran.code, Some(2), "{arguments:?}: {ran:?}");
        assert_eq!(ran.out, "", "{arguments:?}");
        assert!(!ran.err.is_empty(), "{arguments:?}");
    }
    let near = site.run(&["explain", "unknown-refrence"]).err;
    assert_eq!(near, "error: there is no code `unknown-refrence`; did you mean `unknown-reference`?\n");
    let near = site.run(&["schema", "mesure"]).err;
    assert_eq!(near, "error: there is no kind `mesure`; did you mean `measure`?\n");
}

#[test]
fn a_folder_outside_of_any_site_is_wrong_usage() {
    let empty = tempfile::tempdir().expect("a temporary folder");
    for command in ["build", "check"] {
        let ran = run(empty.path(), &[command]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
        assert!(
            ran.err.starts_with("error: there is no `vazba.toml` in this folder or above it"),
            "{}",
            ran.err
        );
    }
}

#[test]
fn a_target_that_can_not_be_written_is_three() {
    let site = Site::sound();
    site.put("soubor", "cizí");
    for target in ["soubor", "content", "content/public", "soubor/public"] {
        let ran = site.run(&["build", "--out", target]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(3), ""), "{target}: {ran:?}");
        assert!(ran.err.starts_with("error: "), "{}", ran.err);
    }
}
