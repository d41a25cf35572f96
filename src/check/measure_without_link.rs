//! Measures that no other document supports.

use super::{Input, walk};
use crate::diag::{Diagnostic, Sink, codes, text};
use crate::graph::NodeId;
use crate::model::field;
use crate::model::kinds::{Measure, Strategy};

codes! {
    /// A measure is not linked to any other document, nor is a goal above it, and nobody judged that it need not be.
    ///
    /// How a strategy is tied to the strategies, plans and laws around it is what the site is about. A measure
    /// without a link is missing in the matrix and in the pages of those documents:
    ///
    /// ```toml
    /// [[link]]
    /// to = "document:srlk-21#B.2"
    /// relation = "supports"
    /// ```
    ///
    /// Where somebody looked and found none, say so with a `[[tie_review]]`, in the measure, a goal above or the strategy:
    ///
    /// ```toml
    /// [[tie_review]]
    /// against = ["document:srlk-21"]
    /// date = "2026-03-10"
    /// ```
    ///
    /// Where a strategy does not say for each measure what supports it, write `links_optional = true` in the strategy.
    /// A measure of several strategies needs a link as soon as one of them asks for it.
    MEASURE_WITHOUT_LINK = "measure-without-link", Warning;
}

pub(super) fn check(site: &Input<'_>, sink: &mut Sink) {
    for (node, record, _) in site.graph.of::<Measure>() {
        if record.complete && record.places.get(field!(Measure.link)).is_none()
            && !site.graph.is_tied_or_judged(node)
            && !is_optional(site, node)
         {
            let message = text!("this measure is not linked to any document");
            let help = text!(
                "add a `[[link]]` with `to` and `relation`, or a `[[tie_review]]` if somebody looked and found none; \
                 `links_optional = true` in the strategy if its measures need none"
            );
            sink.push(Diagnostic::new(&MEASURE_WITHOUT_LINK, walk::head(record), message).help(help));
        }
    }
}

/// Whether each strategy to which the measure belongs says that it needs no link.
fn is_optional(site: &Input<'_>, measure: NodeId) -> bool {
    let strategies = site.graph.strategies_of(measure);
    let says_so = |strategy: &NodeId| {
        site.graph.record(*strategy).get::<Strategy>().is_some_and(|strategy| strategy.links_optional)
    };
    !strategies.is_empty() && strategies.iter().all(says_so)
}
