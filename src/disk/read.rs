//! Reads a site's folder: texts in full, everything else by name and size.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::names::{CONFIG, is_attached_boundary, is_written};
use super::plain;
use super::stamp::Stamp;
use super::touched::{Named, Touched};
use super::walk::Walk;
use crate::diag::{Diagnostic, Place, codes, text};
use crate::source::Sources;
use crate::source::characters::meant;

/// Size of the largest text that is read, in bytes.
const LARGEST_TEXT: u64 = 8 * 1024 * 1024;

/// Finds the site that `start` belongs to: the nearest folder upwards that has a `vazba.toml`.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    let start = start.canonicalize().ok()?;
    start.ancestors().find(|folder| folder.join(CONFIG).is_file()).map(Path::to_owned)
}

/// Whether there is a folder at this path.
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// The path of a folder without links in it, as long as the folder is there.
pub fn real_path(folder: &Path) -> PathBuf {
    folder.canonicalize().unwrap_or_else(|_| folder.to_owned())
}

/// Reads the site in the folder `root` once; see [`SiteFolder::read`].
pub fn read_site(root: &Path) -> (Sources, Vec<Diagnostic>) {
    let mut sources = Sources::default();
    let news = SiteFolder::new(root).read(&mut sources, &Touched::default());
    (sources, news.faults)
}

/// The folder of a site, which is read once and then again whenever something in it has changed.
#[derive(Debug)]
pub struct SiteFolder {
    root: PathBuf,
    /// Texts that are in the sources, and what their files looked like when they were read.
    texts: BTreeMap<String, Known>,
    /// Files that are in the sources by name and size.
    assets: BTreeMap<String, Stamp>,
    /// What could not be read: the name of the file, and why.
    unread: BTreeSet<(String, String)>,
}

#[derive(Clone, Debug)]
struct Known {
    stamp: Stamp,
    /// Whether the file had the same stamp the time before, too. Two changes within one tick of the file system's clock
    /// give the same stamp; the second of them is found by reading a file until it is settled.
    is_settled: bool,
}

/// What is new in a site's folder.
#[derive(Debug, Default)]
pub struct News {
    /// What can't be read now.
    pub faults: Vec<Diagnostic>,
    /// Names of the files that were added, changed or removed, and of those that can't be read any more, or can be again; sorted.
    pub changed: Vec<String>,
}

impl SiteFolder {
    /// A site in the folder `root` of which nothing has been read yet.
    pub fn new(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            texts: BTreeMap::new(),
            assets: BTreeMap::new(),
            unread: BTreeSet::new(),
        }
    }

    /// Brings `sources`, which must be the same each time, up to date with `vazba.toml`, `content/`, `themes/` and
    /// `static/`. What else is in `sources` stays.
    ///
    /// The whole folder is walked. A text is read if it is new, if its file looks different, or if it is among the
    /// `touched` ones.
    ///
    /// Hidden files and editors' backups are passed over everywhere, except for `static/.well-known`, where the web wants
    /// one. Whatever can't be read is reported, and the rest read.
    pub fn read(&mut self, sources: &mut Sources, touched: &Touched) -> News {
        let mut walk = Walk::through(&self.root);
        let mut update = Update { sources, changed: BTreeSet::new() };
        let texts = self.read_texts(&mut walk, touched, &mut update);
        let assets: BTreeMap<String, Stamp> = walk.assets.into_iter().collect();
        for (name, stamp) in assets.iter().filter(|(name, stamp)| self.assets.get(*name) != Some(*stamp)) {
            update.add_asset(name, stamp.size());
        }
        for name in self.texts.keys().chain(self.assets.keys()) {
            if !texts.contains_key(name) && !assets.contains_key(name) {
                update.remove(name);
            }
        }
        let unread = walk.diagnostics.iter().filter_map(unread).collect();
        update.changed.extend(self.unread.symmetric_difference(&unread).map(|(name, _)| name.clone()));
        (self.texts, self.assets, self.unread) = (texts, assets, unread);
        News { faults: walk.diagnostics, changed: update.changed.into_iter().collect() }
    }

    /// Reads the texts that the walk met, as far as they may have changed, on all threads.
    fn read_texts(
        &self,
        walk: &mut Walk,
        touched: &Touched,
        update: &mut Update<'_>,
    ) -> BTreeMap<String, Known> {
        let named = touched.resolve();
        let met = std::mem::take(&mut walk.texts).into_par_iter();
        let read = met.map(|(name, path)| {
            let outcome = self.outcome(&name, &path, &named);
            (name, path, outcome)
        });
        let mut texts = BTreeMap::new();
        for (name, path, outcome) in read.collect::<Vec<_>>() {
            match outcome {
                Outcome::Same(known) => drop(texts.insert(name, known)),
                Outcome::Read(stamp, bytes) => {
                    let known = self.texts.get(&name);
                    update.add(&name, bytes, known.is_some());
                    let is_settled = known.is_some_and(|known| known.stamp == stamp);
                    texts.insert(name, Known { stamp, is_settled });
                }
                // Code that draws it reports that it is too large; as an attachment it is fine.
                Outcome::TooLarge if is_attached_boundary(&name) => walk.asset(name, &path),
                Outcome::TooLarge => walk.diagnostics.push(too_large(name)),
                Outcome::Failed(error) => walk.unreadable(&name, &error),
            }
        }
        texts
    }

    fn outcome(&self, name: &str, path: &Path, named: &Named) -> Outcome {
        if let (Some(known), Ok(stamp)) = (self.texts.get(name), Stamp::of(path))
            && known.stamp == stamp
            && !named.include(path, &stamp)
            && (known.is_settled || named.are_all())
        {
            return Outcome::Same(known.clone());
        }
        match read_bounded(path) {
            Ok((stamp, Some(bytes))) if is_written(name) => Outcome::Read(stamp, meant(bytes)),
            Ok((stamp, Some(bytes))) => Outcome::Read(stamp, bytes),
            Ok((_, None)) => Outcome::TooLarge,
            Err(error) => Outcome::Failed(error),
        }
    }
}

/// The file that a fault of reading is about, and what is wrong with it.
fn unread(fault: &Diagnostic) -> Option<(String, String)> {
    match &fault.place {
        Place::Path(name) => Some((name.clone(), fault.message.full())),
        Place::Span(_) => None,
    }
}

/// The sources while they are brought up to date.
struct Update<'a> {
    sources: &'a mut Sources,
    changed: BTreeSet<String>,
}

impl Update<'_> {
    /// Takes a text that was read. Whether it is one of the site's own texts already, or none or one of the program: then it
    /// counts as changed even if its bytes are the same.
    fn add(&mut self, name: &str, bytes: Vec<u8>, is_known: bool) {
        let is_same = self.sources.find(name).is_some_and(|id| self.sources.file(id).bytes() == bytes);
        if !is_same {
            self.sources.add(name, bytes);
        }
        if !is_same || !is_known {
            self.changed.insert(name.to_owned());
        }
    }

    fn add_asset(&mut self, name: &str, size: u64) {
        self.sources.add_asset(name, size);
        self.changed.insert(name.to_owned());
    }

    fn remove(&mut self, name: &str) {
        self.sources.remove(name);
        self.changed.insert(name.to_owned());
    }
}

/// What became of a text that was met.
enum Outcome {
    /// It need not be read.
    Same(Known),
    Read(Stamp, Vec<u8>),
    TooLarge,
    Failed(io::Error),
}

fn too_large(name: String) -> Diagnostic {
    let message = text!("this file is larger than {limit} MiB", own limit = LARGEST_TEXT >> 20);
    let is_picture = Path::new(&name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("svg"));
    let help = if is_picture {
        text!("save the picture as PNG")
    } else {
        text!("split it, or publish it unread by way of `static/`")
    };
    Diagnostic::new(&codes::TOO_LARGE, Place::Path(name), message).help(help)
}

/// The bytes of a file, or `None` when there are too many, and what it looked like before it was read.
fn read_bounded(path: &Path) -> io::Result<(Stamp, Option<Vec<u8>>)> {
    let mut bytes = Vec::new();
    let (file, found) = plain::open(path)?;
    bytes.reserve_exact(usize::try_from(found.len().min(LARGEST_TEXT)).unwrap_or_default() + 1);
    let size = file.take(LARGEST_TEXT + 1).read_to_end(&mut bytes)?;
    bytes.shrink_to_fit();
    Ok((Stamp::new(&found), (size as u64 <= LARGEST_TEXT).then_some(bytes)))
}
