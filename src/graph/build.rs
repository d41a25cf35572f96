//! Builds the graph: first all nodes, then every reference as an edge.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use super::by_name::ByName;
use super::node::{Edge, MENTION, Node, NodeId};
use super::{Graph, names, resolve};
use crate::diag::{Diagnostic, Sink, codes, text};
use crate::model::field::{Declared as _, FieldSpec, Fields, Shape, Value};
use crate::model::value::{Prose, Reference};
use crate::model::{Common, Record, kinds};
use crate::source::Span;

/// Builds the graph of `records`, which come sorted by folder and id.
pub(super) fn build(records: Vec<Arc<Record>>, sink: &mut Sink) -> Graph {
    let mut graph = Graph {
        records,
        nodes: Vec::new(),
        by_name: ByName::default(),
        by_kind: HashMap::new(),
        edges: Vec::new(),
        outgoing: Vec::new(),
        incoming: Vec::new(),
        known: Default::default(),
        part_names: OnceLock::new(),
    };
    add_nodes(&mut graph, sink);
    names::complete(&graph, sink);
    let edges = Collector::collect(&graph, sink);
    graph.nodes.shrink_to_fit();
    graph.outgoing = vec![Vec::new(); graph.nodes.len()];
    graph.incoming = vec![Vec::new(); graph.nodes.len()];
    for (number, edge) in (0u32..).zip(&edges) {
        graph.outgoing[edge.from.index()].push(number);
        graph.incoming[edge.to.index()].push(number);
    }
    graph.edges = edges;
    graph
}

fn add_nodes(graph: &mut Graph, sink: &mut Sink) {
    for (number, record) in graph.records.iter().enumerate() {
        let owner = NodeId::new(graph.nodes.len());
        graph.nodes.push(Node { record: number, owner, part: None });
        graph.by_name.add_record(record, owner);
        graph.by_kind.entry(record.kind.name).or_default().push(owner);
        // Parts that every kind has (sources, attachments) are no nodes: their ids only serve translations.
        for (field, (_, value)) in record.values().enumerate().skip(Common::FIELDS.len()) {
            let Value::Parts(parts) = value else { continue };
            for (index, part) in parts.iter().enumerate() {
                let Some(id) = part.id else { continue };
                let node = NodeId::new(graph.nodes.len());
                if let Some(first) =
                    graph.by_name.add_part(record, id, node).and_then(|node| graph.part(node))
                {
                    let message = text!("the id `{id}` stands twice in this record", id = id);
                    let help = text!("give each part an id of its own: it is the part's address");
                    sink.push(
                        Diagnostic::new(&codes::DUPLICATE_ID, part.span, message)
                            .help(help)
                            .related(first.span, text!("the other one")),
                    );
                    continue;
                }
                graph.nodes.push(Node { record: number, owner, part: Some((field, index)) });
            }
        }
    }
}

/// Walks all fields of all records and turns references into edges.
struct Collector<'a> {
    graph: &'a Graph,
    sink: &'a mut Sink,
    edges: Vec<Edge>,
    record: &'a Record,
    /// References that the record has made already: a text that mentions a record twice makes one back-link. Only looked
    /// up, never iterated.
    said: HashSet<(NodeId, &'static str, &'static str, Option<&'static str>, NodeId)>,
}

impl<'a> Collector<'a> {
    fn collect(graph: &'a Graph, sink: &'a mut Sink) -> Vec<Edge> {
        let mut edges = Vec::new();
        for (index, node) in graph.nodes.iter().enumerate().filter(|(_, node)| node.part.is_none()) {
            let record = &graph.records[node.record];
            let mut collector =
                Collector { graph, sink, edges: std::mem::take(&mut edges), record, said: HashSet::new() };
            let node = NodeId::new(index);
            collector.fields(node, record.kind.name, &record.common);
            collector.fields(node, record.kind.name, &*record.fields);
            collector.mentions(node, &record.body);
            edges = collector.edges;
        }
        edges.shrink_to_fit();
        edges
    }

    fn fields(&mut self, from: NodeId, owner: &'static str, fields: &dyn Fields) {
        for (spec, value) in fields.iter() {
            match value {
                Value::References(references) => {
                    let variant = fields.qualifier(spec);
                    for reference in references {
                        self.reference(from, owner, spec, variant, reference);
                    }
                }
                Value::Parts(parts) => {
                    for part in parts.iter() {
                        let node = part.id.and_then(|id| self.part_node(part.span, id)).unwrap_or(from);
                        self.fields(node, part.spec.name, part.fields);
                    }
                }
                Value::Table(table) => {
                    let Shape::Table(table_spec) = spec.shape else { continue };
                    self.fields(from, table_spec.name, table);
                }
                Value::Prose(prose) => self.mentions(from, prose),
                _ => {}
            }
        }
    }

    /// The node of the part with this id, if this part got the id and not another one before it.
    fn part_node(&self, span: Span, id: &str) -> Option<NodeId> {
        let node = self.graph.find(self.record.kind.name, &self.record.id, Some(id))?;
        (self.graph.part(node)?.span == span).then_some(node)
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
                if self.said.insert((from, owner, field.name, variant, to)) {
                    self.edges.push(edge);
                }
            }
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
