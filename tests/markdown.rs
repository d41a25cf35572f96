//! Markdown, case by case: `tests/markdown/*.md` hold texts with the HTML and the diagnostics expected.
//!
//! Each case is a heading `## …` and blocks fenced by four backticks: `md` is the text; `html` what is written;
//! `diagnostics` what is reported, `outline` what is found (both may be left out when there is nothing).
//! `UPDATE=1 cargo test --test markdown` writes what is, to be read before it is committed.

#![expect(clippy::disallowed_methods, clippy::expect_used, reason = "the cases are files, and sound ones")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use vazba::diag::{Guard, Levels, Report, Sink};
use vazba::source::{FileId, SourceFile, Sources, Span};
use vazba::syntax::markdown::{
    Ids, Labels, LinkTarget, Origin, Render, Resolver, outline, sections, to_html, to_html_parts,
};

const FENCE: &str = "````";

/// The site around every case.
struct Site;

impl Resolver for Site {
    fn link(&self, dest: &str) -> Option<LinkTarget> {
        let target = |url: &str, text: &str, lang: Option<&str>| {
            Some(LinkTarget {
                url: url.to_owned(),
                text: Some(text.to_owned()),
                lang: lang.map(str::to_owned),
            })
        };
        match dest {
            "measure:dluhove-poradenstvi" => {
                target("/opatreni/dluhove-poradenstvi/", "1.2 Dluhové poradenství", None)
            }
            "document:eu-plan" => target("/dokumenty/eu-plan/", "EU Action Plan", Some("en")),
            "zápis 2015.pdf" => target("/soubory/z%C3%A1pis%202015.pdf", "zápis 2015.pdf", None),
            _ if dest.starts_with('#') => target(dest, dest, None),
            _ => None,
        }
    }

    fn image(&self, path: &str) -> Option<String> {
        (path == "mapa.png").then(|| "/soubory/mapa.png".to_owned())
    }
}

fn labels() -> Labels {
    Labels {
        footnotes: "Poznámky".to_owned(),
        back: "Zpět k odkazu na poznámku".to_owned(),
        done: "splněno".to_owned(),
        open: "nesplněno".to_owned(),
        table: "Tabulka".to_owned(),
    }
}

/// What a text gives, by the name of the block in which a case expects it.
fn run(text: &str) -> BTreeMap<&'static str, String> {
    let mut sources = Sources::default();
    let file = sources.add("text.md", text);
    let mut sink = Sink::default();
    let found = outline(text, &Origin::Verbatim { file, start: 0 }, &mut sink);
    let source = sources.file(file);

    let mut listed = String::new();
    for heading in &found.headings {
        let written = if heading.explicit { ", written" } else { "" };
        let (level, id, text) = (heading.level, &heading.id, &heading.text);
        let _ =
            writeln!(listed, "{} heading {level} #{id}{written}: {text}", place(source, heading.span, file));
    }
    for link in &found.links {
        let words = if link.empty_text { ", to fill in" } else { "" };
        let _ = writeln!(listed, "{} {:?}{words}: {}", place(source, link.span, file), link.kind, link.dest);
    }
    for image in &found.images {
        let _ = writeln!(listed, "{} picture: {}", place(source, image.span, file), image.path);
    }

    let report = Report::new(&sources, sink.into_diagnostics(), &Levels::default(), &Guard::default());
    let mut reported = String::new();
    for item in &report.items {
        let (start, end) = item.start.zip(item.end).expect("a fault of a text has a place");
        let _ = writeln!(
            reported,
            "{}:{}-{}:{} {}: {}\n  help: {}",
            start.line,
            start.column,
            end.line,
            end.column,
            item.code,
            item.message,
            item.help.as_deref().unwrap_or("none")
        );
    }

    let labels = labels();
    let render = Render { resolver: &mut Site, labels: &labels, base_level: 2 };
    let html = to_html(text, render, &mut Ids::default());
    BTreeMap::from([("html", html), ("outline", listed), ("diagnostics", reported)])
}

fn place(source: &SourceFile, span: Span, file: FileId) -> String {
    assert_eq!(span.file, file);
    let (start, end) = (source.position(span.range().start), source.position(span.range().end));
    format!("{}:{}-{}:{}", start.line, start.column, end.line, end.column)
}

/// The blocks of one case by name.
fn blocks(case: &str) -> BTreeMap<&str, String> {
    let mut out = BTreeMap::new();
    let mut lines = case.lines();
    while let Some(line) = lines.next() {
        let Some(name) = line.strip_prefix(FENCE).filter(|name| !name.is_empty()) else { continue };
        let body: String =
            lines.by_ref().take_while(|line| *line != FENCE).flat_map(|line| [line, "\n"]).collect();
        assert!(out.insert(name, body).is_none(), "two blocks `{name}` in one case");
    }
    out
}

/// The cases of a file; a heading inside a block starts none.
fn cases(text: &str) -> Vec<&str> {
    let mut starts = Vec::new();
    let mut in_block = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with(FENCE) {
            in_block = !in_block;
        } else if !in_block && line.starts_with("## ") {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(&start, end)| &text[start..end]).collect()
}

fn bless(path: &Path, text: &str) {
    let cases = cases(text);
    let intro = text.len() - cases.iter().map(|case| case.len()).sum::<usize>();
    let mut out = text[..intro].trim_end().to_owned();
    for case in cases {
        let (title, _) = case.split_once(FENCE).expect("a case has a text");
        let input = &blocks(case)["md"];
        let _ = write!(out, "\n\n{title}{FENCE}md\n{input}{FENCE}\n");
        let got = run(input);
        for name in ["html", "outline", "diagnostics"] {
            if name == "html" || !got[name].is_empty() {
                let _ = write!(out, "\n{FENCE}{name}\n{}{FENCE}\n", got[name]);
            }
        }
        out.truncate(out.trim_end().len());
    }
    out.push('\n');
    fs::write(path, out).expect("the case can be written");
}

#[test]
fn texts_give_what_their_cases_expect() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/markdown");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be read").path())
        .collect();
    paths.sort();
    let mut count = 0;
    for path in paths {
        let text = fs::read_to_string(&path).expect("a case is text");
        if std::env::var_os("UPDATE").is_some() {
            bless(&path, &text);
            continue;
        }
        for case in cases(&text) {
            let name = case.lines().next().unwrap_or_default();
            let blocks = blocks(case);
            let got = run(blocks.get("md").expect("a case has a text"));
            for (block, got) in got {
                let expected = blocks.get(block).map_or("", String::as_str);
                assert_eq!(got, expected, "{block} of `{name}` in {}", path.display());
            }
            count += 1;
        }
    }
    assert!(count > 20 || std::env::var_os("UPDATE").is_some(), "only {count} cases were found");
}

#[test]
fn parts_are_written_each_for_itself() {
    let text =
        "Úvod[^1].\n\n# A1\n\n## Bod {#a1}\n\nJednání[^1].\n\n#### Závěr\n\n## Závěr\n\n[^1]: Pramen.\n";
    let labels = labels();
    let render = Render { resolver: &mut Site, labels: &labels, base_level: 2 };
    let mut taken: Ids = ["a1", "u1"].map(str::to_owned).into_iter().collect();
    let out = to_html_parts(text, &sections(text, &["a1", "u1"]), 4, render, &mut taken);
    assert_eq!(
        out.main,
        r##"<p>Úvod<sup><a href="#_fn-1" id="_fnref-1" role="doc-noteref">1</a></sup>.</p>
<h2 id="a1-2"><a class="anchor" href="#a1-2">A1</a></h2>
<h3 id="zaver-2"><a class="anchor" href="#zaver-2">Závěr</a></h3>
<section class="footnotes" role="doc-endnotes" aria-labelledby="_notes">
<h2 id="_notes">Poznámky</h2>
<ol>
<li id="_fn-1">
<p>Pramen. <a href="#_fnref-1" role="doc-backlink" aria-label="Zpět k odkazu na poznámku 1">↩</a></p>
</li>
</ol>
</section>
"##
    );
    assert_eq!(out.parts.keys().collect::<Vec<_>>(), ["a1"]);
    assert_eq!(
        out.parts["a1"],
        r##"<p>Jednání<sup><a href="#_fn-1-2" id="_fnref-1-2" role="doc-noteref">1</a></sup>.</p>
<h4 id="zaver"><a class="anchor" href="#zaver">Závěr</a></h4>
<section class="footnotes" role="doc-endnotes" aria-labelledby="_notes-2">
<h4 id="_notes-2">Poznámky</h4>
<ol>
<li id="_fn-1-2">
<p>Pramen. <a href="#_fnref-1-2" role="doc-backlink" aria-label="Zpět k odkazu na poznámku 1">↩</a></p>
</li>
</ol>
</section>
"##
    );
}
