//! Text to syntax trees: front matter (TOML), Markdown, tables (CSV).
//!
//! Nothing here knows kinds or fields. Reading never fails: it returns what could be read and reports the
//! rest, so that later stages find their faults in the same run.

pub mod csv;
mod document;
pub mod markdown;
pub mod toml;
pub mod web;

pub use document::{Body, Document, read};
