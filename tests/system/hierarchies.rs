//! Hierarchies as deep as the content: a chain without end is an error, and never a crash.

use std::fmt::Write as _;

use vazba::graph::MOST_LEVELS;
use vazba::model::value::Lang;
use vazba::source::Sources;

use crate::site::{Site, build, short};

/// Records of a kind, each but the first with the one before it as its parent.
fn chain(sources: &mut Sources, folder: &str, length: usize, lines: &str) {
    for number in 0..length {
        let mut text = format!("+++\ntitle = \"Žlutý kůň {number}\"\n{lines}");
        if number > 0 {
            writeln!(text, "parent = \"r{:05}\"", number - 1).expect("a text takes all");
        }
        text.push_str("+++\n");
        sources.add(format!("content/{folder}/r{number:05}.md"), text);
    }
}

#[test]
fn a_chain_without_end_is_an_error_and_no_crash() {
    let mut sources = Sources::default();
    sources.add("vazba.toml", "title = \"Síť\"\n");
    sources.add("content/strategies/sit.md", "+++\ntitle = \"Síť\"\n+++\n");
    chain(&mut sources, "goals", 8_000, "strategy = \"sit\"\n");
    chain(&mut sources, "places", 8_000, "");
    let last = "+++\ntitle = \"Linka\"\nstrategy = \"sit\"\ngoals = \"r07999\"\nplaces = \"r07999\"\n+++\n";
    sources.add("content/measures/linka.md", last);
    let (report, _) = build(sources);
    let report = short(&report);
    let errors: Vec<&str> = report.lines().filter(|line| line.contains("error[")).collect();
    let fault = "error[hierarchy-too-deep]: `r00016` lies on level 17 of its hierarchy";
    let [goal, place] = [("goals", 4), ("places", 3)]
        .map(|(folder, line)| format!("content/{folder}/r00016.md:{line}:10: {fault}"));
    assert_eq!(errors, [goal, place]);
}

#[test]
fn the_deepest_hierarchies_that_may_be_are_shown() {
    let mut sources = Sources::default();
    sources.add("vazba.toml", "title = \"Síť\"\n");
    sources.add("content/strategies/sit.md", "+++\ntitle = \"Síť\"\n+++\n");
    let measure =
        "+++\ntitle = \"Linka\"\nstrategy = \"sit\"\ngoals = \"r00015\"\nplaces = \"r00015\"\n+++\n";
    sources.add("content/measures/linka.md", measure);
    chain(&mut sources, "goals", MOST_LEVELS, "strategy = \"sit\"\n");
    for folder in ["places", "bodies", "target-groups"] {
        chain(&mut sources, folder, MOST_LEVELS, "");
    }
    let site = Site::new(sources);
    let last = site.public().find("goal", "r00015", None).expect("it is there");
    let first = site.public().find("goal", "r00000", None).expect("it is there");
    assert_eq!(site.public().ancestors(last).len(), MOST_LEVELS - 1);
    let lang = Lang(0);
    assert!(
        site.text(site.page_of(first, lang)).contains("Linka"),
        "the goal's page shows what serves goals below"
    );
}
