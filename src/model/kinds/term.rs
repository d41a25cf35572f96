//! Terms: abbreviations and notions of the glossary.

use crate::model::declare::kind;
use crate::model::value::{Anything, Refs, Text};

kind! {
    /// An abbreviation or notion, explained in the glossary.
    Term = "term" in "terms" {
        /// The abbreviation.
        abbreviation: Option<Text> { column: true, neutral: true, role: Name },
        /// What it stands for.
        expansion: Option<Text> { column: true, role: Keyword },
        /// Inflected forms under which it is met.
        forms: Vec<Text> { neutral: true, role: Keyword },
        /// The records that it names.
        about: Refs<Anything> { inverse: "terms" },
    }
}
