//! Which edges start or end at each node.

use super::node::NodeId;

/// The numbers of the edges at each node, in their order: those of node `n` lie from `starts[n]` to `starts[n + 1]`.
#[derive(Default)]
pub(super) struct Ends {
    starts: Vec<u32>,
    edges: Vec<u32>,
}

impl Ends {
    /// The ends of edges of which each has one at one of so many nodes.
    pub(super) fn new(nodes: usize, ends: impl Iterator<Item = NodeId> + Clone) -> Self {
        let mut starts = vec![0; nodes + 1];
        for node in ends.clone() {
            starts[node.index() + 1] += 1;
        }
        for node in 0..nodes {
            starts[node + 1] += starts[node];
        }
        let mut next = starts.clone();
        let mut edges = vec![0; starts[nodes] as usize];
        for (number, node) in (0u32..).zip(ends) {
            let place = &mut next[node.index()];
            edges[*place as usize] = number;
            *place += 1;
        }
        Self { starts, edges }
    }

    /// The numbers of the edges at a node.
    pub(super) fn at(&self, node: NodeId) -> &[u32] {
        let [from, to] = [node.index(), node.index() + 1].map(|at| self.starts[at] as usize);
        &self.edges[from..to]
    }
}
