//! Small sites on the disk, and runs of the program on them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use tempfile::TempDir;

/// What a run of the program ended with.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs the program in a folder.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vazba"));
    let output = command.args(arguments).current_dir(folder).output().expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("it prints UTF-8");
    Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// A site's folder.
pub(crate) struct Site(TempDir);

impl Site {
    /// A site without a fault.
    pub(crate) fn sound() -> Self {
        let site = Self(tempfile::tempdir().expect("a temporary folder"));
        site.put("vazba.toml", "title = \"Žluťoučký kraj\"\n");
        site.put("content/terms/pojem.md", "+++\ntitle = \"Příliš\"\n+++\n\nText.\n");
        site
    }

    /// A site with one warning: nobody is named who answers for its measure.
    pub(crate) fn with_warning() -> Self {
        let site = Self::sound();
        site.put("content/strategies/plan.md", "+++\ntitle = \"Plán\"\n+++\n");
        site.put("vazba.toml", "title = \"Žluťoučký kraj\"\n[checks]\nmeasure-without-link = \"off\"\n");
        site.put("content/measures/poradna.md", "+++\ntitle = \"Poradna\"\nstrategy = \"plan\"\n+++\n");
        site
    }

    /// The same with one error: a reference that leads nowhere.
    pub(crate) fn with_error() -> Self {
        let site = Self::with_warning();
        let text = "+++\ntitle = \"Žlutá poradna\"\nstrategy = \"plann\"\n+++\n";
        site.put("content/measures/poradna.md", text);
        site
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub(crate) fn put(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a path below the site")).expect("folders can be made");
        fs::write(path, text).expect("files can be written");
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        run(self.0.path(), arguments)
    }

    /// All files and folders with the time of their last change; folders have no bytes.
    pub(crate) fn tree(&self) -> BTreeMap<String, (Vec<u8>, std::time::SystemTime)> {
        let entry = |entry: walkdir::DirEntry| -> io::Result<_> {
            let path = entry.path().strip_prefix(self.0.path()).expect("below").display().to_string();
            let bytes = if entry.file_type().is_dir() { Vec::new() } else { fs::read(entry.path())? };
            Ok((path, (bytes, entry.metadata()?.modified()?)))
        };
        // The site's own folder may hold a lock for a moment; what is left in it is what counts.
        let entries = walkdir::WalkDir::new(self.0.path()).min_depth(1);
        entries.into_iter().map(|found| entry(found.expect("readable")).expect("readable")).collect()
    }
}
