//! Files and folders without the right to read or to write them, as an ordinary user meets them.
#![cfg(unix)]

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// Who has no rights of its own: `nobody`.
const NOBODY: u32 = 65_534;

/// A site and the program, of an ordinary user whoever runs the tests.
struct Own {
    folder: TempDir,
    user: u32,
}

impl Own {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let user = folder.path().metadata().expect("it was made").uid();
        let own = Self { folder, user: if user == 0 { NOBODY } else { user } };
        fs::copy(env!("CARGO_BIN_EXE_vazba"), own.folder.path().join("vazba")).expect("it can be copied");
        let files = [
            ("vazba.toml", "title = \"Žluťoučký kraj\"\n"),
            ("content/terms/pojem.md", "+++\ntitle = \"Příliš\"\n+++\n\nText.\n"),
            ("static/kůň.txt", "kůň\n"),
            ("jinde/cizí.txt", "cizí\n"),
        ];
        for (path, text) in files {
            let path = own.path(path);
            fs::create_dir_all(path.parent().expect("below the site")).expect("folders can be made");
            fs::write(path, text).expect("files can be written");
        }
        for entry in walkdir::WalkDir::new(own.folder.path()) {
            chown(entry.expect("readable").path(), Some(own.user), None).expect("it is ours or we are root");
        }
        own
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join("kraj").join(path)
    }

    fn set(&self, path: &str, mode: u32) {
        set(&self.path(path), mode);
    }

    /// Exit code and all that was printed.
    fn run(&self, command: &str) -> (Option<i32>, String) {
        let mut program = Command::new(self.folder.path().join("vazba"));
        program.arg("-C").arg(self.path("")).args([command, "--format", "short"]);
        if self.user == NOBODY {
            program.uid(NOBODY).gid(NOBODY);
        }
        let done = program.output().expect("it runs");
        let text = [done.stdout, done.stderr].map(|bytes| String::from_utf8(bytes).expect("it prints UTF-8"));
        (done.status.code(), text.concat())
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.path("")).expect("readable");
        let name = |entry: std::io::Result<fs::DirEntry>| entry.expect("readable").file_name();
        let mut names: Vec<String> = entries.map(|entry| name(entry).into_string().expect("UTF-8")).collect();
        names.sort();
        names
    }
}

fn set(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).expect("it is ours or we are root");
}

#[test]
fn what_may_not_be_read_is_said_by_both_commands() {
    for (path, said) in [
        (
            "static/kůň.txt",
            "static/kůň.txt: error[unreadable]: this can't be read: you have no right to do that",
        ),
        (
            "content/terms/pojem.md",
            "content/terms/pojem.md: error[unreadable]: this can't be read: you have no right",
        ),
        (
            "content/terms",
            "content/terms: error[unreadable]: this can't be read: you have no right to do that",
        ),
        ("vazba.toml", "vazba.toml: error[unreadable]: this can't be read: you have no right to do that"),
    ] {
        let own = Own::new();
        own.set(path, 0);
        for command in ["check", "build"] {
            let (code, text) = own.run(command);
            assert_eq!(code, Some(1), "{command}, {path}: {text}");
            assert!(text.contains(said), "{command}, {path}: {text}");
        }
        own.set(path, 0o700);
        assert_eq!(own.run("build").0, Some(0));
    }
}

#[test]
fn a_folder_that_is_not_of_the_site_may_be_closed() {
    let own = Own::new();
    own.set("jinde", 0);
    for command in ["check", "build"] {
        assert_eq!(own.run(command).0, Some(0), "{command}");
    }
    own.set("jinde", 0o700);
}

#[test]
fn an_old_site_that_may_not_be_written_is_replaced_and_removed() {
    let own = Own::new();
    assert_eq!(own.run("build").0, Some(0));
    for path in ["public/slovnik/pojem", "public/slovnik", "public"] {
        own.set(path, 0o555);
    }
    let (code, text) = own.run("build");
    assert_eq!(code, Some(0), "{text}");
    assert_eq!(own.names(), ["content", "jinde", "public", "static", "vazba.toml"]);
}

#[test]
fn a_site_whose_folder_may_not_be_written_is_left_as_it_is() {
    let own = Own::new();
    assert_eq!(own.run("build").0, Some(0));
    own.set("", 0o555);
    let (code, text) = own.run("build");
    own.set("", 0o755);
    assert_eq!(code, Some(3), "{text}");
    assert!(text.contains(".public.vazba-lock`: you have no right to do that"), "{text}");
    assert_eq!(own.names(), ["content", "jinde", "public", "static", "vazba.toml"]);
}

#[test]
fn an_old_site_that_can_not_be_removed_is_said_at_once_and_removed_later() {
    let own = Own::new();
    assert_eq!(own.run("build").0, Some(0));
    if own.user != NOBODY {
        // Only root can give a folder to somebody else; the sweep of faults shows the same without that.
        return;
    }
    chown(own.path("public/slovnik"), Some(0), Some(0)).expect("we are root");
    fs::write(own.path("content/terms/jiny.md"), "+++\ntitle = \"Jiný\"\n+++\n").expect("it can be written");
    set(&own.path("content/terms/jiny.md"), 0o644);
    let (code, text) = own.run("build");
    assert_eq!(code, Some(3), "{text}");
    assert!(text.contains("error: the new site is in `"), "{text}");
    assert!(text.contains(".public.vazba-new` can't be removed: "), "{text}");
    assert!(own.path("public/slovnik/jiny/index.html").is_file());
    let (code, text) = own.run("build");
    assert_eq!(code, Some(3), "{text}");
    assert!(text.contains("can't remove what a stopped build left in `"), "{text}");
    chown(own.path(".public.vazba-new/slovnik"), Some(NOBODY), None).expect("we are root");
    assert_eq!(own.run("build").0, Some(0));
    assert_eq!(own.names(), ["content", "jinde", "public", "static", "vazba.toml"]);
}
