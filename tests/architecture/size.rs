//! Files and functions that a reader can hold in the head, each file with a line that says what it is for.

use crate::code::{File, files};

const LONGEST_FILE: usize = 400;
const LONGEST_FUNCTION: usize = 80;

fn all() -> Vec<File> {
    let mut all = files("src");
    all.extend(files("tests"));
    all.extend(files("examples"));
    all.extend(files("benches"));
    all
}

#[test]
fn every_file_says_what_it_is_for() {
    let silent: Vec<String> =
        all().into_iter().filter(|file| !file.text.starts_with("//! ")).map(|file| file.path).collect();
    assert_eq!(silent, [""; 0]);
}

#[test]
fn no_file_is_long() {
    let long = all().into_iter().map(|file| (file.text.lines().count(), file.path));
    let long: Vec<_> = long.filter(|(lines, _)| *lines > LONGEST_FILE).collect();
    assert!(long.is_empty(), "{long:?}");
}

/// Lines of each function, from its name to its last bracket, with its place.
fn functions(file: &File) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for at in file.places("fn") {
        let rest = &file.code[at..];
        // A declaration without a body, or the type of a function.
        let Some(open) = rest.find(['{', ';', '=']).filter(|open| rest[*open..].starts_with('{')) else {
            continue;
        };
        let mut depth = 0;
        let end = rest[open..].char_indices().find(|(_, letter)| {
            depth += i32::from(*letter == '{') - i32::from(*letter == '}');
            depth == 0
        });
        let Some((end, _)) = end else { continue };
        let lines = rest[..open + end].matches('\n').count() + 1;
        found.push((lines, format!("{}:{}", file.path, file.line(at))));
    }
    found
}

#[test]
fn no_function_is_long() {
    let functions: Vec<_> = all().iter().flat_map(functions).collect();
    assert!(functions.len() > 500, "only {} functions are found", functions.len());
    let long: Vec<_> = functions.into_iter().filter(|(lines, _)| *lines > LONGEST_FUNCTION).collect();
    assert!(long.is_empty(), "{long:?}");
}
