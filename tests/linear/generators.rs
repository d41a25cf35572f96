//! Sites that grow with a number: each puts a load on one reader, and some look for its weakest spot.

use std::fmt::Write as _;

use vazba::config;
use vazba::source::Sources;

/// What makes a site of a size.
pub(crate) struct Generator {
    /// What there are many of.
    pub(crate) name: &'static str,
    /// The size at which it is measured, and again at four times that.
    pub(crate) size: usize,
    fill: fn(&mut Sources, usize),
}

impl Generator {
    /// The site of this size.
    pub(crate) fn site(&self, size: usize) -> Sources {
        let mut sources = Sources::default();
        sources.add(config::FILE, "title = \"Zkušební kraj\"\nlanguages = [\"cs\"]\n");
        (self.fill)(&mut sources, size);
        sources
    }
}

/// All generators.
pub(crate) const GENERATORS: &[Generator] = &[
    Generator { name: "words", size: 8_000, fill: |site, n| body(site, &"žluťoučký kůň ".repeat(n)) },
    Generator { name: "equal headings", size: 1_000, fill: |site, n| body(site, &"# Cíle\n\n".repeat(n)) },
    Generator { name: "equal ids of headings", size: 1_000, fill: |site, n| body(site, &"# Cíle {#a}\n\n".repeat(n)) },
    Generator { name: "uses of one note", size: 2_000, fill: |site, n| body(site, &format!("{}\n\n[^a]: Pozn.\n", "Text[^a] ".repeat(n))) },
    Generator { name: "notes", size: 1_000, fill: notes },
    Generator { name: "notes in notes", size: 1_000, fill: |site, n| body(site, &lines(n, |line, i| writeln!(line, "[^{i}]: Viz[^{}].\n", (i + 1) % n))) },
    Generator { name: "open notes", size: 4_000, fill: |site, n| body(site, &format!("{}]", "[^".repeat(n))) },
    Generator { name: "unwritten notes", size: 1_000, fill: |site, n| body(site, &"Text[^a] ".repeat(n)) },
    Generator { name: "links", size: 1_000, fill: |site, n| body(site, &"[a](https://a.example) ".repeat(n)) },
    Generator { name: "bare links", size: 1_000, fill: |site, n| body(site, &"<https://a.example> ".repeat(n)) },
    Generator { name: "quotes set otherwise", size: 1_000, fill: |site, n| body(site, &"\"*a*\" - v lese ... ".repeat(n)) },
    Generator { name: "open quotes", size: 4_000, fill: |site, n| body(site, &"\"v ".repeat(n)) },
    Generator { name: "faults in one line", size: 500, fill: |site, n| body(site, &"![[]()".repeat(n)) },
    Generator { name: "nested pictures", size: 500, fill: |site, n| body(site, &format!("{}a{}", "![".repeat(n), "](a.png)".repeat(n))) },
    Generator { name: "faults in many lines", size: 500, fill: |site, n| body(site, &"[a]()\n\n".repeat(n)) },
    Generator { name: "missing pictures", size: 500, fill: |site, n| body(site, &"![a](b.png)\n".repeat(n)) },
    Generator { name: "raw html", size: 1_000, fill: |site, n| body(site, &"a <b> ".repeat(n)) },
    Generator { name: "open html comments", size: 2_000, fill: |site, n| body(site, &"a <!-- ".repeat(n)) },
    Generator { name: "open processing", size: 2_000, fill: |site, n| body(site, &"a <? <!A <![CDATA[ ".repeat(n)) },
    Generator { name: "open brackets", size: 4_000, fill: |site, n| body(site, &"[".repeat(n)) },
    Generator { name: "open links", size: 2_000, fill: |site, n| body(site, &"[a](".repeat(n)) },
    Generator { name: "open links with titles", size: 2_000, fill: |site, n| body(site, &"[a](b \"".repeat(n)) },
    Generator { name: "open angle links", size: 2_000, fill: |site, n| body(site, &"[a](<b".repeat(n)) },
    Generator { name: "emphasis", size: 4_000, fill: |site, n| body(site, &"*a _b ".repeat(n)) },
    Generator { name: "stars", size: 4_000, fill: |site, n| body(site, &"a**b".repeat(n)) },
    Generator { name: "struck", size: 4_000, fill: |site, n| body(site, &"a~~b~c ".repeat(n)) },
    Generator { name: "code", size: 300, fill: |site, n| body(site, &lines(n, |line, i| write!(line, "{}a", "`".repeat(i % 97 + 1)))) },
    Generator { name: "code of all lengths", size: 200, fill: |site, n| body(site, &lines(n, |line, i| write!(line, "{}a ", "`".repeat(i + 1)))) },
    Generator { name: "backslashes", size: 10_000, fill: |site, n| body(site, &"\\".repeat(n)) },
    Generator { name: "entities", size: 4_000, fill: |site, n| body(site, &"&amp;&x".repeat(n)) },
    Generator { name: "quotations", size: 2_000, fill: |site, n| body(site, &format!("{}a", ">".repeat(n))) },
    Generator { name: "nested lists", size: 300, fill: |site, n| body(site, &lines(n, |line, i| writeln!(line, "{}- a", " ".repeat(i * 2)))) },
    Generator { name: "lists in one line", size: 2_000, fill: |site, n| body(site, &format!("{}a", "- ".repeat(n))) },
    Generator { name: "items", size: 2_000, fill: |site, n| body(site, &"- položka\n".repeat(n)) },
    Generator { name: "tasks", size: 1_000, fill: |site, n| body(site, &"- [ ] položka\n".repeat(n)) },
    Generator { name: "rows of a table", size: 500, fill: |site, n| body(site, &format!("| a | b |\n|---|---|\n{}", "| č | ď |\n".repeat(n))) },
    Generator { name: "columns of a table", size: 500, fill: |site, n| body(site, &format!("{}|\n{}|\n{}|\n", "|a".repeat(n), "|-".repeat(n), "|b".repeat(n))) },
    Generator { name: "short rows of a wide table", size: 50, fill: |site, n| body(site, &format!("{}|\n{}|\n{}", "|a".repeat(n), "|-".repeat(n), "|b|\n".repeat(n))) },
    Generator { name: "definitions", size: 1_000, fill: |site, n| body(site, &"pojem\n: výklad\n\n".repeat(n)) },
    Generator { name: "link definitions", size: 1_000, fill: |site, n| body(site, &lines(n, |line, i| writeln!(line, "[a{i}]: https://a.example\n\n[a{i}]"))) },
    Generator { name: "undefined links", size: 1_000, fill: |site, n| body(site, &"[a][b] ".repeat(n)) },
    Generator { name: "braces of headings", size: 1_000, fill: |site, n| body(site, &"# a {.b .c d=e}\n\n".repeat(n)) },
    Generator { name: "braces of one heading", size: 2_000, fill: |site, n| body(site, &format!("# a {{{}}}\n", ".b ".repeat(n))) },
    Generator { name: "broken anchors", size: 300, fill: |site, n| body(site, &format!("{}{}", "# Cíle\n\n".repeat(n), "[a](#neni)\n\n".repeat(n))) },
    Generator { name: "sound anchors", size: 300, fill: |site, n| body(site, &format!("{}{}", "# Cíle\n\n".repeat(n), "[a](#cile)\n\n".repeat(n))) },
    Generator { name: "links to records", size: 1_000, fill: |site, n| body(site, &"[](page:a) ".repeat(n)) },
    Generator { name: "unknown links to records", size: 500, fill: |site, n| body(site, &"[](page:aaa) ".repeat(n)) },
    Generator { name: "unknown references", size: 300, fill: unknown_references },
    Generator { name: "unknown parts", size: 300, fill: unknown_parts },
    Generator { name: "numbers", size: 500, fill: |site, n| body(site, &"tel. 601 234 567, ".repeat(n)) },
    Generator { name: "addresses", size: 500, fill: |site, n| body(site, &"a@b.cz ".repeat(n)) },
    Generator { name: "at signs", size: 4_000, fill: |site, n| body(site, &"a@".repeat(n)) },
    Generator { name: "digits", size: 8_000, fill: |site, n| body(site, &"1".repeat(n)) },
    Generator { name: "plus signs", size: 4_000, fill: |site, n| body(site, &"+1 ".repeat(n)) },
    Generator { name: "web addresses in words", size: 2_000, fill: |site, n| body(site, &"www.www.".repeat(n)) },
    Generator { name: "numbers in a summary", size: 500, fill: |site, n| page(site, &format!("summary = \"{}\"\n", "tel. 601 234 567, ".repeat(n)), "") },
    Generator { name: "terms", size: 100, fill: terms },
    Generator { name: "forms of a term", size: 300, fill: forms },
    Generator { name: "a term used often", size: 1_000, fill: |site, n| { term(site, 0, ""); body(site, &"pojem0 ".repeat(n)); } },
    Generator { name: "parts", size: 100, fill: parts },
    Generator { name: "parts with texts", size: 100, fill: |site, n| meeting(site, n, true) },
    Generator { name: "translated parts", size: 100, fill: translated_parts },
    Generator { name: "rows of a csv", size: 300, fill: rows },
    Generator { name: "columns of a csv", size: 1_000, fill: |site, n| sheet(site, &format!("{}\n{}\n", "a,".repeat(n), "1,".repeat(n))) },
    Generator { name: "quotes of a csv", size: 4_000, fill: |site, n| sheet(site, &format!("year,value\n{}", "\"\"".repeat(n))) },
    Generator { name: "short rows of a csv", size: 1_000, fill: |site, n| sheet(site, &format!("year,value\n{}", "2020\n".repeat(n))) },
    Generator { name: "short rows of a wide csv", size: 100, fill: |site, n| sheet(site, &format!("{}\n{}", "a,".repeat(n), "2020\n".repeat(n))) },
    Generator { name: "fields", size: 500, fill: |site, n| page(site, &lines(n, |line, i| writeln!(line, "pole{i} = 1")), "") },
    Generator { name: "equal fields", size: 500, fill: |site, n| page(site, &"pole = 1\n".repeat(n), "") },
    Generator { name: "dotted keys", size: 200, fill: |site, n| page(site, &format!("[extra]\n{}", lines(n, |line, i| writeln!(line, "a.b{i}.c = 1"))), "") },
    Generator { name: "steps of a key", size: 200, fill: |site, n| page(site, &format!("[extra]\n{}a = 1\n", "a.".repeat(n)), "") },
    Generator { name: "nested arrays", size: 500, fill: |site, n| page(site, &format!("[extra]\na = {}{}\n", "[".repeat(n), "]".repeat(n)), "") },
    Generator { name: "open arrays", size: 500, fill: |site, n| page(site, &format!("[extra]\na = {}\n", "[".repeat(n)), "") },
    Generator { name: "open tables", size: 500, fill: |site, n| page(site, &format!("[extra]\na = {}\n", "{a = ".repeat(n)), "") },
    Generator { name: "a long array", size: 2_000, fill: |site, n| page(site, &format!("[extra]\na = [{}]\n", "1, ".repeat(n)), "") },
    Generator { name: "toml faults in lines", size: 500, fill: |site, n| page(site, &"a = = \n".repeat(n), "") },
    Generator { name: "toml faults in one line", size: 500, fill: |site, n| page(site, &format!("a = [{}]\n", "= , ".repeat(n)), "") },
    Generator { name: "toml lines without values", size: 500, fill: |site, n| page(site, &"žlutý kůň\n".repeat(n), "") },
    Generator { name: "toml quotes", size: 1_000, fill: |site, n| page(site, &format!("a = {}\n", "\"".repeat(n)), "") },
    Generator { name: "headers of tables", size: 500, fill: |site, n| page(site, &lines(n, |line, i| writeln!(line, "[extra.t{i}]")), "") },
    Generator { name: "arrays of tables", size: 500, fill: |site, n| page(site, &"[[extra.t]]\na = 1\n".repeat(n), "") },
    Generator { name: "former addresses", size: 300, fill: |site, n| page(site, &format!("former_urls = [{}]\n", lines(n, |line, i| write!(line, "\"/a/{i}/\", "))), "") },
    Generator { name: "equal former addresses", size: 300, fill: |site, n| page(site, &format!("former_urls = [{}]\n", "\"/a/b/\", ".repeat(n)), "") },
    Generator { name: "a set of dates", size: 1_000, fill: |site, n| measure(site, &format!("period = \"[{}2020]\"\n", "2020-01,".repeat(n))) },
    Generator { name: "a broken date", size: 4_000, fill: |site, n| measure(site, &format!("period = \"{}\"\n", "2020-".repeat(n))) },
    Generator { name: "a long id", size: 4_000, fill: |site, n| { measure(site, &format!("goals = [\"{}\"]\n", "a".repeat(n))); } },
    Generator { name: "a long anchor", size: 1_000, fill: |site, n| body(site, &format!("# {}\n\n[a](#{}b)\n", "ab".repeat(n), "ab".repeat(n))) },
    Generator { name: "a long key", size: 2_000, fill: |site, n| page(site, &format!("{} = 1\n", "title".repeat(n)), "") },
    Generator { name: "points of an outline", size: 2_000, fill: outline },
    Generator { name: "rings of an outline", size: 300, fill: |site, n| geometry(site, &format!("{{\"type\":\"Polygon\",\"coordinates\":[{}]}}", vec!["[[15,50],[16,50],[16,51],[15,50]]"; n + 1].join(","))) },
    Generator { name: "nested geojson", size: 1_000, fill: |site, n| geometry(site, &format!("{}{}", "{\"type\":\"GeometryCollection\",\"geometries\":[".repeat(n), "]}".repeat(n))) },
    Generator { name: "circles", size: 100, fill: circle },
    Generator { name: "circles that close at one place", size: 100, fill: circles },
    Generator { name: "masks in rounds", size: 1_000, fill: |site, n| body(site, &"1@2.cz@3.cz ".repeat(n)) },
    Generator { name: "numbers with marks between", size: 1_000, fill: |site, n| body(site, &"+420 601 234 5 ".repeat(n)) },
    Generator { name: "(at) signs", size: 1_000, fill: |site, n| body(site, &"a (at) ".repeat(n)) },
    Generator { name: "percent signs", size: 1_000, fill: |site, n| body(site, &"%40%2".repeat(n)) },
    Generator { name: "nested forms of terms", size: 100, fill: |site, n| { let forms = lines(n, |line, i| write!(line, "\"{}a\", ", "a ".repeat(i))); term(site, 0, &format!("forms = [{forms}]\n")); body(site, &"a ".repeat(n * 20)); } },
    Generator { name: "links to one long part", size: 300, fill: |site, n| { let text = "Text. ".repeat(n); record(site, "meetings", "m", &format!("date = \"2026-01-01\"\n[[task]]\nid = \"u\"\ntext = \"{text}\"\n"), ""); body(site, &"[](meeting:m#u) ".repeat(n)); } },
    Generator { name: "updates of a measure", size: 200, fill: |site, n| measure(site, &lines(n, |line, i| write!(line, "[[update]]\ndate = \"{}-01-01\"\ntext = \"A\"\nphase = \"running\"\n", 1000 + i))) },
    Generator { name: "missing attachments", size: 200, fill: |site, n| page(site, &lines(n, |line, i| write!(line, "[[attachments]]\nfile = \"a{i}.pdf\"\n")), "") },
    Generator { name: "attachments", size: 200, fill: |site, n| { for i in 0..n { site.add_asset(format!("content/pages/a/a{i}.pdf"), 1); } page(site, &lines(n, |line, i| write!(line, "[[attachments]]\nfile = \"a{i}.pdf\"\n")), "") } },
    Generator { name: "missing files near many", size: 100, fill: |site, n| { for i in 0..n { site.add_asset(format!("content/pages/a/a{i}.pdf"), 1); } body(site, &lines(n, |line, i| write!(line, "[a](b{i}.pdf) "))) } },
    Generator { name: "tags", size: 500, fill: |site, n| page(site, &format!("tags = [{}]\n", lines(n, |line, i| write!(line, "\"t{i}\", "))), "") },
    Generator { name: "sources", size: 200, fill: |site, n| page(site, &"[[sources]]\ntext = \"A\"\n".repeat(n), "") },
    Generator { name: "a tree of goals", size: 50, fill: |site, n| for i in 0..n { record(site, "goals", &format!("g{i}"), &(if i == 0 { "".to_owned() } else { format!("parent = \"g{}\"\n", i / 4) }), "") } },
    Generator { name: "measures of all goals", size: 10, fill: |site, n| { for i in 0..n { record(site, "goals", &format!("g{i}"), "", ""); record(site, "measures", &format!("m{i}"), &format!("goals = [{}]\n", lines(n, |line, i| write!(line, "\"g{i}\", "))), ""); } } },
    Generator { name: "translations of a text", size: 2_000, fill: |site, n| { site.add(config::FILE, "title = \"Z\"\nlanguages = [\"cs\", \"en\"]\n"); body(site, &"slovo ".repeat(n)); site.add("content/pages/a.en.md", format!("+++\ntitle = \"A\"\n+++\n{}", "word ".repeat(n))); } },
    Generator { name: "texts of the configuration", size: 2_000, fill: |site, n| { site.add(config::FILE, format!("title = \"Z\"\nlanguages = [\"cs\"]\nnotice = \"\"\"\n{}\n\"\"\"\n", "slovo [a](#b)\n".repeat(n))); } },
    Generator { name: "settings of the configuration", size: 500, fill: |site, n| { site.add(config::FILE, format!("title = \"Z\"\nlanguages = [\"cs\"]\n{}\n[levels]\n{}\n", lines(n, |line, i| writeln!(line, "x{i} = 1")), lines(n, |line, i| writeln!(line, "x{i} = \"off\"")))); } },
    Generator { name: "values with a place", size: 100, fill: |site, n| { for i in 0..n { record(site, "places", &format!("p{i}"), "", ""); } sheet(site, &format!("year,place,value\n{}", lines(n, |line, i| writeln!(line, "2020,p{i},{i}")))); } },
    Generator { name: "long words", size: 4_000, fill: |site, n| body(site, &"příliš".repeat(n)) },
    Generator { name: "different words", size: 1_000, fill: |site, n| body(site, &lines(n, |line, i| write!(line, "slovo{i} "))) },
    Generator { name: "a goal with all measures", size: 30, fill: measures },
    Generator { name: "pages", size: 50, fill: |site, n| (0..n).for_each(|i| record(site, "pages", &format!("p{i}"), "", "Text.")) },
    Generator { name: "wrong files", size: 300, fill: |site, n| (0..n).for_each(|i| { site.add(format!("content/pagez/p{i}.md"), "+++\n+++\n"); }) },
    Generator { name: "empty lines", size: 20_000, fill: |site, n| body(site, &"\n".repeat(n)) },
    Generator { name: "line breaks", size: 2_000, fill: |site, n| body(site, &"a\\\n".repeat(n)) },
    Generator { name: "broken bytes", size: 2_000, fill: |site, n| { site.add("content/pages/a.md", [b"+++\ntitle = \"A\"\n+++\n".as_slice(), &b"\xff a".repeat(n)].concat()); } },
];

fn lines(count: usize, each: impl Fn(&mut String, usize) -> std::fmt::Result) -> String {
    let mut out = String::new();
    for index in 0..count {
        each(&mut out, index).expect("it is a string");
    }
    out
}

fn record(site: &mut Sources, folder: &str, id: &str, front: &str, body: &str) {
    site.add(format!("content/{folder}/{id}.md"), format!("+++\ntitle = \"Název {id}\"\n{front}+++\n{body}"));
}

fn page(site: &mut Sources, front: &str, body: &str) {
    record(site, "pages", "a", front, body);
}

fn body(site: &mut Sources, body: &str) {
    page(site, "", body);
}

fn measure(site: &mut Sources, front: &str) {
    record(site, "measures", "a", front, "");
}

fn notes(site: &mut Sources, n: usize) {
    let uses = lines(n, |line, i| write!(line, "Text[^{i}] "));
    let notes = lines(n, |line, i| writeln!(line, "[^{i}]: Poznámka."));
    body(site, &format!("{uses}\n\n{notes}"));
}

fn unknown_references(site: &mut Sources, n: usize) {
    for i in 0..n {
        record(site, "goals", &format!("cil-{i}"), "", "");
    }
    let goals = lines(n, |line, i| write!(line, "\"cyl-{i}\", "));
    measure(site, &format!("goals = [{goals}]\n"));
}

fn unknown_parts(site: &mut Sources, n: usize) {
    meeting(site, n, false);
    body(site, &lines(n, |line, i| write!(line, "[](meeting:m#u{i}x) ")));
}

fn term(site: &mut Sources, i: usize, front: &str) {
    let front = format!("+++\ntitle = \"pojem{i}\"\nsummary = \"Výklad.\"\n{front}+++\n");
    site.add(format!("content/terms/t{i}.md"), front);
}

fn terms(site: &mut Sources, n: usize) {
    (0..n).for_each(|i| term(site, i, ""));
    body(site, &lines(n, |line, i| write!(line, "pojem{i} ")));
}

fn forms(site: &mut Sources, n: usize) {
    let forms = lines(n, |line, i| write!(line, "\"tvar{i}\", "));
    term(site, 0, &format!("forms = [{forms}]\n"));
    body(site, &lines(n, |line, i| write!(line, "tvar{i} ")));
}

/// A sitting with tasks.
fn meeting(site: &mut Sources, n: usize, texts: bool) {
    let tasks = lines(n, |line, i| write!(line, "[[task]]\nid = \"u{i}\"\ntitle = \"Úkol {i}\"\n"));
    let texts = if texts { lines(n, |line, i| write!(line, "## Úkol {{#u{i}}}\n\nText.\n\n")) } else { String::new() };
    record(site, "meetings", "m", &format!("date = \"2026-01-01\"\n{tasks}"), &texts);
}

fn parts(site: &mut Sources, n: usize) {
    meeting(site, n, false);
    body(site, &lines(n, |line, i| write!(line, "[](meeting:m#u{i}) ")));
}

fn translated_parts(site: &mut Sources, n: usize) {
    meeting(site, n, false);
    site.add(config::FILE, "title = \"Zkušební kraj\"\nlanguages = [\"cs\", \"en\"]\n");
    let tasks = lines(n, |line, i| write!(line, "[[task]]\nid = \"u{i}\"\ntitle = \"Task {i}\"\n"));
    site.add("content/meetings/m.en.md", format!("+++\ntitle = \"M\"\n{tasks}+++\n"));
}

fn sheet(site: &mut Sources, rows: &str) {
    record(site, "indicators", "a", "", "");
    site.add("content/indicators/a.csv", rows);
}

fn rows(site: &mut Sources, n: usize) {
    sheet(site, &format!("year,value\n{}", lines(n, |line, i| writeln!(line, "{},{i}", 1000 + i % 1000))));
}

fn geometry(site: &mut Sources, json: &str) {
    record(site, "places", "a", "geometry = \"a.geojson\"\n", "");
    site.add("content/places/a/a.geojson", json);
}

fn outline(site: &mut Sources, n: usize) {
    let points = lines(n, |line, i| write!(line, "[15.{i:06},50.{:06}],", i * 7 % 1_000_000));
    geometry(site, &format!("{{\"type\":\"Polygon\",\"coordinates\":[[[15,50],{points}[16,51],[15,50]]]}}"));
}

fn circle(site: &mut Sources, n: usize) {
    for i in 0..n {
        record(site, "places", &format!("p{i}"), &format!("parent = \"p{}\"\nwithin = [\"p0\", \"p1\", \"p{}\"]\n", (i + 1) % n, i / 2), "");
    }
}

fn measures(site: &mut Sources, n: usize) {
    record(site, "goals", "a", "", "");
    for i in 0..n {
        record(site, "measures", &format!("m{i}"), "goals = [\"a\"]\n", "");
    }
}
