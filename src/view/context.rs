//! What one page is made from.

use std::ops::Deref;

use crate::graph::NodeId;
use crate::model::value::Lang;
use crate::view::edition::{Edition, Inputs};
use crate::view::shared::Shared;
use crate::view::shared::listings::Listings;
use crate::view::shared::sequences::Sequences;
use crate::view::shared::targets::Targets;

/// What views, formats and the search are made from: the inputs, which are directly accessible, and what pages share.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// What all is made from.
    pub inputs: Inputs<'a>,
    /// What is made once for all pages.
    pub shared: &'a Shared,
}

impl<'a> Deref for Scope<'a> {
    type Target = Inputs<'a>;

    fn deref(&self) -> &Inputs<'a> {
        &self.inputs
    }
}

/// What one page is made from: its edition, which is directly accessible, and what pages share. What the page gathers on
/// the way is separate, in [`Gathered`](super::gathered::Gathered).
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    edition: Edition<'a>,
    /// Where links lead.
    pub(super) targets: &'a Targets,
    /// Lists with facets.
    pub(super) listings: &'a Listings,
    /// Long lists in the order of pages.
    pub(super) sequences: &'a Sequences,
    about: About,
}

/// What a page or a piece of it is about: records that belong only to the same strategies need no label there.
#[derive(Clone, Copy)]
enum About {
    /// No record in particular.
    Site,
    /// This record, and so its strategies.
    Record(NodeId),
    /// The first strategy of this record, which a heading names.
    FirstStrategyOf(NodeId),
}

impl<'a> Deref for Context<'a> {
    type Target = Edition<'a>;

    fn deref(&self) -> &Edition<'a> {
        &self.edition
    }
}

impl<'a> Context<'a> {
    pub(super) fn new(scope: &Scope<'a>, lang: Lang) -> Self {
        let Shared { targets, listings, sequences } = scope.shared;
        let edition = Edition::new(&scope.inputs, lang);
        Self { edition, targets, listings, sequences, about: About::Site }
    }

    /// The same for a page that is about this record.
    pub(super) fn about(&self, node: NodeId) -> Self {
        Self { about: About::Record(node), ..*self }
    }

    /// The same for what stands under a heading that names the first strategy of this record.
    pub(super) fn under(&self, node: NodeId) -> Self {
        Self { about: About::FirstStrategyOf(node), ..*self }
    }

    /// The strategies that tell a record from those of others on this page; none if they are the page's own.
    pub(super) fn other_strategies(&self, node: NodeId) -> Vec<NodeId> {
        let all: Vec<NodeId> = self.strategies.of(node).collect();
        if all.iter().all(|strategy| self.is_own(*strategy)) { Vec::new() } else { all }
    }

    fn is_own(&self, strategy: NodeId) -> bool {
        match self.about {
            About::Site => false,
            About::Record(node) => {
                node == strategy || self.strategies.of(node).any(|known| known == strategy)
            }
            About::FirstStrategyOf(node) => self.strategies.of(node).next() == Some(strategy),
        }
    }
}
