//! Nodes by their names.

use std::collections::HashMap;

use super::node::NodeId;
use crate::model::Record;

/// Every node by the kind and id of its record, and its own id where it is a part. Only looked up, never iterated.
#[derive(Default)]
pub(super) struct ByName(HashMap<&'static str, HashMap<String, Named>>);

/// The node of a record, and those of its parts that have an id.
struct Named {
    node: NodeId,
    parts: HashMap<String, NodeId>,
}

impl ByName {
    pub(super) fn add_record(&mut self, record: &Record, node: NodeId) {
        let named = Named { node, parts: HashMap::new() };
        self.0.entry(record.kind.name).or_default().insert(record.id.clone(), named);
    }

    /// Adds a part of a record that was added before. Of two with one id the first stays, and is given back.
    pub(super) fn add_part(&mut self, record: &Record, id: &str, node: NodeId) -> Option<NodeId> {
        let named = self.0.get_mut(record.kind.name)?.get_mut(&record.id)?;
        match named.parts.get(id) {
            Some(first) => Some(*first),
            None => {
                named.parts.insert(id.to_owned(), node);
                None
            }
        }
    }

    pub(super) fn find(&self, kind: &str, id: &str, part: Option<&str>) -> Option<NodeId> {
        let named = self.0.get(kind)?.get(id)?;
        match part {
            Some(part) => named.parts.get(part).copied(),
            None => Some(named.node),
        }
    }
}
