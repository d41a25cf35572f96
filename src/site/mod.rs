//! The whole build as one pure function from sources to an output.

mod languages;
mod run;

pub use run::{Built, Options, codes, run};
