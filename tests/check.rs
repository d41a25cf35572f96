//! Runs the cases of `tests/check/*.md`: small sites and the diagnostics that they must give.
//!
//! A case is a row of fenced blocks that ends with one of `diagnostics`:
//!
//! - `file PATH`: a text file of the site; `bytes PATH`: the same, where `\xNN` stands for a byte;
//! - `asset PATH`: a file that is only ever copied;
//! - `without vazba.toml`: leaves out the configuration that a case has when it brings none;
//! - `diagnostics`: what must be reported, in the format `short`, with help and other places below each.
//!
//! `UPDATE=1 cargo test --test check` writes what is reported into the files; look at the difference.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "the cases are files; a broken one fails"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;
use std::path::PathBuf;

use vazba::config;
use vazba::diag::{Item, Report, render};
use vazba::site::{Options, check, codes};
use vazba::source::Sources;

/// The day on which all cases are built.
const TODAY: jiff::civil::Date = jiff::civil::date(2022, 1, 1);

/// Codes that no case can raise, since reading from disk, other files, planning and templates do; by name.
const ELSEWHERE: &[&str] = &[
    "bad-inventory",
    "duplicate-address",
    "empty-menu-entry",
    "item-added",
    "item-dropped",
    "item-linked",
    "item-moved",
    "item-progressed",
    "item-renamed",
    "language-file",
    "links-sheet",
    "menu-entry",
    "template-fault",
    "template-syntax",
    "theme-file",
    "too-large",
    "unreadable",
];

fn cases() -> Vec<(PathBuf, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/check");
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("it can be listed").path()).collect();
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), std::fs::read_to_string(path).expect("it is text"))).collect()
}

/// A fenced block: what stands behind the fence, and the range of the lines in it.
fn blocks(text: &str) -> Vec<(&str, Range<usize>)> {
    let mut out = Vec::new();
    let mut open: Option<(&str, &str, usize)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let (start, bare) = (at, line.trim_end());
        at += line.len();
        let fence = &bare[..bare.len() - bare.trim_start_matches('`').len()];
        match open {
            Some((end, info, from)) if bare == end => {
                out.push((info, from..start));
                open = None;
            }
            None if fence.len() >= 3 => open = Some((fence, bare[fence.len()..].trim(), at)),
            _ => {}
        }
    }
    assert!(open.is_none(), "a block is not closed");
    out
}

fn unescape(text: &str) -> Vec<u8> {
    let mut pieces = text.split("\\x");
    let mut out = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        out.push(u8::from_str_radix(&piece[..2], 16).expect("two digits follow `\\x`"));
        out.extend_from_slice(&piece.as_bytes()[2..]);
    }
    out
}

fn sources(files: &[(&str, &str)]) -> Sources {
    let mut sources = Sources::default();
    if files.iter().all(|(info, _)| info.split_once(' ').is_none_or(|(_, path)| path != config::FILE)) {
        sources.add(config::FILE, "title = \"Zkušební kraj\"\n");
    }
    for (info, text) in files {
        match info.split_once(' ') {
            Some(("file", path)) => drop(sources.add(path, *text)),
            Some(("bytes", path)) => drop(sources.add(path, unescape(text))),
            Some(("asset", path)) => sources.add_asset(path, 1),
            Some(("without", config::FILE)) => {}
            _ => panic!("`{info}` is not a sort of block"),
        }
    }
    sources
}

/// Reads and checks a site.
fn report(sources: &Sources) -> Report {
    let options = Options { minify: false, ..Options::of(TODAY) };
    check(sources, Vec::new(), &options)
}

/// A diagnostic in the format `short`, then its help and other places, each on a line of its own.
fn show(item: Item) -> String {
    let mut below = String::new();
    if let Some(help) = &item.help {
        writeln!(below, "    help: {help}").expect("it is a string");
    }
    for note in &item.related {
        let start = note.start.map_or(String::new(), |start| format!(":{}:{}", start.line, start.column));
        writeln!(below, "    see {}{start}: {}", note.file, note.message).expect("it is a string");
    }
    let short = render::format("short").expect("there is such a format");
    (short.render)(&Report { items: vec![item], ..Report::default() }) + &below
}

/// The text of a file of cases with the diagnostics that its sites give now.
fn current(text: &str) -> String {
    let mut out = String::new();
    let mut written = 0;
    let mut files = Vec::new();
    for (info, range) in blocks(text) {
        if info != "diagnostics" {
            files.push((info, &text[range]));
            continue;
        }
        out.push_str(&text[written..range.start]);
        written = range.end;
        for item in report(&sources(&std::mem::take(&mut files))).items {
            out.push_str(&show(item));
        }
    }
    assert!(files.is_empty(), "the last case does not say which diagnostics it gives");
    out + &text[written..]
}

#[test]
fn every_case_gives_its_diagnostics() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = String::new();
    for (path, text) in cases() {
        let now = current(&text);
        if update && now != text {
            std::fs::write(&path, &now).expect("it can be written");
        } else if now != text {
            writeln!(wrong, "=== {} should be:\n{now}", path.display()).expect("it is a string");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Lines of diagnostics of a file of cases, each with its path and code.
fn expected(text: &str) -> Vec<(&str, &str)> {
    let diagnostics = blocks(text).into_iter().filter(|(info, _)| *info == "diagnostics");
    diagnostics
        .flat_map(|(_, range)| text[range].lines())
        .filter(|line| !line.starts_with(' '))
        .map(|line| {
            let (place, rest) = line.split_once('[').expect("a line has a code");
            let (code, _) = rest.split_once("]: ").expect("a line has a message");
            (place.split(':').next().unwrap_or_default(), code)
        })
        .collect()
}

#[test]
fn every_code_has_a_case() {
    let cases = cases();
    let covered: BTreeSet<&str> =
        cases.iter().flat_map(|(_, text)| expected(text)).map(|(_, code)| code).collect();
    let codes: BTreeSet<&str> = codes().iter().map(|code| code.name).collect();
    let missing: Vec<&str> = codes.difference(&covered).copied().collect();
    assert_eq!(missing, ELSEWHERE);
}

#[test]
fn every_fault_says_what_to_do() {
    for (path, text) in cases() {
        let mut lines = text.lines().peekable();
        while let Some(line) = lines.next() {
            let is_fault = line.contains(": error[") || line.contains(": warning[");
            let has_help = lines.peek().is_some_and(|next| next.starts_with("    help: "));
            // What a field takes is in the message itself.
            let says_it_itself = line.contains("[wrong-type]");
            assert!(!is_fault || has_help || says_it_itself, "{}: {line}", path.display());
        }
    }
}

#[test]
fn thirty_faults_in_ten_files_come_in_one_run() {
    let (_, text) =
        cases().into_iter().find(|(path, _)| path.ends_with("many_at_once.md")).expect("it is there");
    let expected = expected(&text);
    let codes: BTreeSet<&str> = expected.iter().map(|(_, code)| *code).collect();
    let files: BTreeSet<&str> = expected.iter().map(|(file, _)| *file).collect();
    assert!(codes.len() >= 30, "{} codes", codes.len());
    assert!(files.len() >= 10, "{} files", files.len());
    let several = files.iter().filter(|file| expected.iter().filter(|(path, _)| path == *file).count() > 1);
    assert!(several.count() >= 10, "{expected:?}");
}

#[test]
fn every_code_has_an_entry_in_the_manual() {
    let mut names = BTreeSet::new();
    for code in codes() {
        assert!(names.insert(code.name), "{} is declared twice", code.name);
        assert!(code.summary().ends_with('.'), "the summary of {} has no full stop", code.name);
        let why = code.manual.trim().split("\n\n").nth(1).unwrap_or_default();
        assert!(!why.trim().is_empty(), "{} says no more than its summary", code.name);
    }
}
