//! Modules know lower levels only, and modules of one level are strangers.

use std::collections::{BTreeMap, BTreeSet};

use crate::code::{File, files};

/// Levels of the modules, from the rows `| level | `module` | …` of `ARCHITECTURE.md`.
fn levels() -> BTreeMap<String, usize> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/ARCHITECTURE.md");
    let text = std::fs::read_to_string(path).expect("it is there");
    let mut levels = BTreeMap::new();
    for line in text.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [_, level, modules, ..] = cells[..] else { continue };
        let Ok(level) = level.parse() else { continue };
        for module in modules.split(',') {
            let module = module.trim().trim_matches('`').to_owned();
            assert!(levels.insert(module.clone(), level).is_none(), "`{module}` stands in two rows");
        }
    }
    levels
}

/// Modules of the crate's root that the code of a file names, with the line.
fn known_modules(file: &File) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    let paths = file.places("crate").filter_map(|at| {
        let after = at + "crate".len();
        file.code[after..].strip_prefix("::").map(|rest| (rest, file.line(at)))
    });
    for (rest, line) in paths {
        match rest.strip_prefix('{') {
            Some(group) => found.extend(heads(group).into_iter().map(|head| (head, line))),
            None => found.push((word(rest).to_owned(), line)),
        }
    }
    found
}

/// First words of the paths in a group `{a, b::{c, d}, e}`, after its bracket.
fn heads(group: &str) -> Vec<String> {
    let (mut depth, mut heads, mut is_start) = (1, Vec::new(), true);
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => is_start = true,
            _ if depth == 1 && is_start && !letter.is_whitespace() => {
                heads.push(word(&group[at..]).to_owned());
                is_start = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    heads
}

fn word(text: &str) -> &str {
    let end = text.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
    &text[..end.unwrap_or(text.len())]
}

/// Modules that `lib.rs` declares.
fn modules(lib: &File) -> BTreeSet<String> {
    lib.code
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod "))
        .map(|rest| word(rest).to_owned())
        .collect()
}

#[test]
fn the_table_names_every_module() {
    let files = files("src");
    let lib = files.iter().find(|file| file.path == "src/lib.rs").expect("it is there");
    let named: BTreeSet<String> = levels().into_keys().collect();
    assert_eq!(named, modules(lib));
}

#[test]
fn modules_know_lower_levels_only() {
    let levels = levels();
    let mut wrong = Vec::new();
    for file in files("src") {
        let Some(&level) = levels.get(file.module()[0]) else { continue };
        for (module, line) in known_modules(&file) {
            let is_stranger = levels.get(&module).is_none_or(|known| *known >= level);
            if is_stranger && module != file.module()[0] {
                wrong.push(format!("{}:{line}: `{module}` is not below", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A path of `super`s could leave a module without naming the crate.
#[test]
fn modules_reach_others_by_the_name_of_the_crate() {
    let mut wrong = Vec::new();
    for file in files("src").into_iter().filter(|file| !matches!(&*file.path, "src/lib.rs" | "src/main.rs")) {
        let tests = file.code.find("mod tests {").unwrap_or(file.code.len());
        for at in file.places("super") {
            let steps = file.code[at..].split("::").take_while(|step| *step == "super").count();
            let is_first = !file.code[..at].ends_with("super::");
            // `pub(super)` names a module, too, but reaches no further than one.
            let depth = file.module().len() + usize::from(at > tests);
            if is_first && steps >= depth {
                wrong.push(format!("{}:{}", file.path, file.line(at)));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn groups_of_imports_are_seen_whole() {
    assert_eq!(heads("diag::{Sink, codes}, source::Span, syntax};\nuse x;"), ["diag", "source", "syntax"]);
}
