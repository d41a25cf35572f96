//! What `ARCHITECTURE.md` promises of the code itself: which module may know which, and where the doors are.
#![expect(clippy::disallowed_methods, reason = "the tests read the project's own files")]
#![expect(clippy::expect_used, reason = "a test fails by stopping")]

mod circles;
mod code;
mod doors;
mod fields;
mod imports;
mod levels;
mod size;
