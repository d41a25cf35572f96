//! Measures that no other document supports.

use super::{Site, walk};
use crate::diag::{Diagnostic, Sink, codes, text};
use crate::model::kinds::Measure;

codes! {
    /// A measure is not linked to any other document.
    ///
    /// How a strategy is tied to the strategies, plans and laws around it is what the site is about. A measure
    /// without a link is missing in the matrix and in the pages of those documents:
    ///
    /// ```toml
    /// [[link]]
    /// to = "document:srlk-21#B.2"
    /// relation = "supports"
    /// ```
    MEASURE_WITHOUT_LINK = "measure-without-link", Warning;
}

pub(super) fn check(site: &Site<'_>, sink: &mut Sink) {
    for (_, record, _) in site.graph.of::<Measure>() {
        if record.complete && record.places.get("link").is_none() {
            let message = text!("this measure is not linked to any document");
            let help = text!("add a `[[link]]` with `to` and `relation`");
            sink.push(Diagnostic::new(&MEASURE_WITHOUT_LINK, walk::head(record), message).help(help));
        }
    }
}
