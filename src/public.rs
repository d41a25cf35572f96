//! The only way out for content: what the world may see.
//!
//! Views, exports and indexes take [`Public`] and nothing else, so a draft can't reach them: it does not exist there.

use std::ops::Deref;

use crate::graph::{Graph, Memo};

/// For whom a site is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Everybody: drafts are not there at all.
    World,
    /// The people who write: drafts are there, and marked. Never published.
    Preview,
}

/// A graph without anything that its audience must not see.
pub struct Public {
    graph: Graph,
    audience: Audience,
}

impl Public {
    /// Takes out what `audience` must not see. What `memo` has of the last time, for the same audience, is used again.
    pub fn new(graph: &Graph, audience: Audience, memo: &mut Memo) -> Self {
        let keeps_drafts = audience == Audience::Preview;
        let graph = graph.publish(|record| keeps_drafts || !record.common.draft, memo);
        Self { graph, audience }
    }

    /// For whom it is.
    pub fn audience(&self) -> Audience {
        self.audience
    }
}

impl Deref for Public {
    type Target = Graph;

    fn deref(&self) -> &Graph {
        &self.graph
    }
}
