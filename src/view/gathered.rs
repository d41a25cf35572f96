//! What one page gathers while it is made. Its texts are made in the order of the page, and each adds to it.

use std::collections::BTreeSet;

use crate::graph::NodeId;
use crate::syntax::markdown::Ids;

/// What stands on a page already.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// Ids: every text that is added to the page keeps clear of them.
    pub(super) ids: Ids,
    /// Terms that the page explains.
    pub(super) terms: Explained,
}

/// Terms that one page explains, in the order in which it uses them.
#[derive(Debug, Default)]
pub(super) struct Explained {
    /// Whether anything is explained.
    is_on: bool,
    /// Terms that the page is about, and those that were met.
    known: BTreeSet<NodeId>,
    met: Vec<NodeId>,
}

impl Explained {
    /// For a page that explains all terms except those that it is about.
    pub(super) fn except(own: impl IntoIterator<Item = NodeId>) -> Self {
        Self { is_on: true, known: own.into_iter().collect(), met: Vec::new() }
    }

    /// Whether anything is explained.
    pub(super) fn is_on(&self) -> bool {
        self.is_on
    }

    /// Notes a use of the term; whether it is the first on a page that explains it.
    pub(super) fn meet(&mut self, term: NodeId) -> bool {
        let is_first = self.is_on && self.known.insert(term);
        if is_first {
            self.met.push(term);
        }
        is_first
    }

    /// The terms that were met.
    pub(super) fn met(&self) -> &[NodeId] {
        &self.met
    }
}
