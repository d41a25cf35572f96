//! Modules know lower levels only, and modules of one level are strangers.

use std::collections::{BTreeMap, BTreeSet};

use crate::code::{File, files};
use crate::imports::imports;

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

/// Modules that `lib.rs` declares.
fn modules(lib: &File) -> BTreeSet<String> {
    lib.code
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod "))
        .map(|rest| rest.trim_end_matches([';', ' ', '{']).to_owned())
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
        for (path, line) in imports(&file) {
            let module = &path[0];
            let is_stranger = levels.get(module).is_none_or(|known| *known >= level);
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
