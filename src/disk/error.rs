//! What can keep a site from being published, in words for the person who asked for it.

use std::path::PathBuf;
use std::{fmt, io};

/// How many foreign files an error names.
const NAMED: usize = 5;

/// Why a site was not published. The text of each ends with a line `help: …` where there is a way out.
#[derive(Debug)]
pub enum Error {
    /// The system refused something.
    Io {
        /// What was to be done, as a verb: `write`.
        action: &'static str,
        /// With which file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The target is a file or a link.
    NotAFolder(PathBuf),
    /// The target lies in one of the site's own folders, or the other way round.
    Overlap {
        /// The target.
        target: PathBuf,
        /// What of the site it would replace or end up in.
        with: &'static str,
    },
    /// The target holds what Vazba did not write.
    Foreign {
        /// The target.
        target: PathBuf,
        /// All such files and folders (those end with `/`), relative to the target, in order.
        files: Vec<String>,
    },
    /// The target's list of files can't be understood.
    Manifest(PathBuf),
    /// The new site has no record, and the old one has.
    Empty {
        /// The target.
        target: PathBuf,
        /// How many records the old site has.
        records: usize,
    },
    /// What Vazba did not make has the name of its lock or of the folder that it builds in.
    InTheWay(PathBuf),
    /// The new site is published, but not all that was needed for it could be removed.
    Leftover {
        /// The target.
        target: PathBuf,
        /// What is left.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Another build is at work on the same target.
    Busy(PathBuf),
    /// A file could not be written earlier, so there is no whole site to publish.
    Incomplete(PathBuf),
    /// The new site could not take the place of the old one in a single step.
    Exchange {
        /// The target.
        target: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl Error {
    /// For `map_err`: says what was to be done with which path.
    pub(super) fn io(action: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { action, path, source }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { action, path, source } => {
                write!(f, "can't {action} `{}`: {}", path.display(), reason(source))
            }
            Self::NotAFolder(target) => write!(
                f,
                "`{}` is not a folder, or only a link to one\n\
                 help: name a folder that does not exist yet, or one that Vazba built",
                target.display()
            ),
            Self::Overlap { target, with } => write!(
                f,
                "a site built into `{}` would mix with {with}\n\
                 help: build into a folder of its own, as `public`",
                target.display()
            ),
            Self::Foreign { target, files } => write!(
                f,
                "`{}` holds what Vazba did not write: {}\n\
                 help: put it into `static/` if it belongs to the site, move it elsewhere if not, \
                 or build into another folder",
                target.display(),
                list(files)
            ),
            Self::Manifest(path) => write!(
                f,
                "the list of published files `{}` can't be understood\n\
                 help: another version of Vazba wrote it, or it was changed by hand; \
                 move the whole folder away and build again",
                path.display()
            ),
            Self::Empty { target, records } => write!(
                f,
                "the site has no record, while the one in `{}` has {records}, so that was left as it is\n\
                 help: is `content/` still there and filled? If the site is meant to be empty, say so by `--allow-empty`",
                target.display()
            ),
            Self::InTheWay(path) => write!(
                f,
                "`{}` has a name that Vazba needs while it builds, but was not made by it\n\
                 help: move it away, then build again",
                path.display()
            ),
            Self::Leftover { target, path, source } => write!(
                f,
                "the new site is in `{}`, but `{}` can't be removed: {}\n\
                 help: the next build tries that again",
                target.display(),
                path.display(),
                reason(source)
            ),
            Self::Busy(target) => write!(
                f,
                "another build is writing `{}`\nhelp: wait until it ends, then build again",
                target.display()
            ),
            Self::Incomplete(target) => {
                write!(f, "`{}` was left as it is, since not all files could be written", target.display())
            }
            Self::Exchange { target, source } => write!(
                f,
                "the new site can't take the place of `{}` in one step: {}\n\
                 help: build into a folder on an ordinary local disk that is not a mount point itself",
                target.display(),
                reason(source)
            ),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } | Self::Leftover { source, .. } | Self::Exchange { source, .. } => {
                Some(source)
            }
            _ => None,
        }
    }
}

fn list(files: &[String]) -> String {
    let named: Vec<_> = files.iter().take(NAMED).map(|file| format!("`{file}`")).collect();
    let named = named.join(", ");
    match files.len().saturating_sub(NAMED) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}

/// What the system said, in the same words on every system where that is possible.
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "it does not exist".to_owned(),
        io::ErrorKind::PermissionDenied => "you have no right to do that".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::Unsupported => "this system or file system has no such step".to_owned(),
        _ => error.to_string(),
    }
}
