//! The clock, read once for a run; `serve` reads it at each change.
#![expect(clippy::disallowed_methods, reason = "this module is the door to the clock")]

use std::time::{Duration, Instant};

use jiff::civil::Date;

/// Today by the local clock.
pub(super) fn today() -> Date {
    jiff::Zoned::now().date()
}

/// The time of day by the local clock, as `14:05:09`.
pub(super) fn time() -> String {
    jiff::Zoned::now().strftime("%H:%M:%S").to_string()
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
