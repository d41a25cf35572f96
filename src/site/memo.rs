//! A cache from one compilation to the next.

use super::languages;
use crate::{check, content, graph, html};

/// The last results that depend on one record's files, or on the theme alone, and the last graph, which is used again only where no
/// name has changed. Everything that depends on more is made again, so nothing can be stale: a site compiled with a memo equals
/// one compiled without.
#[derive(Default)]
pub struct Memo {
    pub(super) content: content::Memo,
    pub(super) graph: graph::Memo,
    pub(super) check: check::Memo,
    pub(super) languages: languages::Memo,
    pub(super) html: html::Memo,
}
