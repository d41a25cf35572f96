//! A site's folder, and what a build makes of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use tempfile::TempDir;
use vazba::diag::render;
use vazba::disk::read_site;
use vazba::output::MemoryOutput;
use vazba::public::Audience;
use vazba::site::{Options, build};

use crate::files::{ASSET, FILES};

pub(crate) const DAY: Date = date(2026, 11, 22);

/// Files of a built site with their bytes, below the path of its address.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Built {
    pub(crate) prefix: String,
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

pub(crate) struct Site {
    folder: TempDir,
    name: &'static str,
}

impl Site {
    /// A site in two languages below a path, with everything sound.
    pub(crate) fn sound() -> Self {
        let site = Self::empty();
        for number in 0..FILES.len() {
            site.give_form(number, 0);
        }
        site
    }

    /// A site without a file.
    pub(crate) fn empty() -> Self {
        let site = Self { folder: tempfile::tempdir().expect("a temporary folder"), name: "web" };
        fs::create_dir(site.root()).expect("a folder can be made");
        site
    }

    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join(self.name)
    }

    /// A path beside the site's folder.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub(crate) fn put(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("below the site")).expect("folders can be made");
        fs::write(path, bytes).expect("files can be written");
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("a text")
    }

    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).expect("it is there");
    }

    pub(crate) fn rename(&self, from: &str, to: &str) {
        fs::rename(self.path(from), self.path(to)).expect("it can be renamed");
    }

    /// Gives one of [`FILES`] a form.
    pub(crate) fn give_form(&self, file: usize, form: usize) {
        let (path, forms) = FILES[file];
        match forms[form] {
            Some(bytes) if Some(bytes) == ASSET => {
                self.put(path, "");
                let file = fs::File::options().write(true).open(self.path(path)).expect("it is there");
                file.set_len(9 << 20).expect("there is room");
            }
            Some(bytes) => self.put(path, bytes),
            None => drop(fs::remove_file(self.path(path))),
        }
    }

    /// What a build makes of it for everybody.
    pub(crate) fn built(&self) -> Built {
        self.built_for(Audience::World).unwrap_or_else(|report| panic!("the site is sound: {report}"))
    }

    /// What a build makes of it, or its faults.
    pub(crate) fn built_for(&self, audience: Audience) -> Result<Built, String> {
        let (sources, faults) = read_site(&self.root());
        let options = Options { audience, ..Options::of(DAY) };
        let (built, output) = MemoryOutput::of(|output| build(sources, faults, &options, output));
        let built = built.expect("memory takes everything");
        if built.report.summary().errors > 0 {
            return Err((render::format("human").expect("a format").render)(&built.report));
        }
        let mut files = output.files;
        for (path, asset) in output.copies {
            files.insert(path, fs::read(self.path(&asset)).expect("an asset"));
        }
        Ok(Built { prefix: built.prefix, files })
    }

    /// All files and folders with their bytes and the time of their last change.
    pub(crate) fn tree(&self) -> BTreeMap<PathBuf, (Vec<u8>, std::time::SystemTime)> {
        let entry = |entry: walkdir::DirEntry| {
            let bytes = if entry.file_type().is_file() {
                fs::read(entry.path()).expect("readable")
            } else {
                Vec::new()
            };
            let changed = entry.metadata().expect("readable").modified().expect("a time");
            (entry.path().to_owned(), (bytes, changed))
        };
        walkdir::WalkDir::new(self.folder.path())
            .into_iter()
            .map(|found| entry(found.expect("readable")))
            .collect()
    }
}

/// Whether the file at this path is a page.
pub(crate) fn is_page(path: &str) -> bool {
    ends_in(path, "html")
}

/// Whether a file has this ending.
pub(crate) fn ends_in(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|found| found == ending)
}
