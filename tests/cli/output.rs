//! Results go to standard output in the form that was asked for, talk to standard error.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::site::Site;

/// Runs a command in one form of diagnostics; gives what was printed.
fn printed(command: &str, format: &str) -> String {
    let ran = Site::with_error().run(&[command, "--format", format, "--today", "2021-07-01"]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert_eq!(ran.err, if command == "build" { "nothing was built\n" } else { "" });
    ran.out
}

fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().expect("it is an object").keys().map(String::as_str).collect()
}

#[test]
fn json_is_one_object_with_the_promised_names() {
    for command in ["check", "build"] {
        let json: Value = serde_json::from_str(&printed(command, "json")).expect("it is JSON");
        assert_eq!(keys(&json), BTreeSet::from(["diagnostics", "not_shown", "summary"]));
        assert_eq!(json["summary"], serde_json::json!({ "errors": 1, "warnings": 1 }));
        let fault = &json["diagnostics"][1];
        let names = [
            "code",
            "severity",
            "message",
            "file",
            "line",
            "column",
            "end_line",
            "end_column",
            "help",
            "related",
        ];
        assert_eq!(keys(fault), BTreeSet::from(names));
        assert_eq!(fault["file"], "content/measures/poradna.md");
        assert_eq!((&fault["line"], &fault["column"]), (&3.into(), &12.into()));
        assert_eq!((&fault["end_line"], &fault["end_column"]), (&3.into(), &19.into()));
        assert_eq!(fault["help"], "did you mean `plan` (Plán)?");
    }
}

#[test]
fn every_form_says_the_same() {
    let short = printed("check", "short");
    assert_eq!(
        short,
        "content/measures/poradna.md:2:9: warning[measure-without-lead]: nobody answers for this measure\n\
         content/measures/poradna.md:3:12: error[unknown-reference]: there is no strategy `plann`\n"
    );
    let human = printed("check", "human");
    assert!(human.contains("error[unknown-reference]: there is no strategy `plann`"), "{human}");
    assert!(human.contains(" --> content/measures/poradna.md:3:12"), "{human}");
    assert!(human.ends_with("\n1 error, 1 warning\n"), "{human}");
    // Nobody looks at a pipe in colours.
    assert!(!human.contains('\u{1b}'));
    let github = printed("check", "github");
    assert!(github.contains("::error file=content/measures/poradna.md,line=3,col=12,"), "{github}");
    let sarif: Value = serde_json::from_str(&printed("check", "sarif")).expect("it is JSON");
    assert_eq!(sarif["runs"][0]["results"][1]["ruleId"], "unknown-reference");
}

#[test]
fn a_build_tells_where_to_look_and_prints_no_result() {
    let site = Site::sound();
    let ran = site.run(&["build", "--format", "short"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""), "{}", ran.err);
    let (built, look) = ran.err.split_once('\n').expect("several lines");
    assert!(built.starts_with("built "), "{built}");
    let folder = site.path("public").display().to_string();
    assert_eq!(look, format!("it is in {folder}; to look at the site, run `vazba serve`\n"));
}

#[test]
fn a_site_for_a_folder_of_its_host_says_where_it_belongs() {
    let site = Site::sound();
    let ran = site.run(&["build", "--base-url", "https://kraj.example/plan/"]);
    let look = "public, for a host that serves it at /plan/; to look at the site, run `vazba serve`\n";
    assert!(ran.err.ends_with(look), "{}", ran.err);
}

#[test]
fn help_and_version_are_results() {
    let site = Site::sound();
    let help = site.run(&["--help"]);
    assert_eq!((help.code, help.err.as_str()), (Some(0), ""));
    for command in ["build", "check", "explain", "schema"] {
        assert!(help.out.contains(command), "{}", help.out);
        assert_eq!(site.run(&[command, "--help"]).code, Some(0));
    }
    let version = site.run(&["--version"]);
    assert_eq!(
        (version.code, version.out),
        (Some(0), concat!("vazba ", env!("CARGO_PKG_VERSION"), "\n").to_owned())
    );
}

#[test]
fn every_code_can_be_explained() {
    let site = Site::sound();
    let list = site.run(&["explain"]);
    assert_eq!(list.code, Some(0));
    let codes: Vec<&str> = list.out.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(codes.len() >= 40, "{codes:?}");
    for code in ["unknown-reference", "toml-syntax", "personal-data", "task-overdue"] {
        assert!(codes.contains(&code));
        let entry = site.run(&["explain", code]);
        assert_eq!(entry.code, Some(0));
        assert!(entry.out.contains(code) && entry.out.lines().count() >= 4, "{}", entry.out);
    }
}

#[test]
fn schemas_are_json() {
    let site = Site::sound();
    let one: Value = serde_json::from_str(&site.run(&["schema", "measure"]).out).expect("it is JSON");
    assert_eq!(one["title"], "measure");
    assert_eq!(one["required"], serde_json::json!(["title"]));
    let all: Value = serde_json::from_str(&site.run(&["schema"]).out).expect("it is JSON");
    assert!(keys(&all["$defs"]).contains("strategy"));
}
