//! Which files the system said were changed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::stamp::{Identity, Stamp};

/// Files that may have changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// Where the system says which: their paths. Of others, a look at their size and times is enough.
    pub paths: BTreeSet<PathBuf>,
    /// The system does not say which, so that a look has to find out.
    pub any: bool,
}

impl Touched {
    /// It is not known which.
    pub fn any() -> Self {
        Self { paths: BTreeSet::new(), any: true }
    }

    pub(super) fn add(&mut self, other: Self) {
        self.paths.extend(other.paths);
        self.any |= other.any;
    }

    /// Which files are at those paths.
    pub(super) fn resolve(&self) -> Named<'_> {
        let identities = self.paths.iter().filter_map(|path| Stamp::of(path).ok()?.identity()).collect();
        Named { touched: self, identities }
    }
}

/// Files that may have changed, by whatever path they are met.
pub(super) struct Named<'a> {
    touched: &'a Touched,
    identities: BTreeSet<Identity>,
}

impl Named<'_> {
    /// Whether the file at this path is one of them.
    pub(super) fn include(&self, path: &Path, stamp: &Stamp) -> bool {
        match stamp.identity() {
            Some(identity) => self.identities.contains(&identity),
            None => self.touched.paths.contains(path),
        }
    }

    /// Whether these are all: nothing else has changed, except for what a look shows.
    pub(super) fn are_all(&self) -> bool {
        !self.touched.any
    }
}
