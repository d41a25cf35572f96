//! Reads a site's folder: texts in full, everything else by name and size.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::names::{CONFIG, is_attached_boundary, is_passed_over, is_text, is_written};
use super::plain;
use super::stamp::Stamp;
use super::target::slashed;
use super::touched::{Named, Touched};
use super::walk::{Walk, name_fault};
use crate::diag::{Diagnostic, Place, codes, text};
use crate::output::{composed, folded};
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

impl Known {
    /// A text that was read, and what was known of it before.
    fn new(before: Option<&Self>, stamp: Stamp) -> Self {
        let is_settled = before.is_some_and(|before| before.stamp == stamp);
        Self { stamp, is_settled }
    }
}

/// The bytes of a text, and what its file looked like.
type Text = (Stamp, Vec<u8>);

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
    /// If the `touched` files are known texts or lie beside such, these alone are looked at. Otherwise the whole folder is walked. A
    /// text is then read if it is new, if its file looks different, or if it is among the touched ones.
    ///
    /// Hidden files and editors' backups are passed over everywhere, except for `static/.well-known`, where the web wants
    /// one. Whatever can't be read is reported, and the rest read.
    pub fn read(&mut self, sources: &mut Sources, touched: &Touched) -> News {
        let mut update = Update { sources, changed: BTreeSet::new() };
        if let Some(texts) = self.touched_texts(touched) {
            for (name, text) in texts {
                self.take(name, text, &mut update);
            }
            return News { faults: Vec::new(), changed: update.changed.into_iter().collect() };
        }
        let mut walk = Walk::through(&self.root);
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

    /// What the touched files hold now, if all of them are texts that are known and plain files still, or gone, or such that a walk
    /// would surely read them. `None` also if anything could not be read before: whether that still holds shows in a walk alone.
    fn touched_texts(&self, touched: &Touched) -> Option<Vec<(String, Option<Text>)>> {
        if touched.any || touched.paths.is_empty() || !self.unread.is_empty() {
            return None;
        }
        let read = touched.paths.iter().filter(|path| !self.is_passed_over(path));
        read.map(|path| self.touched_text(path)).collect()
    }

    /// Whether a walk would pass over this file, as over editors' own ones.
    fn is_passed_over(&self, path: &Path) -> bool {
        let Some(name) = path.strip_prefix(&self.root).ok().and_then(|path| slashed(path).ok()) else {
            return false;
        };
        name.split_once('/').is_some_and(|(top, below)| is_passed_over(path, below.split('/').count(), top))
    }

    fn touched_text(&self, path: &Path) -> Option<(String, Option<Text>)> {
        let name = slashed(path.strip_prefix(&self.root).ok()?).ok()?;
        let is_known = self.texts.contains_key(&name);
        if !is_known && !self.may_have_new(&name) {
            return None;
        }
        let text = match path.symlink_metadata() {
            Ok(found) if found.is_file() => Some(read_text(&name, path).ok()??),
            Err(error) if is_known && error.kind() == io::ErrorKind::NotFound => None,
            _ => return None,
        };
        Some((name, text))
    }

    /// Whether a new file of this name is surely a text: it lies right beside a known one, and no other file has a name that some
    /// systems take for the same.
    fn may_have_new(&self, name: &str) -> bool {
        let (Some((top, _)), Some((folder, _))) = (name.split_once('/'), name.rsplit_once('/')) else {
            return false;
        };
        let is_beside = |known: &String| {
            let rest = known.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
            rest.is_some_and(|rest| !rest.contains('/'))
        };
        let is_fine = is_text(top, name)
            && !is_passed_over(Path::new(name), name.matches('/').count(), top)
            && composed(name) == name
            && name_fault(name).is_none();
        let all = || self.texts.keys().chain(self.assets.keys());
        let key = folded(name);
        is_fine && self.texts.keys().any(is_beside) && all().all(|known| folded(known) != key)
    }

    /// Takes what a text holds now; `None` if it is gone.
    fn take(&mut self, name: String, text: Option<Text>, update: &mut Update<'_>) {
        let before = self.texts.remove(&name);
        match text {
            Some((stamp, bytes)) => {
                update.add(&name, bytes, before.is_some());
                self.texts.insert(name, Known::new(before.as_ref(), stamp));
            }
            None => update.remove(&name),
        }
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
                Outcome::Read((stamp, bytes)) => {
                    let before = self.texts.get(&name);
                    update.add(&name, bytes, before.is_some());
                    texts.insert(name, Known::new(before, stamp));
                }
                // Code that draws it reports that it is too large; as an attachment it is fine.
                Outcome::TooLarge if is_attached_boundary(&name) => walk.asset(name, &path),
                Outcome::TooLarge => walk.diagnostics.push(too_large(name)),
                Outcome::Failed(error) => walk.failed(&name, &path, &error),
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
        match read_text(name, path) {
            Ok(Some(text)) => Outcome::Read(text),
            Ok(None) => Outcome::TooLarge,
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
    Read(Text),
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

/// A text as it is meant, with what its file looked like before it was read; `None` when the file is too large.
fn read_text(name: &str, path: &Path) -> io::Result<Option<Text>> {
    let mut bytes = Vec::new();
    let (file, found) = plain::open(path)?;
    bytes.reserve_exact(usize::try_from(found.len().min(LARGEST_TEXT)).unwrap_or_default() + 1);
    let size = file.take(LARGEST_TEXT + 1).read_to_end(&mut bytes)?;
    bytes.shrink_to_fit();
    Ok((size as u64 <= LARGEST_TEXT).then(|| {
        let text = if is_written(name) { meant(bytes) } else { bytes };
        (Stamp::new(&found), text)
    }))
}
