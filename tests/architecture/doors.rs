//! One door to the disk, one to the network, one to the terminal, one to the clock.

use crate::code::files;

/// Places in `src` where one of the words stands outside of the files whose path begins with `door`.
fn outside(door: &str, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files("src").into_iter().filter(|file| !file.path.starts_with(door)) {
        for word in words {
            found.extend(file.places(word).map(|at| format!("{}:{}: {word}", file.path, file.line(at))));
        }
    }
    found
}

/// That the words are found at all: the door itself must use one of them.
fn assert_door(door: &str, words: &[&str]) {
    assert_eq!(outside(door, words), [""; 0]);
    assert_ne!(outside("no door", words), [""; 0], "nothing goes through `{door}`");
}

#[test]
fn only_disk_touches_files() {
    let of_paths = [".is_file()", ".is_dir()", ".exists()", ".canonicalize()", ".metadata()", ".read_dir()"];
    let words = ["fs", "File::open", "File::create", "OpenOptions", "WalkDir", "rustix", "symlink_metadata"];
    assert_door("src/disk/", &[&words[..], &of_paths].concat());
}

/// A build or check that asks the network for something would give other bytes on another day.
#[test]
fn only_inventories_are_fetched() {
    assert_door("src/fetch/", &["ureq", "rustls"]);
    let users = files("src").into_iter().filter(|file| file.code.contains("crate::fetch"));
    let users: Vec<String> = users.map(|file| file.path).collect();
    assert_eq!(users, ["src/cli/inventory/mod.rs"]);
}

#[test]
fn only_the_command_line_prints() {
    let words = ["println", "print", "eprintln", "eprint", "dbg", "stdout", "stderr"];
    assert_door("src/cli/", &words);
}

#[test]
fn the_clock_is_read_in_one_place() {
    assert_door("src/cli/clock.rs", &["now", "Instant", "SystemTime", "elapsed"]);
}

/// What a file's date says depends on how the file came here; the same input would give other bytes. Dates are compared
/// only, in one place, to tell whether a file may have changed since it was read.
#[test]
fn no_date_of_a_file_is_read() {
    assert_door("src/disk/stamp.rs", &["modified", "mtime", "created", "accessed", "FileTime"]);
}

/// Front matter, configuration, language files: one reader, so a slip has the same sentence everywhere.
#[test]
fn toml_is_read_in_one_place() {
    let words = ["DeTable", "DeValue", "parse_recoverable"];
    assert_door("src/syntax/toml", &words);
}

/// One idea of what is near enough to be meant.
#[test]
fn names_are_compared_in_one_place() {
    assert_eq!(
        outside("no door", &["strsim", "levenshtein", "jaro_winkler", "damerau_levenshtein"]),
        [""; 0]
    );
}
