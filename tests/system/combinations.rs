//! Tables of combinations: what can be stated in columns, and what comes of it.
//!
//! A row stands for all combinations of what its cells name, separated by ` / `; `*` is anything. Every combination must lie
//! in exactly one row and come out as that says; the last column counts them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use vazba::config::Config;
use vazba::content;
use vazba::diag::{Guard, Levels, Report, Sink};
use vazba::graph::Graph;
use vazba::model::kind::Kind;
use vazba::source::Sources;

use crate::site::short;

/// Something that can be stated, and all that it can be.
pub(crate) type Column = (&'static str, &'static [&'static str]);

/// What is stated, by the name of its column.
pub(crate) type Stated<'a> = BTreeMap<&'static str, &'a str>;

/// Every combination of what the columns name.
pub(crate) fn combinations<'a>(columns: &[Column]) -> Vec<Stated<'a>> {
    let mut all = vec![Stated::new()];
    for (name, values) in columns {
        let with = |stated: &Stated<'a>, value: &'static str| {
            let mut stated = stated.clone();
            stated.insert(name, value);
            stated
        };
        all = all.iter().flat_map(|stated| values.iter().map(move |value| with(stated, value))).collect();
    }
    all
}

/// The graph of a record for each combination, called by its number. Nothing of it may be wrong.
fn graph<K: Kind>(all: &[Stated<'_>], write: impl Fn(&Stated<'_>) -> String) -> Graph {
    let mut sources = Sources::default();
    sources.add("vazba.toml", "title = \"Síť\"\n");
    sources.add("content/strategies/s.md", "+++\ntitle = \"Strategie\"\n+++\n");
    for (number, stated) in all.iter().enumerate() {
        let path = format!("content/{}/n{number}.md", K::SPEC.folder);
        sources.add(&path, format!("+++\ntitle = \"Věc\"\n{}+++\n", write(stated)));
    }
    let (mut sink, mut guard) = (Sink::default(), Guard::default());
    let config = Config::read(&sources, &mut sink);
    let records = content::read(&sources, &config, &mut content::Memo::default(), &mut guard, &mut sink);
    let graph = Graph::new(records, &mut sink);
    let report = Report::new(&sources, sink.into_diagnostics(), &Levels::new(), &guard);
    assert_eq!(report.summary().errors, 0, "{}", short(&report));
    graph
}

/// Compares what comes of each combination with the table of this name.
pub(crate) fn check<K: Kind>(
    name: &str,
    columns: &[Column],
    write: impl Fn(&Stated<'_>) -> String,
    outcome: impl Fn(&Graph, &K, &Stated<'_>, &str) -> String,
) {
    let all = combinations(columns);
    let graph = graph::<K>(&all, write);
    let mut rows = rows(name, columns);
    for (number, stated) in all.iter().enumerate() {
        let id = format!("n{number}");
        let node = graph.find(K::SPEC.name, &id, None).expect("it was written");
        let found = outcome(&graph, graph.record(node).get::<K>().expect("it is one"), stated, &id);
        let fits = |row: &&mut Row| {
            let cells = columns.iter().zip(&row.cells);
            cells.into_iter().all(|((name, _), cell)| cell.iter().any(|value| *value == stated[name]))
        };
        let mut fitting: Vec<&mut Row> = rows.iter_mut().filter(fits).collect();
        assert_eq!(fitting.len(), 1, "{name}: {} rows say what comes of {stated:?}: {found}", fitting.len());
        assert_eq!(found, fitting[0].outcome, "{name}: {stated:?}");
        fitting[0].found += 1;
    }
    for row in &rows {
        assert_eq!(row.found, row.count, "{name}: number of combinations in `{}`", row.line);
    }
}

struct Row {
    line: String,
    /// Values in each column.
    cells: Vec<Vec<String>>,
    outcome: String,
    count: usize,
    found: usize,
}

fn rows(name: &str, columns: &[Column]) -> Vec<Row> {
    let text = include_str!("standing.md");
    let (_, table) = text.split_once(&format!("\n## {name}\n")).expect("there is a table");
    let table = table.split("\n## ").next().unwrap_or(table);
    let mut lines = table.lines().filter(|line| line.starts_with('|'));
    let mut head = String::from("|");
    for (name, _) in columns {
        write!(head, " {name} |").expect("a text takes more");
    }
    assert_eq!(lines.next(), Some(format!("{head} what can be said | combinations |").as_str()), "{name}");
    lines.skip(1).map(|line| row(line, columns)).collect()
}

fn row(line: &str, columns: &[Column]) -> Row {
    let mut cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
    let count = cells.pop().and_then(|count| count.parse().ok()).expect("the last cell counts");
    let outcome = cells.pop().expect("a row says what comes of it").to_owned();
    assert_eq!(cells.len(), columns.len(), "{line}");
    let values = |(cell, (name, known)): (&&str, &Column)| {
        let values: Vec<String> = match *cell {
            "*" => known.iter().map(|value| (*value).to_owned()).collect(),
            cell => cell.split(" / ").map(str::to_owned).collect(),
        };
        assert!(values.iter().all(|value| known.contains(&&**value)), "{name}: {line}");
        values
    };
    let cells = cells.iter().zip(columns).map(values).collect();
    Row { line: line.to_owned(), cells, outcome, count, found: 0 }
}
