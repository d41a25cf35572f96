//! Slips of the pen, made at random: whatever a file of the demonstration becomes, `vazba check --format json` ends
//! with 0 or 1, prints one JSON object, and every place in it is one.
//!
//! `VAZBA_MUTATIONS=5000 cargo test --release --test mutations` makes that many, `VAZBA_MUTATIONS=3000..5000` those of
//! that many which the first 3,000 left; a few are made otherwise.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "the site lies on disk, as a user's does; a test fails by stopping"
)]

mod mutate;

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use mutate::{Random, mutated};

/// How many slips are made when nothing is asked for.
const FEW: u64 = 24;

/// How many run at the same time.
const LANES: u64 = 2;

#[test]
fn whatever_a_file_becomes_the_report_is_whole() {
    let seeds = std::env::var("VAZBA_MUTATIONS").map_or(0..FEW, |asked| seeds(&asked));
    let faults: Vec<String> = std::thread::scope(|scope| {
        let lanes: Vec<_> = (0..LANES)
            .map(|lane| {
                scope.spawn({
                    let seeds = seeds.clone();
                    move || run(lane, seeds)
                })
            })
            .collect();
        lanes.into_iter().flat_map(|lane| lane.join().expect("a lane ends")).collect()
    });
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

/// Reads `5000` or `3000..5000`.
fn seeds(asked: &str) -> Range<u64> {
    let (from, to) = asked.split_once("..").unwrap_or(("0", asked));
    from.parse().expect("a number")..to.parse().expect("a number")
}

/// Makes every slip whose number falls to this lane, one at a time, in a copy of the demonstration.
fn run(lane: u64, seeds: Range<u64>) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let files = copy(folder.path());
    let mut faults = Vec::new();
    for seed in seeds.filter(|seed| seed % LANES == lane) {
        let mut random = Random::new(seed);
        let file = &files[random.below(files.len())];
        let path = folder.path().join(file);
        let sound = std::fs::read(&path).expect("it was copied");
        let (slip, bytes) = mutated(&sound, &mut random);
        std::fs::write(&path, &bytes).expect("it can be written");
        if let Err(fault) = check(folder.path()) {
            faults.push(format!("seed {seed}: {slip} in {}: {fault}", file.display()));
        }
        std::fs::write(&path, &sound).expect("it can be written");
    }
    faults
}

/// Copies the texts of the demonstration, and gives their paths. Nothing is written in its third language, so a site
/// without that reads the same and takes a third less time.
fn copy(to: &Path) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = vec![PathBuf::from("vazba.toml"), PathBuf::from("vazba.en.toml")];
    let content = walkdir::WalkDir::new(root.join("content")).sort_by_file_name();
    let entries = content.into_iter().map(|entry| entry.expect("it can be listed"));
    let below = entries
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(root).expect("it lies below").to_owned());
    files.extend(below);
    for file in &files {
        let path = to.join(file);
        std::fs::create_dir_all(path.parent().expect("it has a folder")).expect("it can be made");
        std::fs::copy(root.join(file), path).expect("it can be copied");
    }
    let settings = to.join("vazba.toml");
    let text = std::fs::read_to_string(&settings).expect("it was copied");
    let shorter = text.replace("[\"cs\", \"en\", \"uk\"]", "[\"cs\", \"en\"]");
    assert_ne!(shorter, text, "the demonstration has other languages than these");
    std::fs::write(settings, shorter).expect("it can be written");
    files
}

/// Runs the program; says what is wrong with how it ended or with what it printed.
fn check(site: &Path) -> Result<(), String> {
    let output = Command::new(env!("CARGO_BIN_EXE_vazba"))
        .arg("-C")
        .arg(site)
        .args(["check", "--format", "json", "--today", "2026-11-22", "--jobs", "1"])
        .output()
        .map_err(|error| error.to_string())?;
    let code = output.status.code().ok_or("a signal ended it")?;
    let report: Value = serde_json::from_slice(&output.stdout).map_err(|error| {
        format!("exit code {code}, no JSON: {error}: {}", String::from_utf8_lossy(&output.stderr))
    })?;
    let diagnostics = report["diagnostics"].as_array().ok_or("no list")?;
    let of = |severity: &str| diagnostics.iter().filter(|item| item["severity"] == severity).count();
    let errors = of("error");
    if report["summary"]["errors"].as_u64().is_none_or(|all| (all == 0) != (errors == 0)) {
        return Err(format!("{errors} errors are listed, the summary has {}", report["summary"]));
    }
    if code != i32::from(errors > 0) {
        return Err(format!("exit code {code} with {errors} errors"));
    }
    let related = diagnostics.iter().flat_map(|item| item["related"].as_array().into_iter().flatten());
    diagnostics.iter().chain(related).try_for_each(|item| is_place(site, item))
}

/// Whether a diagnostic names a file that is there, or could be, and a place that it has.
fn is_place(site: &Path, item: &Value) -> Result<(), String> {
    let fault = || format!("no such place: {item}");
    let file = item["file"].as_str().ok_or_else(fault)?;
    if item["message"].as_str().is_none_or(str::is_empty) {
        return Err(format!("no message: {item}"));
    }
    let number = |key: &str| item[key].as_u64().and_then(|number| usize::try_from(number).ok());
    let Some(line) = number("line") else { return Ok(()) };
    let Ok(bytes) = std::fs::read(site.join(file)) else { return Err(fault()) };
    let text = String::from_utf8_lossy(&bytes);
    let lines: Vec<&str> = text.split('\n').collect();
    let has = |line: usize, column: usize| {
        line >= 1 && column >= 1 && lines.get(line - 1).is_some_and(|text| column <= text.chars().count() + 1)
    };
    let column = number("column").ok_or_else(fault)?;
    let end = (number("end_line").unwrap_or(line), number("end_column").unwrap_or(column));
    (has(line, column) && has(end.0, end.1) && (line, column) <= end).then_some(()).ok_or_else(fault)
}
