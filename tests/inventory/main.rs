//! Inventories of other documents: what is read from a file, what is wrong with it, and what a site makes of it.
#![expect(clippy::expect_used, reason = "a test fails by stopping")]

mod back;
mod forms;
mod workbook;
