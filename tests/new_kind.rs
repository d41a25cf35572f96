//! A new kind is one new file and one new line: this test adds one to a copy of the program, compiles it, and finds
//! its pages, back-links, data, schema and checks.
#![expect(clippy::disallowed_methods, reason = "the copy is made of files")]
#![expect(clippy::expect_used, reason = "a test fails by stopping")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

/// Name of the copied program: it must not take the place of the real one in the target folder.
const NAME: &str = "vazba-probe";

/// The new file.
const PROBE: &str = r#"//! Probes: how somebody looked at a measure.

use super::Measure;
use crate::model::declare::{kind, part};
use crate::model::value::{Edtf, Parts, Ref, Refs, Text};

kind! {
    /// A look at a measure.
    Probe = "probe" in "probes" {
        /// The measure.
        measure: Ref<Measure> { required: true, inverse: "probes", column: true },
        /// When.
        date: Option<Edtf> { role: Date },
        /// What was found.
        finding: Parts<Finding>,
    }
}

part! {
    /// What was found.
    Finding = "finding" {
        /// In a few words.
        title: Option<Text> { required: true, role: Title },
        /// The measures that it concerns.
        concerns: Refs<Measure> { inverse: "findings" },
    }
}
"#;

/// The new line, and the one before it.
const LINE: (&str, &str) = ("    page::Page,\n", "    page::Page,\n    probe::Probe,\n");

/// A site with a record of the new kind.
const SITE: [(&str, &str); 4] = [
    ("vazba.toml", "title = \"Žluťoučký kraj\"\n[checks]\nmeasure-without-goal = \"off\"\n"),
    ("content/measures/poradna.md", "+++\ntitle = \"Poradna\"\n+++\n"),
    ("content/measures/bydleni.md", "+++\ntitle = \"Bydlení\"\n+++\n"),
    (
        "content/probes/sonda.md",
        "+++\ntitle = \"Příliš žluťoučká sonda\"\nmeasure = \"poradna\"\ndate = \"2021-06\"\n\n\
         [[finding]]\nid = \"n1\"\ntitle = \"Chybí úřední hodiny\"\nconcerns = [\"bydleni\"]\n+++\n\nText sondy.\n",
    ),
];

/// A record of the new kind with three faults.
const FAULTY: &str = "+++\ntitle = \"Vadná sonda\"\nmeasure = \"poradnna\"\ndate = \"2021-13\"\n\n\
     [[finding]]\ntitel = \"Překlep\"\n+++\n";

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("it has one")).expect("folders can be made");
    fs::write(path, text).expect("files can be written");
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.expect("it can be listed");
        let target = to.join(entry.path().strip_prefix(from).expect("it lies there"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).expect("folders can be made");
        } else {
            fs::copy(entry.path(), target).expect("files can be copied");
        }
    }
}

/// Replaces what stands exactly once in a file.
fn replace(path: &Path, old: &str, new: &str) {
    let text = fs::read_to_string(path).expect("it is text");
    assert_eq!(text.matches(old).count(), 1, "`{old}` in {}", path.display());
    fs::write(path, text.replace(old, new)).expect("it can be written");
}

/// The program with the new kind.
fn program(root: &Path) -> PathBuf {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    for file in ["Cargo.toml", "Cargo.lock", "build.rs"] {
        fs::copy(project.join(file), root.join(file)).expect("files can be copied");
    }
    for folder in ["src", "themes"] {
        copy(&project.join(folder), &root.join(folder));
    }
    write(root, "src/model/kinds/probe.rs", PROBE);
    replace(&root.join("src/model/kinds/mod.rs"), LINE.0, LINE.1);
    // Only so that both programs have their own place among the compiled ones.
    let package = format!("name = \"{NAME}\"\n");
    replace(
        &root.join("Cargo.toml"),
        "[package]\nname = \"vazba\"\n",
        &format!("[lib]\nname = \"vazba\"\n\n[package]\n{package}"),
    );
    replace(&root.join("Cargo.lock"), "name = \"vazba\"\n", &package);

    // Libraries are compiled already, for this very test: with its profile and its features.
    let folder = Path::new(env!("CARGO_BIN_EXE_vazba")).parent().expect("it lies in a folder");
    let profile = folder.file_name().and_then(|name| name.to_str()).expect("it is named after the profile");
    let profile = if profile == "debug" { "dev" } else { profile };
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(["build", "--quiet", "--offline", "--profile", profile]).current_dir(root);
    command.env("CARGO_TARGET_DIR", folder.parent().expect("the target folder"));
    if cfg!(feature = "minify") {
        command.args(["--features", "minify"]);
    }
    let output = command.output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    folder.join(NAME).with_extension(env::consts::EXE_EXTENSION)
}

/// Runs the program on the site; gives its exit code and what it printed.
fn run(program: &Path, site: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(program);
    let Output { status, stdout, .. } =
        command.arg("-C").arg(site).args(arguments).output().expect("it runs");
    (status.code(), String::from_utf8(stdout).expect("it is UTF-8"))
}

#[test]
fn a_new_kind_is_one_file_and_one_line() {
    let (project, site) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let (program, site) = (program(project.path()), site.path());
    for (path, text) in SITE {
        write(site, path, text);
    }
    let today = ["--today", "2021-07-01"];

    let (code, out) = run(&program, site, &[&["build"][..], &today].concat());
    assert_eq!(code, Some(0), "{out}");
    let built = |path: &str| fs::read_to_string(site.join("public").join(path)).expect("it was built");
    // Minified or not.
    let links = |page: &str, address: &str| {
        let text = built(page).replace('"', "");
        text.contains(&format!("href={address} ")) || text.contains(&format!("href={address}>"))
    };
    assert!(built("probes/sonda/index.html").contains("Příliš žluťoučká sonda"));
    assert!(links("probes/index.html", "/probes/sonda/"));
    assert!(links("probes/sonda/index.html", "/opatreni/poradna/"));
    assert!(links("probes/sonda/index.html", "/opatreni/bydleni/"));
    assert!(links("opatreni/poradna/index.html", "/probes/sonda/"));
    assert!(links("opatreni/bydleni/index.html", "/probes/sonda/#n1"));
    assert!(built("probes/sonda/index.html").replace('"', "").contains("id=n1"));
    assert!(built("probes/sonda/index.json").contains("\"kind\":\"probe\""));
    assert!(built("opatreni/poradna/index.json").contains("\"from\":\"probe:sonda\""));
    assert!(built("opatreni/bydleni/index.json").contains("\"from\":\"probe:sonda#n1\""));

    let (code, schema) = run(&program, site, &["schema", "probe"]);
    assert_eq!(code, Some(0));
    assert!(schema.contains("\"concerns\"") && schema.contains("What was found."), "{schema}");

    write(site, "content/probes/vadna.md", FAULTY);
    let (code, out) = run(&program, site, &[&["check", "--format", "short"][..], &today].concat());
    assert_eq!(code, Some(1), "{out}");
    let faults: Vec<&str> = out.lines().filter(|line| line.contains("probes")).collect();
    assert_eq!(
        faults,
        [
            "content/probes/vadna.md:3:11: error[unknown-reference]: there is no measure `poradnna`",
            "content/probes/vadna.md:4:14: error[bad-date]: there is no month `13`",
            "content/probes/vadna.md:7:1: error[unknown-field]: a finding has no field `titel`",
        ]
    );
}
