//! A cache from one compilation to the next.

use super::languages;
use crate::{check, content, facet, graph, html, plan};

/// The last results, which are used again only where what they follow from is the same. So nothing can be stale: a site compiled
/// with a memo equals one compiled without.
#[derive(Default)]
pub struct Memo {
    pub(super) content: content::Memo,
    pub(super) graph: graph::Memo,
    pub(super) check: check::Memo,
    pub(super) site: OfSite,
}

/// What the site is planned with, while rules are checked.
#[derive(Default)]
pub(super) struct OfSite {
    pub(super) public: graph::Memo,
    pub(super) facets: facet::Memo,
    pub(super) ties: graph::TiesMemo,
    pub(super) plan: plan::Memo,
    pub(super) languages: languages::Memo,
    pub(super) html: html::Memo,
}
