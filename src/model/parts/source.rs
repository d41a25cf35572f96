//! Sources: which document says so, and where in it.

use crate::model::declare::{fields, named};
use crate::model::kinds::{Document, Meeting};
use crate::model::value::{Ref, Text, Web};

fields! {
    /// Where a statement was taken from: a document or a sitting's record of this site, or an address.
    Source {
        /// The document or sitting that says so.
        document: Ref<(Document, Meeting)> { inverse: "source_of" },
        /// Place in it: a page, a slide, a heading, a line.
        at: Option<Text> { neutral: true },
        /// Address, where the source is not a record of this site.
        url: Option<Web>,
        /// What the source is, where it is not a record of this site, or how it was used.
        note: Option<Text>,
    }
}
named! { Source = "source", "Where a statement was taken from." }
