//! A small site on a real disk, and what was published of it.

use std::collections::BTreeMap;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::{fs, io};

use tempfile::TempDir;
use vazba::disk::{Error, Published, Staging};
use vazba::output::Output;

pub(crate) const OLD: [(&str, &str); 3] =
    [("index.html", "Úvod"), ("opatreni/a/index.html", "Poradenství"), ("opatreni/b/index.html", "Bydlení")];

/// A site's folder with an attachment, and the target `public` in it.
pub(crate) struct Site {
    pub(crate) folder: TempDir,
}

impl Site {
    pub(crate) fn new() -> Self {
        let site = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        site.put("vazba.toml", "");
        site.put("content/a.md", "");
        site.put("content/a/zápis.pdf", "příloha");
        site
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(crate) fn put(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a path below the site")).expect("folders can be made");
        fs::write(path, text).expect("files can be written");
    }

    pub(crate) fn begin(&self) -> Result<Staging, Error> {
        Staging::begin(self.folder.path(), &self.path("public"))
    }

    pub(crate) fn build(&self, files: &[(&str, &str)]) -> Published {
        let staging = self.begin().expect("nothing is in the way");
        fill(&staging, files);
        staging.commit(1, false).expect("nothing is in the way")
    }

    pub(crate) fn refusal(&self, target: &str) -> String {
        let target = self.path(target);
        let error = Staging::begin(self.folder.path(), &target).map(drop).expect_err("it must be refused");
        error.to_string().replace(&format!("{}/", self.folder.path().display()), "")
    }

    pub(crate) fn published(&self) -> BTreeMap<String, String> {
        tree(&self.path("public"))
    }

    /// The real path of the site's folder, as it stands in messages.
    pub(crate) fn real(&self) -> String {
        format!("{}/", self.folder.path().canonicalize().expect("it is there").display())
    }

    pub(crate) fn inode(&self, path: &str) -> u64 {
        fs::metadata(self.path("public").join(path)).expect("it was published").ino()
    }

    /// When a published file or folder was last changed, its permissions and number of links included.
    pub(crate) fn changed(&self, path: &str) -> (i64, i64) {
        let found = fs::metadata(self.path("public").join(path)).expect("it was published");
        (found.ctime(), found.ctime_nsec())
    }

    pub(crate) fn set_mode(&self, path: &str, mode: u32) {
        let mode = fs::Permissions::from_mode(mode);
        fs::set_permissions(self.path("public").join(path), mode).expect("it is ours");
    }

    /// Names in the site's folder.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).expect("the folder is there");
        let name = |entry: io::Result<fs::DirEntry>| entry.expect("readable").file_name();
        let mut names: Vec<_> = entries.map(|entry| name(entry).into_string().expect("UTF-8")).collect();
        names.sort();
        names
    }
}

pub(crate) fn fill(staging: &Staging, files: &[(&str, &str)]) {
    for (path, text) in files {
        staging.write(path, text.as_bytes()).expect("the path is free");
    }
}

/// Every file below `folder` with its text; folders without files end with `/`.
pub(crate) fn tree(folder: &Path) -> BTreeMap<String, String> {
    let mut tree = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).min_depth(1) {
        let entry = entry.expect("readable");
        let name = entry.path().strip_prefix(folder).expect("below").to_str().expect("UTF-8").to_owned();
        if entry.file_type().is_file() {
            tree.insert(name, fs::read_to_string(entry.path()).expect("UTF-8"));
        } else if entry.path().read_dir().is_ok_and(|mut inside| inside.next().is_none()) {
            tree.insert(name + "/", String::new());
        }
    }
    tree
}

pub(crate) fn expected(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    let mut tree: BTreeMap<_, _> =
        files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    let lines: Vec<_> =
        ["vazba-manifest 2", "records 1"].into_iter().chain(tree.keys().map(String::as_str)).collect();
    let list = lines.join("\n") + "\n";
    tree.insert(".vazba-manifest".to_owned(), list);
    tree
}
