//! Trees of records: goals below goals, places within places.

use std::collections::BTreeSet;

use serde::Serialize;

use super::cut::{self, More};
use super::link::{Link, link};
use super::tiers::{Tiers, tiers};
use crate::graph::{MOST_LEVELS, NodeId};
use crate::model::kind::Kind as _;
use crate::model::kinds::Goal;
use crate::model::reference;
use crate::view::context::Context;
use crate::view::edition::order;

/// A record and those below it.
#[derive(Debug, Serialize)]
pub(in crate::view) struct Branch {
    link: Link,
    children: Vec<Branch>,
    /// How many records below it the page leaves out, in words.
    left: Option<String>,
}

/// The goals of a strategy as a tree.
pub(in crate::view) struct Goals {
    pub(in crate::view) branches: Vec<Branch>,
    /// Which part of it the page leaves out.
    pub(in crate::view) rest: Option<Rest>,
}

/// What a page says of a tree of which it shows the upper tiers.
#[derive(Debug, Serialize)]
pub(in crate::view) struct Rest {
    /// How much of it is shown.
    text: String,
    /// Where all of it stands.
    more: More,
}

/// Most goals that the tree of a strategy shows.
const MOST: usize = 200;

/// The goals of a strategy as a tree, with all that lies below them, as far as that fits; `None` if no goal has another
/// above it.
pub(in crate::view) fn goals(context: &Context<'_>, strategy: NodeId) -> Option<Goals> {
    let goals = context.public.goals_of(strategy);
    if goals.iter().all(|goal| context.public.parent(*goal).is_none()) {
        return None;
    }
    let roots = context.public.roots_of(&goals);
    let tiers = tiers(context, roots.iter().copied(), MOST);
    let roots = roots.into_iter().filter(|root| tiers.shown.contains(root));
    let branches =
        order::sorted(context, roots).into_iter().map(|node| goal(context, node, &tiers, MOST_LEVELS));
    let rest = tiers.is_cut().then(|| Rest {
        text: cut::of_all(context, "goal.tree-cut", tiers.shown.len(), tiers.total),
        more: cut::all_of(context, strategy, reference!(Goal.strategy), Goal::SPEC),
    });
    Some(Goals { branches: branches.collect(), rest })
}

fn goal(context: &Context<'_>, node: NodeId, tiers: &Tiers, levels: usize) -> Branch {
    let children = context.public.children(node).into_iter().filter(|child| tiers.shown.contains(child));
    let children = if levels > 1 { order::sorted(context, children) } else { Vec::new() };
    let left = tiers.left_below(context, node);
    Branch {
        link: link(context, node),
        children: children.into_iter().map(|node| goal(context, node, tiers, levels - 1)).collect(),
        left: (left > 0).then(|| context.locale().count("goal.below", left)),
    }
}

/// A record with those of `shown` that lie below it.
pub(in crate::view) fn branch(context: &Context<'_>, node: NodeId, shown: &BTreeSet<NodeId>) -> Branch {
    Branch { link: link(context, node), children: below(context, node, shown, MOST_LEVELS - 1), left: None }
}

/// At most `levels` levels: endless chains and circles are errors, but pages are made of a faulty graph, too.
fn below(context: &Context<'_>, node: NodeId, shown: &BTreeSet<NodeId>, levels: usize) -> Vec<Branch> {
    if levels == 0 {
        return Vec::new();
    }
    let children = context.public.children(node).into_iter().filter(|child| shown.contains(child));
    order::sorted(context, children)
        .into_iter()
        .map(|node| Branch {
            link: link(context, node),
            children: below(context, node, shown, levels - 1),
            left: None,
        })
        .collect()
}
