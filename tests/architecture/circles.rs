//! How the files of `src/view/` know each other.

use std::collections::{BTreeMap, BTreeSet};

use crate::code::{File, files, of_text};
use crate::imports::imports;

/// Most files that may know each other in a circle.
const LONGEST_CIRCLE: usize = 3;

/// Which files each file imports, by their places in `files`.
fn known(files: &[File]) -> Vec<BTreeSet<usize>> {
    let places: BTreeMap<Vec<&str>, usize> =
        files.iter().enumerate().map(|(at, file)| (file.module(), at)).collect();
    let holder = |path: &[String]| {
        let words: Vec<&str> = path.iter().map(String::as_str).collect();
        (1..=words.len()).rev().find_map(|length| places.get(&words[..length]).copied())
    };
    let of_file = |(at, file): (usize, &File)| {
        let found = imports(file).into_iter().filter_map(|(path, _)| holder(&path));
        found.filter(|other| *other != at).collect()
    };
    files.iter().enumerate().map(of_file).collect()
}

/// A circle of more files than may be in one, in their order.
fn long_circle(known: &[BTreeSet<usize>]) -> Option<Vec<usize>> {
    (0..known.len()).find_map(|first| longer(known, &mut vec![first]))
}

/// A long circle that begins with these files, the first of which is that with the lowest number.
fn longer(known: &[BTreeSet<usize>], path: &mut Vec<usize>) -> Option<Vec<usize>> {
    let (first, last) = (path[0], path[path.len() - 1]);
    if path.len() > LONGEST_CIRCLE && known[last].contains(&first) {
        return Some(path.clone());
    }
    for next in &known[last] {
        if *next > first && !path.contains(next) && leads_to(known, *next, first) {
            path.push(*next);
            let found = longer(known, path);
            path.pop();
            if found.is_some() {
                return found;
            }
        }
    }
    None
}

/// Whether there is a way from a file to another one.
fn leads_to(known: &[BTreeSet<usize>], from: usize, to: usize) -> bool {
    let (mut seen, mut open) = (BTreeSet::from([from]), vec![from]);
    while let Some(file) = open.pop() {
        if file == to {
            return true;
        }
        open.extend(known[file].iter().copied().filter(|next| seen.insert(*next)));
    }
    false
}

#[test]
fn no_circle_of_files_in_the_view_is_long() {
    let files = files("src/view");
    let known = known(&files);
    assert!(known.iter().map(BTreeSet::len).sum::<usize>() > files.len(), "imports are not found");
    let circle = long_circle(&known).unwrap_or_default();
    let circle: Vec<&str> = circle.into_iter().map(|at| files[at].path.as_str()).collect();
    assert_eq!(circle, [""; 0], "these files know each other in a circle");
}

#[test]
fn a_circle_is_found_by_its_length() {
    let ring = |length: usize| -> Vec<File> {
        let file = |at: usize| {
            of_text(&format!("src/view/f{at}.rs"), &format!("use super::f{}::X;", (at + 1) % length))
        };
        (0..length).map(file).collect()
    };
    assert_eq!(long_circle(&known(&ring(3))), None);
    assert_eq!(long_circle(&known(&ring(4))), Some(vec![0, 1, 2, 3]));
}
