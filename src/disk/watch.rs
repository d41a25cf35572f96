//! Notices changes in a site's folder.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind, RenameMode};
use notify::{ErrorKind, Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::names::is_config;
use super::stamp::{Identity, Stamp};
use super::{FOLDERS, Touched, remote};

/// How often it is looked whether watched folders were moved, or, where the system can't watch, whether anything changed.
const BEAT: Duration = Duration::from_secs(1);
/// A change is over when nothing more has come for so long: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(15);
/// The same after a file was closed by who wrote it, or got its name: then it is whole.
const SHORT: Duration = Duration::from_millis(4);
/// How many times more is waited for, at most. So a file that grows all the time is shown, too.
const ROUNDS: usize = 20;

/// Watches a site's folder.
pub struct Watch {
    root: PathBuf,
    /// Dropped and made anew when a watched folder was moved.
    watcher: Option<RecommendedWatcher>,
    /// The watched folders, and which ones they were.
    watched: Vec<(PathBuf, Option<Identity>)>,
    /// Why the system can't watch; then a look is taken each second.
    blind: Option<String>,
    sender: Sender<Hint>,
    receiver: Receiver<Hint>,
    is_pending: Arc<AtomicBool>,
    /// Whether one more look is due, when all is quiet: for files that were made in a new folder before it was watched.
    is_due: bool,
}

/// What an event says.
struct Hint {
    touched: Touched,
    /// Whether the files are whole.
    is_whole: bool,
    /// Whether a watched folder came or went. If it comes back, it is not watched any more, even if it is the same one.
    is_of_folder: bool,
}

impl Hint {
    fn add(&mut self, more: Self) {
        self.touched.add(more.touched);
        self.is_whole = more.is_whole;
        self.is_of_folder |= more.is_of_folder;
    }
}

/// What was noticed.
#[derive(Debug, PartialEq, Eq)]
pub enum Noticed {
    /// Something may have changed.
    Change(Touched),
    /// Nothing for a second.
    Nothing,
}

impl Watch {
    /// Begins to watch the site in the folder `root`.
    pub fn start(root: &Path) -> Self {
        let (sender, receiver) = mpsc::channel();
        let mut watch = Self {
            root: root.to_owned(),
            watcher: None,
            watched: Vec::new(),
            blind: None,
            sender,
            receiver,
            is_pending: Arc::default(),
            is_due: false,
        };
        watch.watch();
        watch
    }

    /// Why changes are found by a look each second, if they are: the system can't watch.
    pub fn blind(&self) -> Option<&str> {
        self.blind.as_deref()
    }

    /// Whether something has been noticed that [`wait`](Self::wait) did not return yet.
    pub fn is_pending(&self) -> bool {
        self.is_pending.load(Ordering::Relaxed)
    }

    /// Waits until something has changed and is quiet again, for a second at most.
    pub fn wait(&mut self) -> Noticed {
        let first = self.receiver.recv_timeout(BEAT).ok();
        self.is_pending.store(false, Ordering::Relaxed);
        let change = first.map(|first| self.gathered(first));
        let is_lost = change.as_ref().is_some_and(|change| change.is_of_folder);
        let mut touched = change.map(|change| change.touched);
        if self.blind.is_some() || is_lost || self.were_moved() {
            self.watch();
            touched = Some(Touched::any());
        }
        match touched {
            Some(touched) => {
                self.is_due = true;
                Noticed::Change(touched)
            }
            None if std::mem::take(&mut self.is_due) => Noticed::Change(Touched::default()),
            None => Noticed::Nothing,
        }
    }

    /// All that is noticed until all is quiet.
    fn gathered(&self, mut hint: Hint) -> Hint {
        for _ in 0..ROUNDS {
            let quiet = if hint.is_whole { SHORT } else { QUIET };
            let Ok(more) = self.receiver.recv_timeout(quiet) else { break };
            hint.add(more);
            self.receiver.try_iter().for_each(|more| hint.add(more));
        }
        hint
    }

    /// Whether other folders are there than those that are watched.
    fn were_moved(&self) -> bool {
        self.watched.iter().any(|(path, identity)| identity_of(path) != *identity)
    }

    /// Watches what is there. Once the system could not, it is not asked again.
    fn watch(&mut self) {
        if self.blind.is_some() {
            return;
        }
        self.watcher = None;
        self.watched = std::iter::once(self.root.clone())
            .chain(FOLDERS.map(|folder| self.root.join(folder)))
            .map(|path| (path.clone(), identity_of(&path)))
            .collect();
        match self.watcher() {
            Ok(watcher) => self.watcher = Some(watcher),
            Err(reason) => self.blind = Some(reason),
        }
    }

    fn watcher(&self) -> Result<RecommendedWatcher, String> {
        if let Some(system) = remote::file_system(&self.root) {
            return Err(format!("the site lies on {system}, which does not tell what others change"));
        }
        let mut watcher = notify::recommended_watcher(self.handler()).map_err(|error| reason(&error))?;
        for (path, _) in self.watched.iter().filter(|(_, identity)| identity.is_some()) {
            // The site's own folder may hold much that is none of ours, such as the published site.
            let mode =
                if *path == self.root { RecursiveMode::NonRecursive } else { RecursiveMode::Recursive };
            match watcher.watch(path, mode) {
                Ok(()) => {}
                // It vanished just now, which is found at the next beat.
                Err(error) if is_gone(&error) => {}
                Err(error) => return Err(reason(&error)),
            }
        }
        Ok(watcher)
    }

    /// What is called with each event, on a thread of the watcher.
    fn handler(&self) -> impl FnMut(notify::Result<Event>) + Send + use<> {
        let (sender, is_pending, root) =
            (self.sender.clone(), Arc::clone(&self.is_pending), self.root.clone());
        move |event| {
            let is_whole = event.as_ref().is_ok_and(|event| is_last(event.kind));
            let is_of_folder =
                event.as_ref().is_ok_and(|event| comes_or_goes(event.kind) && is_top(&root, &event.paths));
            let touched = event.map_or_else(|_| Some(Touched::any()), |event| touched(&root, event));
            if let Some(touched) = touched {
                is_pending.store(true, Ordering::Relaxed);
                // The receiver is gone when the program ends.
                let _ = sender.send(Hint { touched, is_whole, is_of_folder });
            }
        }
    }
}

/// Whether an event is the last one of those that come when a file is written.
fn is_last(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Access(AccessKind::Close(AccessMode::Write))
            | EventKind::Modify(ModifyKind::Name(RenameMode::To | RenameMode::Both))
    )
}

/// Whether an event says that something came, went, or got another name.
fn comes_or_goes(kind: EventKind) -> bool {
    matches!(kind, EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)))
}

/// Whether one of the paths is that of a watched folder.
fn is_top(root: &Path, paths: &[PathBuf]) -> bool {
    paths.iter().any(|path| path == root || FOLDERS.iter().any(|folder| *path == root.join(folder)))
}

/// What an event says was touched; `None` if it is nothing of the site's.
fn touched(root: &Path, event: Event) -> Option<Touched> {
    if event.need_rescan() {
        return Some(Touched::any());
    }
    // Reading a file, as we do, is no change.
    if let EventKind::Access(access) = event.kind
        && access != AccessKind::Close(AccessMode::Write)
    {
        return None;
    }
    let paths: BTreeSet<_> = event.paths.into_iter().filter(|path| is_of_site(root, path)).collect();
    (!paths.is_empty()).then_some(Touched { paths, any: false })
}

/// Whether a path may be one that a site is read from.
fn is_of_site(root: &Path, path: &Path) -> bool {
    let Ok(below) = path.strip_prefix(root) else { return true };
    let mut parts = below.components();
    let first = parts.next().map(|part| part.as_os_str().to_string_lossy());
    match first {
        Some(first) => FOLDERS.contains(&&*first) || (parts.next().is_none() && is_config(&first)),
        None => true,
    }
}

fn identity_of(path: &Path) -> Option<Identity> {
    Stamp::of(path).ok().map(|stamp| stamp.identity().unwrap_or_default())
}

fn is_gone(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

fn reason(error: &notify::Error) -> String {
    match &error.kind {
        ErrorKind::MaxFilesWatch => "the system watches no more folders for this user".to_owned(),
        ErrorKind::Io(error) => super::error::reason(error),
        _ => error.to_string(),
    }
}
