//! Articles: news.

use crate::model::declare::kind;
use crate::model::value::{Anything, Edtf, Refs};

kind! {
    /// A piece of news.
    Article = "article" in "news" {
        /// When it was written.
        date: Option<Edtf> { required: true, column: true, group: true, role: Date },
        /// What it is about.
        about: Refs<Anything> { inverse: "news" },
    }
}
