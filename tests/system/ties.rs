//! The matrix of ties says what the edges say: each cell of each page, worked out anew from references alone.

use std::collections::{BTreeMap, BTreeSet};

use vazba::graph::{Cell, Edge, Graph, NodeId, Ties};
use vazba::model::value::Lang;
use vazba::plan::{Subject, TiesOf};

use crate::html::{Row, rows};
use crate::site::{SITES, Site, TODAY, read};

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
        let coverage = Ties::new(graph, site.config(), TODAY).coverage;
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

/// A grid without what is only shown on narrow screens.
fn for_wide_screens(grid: &str) -> String {
    let mut pieces = grid.split("<a class=narrow ");
    let first = pieces.next().unwrap_or_default().to_owned();
    let rest = pieces.map(|piece| piece.split_once("</a>").expect("the link ends").1);
    std::iter::once(first.as_str()).chain(rest).collect()
}

/// The grid of a page: addresses of its columns, and of its rows with the signs in each.
fn grid(page: &str) -> (Vec<String>, Vec<(String, Vec<String>)>) {
    let (_, grid) = page.split_once("class=matrix ").expect("there is a grid");
    let (grid, _) = grid.split_once("</table>").expect("it ends");
    let rows = rows(&for_wide_screens(grid));
    let links = |row: &Row| row.cells.iter().filter_map(|cell| cell.href.clone()).collect::<Vec<String>>();
    let columns = rows.iter().filter(|row| row.is_head).map(links).find(|links| !links.is_empty());
    let columns = columns.expect("columns have heads");
    let rows = rows.iter().filter(|row| !row.is_head).filter_map(|row| {
        let signs = columns.iter().zip(&row.cells[1..]).map(|(_, cell)| cell.text.clone());
        Some((row.cells[0].href.clone()?, signs.collect()))
    });
    let rows = rows.collect();
    (columns, rows)
}

/// The signs of a grid by the addresses of their rows and columns.
fn signs((columns, rows): &(Vec<String>, Vec<(String, Vec<String>)>)) -> Cells {
    let cells = rows.iter().flat_map(|(row, signs)| {
        columns.iter().zip(signs).map(move |(column, sign)| ((row.clone(), column.clone()), sign.clone()))
    });
    cells.filter(|(_, sign)| !sign.is_empty()).collect()
}

/// The signs in each row of a picture, with sums at the end.
fn drawn(picture: &str) -> Vec<Vec<String>> {
    let attribute = |text: &str, name: &str| {
        let (_, value) = text.split_once(&format!("{name}=\""))?;
        value.split_once('"')?.0.parse::<usize>().ok()
    };
    let heads = picture.split("<text transform=\"translate(").skip(1);
    let columns: Vec<usize> =
        heads.map(|head| head.split_once(' ').expect("two numbers").0.parse().expect("a number")).collect();
    let mut rows: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for text in picture.split("<text x").skip(1) {
        let text = format!("x{text}");
        let (start, rest) = text.split_once('>').expect("it has text");
        let at = |name| attribute(start, name).expect("it has a place");
        if let Some(column) = columns.iter().position(|column| *column == at("x")) {
            let row = rows.entry(at("y")).or_insert_with(|| vec![String::new(); columns.len()]);
            rest.split_once('<').expect("it ends").0.clone_into(&mut row[column]);
        }
    }
    rows.into_values().collect()
}

#[test]
fn every_cell_of_the_matrix_is_what_is_known() {
    let site = Site::new(read(SITES[1]));
    let graph: &Graph = site.public();
    let coverage = Ties::new(graph, site.config(), TODAY).coverage;
    let texts: toml::Table = include_str!("../../themes/default/lang/cs.toml").parse().expect("it is TOML");
    let sign = |name: &str| texts["texts"]["ties"]["sign"][name].as_str().expect("it is a text").to_owned();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for area in coverage.areas().iter().filter(|area| area.documents().len() > 0) {
        let page = site.plan().pages().iter().find(|page| {
            page.subject == Subject::Ties(TiesOf::Area(area.goal), 1) && page.lang == Lang::MAIN
        });
        let path = &page.expect("each area has a page").path;
        let grid = grid(site.text(path));
        let shown = signs(&grid);
        let picture = site.text(&path.replace("index.html", "matice.svg"));
        let with_sum = |(_, signs): &(String, Vec<String>)| {
            let tied = signs.iter().filter(|sign| !["", "–", "?"].contains(&sign.as_str())).count();
            signs.iter().cloned().chain([tied.to_string()]).collect::<Vec<String>>()
        };
        assert_eq!(drawn(picture), grid.1.iter().map(with_sum).collect::<Vec<_>>(), "the picture of {path}");
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

/// A site with every sort of gap, and beside each what is none.
const GAPS: &[(&str, &str)] = &[
    (
        "vazba.toml",
        "title = \"Kraj\"\nlanguages = [\"cs\"]\n[gaps]\nchecked_after_months = 24\n[[gaps.left_out]]\nrecord = \"document:zakon#3\"\nreason = \"Řeší jiný zákon.\"\n",
    ),
    ("content/bodies/rada.md", "title = \"Rada\"\n"),
    (
        "content/strategies/s.md",
        "title = \"Strategie\"\n[[version]]\nid = \"v1\"\nlabel = \"Návrh\"\ndate = \"2023-05-01\"\n[[version]]\nid = \"v2\"\nlabel = \"Znění\"\ndate = \"2024-05-01\"\nbody = \"rada\"\n",
    ),
    ("content/strategies/stara.md", "title = \"Stará\"\nstage = \"closed\"\n"),
    ("content/strategies/volna.md", "title = \"Volná\"\nlinks_optional = true\n"),
    (
        "content/goals/a.md",
        "title = \"Oblast\"\nstrategy = \"s\"\n[[link]]\nto = \"document:zakon#1\"\nrelation = \"implements\"\nchecked = \"2026-01\"\nanswer = \"confirmed\"\n",
    ),
    ("content/goals/a-1.md", "title = \"Cíl pod oblastí\"\nparent = \"a\"\n"),
    ("content/goals/b.md", "title = \"Oblast bez vazby\"\nstrategy = \"s\"\n"),
    ("content/goals/zruseny.md", "title = \"Zrušený\"\nstrategy = \"s\"\ndropped = \"Nahradil ho jiný.\"\n"),
    ("content/measures/mlci.md", "title = \"Mlčí\"\ngoals = [\"b\"]\n"),
    ("content/measures/pres-cil.md", "title = \"Přes cíl\"\ngoals = [\"a-1\"]\n"),
    (
        "content/measures/posouzene.md",
        "title = \"Posouzené\"\ngoals = [\"b\"]\n[[tie_review]]\nagainst = [\"document:ramec\"]\ndate = \"2026-01\"\n",
    ),
    ("content/measures/stare.md", "title = \"Staré\"\nstrategy = \"stara\"\n"),
    ("content/measures/volne.md", "title = \"Volné\"\nstrategy = \"volna\"\n"),
    ("content/measures/zrusene.md", "title = \"Zrušené\"\nstrategy = \"s\"\nphase = \"cancelled\"\n"),
    (
        "content/measures/vazby.md",
        "title = \"S vazbami\"\ngoals = [\"a-1\"]\n\
        [[link]]\nid = \"v1\"\nto = \"document:ramec\"\nrelation = \"conforms-to\"\nanswer = \"disputed\"\nconfirmed = \"2026-02\"\nchecked = \"2026-02\"\nstated_by = \"both\"\n\
        [[link]]\nid = \"v2\"\nto = \"document:stary\"\nrelation = \"overlaps\"\nchecked = \"2020\"\nanswer = \"confirmed\"\nstated_by = \"ours\"\nsince = \"2025-01\"\n\
        [[link]]\nid = \"v3\"\nto = \"document:ramec\"\nrelation = \"conflicts\"\nchecked = \"2026\"\nnote = \"Obojí nejde.\"\nsince = \"2024-01\"\n\
        [[tie_review]]\nagainst = [\"document:zmeneny\"]\ndate = \"2025-01\"\n",
    ),
    (
        "content/documents/zakon.md",
        "title = \"Zákon\"\nbinding = \"binding\"\nexpects_counterparts = true\n[[item]]\nid = \"1\"\ntitle = \"Převzatá\"\n[[item]]\nid = \"2\"\ntitle = \"Nepřevzatá\"\n[[item]]\nid = \"3\"\ntitle = \"Ponechaná\"\n[[item]]\nid = \"4\"\ntitle = \"Zrušená\"\nstate = \"cancelled\"\n",
    ),
    ("content/documents/ramec.md", "title = \"Rámec\"\n"),
    ("content/documents/stary.md", "title = \"Starý plán\"\ntype = \"plan\"\nvalid = \"2010/2020\"\n"),
    ("content/documents/zmeneny.md", "title = \"Změněný\"\nupdated = \"2025-06\"\n"),
    ("content/documents/sam.md", "title = \"Nikdo na něj nenavazuje\"\nbinding = \"recommended\"\n"),
    ("content/documents/studie.md", "title = \"Studie\"\ntype = \"study\"\nbinding = \"recommended\"\n"),
];

/// All gaps of that site, as `sort node other`.
const EXPECTED: &[&str] = &[
    "untied goal:b",
    "untied measure:mlci",
    "document-untied document:sam",
    "item-untied document:zakon#2",
    "left-out item-untied document:zakon#3",
    "mere-accord measure:vazby document:ramec",
    "disputed measure:vazby document:ramec",
    "conflict measure:vazby document:ramec",
    "overlap measure:vazby document:stary",
    "expired document:stary",
    "to-review measure:vazby document:zmeneny",
    "checked-long-ago measure:vazby document:stary",
    "unchecked document:stary",
    "unconfirmed document:ramec",
    "one-sided measure:vazby document:stary",
    "added-later measure:vazby document:stary",
    "judged measure:posouzene",
];

fn fixture() -> Site {
    let mut sources = vazba::source::Sources::default();
    for (path, text) in GAPS {
        let is_record = path.starts_with("content/");
        let text = if is_record { format!("+++\n{text}+++\n") } else { (*text).to_owned() };
        sources.add(*path, text);
    }
    Site::new(sources)
}

fn written(graph: &Graph, node: NodeId) -> String {
    let record = graph.record(node);
    let part = graph.part(node).and_then(|part| part.id).map_or(String::new(), |id| format!("#{id}"));
    format!("{}:{}{part}", record.kind.name, record.id)
}

#[test]
fn the_report_of_gaps_is_exact() {
    let site = fixture();
    let graph: &Graph = site.public();
    let gaps = Ties::new(graph, site.config(), TODAY).gaps;
    let shown = |gap: &vazba::graph::Gap| {
        let left_out = if gap.left_out.is_some() { "left-out " } else { "" };
        let other = gap.other.map_or(String::new(), |node| format!(" {}", written(graph, node)));
        format!("{left_out}{} {}{other}", gap.sort.name(), written(graph, gap.at))
    };
    assert_eq!(
        gaps.iter().map(shown).collect::<BTreeSet<_>>(),
        EXPECTED.iter().map(|gap| (*gap).to_owned()).collect::<BTreeSet<_>>()
    );
    assert_eq!(gaps.len(), EXPECTED.len());
    let page = site.text("provazanost/mezery/index.html");
    let bodies =
        page.split("class=\"gaps gaps-").skip(1).filter_map(|section| section.split("<tbody>").nth(1));
    let rows: usize =
        bodies.map(|body| body.split("</table>").next().map_or(0, |rows| rows.matches("<tr").count())).sum();
    assert_eq!(rows, EXPECTED.len(), "the page shows each of them");
    let table = site.text("data/mezery.csv");
    assert_eq!(table.lines().count(), EXPECTED.len() + 1);
}

#[test]
fn tables_say_what_the_edges_say() {
    for site in SITES.map(|folder| Site::new(read(folder))) {
        let graph: &Graph = site.public();
        let split = |node: NodeId| {
            let record = graph.record(node);
            let part = graph.part(node).and_then(|part| part.id).unwrap_or_default();
            [record.kind.name.to_owned(), record.id.clone(), part.to_owned()]
        };
        let mut wanted: Vec<Vec<String>> = graph
            .edges()
            .iter()
            .map(|edge| {
                let relation = [edge.relation().to_string()];
                split(edge.from).into_iter().chain(relation).chain(split(edge.to)).collect()
            })
            .collect();
        let mut reader = csv::Reader::from_reader(site.text("data/vazby.csv").as_bytes());
        let rows = reader.records().map(|row| row.expect("it is CSV"));
        let mut found: Vec<Vec<String>> =
            rows.map(|row| row.iter().take(7).map(str::to_owned).collect()).collect();
        wanted.sort();
        found.sort();
        assert_eq!(found, wanted);

        let coverage = Ties::new(graph, site.config(), TODAY).coverage;
        let mut reader = csv::Reader::from_reader(site.text("data/matice.csv").as_bytes());
        let cells: usize = coverage.rows().iter().map(|row| row.cells().len()).sum();
        assert_eq!(reader.records().count(), cells);
    }
}
