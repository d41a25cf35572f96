//! Copies of the program to which something is added.

mod folder;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

use folder::copy;

pub(crate) fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("it has one")).expect("folders can be made");
    fs::write(path, text).expect("files can be written");
}

/// Replaces what stands exactly once in a file.
pub(crate) fn replace(path: &Path, old: &str, new: &str) {
    let text = fs::read_to_string(path).expect("it is text");
    assert_eq!(text.matches(old).count(), 1, "`{old}` in {}", path.display());
    fs::write(path, text.replace(old, new)).expect("it can be written");
}

/// Compiles a copy of the program, called `name`, in the folder `root`; `change` adds to it what is new. The name must not be
/// the real one, since both lie in one target folder.
pub(crate) fn program(root: &Path, name: &str, change: impl FnOnce(&Path)) -> PathBuf {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    for file in ["Cargo.toml", "Cargo.lock", "build.rs"] {
        fs::copy(project.join(file), root.join(file)).expect("files can be copied");
    }
    // The manifest names a benchmark, so that has to be there, too.
    for folder in ["src", "themes", "benches"] {
        copy(&project.join(folder), &root.join(folder));
    }
    change(root);
    // Only so that both programs have their own place among the compiled ones.
    let package = format!("name = \"{name}\"\n");
    replace(
        &root.join("Cargo.toml"),
        "[package]\nname = \"vazba\"\n",
        &format!("[lib]\nname = \"vazba\"\n\n[package]\n{package}"),
    );
    replace(&root.join("Cargo.lock"), "name = \"vazba\"\n", &package);

    // Libraries are compiled already, for this very test: with its profile and its features.
    let folder = Path::new(env!("CARGO_BIN_EXE_vazba")).parent().expect("it lies in a folder");
    let profile = folder.file_name().and_then(|name| name.to_str()).expect("it is named after the profile");
    let profile = if profile == "debug" { "dev" } else { profile };
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(["build", "--quiet", "--offline", "--profile", profile]).current_dir(root);
    command.env("CARGO_TARGET_DIR", folder.parent().expect("the target folder"));
    if cfg!(feature = "minify") {
        command.args(["--features", "minify"]);
    }
    let output = command.output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    folder.join(name).with_extension(env::consts::EXE_EXTENSION)
}

/// Runs the program on the site; gives its exit code and what it printed.
pub(crate) fn run(program: &Path, site: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(program);
    let Output { status, stdout, .. } =
        command.arg("-C").arg(site).args(arguments).output().expect("it runs");
    (status.code(), String::from_utf8(stdout).expect("it is UTF-8"))
}
