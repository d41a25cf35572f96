//! How much of a tree a page shows: whole tiers from the top, as many as fit.

use std::collections::BTreeSet;

use crate::graph::{MOST_LEVELS, NodeId};
use crate::view::context::Context;
use crate::view::edition::order;

/// What a page shows of a tree.
pub(in crate::view) struct Tiers {
    /// The records that it shows.
    pub(in crate::view) shown: BTreeSet<NodeId>,
    /// How many the whole tree has.
    pub(in crate::view) total: usize,
}

impl Tiers {
    /// Whether the page leaves something out.
    pub(in crate::view) fn is_cut(&self) -> bool {
        self.shown.len() < self.total
    }

    /// How many records below this one are left out.
    pub(in crate::view) fn left_below(&self, context: &Context<'_>, node: NodeId) -> usize {
        if !self.is_cut() || context.public.children(node).iter().any(|child| self.shown.contains(child)) {
            return 0;
        }
        context.public.with_all_below([node]).len() - 1
    }
}

/// These records and what lies below them: all of it, if that is at most `most`, else the tiers that fit. If not even the
/// first tier fits, its beginning.
pub(in crate::view) fn tiers(
    context: &Context<'_>,
    roots: impl IntoIterator<Item = NodeId>,
    most: usize,
) -> Tiers {
    let roots = order::sorted(context, roots);
    let all = context.public.with_all_below(roots.iter().copied());
    let total = all.len();
    if total <= most {
        return Tiers { shown: all, total };
    }
    let mut shown: BTreeSet<NodeId> = roots.iter().copied().take(most).collect();
    let mut tier: BTreeSet<NodeId> = roots.into_iter().collect();
    for _ in 1..MOST_LEVELS {
        let below = tier.into_iter().flat_map(|node| context.public.children(node));
        tier = below.filter(|node| !shown.contains(node)).collect();
        if shown.len() + tier.len() > most {
            break;
        }
        shown.extend(&tier);
    }
    Tiers { shown, total }
}
