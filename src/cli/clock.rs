//! The clock, read once for a run.
#![expect(clippy::disallowed_methods, reason = "this module is the door to the clock")]

use std::time::{Duration, Instant};

use jiff::civil::Date;

/// Today by the local clock.
pub(super) fn today() -> Date {
    jiff::Zoned::now().date()
}

/// A watch that was started now.
pub(super) struct Watch(Instant);

impl Watch {
    pub(super) fn start() -> Self {
        Self(Instant::now())
    }

    /// Time since the start.
    pub(super) fn read(&self) -> Duration {
        self.0.elapsed()
    }
}
