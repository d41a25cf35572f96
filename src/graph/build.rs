//! Builds the graph: first all nodes, then every reference as an edge.

use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::node::{Edge, MENTION, Node, NodeId, Relation};
use super::{Edges, Graph, Nodes, names, resolve};
use crate::diag::{Diagnostic, Sink, codes, text};
use crate::model::field::{Declared as _, FieldSpec, Fields, Shape, Value};
use crate::model::kinds::Inbound;
use crate::model::value::{Named as _, Prose, Reference};
use crate::model::{Common, Record, kinds};

/// Builds the graph of `records`, which come sorted by folder and id.
pub(super) fn build(records: Vec<Arc<Record>>, sink: &mut Sink) -> Graph {
    let nodes = Arc::new(nodes(&records, sink));
    let mut graph = Graph {
        records,
        nodes,
        edges: Arc::default(),
        known: Default::default(),
        part_names: OnceLock::new(),
        searched: 0,
    };
    graph.searched = graph.records.len();
    names::complete(&graph, sink);
    graph.edges = Arc::new(Edges::new(graph.nodes.all.len(), edges(&graph, sink)));
    graph
}

/// The nodes of all records and of their parts.
pub(super) fn nodes(records: &[Arc<Record>], sink: &mut Sink) -> Nodes {
    let mut nodes = Nodes::default();
    for (number, record) in records.iter().enumerate() {
        let owner = NodeId::new(nodes.all.len());
        nodes.all.push(Node { record: number, owner, part: None });
        nodes.by_name.add_record(record, owner);
        nodes.by_kind.entry(record.kind.name).or_default().push(owner);
        for (field, index, id) in parts_with_ids(record) {
            let node = NodeId::new(nodes.all.len());
            let part = Node { record: number, owner, part: Some((field, index)) };
            match nodes.by_name.add_part(record, id, node) {
                Some(first) => sink.extend(doubled(record, id, &part, &nodes.all[first.index()])),
                None => nodes.all.push(part),
            }
        }
    }
    nodes.all.shrink_to_fit();
    nodes
}

/// The parts of a record that can be referred to: the number of their field, their own in it, and their id. Parts that every
/// kind has (sources, attachments) are not among them: their ids only serve translations.
pub(super) fn parts_with_ids(record: &Record) -> impl Iterator<Item = (usize, usize, &str)> {
    record.values().enumerate().skip(Common::FIELDS.len()).flat_map(|(field, (_, value))| {
        let parts = if let Value::Parts(parts) = value { Some(parts) } else { None };
        let parts = parts.into_iter().flat_map(|parts| parts.iter().enumerate());
        parts.filter_map(move |(index, part)| Some((field, index, part.id?)))
    })
}

/// The fault that two parts of a record have one id.
fn doubled(record: &Record, id: &str, part: &Node, first: &Node) -> Option<Diagnostic> {
    let message = text!("the id `{id}` stands twice in this record", id = id);
    let help = text!("give each part an id of its own: it is the part's address");
    let fault = Diagnostic::new(&codes::DUPLICATE_ID, part.part_of(record)?.span, message).help(help);
    Some(fault.related(first.part_of(record)?.span, text!("the other one")))
}

/// The fault that an item refers to a record here that is gone, or is a draft.
fn outdated(reference: &Reference) -> Diagnostic {
    let message =
        text!("this item refers to `{record}`, which is not public here", record = reference.to_string());
    let help = text!("bring the inventory in anew by `vazba inventory`; until then, the link is not shown");
    Diagnostic::new(&codes::INBOUND_OUTDATED, reference.span, message).help(help)
}

/// The edges that start at each record and its parts, in the order of the records, whatever the number of threads.
fn edges(graph: &Graph, sink: &mut Sink) -> Vec<Edge> {
    let owners: Vec<NodeId> = graph.record_nodes().collect();
    let collected: Vec<(Vec<Edge>, Sink)> =
        owners.par_iter().map(|node| Collector::of(graph, *node)).collect();
    let mut edges = Vec::with_capacity(collected.iter().map(|(edges, _)| edges.len()).sum());
    for (more, faults) in collected {
        edges.extend(more);
        sink.append(faults);
    }
    edges
}

/// Walks all fields of a record and turns references into edges.
pub(super) struct Collector<'a> {
    graph: &'a Graph,
    sink: Sink,
    edges: Vec<Edge>,
    record: &'a Record,
    /// The node of the record.
    owner: NodeId,
    /// The node of the next part that is one; parts come in the order of their nodes.
    next_part: usize,
    /// References that the record has made already: a text that mentions a record twice makes one back-link. Only looked
    /// up, never iterated.
    said: HashSet<(NodeId, NodeId, Relation)>,
}

impl<'a> Collector<'a> {
    pub(super) fn of(graph: &'a Graph, owner: NodeId) -> (Vec<Edge>, Sink) {
        let record = graph.record(owner);
        let mut collector = Self {
            graph,
            sink: Sink::default(),
            edges: Vec::new(),
            record,
            owner,
            next_part: owner.index() + 1,
            said: HashSet::new(),
        };
        for (field, (spec, value)) in record.values().enumerate() {
            let fields: &dyn Fields =
                if field < Common::FIELDS.len() { &record.common } else { &*record.fields };
            match value {
                Value::Parts(parts) => {
                    for (index, part) in parts.iter().enumerate() {
                        let from = collector.part_node(field, index);
                        collector.fields(from, part.spec.name, part.fields);
                    }
                }
                value => collector.value(owner, record.kind.name, fields, spec, value),
            }
        }
        collector.mentions(owner, &record.body);
        (collector.edges, collector.sink)
    }

    /// The node of a part of the record; that of the record if the part is none, since it has no id or shares that of another.
    fn part_node(&mut self, field: usize, index: usize) -> NodeId {
        let is_next =
            self.graph.nodes.all.get(self.next_part).is_some_and(|node| node.part == Some((field, index)));
        if !is_next {
            return self.owner;
        }
        self.next_part += 1;
        NodeId::new(self.next_part - 1)
    }

    fn fields(&mut self, from: NodeId, owner: &'static str, fields: &dyn Fields) {
        for (spec, value) in fields.iter() {
            self.value(from, owner, fields, spec, value);
        }
    }

    fn value(
        &mut self,
        from: NodeId,
        owner: &'static str,
        fields: &dyn Fields,
        spec: &'static FieldSpec,
        value: Value<'_>,
    ) {
        match value {
            Value::References(references) if !references.is_empty() => {
                let variant = fields.qualifier(spec);
                for reference in references {
                    self.reference(from, owner, spec, variant, reference);
                }
            }
            // Parts of parts are no nodes: they refer on behalf of what they are in.
            Value::Parts(parts) => {
                parts.iter().for_each(|part| self.fields(from, part.spec.name, part.fields));
            }
            Value::Table(table) => {
                if let Shape::Table(table_spec) = spec.shape {
                    self.fields(from, table_spec.name, table);
                }
            }
            Value::Prose(prose) => self.mentions(from, prose),
            _ => {}
        }
    }

    fn reference(
        &mut self,
        from: NodeId,
        owner: &'static str,
        field: &'static FieldSpec,
        variant: Option<&'static str>,
        reference: &Reference,
    ) {
        let Shape::Reference { targets, .. } = field.shape else { return };
        match resolve::resolve(self.graph, reference, targets, self.record.common.draft) {
            Ok(to) => {
                let edge = Edge { from, owner, field, variant, to, span: reference.span };
                if self.said.insert((from, to, edge.relation())) {
                    self.edges.push(edge);
                }
            }
            // What another website says of a record that is no longer here is no fault of ours, and nothing to be built without.
            Err(_) if owner == Inbound::SPEC.name => self.sink.push(outdated(reference)),
            Err(fault) => self.sink.push(*fault),
        }
    }

    fn mentions(&mut self, from: NodeId, prose: &Prose) {
        for (_, written) in prose.localized().all() {
            for link in written.outline.records() {
                match Reference::parse(&link.dest, link.span, &[]) {
                    Ok(reference) => self.reference(from, MENTION.name, &MENTION, None, &reference),
                    Err((message, help)) => {
                        let kinds = kinds::of_targets(&[]);
                        let meant =
                            names::did_you_mean(self.graph, &link.dest, &kinds, self.record.common.draft);
                        self.sink.push(
                            Diagnostic::new(&codes::BROKEN_LINK, link.span, message)
                                .maybe_help(meant.or(help)),
                        );
                    }
                }
            }
        }
    }
}
