//! What is in a site's folder: which files are read, which only copied, and which can't be either.
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::error::reason;
use super::names::{CONFIG, is_config, is_passed_over, is_text, shown};
use super::stamp::Stamp;
use super::target::slashed;
use super::{CONTENT, FOLDERS, bounds, plain};
use crate::diag::{Diagnostic, Place, Text, codes, text};
use crate::output::{composed, folded, path_fault};
use crate::source::characters::{is_ignorable, odd};

/// What a walk through a site's folder met.
#[derive(Default)]
pub(super) struct Walk {
    /// Texts to be read, in the order in which they were met: their names in the sources, and where they are.
    pub(super) texts: Vec<(String, PathBuf)>,
    /// Names of files that are only copied.
    pub(super) assets: Vec<(String, Stamp)>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Names that were met, by what some systems take for the same.
    names: BTreeMap<String, String>,
}

/// One folder to read, with its real path and with its name in the sources.
struct Folder<'a> {
    path: &'a Path,
    name: &'static str,
}

impl Folder<'_> {
    /// The name of `path` in the sources; as an error where it can't have one: a name for showing only, and what is
    /// wrong with it.
    fn name_of(&self, path: &Path) -> Result<String, (String, &'static str)> {
        let below = path.strip_prefix(self.path).unwrap_or(path);
        if below.as_os_str().is_empty() {
            return Ok(self.name.to_owned());
        }
        let full = |name: String| format!("{}/{}", self.name, composed(&name));
        let name = slashed(below).map(full).map_err(|shown| (full(shown), "is not UTF-8"))?;
        match name_fault(&name) {
            Some(fault) => Err((name, fault)),
            None => Ok(name),
        }
    }
}

/// What keeps a file from having this name in the sources, as the rest of a sentence about it.
pub(super) fn name_fault(name: &str) -> Option<&'static str> {
    // People could not tell such a name, or the address made from it, from another one.
    let is_unseen = || name.contains(|letter| odd(letter).is_some() || is_ignorable(letter));
    path_fault(name).or_else(|| is_unseen().then_some("holds a character that nobody sees"))
}

impl Walk {
    /// Walks through the site in the folder `root`.
    pub(super) fn through(root: &Path) -> Self {
        let mut walk = Self::default();
        match root.canonicalize() {
            Ok(root) => walk.site(&root),
            Err(error) => walk.unreadable(CONFIG, &error),
        }
        walk
    }

    fn site(&mut self, root: &Path) {
        self.config(root);
        for name in FOLDERS {
            let path = root.join(name);
            if path.symlink_metadata().is_ok() {
                self.folder(&Folder { path: &path, name });
            }
        }
    }

    /// Finds `vazba.toml` and its translations, as `vazba.en.toml`. Whether the first exists is for `config` to check.
    fn config(&mut self, root: &Path) {
        let names = root.read_dir().and_then(|entries| {
            entries.map(|entry| entry.map(|entry| entry.file_name())).collect::<io::Result<BTreeSet<_>>>()
        });
        let names = match names {
            Ok(names) => names,
            Err(error) => return self.unreadable(CONFIG, &error),
        };
        for name in names.iter().filter_map(|name| name.to_str()).filter(|name| is_config(name)) {
            let path = root.join(name);
            match path.symlink_metadata().map(|found| found.file_type()) {
                Ok(kind) if kind.is_file() => self.texts.push((name.to_owned(), path)),
                Ok(kind) if kind.is_symlink() => {
                    let help = text!("put the file itself here instead of a link to it");
                    self.refuse(name, text!("the configuration is a link"), help);
                }
                Ok(_) => self.not_a(name, "a plain file"),
                Err(error) => self.failed(name, &path, &error),
            }
        }
    }

    fn folder(&mut self, folder: &Folder) {
        let walk = WalkDir::new(folder.path).follow_links(true).sort_by_file_name().into_iter();
        let mut walk = walk.filter_entry(|entry| !is_passed_over(entry.path(), entry.depth(), folder.name));
        while let Some(entry) = walk.next() {
            let goes_on = match entry {
                Ok(entry) => self.entry(folder, &entry) || !entry.file_type().is_dir(),
                Err(error) => {
                    self.walk_fault(folder, &error);
                    true
                }
            };
            // Asked for a file, this would leave out the rest of the file's folder.
            if !goes_on {
                walk.skip_current_dir();
            }
        }
    }

    /// Takes one file or folder; `false` for one that is not to be entered.
    fn entry(&mut self, folder: &Folder, entry: &DirEntry) -> bool {
        let name = match folder.name_of(entry.path()) {
            Ok(name) => name,
            Err((shown, fault)) => {
                let message = text!("the file's name can't become an address: it {fault}", own fault = fault);
                self.refuse(&shown, message, text!("rename the file"));
                return false;
            }
        };
        if let Some(other) = self.met(&name) {
            self.twin(&name, &other);
            return false;
        }
        if entry.path_is_symlink() {
            let is_folder = entry.file_type().is_dir();
            // The name as stored, which may differ from that used here.
            let stored = entry.path().strip_prefix(folder.path).ok().and_then(Path::to_str);
            let real = match stored {
                Some(stored) if folder.name == CONTENT => bounds::beside(folder.path, stored, is_folder),
                _ => bounds::within(folder.path, entry.path()),
            };
            match real {
                Ok(Some(_)) => {}
                Ok(None) => {
                    self.outside(&name);
                    return false;
                }
                Err(error) => {
                    self.failed(&name, entry.path(), &error);
                    return false;
                }
            }
        }
        let kind = entry.file_type();
        if kind.is_dir() {
            return true;
        }
        // A pipe or a device could keep the build waiting for ever.
        if !kind.is_file() || entry.depth() == 0 {
            self.not_a(&name, if entry.depth() == 0 { "a folder" } else { "a plain file" });
        } else if is_text(folder.name, &name) {
            self.texts.push((name, entry.path().to_owned()));
        } else {
            self.asset(name, entry.path());
        }
        true
    }

    /// The name that was met before and that some systems take for this one.
    fn met(&mut self, name: &str) -> Option<String> {
        match self.names.entry(folded(name)) {
            Entry::Occupied(other) => Some(other.get().clone()),
            Entry::Vacant(place) => {
                place.insert(name.to_owned());
                None
            }
        }
    }

    pub(super) fn asset(&mut self, name: String, path: &Path) {
        // Opened, so that a check says what would keep a build from copying it.
        match plain::open(path) {
            Ok((_, found)) => self.assets.push((name, Stamp::new(&found))),
            Err(error) => self.failed(&name, path, &error),
        }
    }

    fn walk_fault(&mut self, folder: &Folder, error: &walkdir::Error) {
        let path = error.path().unwrap_or(folder.path);
        // Emacs marks an open file by a hidden link that leads nowhere.
        if is_passed_over(path, error.depth(), folder.name) {
            return;
        }
        let name = folder.name_of(path).unwrap_or_else(|(shown, _)| shown);
        if let Some(error) = error.io_error() {
            self.failed(&name, path, error);
        } else {
            let message = text!("this link leads to a folder that it lies in");
            self.refuse(&name, message, text!("remove the link"));
        }
    }

    fn outside(&mut self, name: &str) {
        let top = name.split('/').next().unwrap_or(name);
        let message = if top == CONTENT {
            text!("this link leads out of `{top}`, or out of the folder of its record", own top = top)
        } else {
            text!("this link leads out of `{top}`", own top = top)
        };
        self.refuse(name, message, text!("put the file itself here instead of a link to it"));
    }

    /// Two names that some systems take for one: there, one file would replace the other.
    fn twin(&mut self, name: &str, other: &str) {
        let message = text!(
            "the names of this and of `{other}` differ by capitals or by how accents are stored only",
            other = other
        );
        self.refuse(name, message, text!("rename one of them: some systems take the two for one"));
    }

    fn not_a(&mut self, name: &str, wanted: &'static str) {
        let message = text!("this is not {wanted}", own wanted = wanted);
        self.diagnostics.push(Diagnostic::new(&codes::UNREADABLE, Place::Path(shown(name)), message));
    }

    /// Reports a file or folder that could not be read, unless it is gone: whoever removed it while the folder was walked through
    /// meant it, and a look a moment later would not have met it.
    pub(super) fn failed(&mut self, name: &str, path: &Path, error: &io::Error) {
        let is_missing = |error: &io::Error| error.kind() == io::ErrorKind::NotFound;
        let is_gone = is_missing(error) && path.symlink_metadata().is_err_and(|error| is_missing(&error));
        if !is_gone {
            self.unreadable(name, error);
        }
    }

    fn unreadable(&mut self, name: &str, error: &io::Error) {
        let message = text!("this can't be read: {reason}", own reason = reason(error));
        self.diagnostics.push(Diagnostic::new(&codes::UNREADABLE, Place::Path(shown(name)), message));
    }

    fn refuse(&mut self, name: &str, message: Text, help: Text) {
        let fault = Diagnostic::new(&codes::BAD_PATH, Place::Path(shown(name)), message);
        self.diagnostics.push(fault.help(help));
    }
}
