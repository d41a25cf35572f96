//! Which paths the code of a file names.

use crate::code::File;

/// A path from the crate's root, and the line that names it.
pub(crate) type Import = (Vec<String>, usize);

/// The paths that the code of a file names from the crate's root, by `super`, or by a module that it declares itself.
pub(crate) fn imports(file: &File) -> Vec<Import> {
    let module: Vec<&str> = file.module();
    let tests = file.code.find("mod tests {").unwrap_or(file.code.len());
    let children = children(file);
    let roots = ["crate", "super"].into_iter().chain(children);
    let mut found = Vec::new();
    for root in roots {
        let first = file.places(root).filter(|at| {
            let before = file.code[..*at].trim_end();
            // The path of a visibility imports nothing.
            file.code[at + root.len()..].starts_with("::")
                && !before.ends_with("::")
                && !before.ends_with("(in")
        });
        for at in first {
            // Inside of its tests, a file is `super`.
            let inner = (at > tests).then_some("tests");
            let here: Vec<&str> = module.iter().copied().chain(inner).collect();
            let paths = paths(&file.code[at..]).into_iter();
            found.extend(paths.map(|path| (absolute(&here, path), file.line(at))));
        }
    }
    found
}

/// Modules with files of their own that a file declares.
fn children(file: &File) -> Vec<&str> {
    let declared = file.places("mod").map(|at| file.code[at + "mod".len()..].trim_start());
    declared.filter(|rest| rest[word(rest).len()..].starts_with(';')).map(word).collect()
}

/// The path from the crate's root.
fn absolute(here: &[&str], path: Vec<String>) -> Vec<String> {
    if path[0] == "crate" {
        return path[1..].to_vec();
    }
    let steps = path.iter().take_while(|word| *word == "super").count();
    let base = here[..here.len().saturating_sub(steps)].iter().map(|word| (*word).to_owned());
    base.chain(path.into_iter().skip(steps)).collect()
}

/// The paths at the start of a text: one, or all those of a group, as `a::{b, c::{d, e}}`.
fn paths(text: &str) -> Vec<Vec<String>> {
    read(text).0
}

/// The same, and what comes after them.
fn read(text: &str) -> (Vec<Vec<String>>, &str) {
    let first = word(text);
    let rest = &text[first.len()..];
    let Some(rest) = rest.strip_prefix("::") else { return (vec![vec![first.to_owned()]], rest) };
    let (below, rest) = match rest.strip_prefix('{') {
        Some(group) => read_group(group),
        None => read(rest),
    };
    let whole = below.into_iter().map(|path| std::iter::once(first.to_owned()).chain(path).collect());
    (whole.collect(), rest)
}

/// The paths of a group after its bracket, and what comes after the group.
fn read_group(text: &str) -> (Vec<Vec<String>>, &str) {
    let (mut all, mut rest) = (Vec::new(), text.trim_start());
    while !rest.is_empty() && !rest.starts_with('}') {
        let (paths, after) = read(rest);
        all.extend(paths);
        // Past another name, `a as b`, to the next one or the end.
        let end = after.find([',', '}']).unwrap_or(after.len());
        rest = after[end..].trim_start_matches(',').trim_start();
    }
    (all, rest.strip_prefix('}').unwrap_or(rest))
}

fn word(text: &str) -> &str {
    let end = text.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
    &text[..end.unwrap_or(text.len())]
}

#[test]
fn groups_are_read_whole() {
    let text = "crate::{diag::{Sink, codes}, source::Span as Place, syntax};\nuse x;";
    let found: Vec<String> = paths(text).into_iter().map(|path| path.join("::")).collect();
    assert_eq!(found, ["crate::diag::Sink", "crate::diag::codes", "crate::source::Span", "crate::syntax"]);
}

#[test]
fn paths_start_at_the_root_of_the_crate() {
    let text = "mod d;\nuse d::E;\nuse super::a; use super::super::b::C;\npub(in crate::x) fn f() { crate::g::h(z::super_()) }\n\
        mod tests { use super::*; }";
    let file = crate::code::of_text("src/x/y/mod.rs", text);
    let found: Vec<(String, usize)> =
        imports(&file).into_iter().map(|(path, line)| (path.join("::"), line)).collect();
    let expected = [("g::h", 4), ("x::a", 3), ("b::C", 3), ("x::y::", 5), ("x::y::d::E", 2)];
    assert_eq!(found, expected.map(|(path, line)| (path.to_owned(), line)));
}
