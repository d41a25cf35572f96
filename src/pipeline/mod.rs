//! The whole build as one pure function from sources to an output.

mod output;

pub(crate) use output::path_fault;
pub use output::{MemoryOutput, Output};
