//! What a file looks like without being read.

use std::fs::Metadata;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::Path;

/// Size, times and identity of a file. A file whose stamp differs may have other bytes. One with the same stamp has the same
/// bytes, unless it was changed twice within one tick of the file system's clock.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Stamp(system::Stamp);

impl Stamp {
    pub(super) fn new(found: &Metadata) -> Self {
        Self(system::Stamp::new(found))
    }

    /// That of the file at this path; links are followed.
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        path.metadata().map(|found| Self::new(&found))
    }

    /// Size of the file in bytes.
    pub(super) fn size(&self) -> u64 {
        self.0.size()
    }

    /// A text that differs when the stamp does.
    pub(super) fn tag(&self) -> String {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        format!("{:016x}", hasher.finish())
    }

    /// Device and number of the file, where the system has such: they tell it by whatever path.
    pub(super) fn identity(&self) -> Option<Identity> {
        self.0.identity()
    }
}

/// Which file it is, whatever its name: device and number.
pub(super) type Identity = (u64, u64);

#[cfg(unix)]
mod system {
    use std::fs::Metadata;
    use std::os::unix::fs::MetadataExt;

    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub(super) struct Stamp {
        identity: (u64, u64),
        size: u64,
        /// When its bytes changed, in seconds and nanoseconds, and when anything about it did.
        times: [i64; 4],
    }

    impl Stamp {
        pub(super) fn new(found: &Metadata) -> Self {
            Self {
                identity: (found.dev(), found.ino()),
                size: found.size(),
                times: [found.mtime(), found.mtime_nsec(), found.ctime(), found.ctime_nsec()],
            }
        }

        pub(super) fn size(&self) -> u64 {
            self.size
        }

        #[expect(clippy::unnecessary_wraps, reason = "the same shape as elsewhere")]
        pub(super) fn identity(&self) -> Option<(u64, u64)> {
            Some(self.identity)
        }
    }
}

#[cfg(not(unix))]
mod system {
    use std::fs::Metadata;

    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub(super) struct Stamp {
        size: u64,
        modified: Option<jiff::Timestamp>,
    }

    impl Stamp {
        pub(super) fn new(found: &Metadata) -> Self {
            Self {
                size: found.len(),
                modified: found.modified().ok().and_then(|at| jiff::Timestamp::try_from(at).ok()),
            }
        }

        pub(super) fn size(&self) -> u64 {
            self.size
        }

        #[expect(clippy::unused_self, reason = "the same shape as on Unix")]
        pub(super) fn identity(&self) -> Option<(u64, u64)> {
            None
        }
    }
}
