//! Commands that the documents tell people to type.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use crate::site::run;

fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Lines of the blocks that are fenced as `sh`.
fn commands(document: &str) -> Vec<String> {
    let text = fs::read_to_string(project().join(document)).expect("it is there");
    let blocks = text.split("\n```sh\n").skip(1).filter_map(|rest| rest.split("\n```").next());
    let commands: Vec<String> = blocks.flat_map(str::lines).map(str::to_owned).collect();
    assert!(!commands.is_empty(), "{document} has no commands");
    commands
}

/// What of the project a site's commands look at, copied to where they can build.
fn copy() -> tempfile::TempDir {
    let copy = tempfile::tempdir().expect("a temporary folder");
    for file in walkdir::WalkDir::new(project()).into_iter().filter_entry(|entry| {
        let below = entry.path().strip_prefix(project()).expect("it lies there");
        let top = below.iter().next().and_then(|top| top.to_str()).unwrap_or_default();
        entry.depth() == 0
            || matches!(top, "content" | "themes")
            || (top == "tests" && (entry.depth() == 1 || below.starts_with("tests/sites")))
            || (entry.file_type().is_file() && top.starts_with("vazba."))
    }) {
        let file = file.expect("it can be listed");
        let target = copy.path().join(file.path().strip_prefix(project()).expect("it lies there"));
        if file.file_type().is_dir() {
            fs::create_dir_all(target).expect("folders can be made");
        } else {
            fs::copy(file.path(), target).expect("files can be copied");
        }
    }
    copy
}

/// Arguments that a line gives to the program; `None` for a line that does not run it.
fn arguments(line: &str) -> Option<Vec<&str>> {
    let words: Vec<&str> = line.split_whitespace().collect();
    match words[..] {
        ["vazba", ..] => Some(words[1..].to_vec()),
        ["cargo", "run", ..] => Some(words.split(|word| *word == "--").nth(1)?.to_vec()),
        _ => None,
    }
}

#[test]
fn commands_of_the_documents_work() {
    let copy = copy();
    fs::write(copy.path().join("plan.csv"), "Kód;Popis\n1;Opatření\n").expect("it can be written");
    let mut ran = 0;
    for document in ["README.md", "CONTRIBUTING.md"] {
        for line in commands(document) {
            if let Some(arguments) = arguments(&line) {
                if arguments.contains(&"serve") {
                    assert_serves(copy.path(), &arguments);
                    continue;
                }
                let result = run(copy.path(), &arguments);
                assert_eq!(result.code, Some(0), "`{line}` of {document}: {result:?}");
                ran += 1;
            } else {
                assert_known(&line);
            }
        }
    }
    assert!(ran >= 3, "only {ran} commands ran");
    assert!(copy.path().join("public/index.html").is_file());
}

/// One that runs until it is stopped says where the site is. At a port of its own, since others may run beside it.
fn assert_serves(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vazba"));
    command.args(arguments).args(["--port", "0"]).current_dir(folder).stderr(Stdio::piped());
    let mut child = command.spawn().expect("it runs");
    let mut line = String::new();
    BufReader::new(child.stderr.take().expect("a pipe")).read_line(&mut line).expect("it says something");
    child.kill().expect("it runs until it is stopped");
    child.wait().expect("it ran");
    assert!(line.starts_with("the site is at http://127.0.0.1:"), "{line}");
}

/// A command that is not run here: those of the toolchain are what the script runs itself, scripts exist.
fn assert_known(line: &str) {
    // Variables of the environment may stand before a command.
    let words: Vec<&str> = line.split_whitespace().skip_while(|word| word.contains('=')).collect();
    match words[..] {
        ["cargo", "+nightly", "fuzz", "run", target, ..] => {
            let target = format!("fuzz/fuzz_targets/{target}.rs");
            assert!(project().join(target).is_file(), "`{line}`");
        }
        ["node", option, script, ..] if option.starts_with('-') => {
            assert!(project().join(script).is_file(), "`{line}`");
        }
        ["bash", script, ..] => assert!(project().join(script).is_file(), "`{line}`"),
        ["cargo", tool @ ("fmt" | "clippy" | "test" | "check"), ..] => {
            let script = fs::read_to_string(project().join("tests/run.sh")).expect("it is there");
            assert!(script.contains(&format!("cargo {tool}")), "`{line}`");
        }
        _ => panic!("`{line}` is a command that nobody checks"),
    }
}

/// Documents name single tests to run.
#[test]
fn tests_that_the_documents_name_exist() {
    let text = fs::read_to_string(project().join("CONTRIBUTING.md")).expect("it is there");
    let names: Vec<&str> = text
        .split("--test ")
        .skip(1)
        .filter_map(|rest| rest.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next())
        .collect();
    assert!(names.len() >= 3, "{names:?}");
    let tests = project().join("tests");
    let exists = |name: &&str| is_test(&tests, name);
    assert_eq!(names.into_iter().filter(|name| !exists(name)).collect::<Vec<_>>(), [""; 0]);
}

fn is_test(tests: &Path, name: &str) -> bool {
    tests.join(format!("{name}.rs")).is_file() || tests.join(name).join("main.rs").is_file()
}
