//! The rows: one for each link, with what is known of it.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::config::{Config, GapSort};
use crate::graph::{Graph, NodeId, Tie, Ties};
use crate::model::field::Value;
use crate::model::parts::{Link, Relation};
use crate::model::value::Edtf;
use crate::model::{Role, coded};

/// A link.
pub struct Row<'a> {
    /// The record that has it, and which one it is there: by its id, as `measure:takt#v1`, or by its number from 1, as `measure:takt/2`.
    pub name: String,
    /// What the record is called.
    pub title: String,
    /// The document or item, as it is referred to.
    pub to: String,
    /// What that is called.
    pub to_title: String,
    /// The link.
    pub tie: Tie<'a>,
    /// What should be looked at, as the report of gaps has it.
    pub gaps: Vec<GapSort>,
}

/// Which links are listed.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only those to this document or one of its items, or to this item.
    pub to: Option<NodeId>,
    /// Only those of which something should be looked at.
    pub with_gaps: bool,
    /// Only those that nobody checked, or not for as long as the site allows.
    pub unchecked: bool,
}

/// The links of all records, in their order.
pub fn rows<'a>(graph: &'a Graph, config: &Config, today: Date, filter: &Filter) -> Vec<Row<'a>> {
    let gaps = gaps(graph, config, today);
    let checks_hold_from = config.checks_hold_from(today);
    let is_wanted = |row: &Row<'_>| {
        let is_old =
            |link: &Link| link.checked.and_then(Edtf::latest).is_none_or(|day| day < checks_hold_from);
        filter.to.is_none_or(|to| row.tie.to == to || row.tie.document == to)
            && !(filter.with_gaps && row.gaps.is_empty())
            && (!filter.unchecked || is_old(row.tie.link))
    };
    let of_record = |record: NodeId| {
        let links = graph.ties_of(record).map(move |tie| (record, tie)).collect::<Vec<_>>();
        links.into_iter()
    };
    let links = graph.record_nodes().flat_map(of_record);
    links.map(|(record, tie)| row(graph, record, tie, &gaps)).filter(is_wanted).collect()
}

/// What should be looked at of each tie. What is counted by document stands in the columns of the links.
fn gaps(graph: &Graph, config: &Config, today: Date) -> HashMap<(NodeId, NodeId, Relation), Vec<GapSort>> {
    let mut known: HashMap<_, Vec<GapSort>> = HashMap::new();
    for gap in Ties::new(graph, config, today).gaps.iter().filter(|gap| gap.left_out.is_none()) {
        if let (Some(other), Some(relation)) = (gap.other, gap.relation) {
            known.entry((gap.at, other, relation)).or_default().push(gap.sort);
        }
    }
    known
}

fn row<'a>(
    graph: &'a Graph,
    node: NodeId,
    tie: Tie<'a>,
    gaps: &HashMap<(NodeId, NodeId, Relation), Vec<GapSort>>,
) -> Row<'a> {
    let own = graph.record(node).reference();
    let name = match tie.part.id {
        Some(id) => format!("{own}#{id}"),
        None => format!("{own}/{}", number(graph, node, &tie)),
    };
    let to = tie.link.to.get().map_or_else(String::new, ToString::to_string);
    let gaps = gaps.get(&(tie.from, tie.to, tie.relation)).cloned().unwrap_or_default();
    Row { name, title: title(graph, node), to, to_title: title(graph, tie.to), tie, gaps }
}

/// Which of the links of its record it is, from 1, those counted that lead nowhere.
fn number(graph: &Graph, record: NodeId, tie: &Tie<'_>) -> usize {
    let links = crate::graph::parts_of::<Link>(graph.record(record));
    1 + links.take_while(|(part, _)| part.span != tie.part.span).count()
}

/// What a record or item is called, after its code.
fn title(graph: &Graph, node: NodeId) -> String {
    let Some(part) = graph.part(node) else { return graph.record(node).coded_title() };
    let title = if let Value::Text(title) = part.fields.by_role(Role::Title) { title.main() } else { "" };
    coded(part.fields.code(), title)
}
