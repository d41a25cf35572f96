//! Files of sites that hold much of one thing.

use std::fmt::Write as _;

use vazba::config;
use vazba::source::Sources;

pub(crate) fn lines(count: usize, each: impl Fn(&mut String, usize) -> std::fmt::Result) -> String {
    let mut out = String::new();
    for index in 0..count {
        each(&mut out, index).expect("it is a string");
    }
    out
}

pub(crate) fn record(site: &mut Sources, folder: &str, id: &str, front: &str, body: &str) {
    site.add(format!("content/{folder}/{id}.md"), format!("+++\ntitle = \"Název {id}\"\n{front}+++\n{body}"));
}

pub(crate) fn page(site: &mut Sources, front: &str, body: &str) {
    record(site, "pages", "a", front, body);
}

pub(crate) fn body(site: &mut Sources, body: &str) {
    page(site, "", body);
}

pub(crate) fn measure(site: &mut Sources, front: &str) {
    record(site, "measures", "a", front, "");
}

pub(crate) fn notes(site: &mut Sources, n: usize) {
    let uses = lines(n, |line, i| write!(line, "Text[^{i}] "));
    let notes = lines(n, |line, i| writeln!(line, "[^{i}]: Poznámka."));
    body(site, &format!("{uses}\n\n{notes}"));
}

pub(crate) fn unknown_references(site: &mut Sources, n: usize) {
    for i in 0..n {
        record(site, "goals", &format!("cil-{i}"), "", "");
    }
    let goals = lines(n, |line, i| write!(line, "\"cyl-{i}\", "));
    measure(site, &format!("goals = [{goals}]\n"));
}

pub(crate) fn unknown_parts(site: &mut Sources, n: usize) {
    meeting(site, n, false);
    body(site, &lines(n, |line, i| write!(line, "[](meeting:m#u{i}x) ")));
}

pub(crate) fn term(site: &mut Sources, i: usize, front: &str) {
    let front = format!("+++\ntitle = \"pojem{i}\"\nsummary = \"Výklad.\"\n{front}+++\n");
    site.add(format!("content/terms/t{i}.md"), front);
}

pub(crate) fn terms(site: &mut Sources, n: usize) {
    (0..n).for_each(|i| term(site, i, ""));
    body(site, &lines(n, |line, i| write!(line, "pojem{i} ")));
}

pub(crate) fn forms(site: &mut Sources, n: usize) {
    let forms = lines(n, |line, i| write!(line, "\"tvar{i}\", "));
    term(site, 0, &format!("forms = [{forms}]\n"));
    body(site, &lines(n, |line, i| write!(line, "tvar{i} ")));
}

/// A sitting with tasks.
pub(crate) fn meeting(site: &mut Sources, n: usize, texts: bool) {
    let tasks = lines(n, |line, i| write!(line, "[[task]]\nid = \"u{i}\"\ntitle = \"Úkol {i}\"\n"));
    let texts = if texts {
        lines(n, |line, i| write!(line, "## Úkol {{#u{i}}}\n\nText.\n\n"))
    } else {
        String::new()
    };
    record(site, "meetings", "m", &format!("date = \"2026-01-01\"\n{tasks}"), &texts);
}

pub(crate) fn parts(site: &mut Sources, n: usize) {
    meeting(site, n, false);
    body(site, &lines(n, |line, i| write!(line, "[](meeting:m#u{i}) ")));
}

pub(crate) fn translated_parts(site: &mut Sources, n: usize) {
    meeting(site, n, false);
    site.add(config::FILE, "title = \"Zkušební kraj\"\nlanguages = [\"cs\", \"en\"]\n");
    let tasks = lines(n, |line, i| write!(line, "[[task]]\nid = \"u{i}\"\ntitle = \"Task {i}\"\n"));
    site.add("content/meetings/m.en.md", format!("+++\ntitle = \"M\"\n{tasks}+++\n"));
}

pub(crate) fn sheet(site: &mut Sources, rows: &str) {
    record(site, "indicators", "a", "", "");
    site.add("content/indicators/a.csv", rows);
}

pub(crate) fn rows(site: &mut Sources, n: usize) {
    sheet(site, &format!("year,value\n{}", lines(n, |line, i| writeln!(line, "{},{i}", 1000 + i % 1000))));
}

pub(crate) fn geometry(site: &mut Sources, json: &str) {
    record(site, "places", "a", "geometry = \"a.geojson\"\n", "");
    site.add("content/places/a/a.geojson", json);
}

pub(crate) fn outline(site: &mut Sources, n: usize) {
    let points = lines(n, |line, i| write!(line, "[15.{i:06},50.{:06}],", i * 7 % 1_000_000));
    geometry(site, &format!("{{\"type\":\"Polygon\",\"coordinates\":[[[15,50],{points}[16,51],[15,50]]]}}"));
}

pub(crate) fn circle(site: &mut Sources, n: usize) {
    for i in 0..n {
        record(
            site,
            "places",
            &format!("p{i}"),
            &format!("parent = \"p{}\"\nwithin = [\"p0\", \"p1\", \"p{}\"]\n", (i + 1) % n, i / 2),
            "",
        );
    }
}

pub(crate) fn measures(site: &mut Sources, n: usize) {
    record(site, "goals", "a", "", "");
    for i in 0..n {
        record(site, "measures", &format!("m{i}"), "goals = [\"a\"]\n", "");
    }
}

/// A chain of places, each of which says that it lies in the first, too.
pub(crate) fn circles(site: &mut Sources, n: usize) {
    for i in 0..n {
        let next = (i + 1).min(n - 1);
        record(site, "places", &format!("p{i}"), &format!("within = [\"p{next}\", \"p0\"]\n"), "");
    }
}
