//! Gaps between the strategy and other documents, as the report of gaps has them.

use super::{Input, walk};
use crate::config::GapSort;
use crate::diag::{Code, Diagnostic, Sink, Text, codes, text};
use crate::graph::{self, Gap, NodeId};
use crate::model::field;
use crate::model::kinds::{Binding, Document};
use crate::model::parts::Link;
use crate::source::Span;

codes! {
    /// Nothing is tied to an item of a document that binds, though the document expects a counterpart for each.
    ///
    /// The document says `expects_counterparts = true`, so each of its items should be taken up by a goal or measure, or somebody
    /// should have judged that it need not be. An item above or below one that is taken up counts as taken up:
    ///
    /// ```toml
    /// [[link]]
    /// to = "document:statni-strategie#3.1"
    /// relation = "implements"
    /// ```
    BINDING_ITEM_WITHOUT_COUNTERPART = "binding-item-without-counterpart", Warning;

    /// Nothing is tied to an item of a document, though the document expects a counterpart for each.
    ///
    /// As `binding-item-without-counterpart`, for documents that do not say `binding = "binding"`:
    ///
    /// ```toml
    /// [[tie_review]]
    /// against = ["document:plan-bydleni#3"]
    /// date = "2026-03-10"
    /// note = "Úspory energie řeší jiná strategie kraje."
    /// ```
    ITEM_WITHOUT_COUNTERPART = "item-without-counterpart", Warning;

    /// A link declares accord with a document as a whole, and nothing backs it.
    ///
    /// Auditors find that such links were added to tick a box. Say with which item of the document the accord is, quote its words,
    /// or write in a `note` what it consists in:
    ///
    /// ```toml
    /// [[link]]
    /// to = "document:plan-socialniho-zaclenovani#2.1"
    /// relation = "conforms-to"
    /// quote = "Rozšířit terénní služby do všech obcí."
    /// ```
    TIE_ONLY_DECLARED = "tie-only-declared", Warning;

    /// The owner of a document disputes a link to it.
    ///
    /// Readers see the link as disputed. Talk to the owner, then change the link, drop it, or say in `answer` what they say now:
    ///
    /// ```toml
    /// answer = "confirmed"
    /// confirmed = "2026-05-20"
    /// ```
    TIE_DISPUTED = "tie-disputed", Warning;

    /// It is longer ago than the site allows that somebody checked a link.
    ///
    /// Look whether the document still says so, and set `checked` to the day. `checked_after_months` in `vazba.toml` says how long a check
    /// holds; 24 months where nothing is said:
    ///
    /// ```toml
    /// [gaps]
    /// checked_after_months = 36
    /// ```
    TIE_CHECKED_LONG_AGO = "tie-checked-long-ago", Warning;

    /// A document has changed after somebody judged that nothing is tied to it.
    ///
    /// Look at it again, and add another `[[tie_review]]`:
    ///
    /// ```toml
    /// [[tie_review]]
    /// against = ["document:ramec-soudrznosti"]
    /// date = "2026-11-10"
    /// ```
    TIE_REVIEW_OUTDATED = "tie-review-outdated", Warning;

    /// `[[gaps.left_out]]` in `vazba.toml` names nothing of the site.
    ///
    /// Write a record, or an item of a document, with its kind:
    ///
    /// ```toml
    /// [[gaps.left_out]]
    /// record = "document:zakon-108-2006"
    /// reason = "Zákon platí pro všechny, vazby na něj se neuvádějí."
    /// ```
    GAP_LEFT_OUT = "gap-left-out", Error;
}

pub(super) fn check(site: &Input<'_>, sink: &mut Sink) {
    for part in site.config.left_out() {
        let Some(record) = &part.data.record else { continue };
        if let Err(fault) = graph::left_out_node(site.graph, record) {
            sink.push(Diagnostic { code: &GAP_LEFT_OUT, ..*fault });
        }
    }
    for record in nodes_with(site, &[walk::Content::TieReviews]) {
        for (span, document) in site.graph.outdated_reviews_of(record) {
            let document = walk::name(site.graph, document);
            let message =
                text!("the document `{document}` has changed since its ties were judged", document = document);
            let help = text!("look at it again and add a `[[tie_review]]`");
            sink.push(Diagnostic::new(&TIE_REVIEW_OUTDATED, span, message).help(help));
        }
    }
    let records = nodes_with(site, &[walk::Content::Ties]);
    let gaps = graph::gaps_of(site.graph, site.config, site.today, &records);
    for gap in gaps.iter().filter(|gap| gap.left_out.is_none()) {
        if let Some((code, place, message, help)) = fault(site, gap) {
            sink.push(Diagnostic::new(code, place, message).help(help));
        }
    }
}

/// Records that hold something of one of these sorts.
fn nodes_with(site: &Input<'_>, any_of: &'static [walk::Content]) -> Vec<NodeId> {
    let records = site.records_with(any_of);
    records.filter_map(|record| site.graph.find(record.kind.name, &record.id, None)).collect()
}

/// What to say of a gap; nothing of those for which there is another rule, or which are only for readers to know.
fn fault(site: &Input<'_>, gap: &Gap) -> Option<(&'static Code, Span, Text, Text)> {
    let of_link = |field| gap.tie(site.graph).map(|tie| tie.part.places.get(field).unwrap_or(tie.part.span));
    Some(match gap.sort {
        GapSort::ItemUntied => {
            let record = site.graph.record(gap.at).get::<Document>()?;
            let is_binding = record.binding == Some(Binding::Binding);
            let code = if is_binding { &BINDING_ITEM_WITHOUT_COUNTERPART } else { &ITEM_WITHOUT_COUNTERPART };
            let message = text!("nothing is tied to the item `{item}`", item = walk::name(site.graph, gap.at));
            let help = text!("add a `[[link]]` to it where it is taken up, or a `[[tie_review]]` if it need not be");
            (code, site.graph.part(gap.at)?.span, message, help)
        }
        GapSort::MereAccord => (
            &TIE_ONLY_DECLARED,
            of_link(field!(Link.to))?,
            text!("accord with the whole document is declared, and nothing backs it"),
            text!("name an item of it, or add `quote` or `note`"),
        ),
        GapSort::Disputed => (
            &TIE_DISPUTED,
            of_link(field!(Link.answer))?,
            text!("the document's owner disputes this link"),
            text!("talk to the owner, then change the link or its `answer`"),
        ),
        GapSort::CheckedLongAgo => (
            &TIE_CHECKED_LONG_AGO,
            of_link(field!(Link.checked))?,
            text!("this link was checked longer ago than the site allows"),
            text!("look at it again and set `checked` to the day on which you did"),
        ),
        _ => return None,
    })
}
