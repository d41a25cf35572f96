//! What the documents say is so: examples build, output is real, options exist, tests that are named exist.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "the documents and tests are files, and there"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use jiff::civil::date;
use vazba::diag::{Report, Severity, render};
use vazba::disk;
use vazba::output::MemoryOutput;
use vazba::site::{self, Options};

/// The example of the README, as it is shown and with its three slips of the pen.
const EXAMPLE: &str = "content/measures/poradna-prikladov.md";
const SLIPS: [(&str, &str); 3] =
    [("b-2-1", "b-2-l"), ("\"approved\"", "\"aproved\""), ("#navrh-1", "#navrh-11")];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn document(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).expect("it is there")
}

/// The first block of a document that is fenced as `language`.
fn block<'a>(text: &'a str, language: &str) -> &'a str {
    let (_, from) = text.split_once(&format!("\n```{language}\n")).expect("there is such a block");
    from.split_once("```\n").expect("it is closed").0
}

/// The invented region with one more file, built.
fn built(example: &str) -> (Report, MemoryOutput) {
    let (mut sources, faults) = disk::read_site(&root().join("tests/sites/vzorovy-kraj"));
    sources.add(EXAMPLE, example);
    let options = Options { only_html: true, minify: false, ..Options::of(date(2026, 11, 22)) };
    let (built, output) = MemoryOutput::of(|output| site::build(sources, faults, &options, output));
    let built = built.expect("memory takes all files");
    (built.report, output)
}

#[test]
fn the_example_of_the_readme_stands_on_the_pages_that_it_names() {
    let readme = document("README.md");
    assert!(readme.contains(&format!("`{EXAMPLE}`")));
    let (report, output) = built(block(&readme, "markdown"));
    assert_eq!(report.summary().errors, 0);
    for page in [
        "cile/b-2-1",
        "partneri/most-domu",
        "dokumenty/plan-socialnich-sluzeb",
        "opatreni/dluhova-poradna",
        "jednani/ps-socialni-2026-03",
    ] {
        let html = String::from_utf8_lossy(&output.files[&format!("{page}/index.html")]);
        assert!(html.contains("href=\"/opatreni/poradna-prikladov/\""), "{page}");
    }
}

#[test]
fn the_diagnostics_of_the_readme_are_those_of_the_program() {
    let readme = document("README.md");
    let mut example = block(&readme, "markdown").to_owned();
    for (sound, slip) in SLIPS {
        assert_eq!(example.matches(sound).count(), 1, "{sound}");
        example = example.replace(sound, slip);
    }
    let (mut report, output) = built(&example);
    assert!(output.files.is_empty());
    report.items.retain(|item| item.severity == Severity::Error);
    let human = render::format("human").expect("there is such a format");
    assert_eq!((human.render)(&report).trim_end(), format!("{}\n3 errors", block(&readme, "text")));
}

/// Options of a command that the program itself names.
fn options(command: &str) -> BTreeSet<String> {
    let help = Command::new(env!("CARGO_BIN_EXE_vazba")).args([command, "-h"]).output().expect("it runs");
    let help = String::from_utf8(help.stdout).expect("it is UTF-8");
    let options = help.split_whitespace().filter(|word| word.starts_with("--") && *word != "--help");
    options.map(str::to_owned).collect()
}

#[test]
fn the_readme_names_every_option() {
    let readme = document("README.md");
    for command in ["build", "check"] {
        let rows = readme.lines().filter(|line| line.starts_with("| `--"));
        let rows = rows.filter(|line| line.split('|').nth(2).is_some_and(|of| of.contains(command)));
        let named: BTreeSet<String> = rows
            .filter_map(|line| line.split(['`', ' ']).find(|word| word.starts_with("--")))
            .map(str::to_owned)
            .collect();
        assert_eq!(named, options(command), "{command}");
    }
}

#[test]
fn every_test_that_the_architecture_names_exists() {
    let architecture = document("ARCHITECTURE.md");
    let named: Vec<&str> =
        architecture.split("test: `").skip(1).filter_map(|rest| rest.split('`').next()).collect();
    assert!(named.len() >= 20, "{named:?}");
    let exists = |name: &&str| {
        let (file, test) = name.split_once("::").expect("a file and a test");
        let path: &Path = &root().join(file);
        let code = std::fs::read_to_string(path).unwrap_or_default();
        code.contains(&format!("fn {test}("))
    };
    let missing: Vec<&str> = named.into_iter().filter(|name| !exists(name)).collect();
    assert_eq!(missing, [""; 0]);
    for number in 1..=9 {
        let (_, rest) = architecture.split_once(&format!("\n{number}. **")).expect("there are nine");
        let end = rest.find("\n\n").into_iter().chain(rest.find(&format!("\n{}. **", number + 1))).min();
        assert!(rest[..end.unwrap_or(rest.len())].contains("test: `"), "no test holds {number}");
    }
}
