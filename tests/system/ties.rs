//! The matrix of ties says what the edges say: each cell of each page, worked out anew from references alone.

use std::collections::{BTreeMap, BTreeSet};

use vazba::graph::{Cell, Coverage, Edge, Graph, NodeId};
use vazba::model::value::Lang;
use vazba::plan::{Subject, TiesOf};

use crate::html::{Row, rows};
use crate::site::{SITES, Site, read};

/// What stands in a cell: `V`, `N P` and so on for own ties, or the sign of another mark.
type Cells = BTreeMap<(String, String), String>;

fn is_of(edge: &Edge, owner: &str, field: &str) -> bool {
    edge.owner == owner && edge.field.name == field
}

/// The records of a node's links, by relation and target.
fn links(graph: &Graph) -> BTreeSet<(NodeId, NodeId, &'static str)> {
    let edges = graph.edges().iter().filter(|edge| is_of(edge, "link", "to"));
    edges
        .map(|edge| (graph.record_node(edge.from), edge.to, edge.variant.expect("it has a relation")))
        .collect()
}

/// The goals above a goal or measure, by references alone.
fn goals_above(graph: &Graph, node: NodeId) -> BTreeSet<NodeId> {
    let mut known = BTreeSet::new();
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        let edges = graph.outgoing(node);
        let up = edges.filter(|edge| is_of(edge, "goal", "parent") || is_of(edge, "measure", "goals"));
        open.extend(up.map(|edge| edge.to).filter(|goal| known.insert(*goal)));
    }
    known
}

/// Documents that were looked at for a node, itself or through what lies above.
fn judged(graph: &Graph, node: NodeId) -> BTreeSet<NodeId> {
    let mut above = goals_above(graph, node);
    above.insert(node);
    let strategies: Vec<NodeId> = above.iter().flat_map(|node| graph.strategies_of(*node)).collect();
    above.extend(strategies);
    let reviews = graph.edges().iter().filter(|edge| is_of(edge, "tie_review", "against"));
    let reviews = reviews.filter(|edge| above.contains(&graph.record_node(edge.from)));
    reviews.map(|edge| edge.to).filter(|to| graph.part(*to).is_none()).collect()
}

#[test]
fn ties_are_the_edges_of_links() {
    for site in SITES.map(|folder| Site::new(read(folder))) {
        let graph: &Graph = site.public();
        let stated: BTreeSet<_> = graph
            .record_nodes()
            .flat_map(|record| graph.ties_of(record))
            .map(|tie| (tie.from, tie.to, tie.relation.name()))
            .collect();
        assert_eq!(stated, links(graph));
        assert!(stated.len() > 3, "{}", stated.len());
        let met: BTreeSet<_> = graph
            .nodes()
            .flat_map(|node| graph.ties_to(node))
            .map(|tie| (tie.from, tie.to, tie.relation.name()))
            .collect();
        assert_eq!(met, stated, "from the other end");
    }
}

#[test]
fn what_is_known_of_goals_and_measures_follows_from_the_edges() {
    for site in SITES.map(|folder| Site::new(read(folder))) {
        let graph: &Graph = site.public();
        let coverage = Coverage::new(graph);
        let links = links(graph);
        for row in coverage.rows() {
            let document_of = |node: NodeId| graph.record_node(node);
            let mut own: BTreeMap<NodeId, BTreeSet<&str>> = BTreeMap::new();
            for (_, to, relation) in links.iter().filter(|(from, ..)| *from == row.node) {
                own.entry(document_of(*to)).or_default().insert(relation);
            }
            let above = goals_above(graph, row.node);
            let through: BTreeSet<NodeId> = links
                .iter()
                .filter(|(from, ..)| above.contains(from))
                .map(|(_, to, _)| document_of(*to))
                .collect();
            let judged = judged(graph, row.node);
            let wanted: BTreeSet<NodeId> =
                own.keys().copied().chain(through.iter().copied()).chain(judged.iter().copied()).collect();
            let known: BTreeSet<NodeId> = row.cells().map(|(document, _)| document).collect();
            assert_eq!(known, wanted, "{}", graph.record(row.node).id);
            for (document, cell) in row.cells() {
                match cell {
                    Cell::Own(relations) => {
                        assert_eq!(relations.names().collect::<BTreeSet<_>>(), own[&document]);
                    }
                    Cell::Through => assert!(!own.contains_key(&document) && through.contains(&document)),
                    Cell::ToReview | Cell::NoTie => {
                        assert!(!own.contains_key(&document) && !through.contains(&document));
                    }
                }
            }
        }
    }
}

/// The signs in the grid of a page, by the addresses of its rows and columns.
fn signs(page: &str) -> Cells {
    let (_, grid) = page.split_once("class=matrix ").expect("there is a grid");
    let (grid, _) = grid.split_once("</table>").expect("it ends");
    let rows = rows(grid);
    let links = |row: &Row| row.cells.iter().filter_map(|cell| cell.href.clone()).collect::<Vec<String>>();
    let columns = rows.iter().filter(|row| row.is_head).map(links).find(|links| !links.is_empty());
    let columns = columns.expect("columns have heads");
    let mut signs = Cells::new();
    for row in rows.iter().filter(|row| !row.is_head) {
        let Some(address) = row.cells[0].href.clone() else { continue };
        for (column, cell) in columns.iter().zip(&row.cells[1..]) {
            if !cell.text.is_empty() {
                signs.insert((address.clone(), column.clone()), cell.text.clone());
            }
        }
    }
    signs
}

#[test]
fn every_cell_of_the_matrix_is_what_is_known() {
    let site = Site::new(read(SITES[1]));
    let graph: &Graph = site.public();
    let coverage = Coverage::new(graph);
    let texts: toml::Table = include_str!("../../themes/default/lang/cs.toml").parse().expect("it is TOML");
    let sign = |name: &str| texts["texts"]["ties"]["sign"][name].as_str().expect("it is a text").to_owned();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for area in coverage.areas().iter().filter(|area| area.documents().len() > 0) {
        let page = site.plan().pages().iter().find(|page| {
            page.subject == Subject::Ties(TiesOf::Area(area.goal), 1) && page.lang == Lang::MAIN
        });
        let shown = signs(site.text(&page.expect("each area has a page").path));
        let mut wanted = Cells::new();
        for row in coverage.rows_of(area) {
            for (document, cell) in row.cells() {
                let (name, text) = match cell {
                    Cell::Own(relations) => {
                        ("own", relations.names().map(sign).collect::<Vec<_>>().join(" "))
                    }
                    Cell::Through => ("through", sign("through")),
                    Cell::ToReview => ("to-review", sign("to-review")),
                    Cell::NoTie => ("no-tie", sign("no-tie")),
                };
                *counts.entry(name).or_default() += 1;
                let from = site.plan().node_url(site.public(), row.node, Lang::MAIN);
                let to = site.plan().ties_url(site.public(), TiesOf::Document(document), 1, Lang::MAIN);
                wanted.insert((from, to), text);
            }
        }
        assert_eq!(shown, wanted);
    }
    assert!(counts.len() == 4 && counts.values().all(|count| *count >= 2), "{counts:?}");
}
