//! Vazba compiles a folder of content files into a website of a public strategy.
//!
//! How the data flows; each stage is a module, each arrow a type:
//!
//! ```text
//! disk ──▶ Sources ──▶ ContentFile ──▶ Record ──▶ Graph ──▶ Public ──▶ Plan ──▶ View ──▶ bytes ──▶ disk
//! ```
//!
//! `ARCHITECTURE.md` says what each stage promises and which test checks the promise.

pub mod boundaries;
pub mod builtin;
pub mod chart;
pub mod check;
pub mod cli;
pub mod config;
pub mod content;
pub mod diag;
pub mod disk;
pub mod export;
pub mod facet;
pub mod fetch;
pub mod graph;
pub mod html;
pub mod inventory;
pub mod links;
pub mod locale;
pub mod model;
pub mod output;
pub mod plan;
pub mod public;
pub mod reference;
pub mod script_data;
pub mod search;
pub mod server;
pub mod site;
pub mod source;
pub mod spelling;
pub mod syntax;
pub mod theme;
pub mod view;
