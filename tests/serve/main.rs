//! `vazba serve`, as browsers and other clients see it.
//!
//! `VAZBA_EDITS=2000 cargo test --release --test serve` makes that many random edits; a few are made otherwise.
#![cfg(unix)]
#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the tests edit files and wait")]
#![expect(clippy::expect_used, reason = "a test fails by stopping")]

mod bounds;
mod drafts;
mod edits;
#[path = "../memo/files.rs"]
mod files;
#[path = "../copies/folder.rs"]
mod folder;
mod http;
mod refused;
mod requests;
mod served;
mod site;
mod system;
mod watching;
