//! The command line as users and other programs meet it: exit codes, what is printed where, and what changes on disk.
#![expect(clippy::disallowed_methods, reason = "tests look at the disk")]
#![expect(clippy::expect_used, reason = "a test fails by stopping")]

mod build;
mod documents;
mod exit;
mod fetching;
mod inventory;
mod links;
mod output;
mod rights;
mod site;
mod streams;
mod two_ways;
mod upstream;
