//! The door to the disk, on a real one: a site's folder is read whole, and the published folder is the old site or
//! the new one and never loses a file that Vazba did not write.
#![cfg(unix)]
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests look at the disk and at the clock"
)]
#![expect(clippy::expect_used, reason = "a test fails by stopping")]

mod again;
mod in_the_way;
mod killed;
mod publish;
mod read;
mod refuse;
mod site;
