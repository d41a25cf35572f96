//! Sites that grow with a number: each puts a load on one reader, and some look for its weakest spot.

use std::fmt::Write as _;

use vazba::config;
use vazba::source::Sources;

use crate::sites::*;

/// What makes a site of a size.
pub(crate) struct Generator {
    /// What there are many of.
    pub(crate) name: &'static str,
    /// The size at which it is measured, and again at four times that.
    pub(crate) size: usize,
    fill: fn(&mut Sources, usize),
}

const fn of(name: &'static str, size: usize, fill: fn(&mut Sources, usize)) -> Generator {
    Generator { name, size, fill }
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

/// Those that the test measures; each has caught a reader that was not linear, or is much like one that did.
pub(crate) const MEASURED: &[Generator] = &[
    of("words", 20_000, |site, n| body(site, &"žluťoučký kůň ".repeat(n))),
    of("equal headings", 3_000, |site, n| body(site, &"# Cíle\n\n".repeat(n))),
    of("equal ids of headings", 4_000, |site, n| body(site, &"# Cíle {#a}\n\n".repeat(n))),
    of("uses of one note", 4_000, |site, n| {
        body(site, &format!("{}\n\n[^a]: Pozn.\n", "Text[^a] ".repeat(n)));
    }),
    of("notes", 3_000, notes),
    of("notes in notes", 4_000, |site, n| {
        body(site, &lines(n, |line, i| writeln!(line, "[^{i}]: Viz[^{}].\n", (i + 1) % n)));
    }),
    of("open notes", 20_000, |site, n| body(site, &format!("{}]", "[^".repeat(n)))),
    of("unwritten notes", 6_000, |site, n| body(site, &"Text[^a] ".repeat(n))),
    of("links", 4_000, |site, n| body(site, &"[a](https://a.example) ".repeat(n))),
    of("quotes set otherwise", 4_000, |site, n| body(site, &"\"*a*\" - v lese ... ".repeat(n))),
    of("faults in one line", 8_000, |site, n| body(site, &"![[]()".repeat(n))),
    of("faults in many lines", 6_000, |site, n| body(site, &"[a]()\n\n".repeat(n))),
    of("undefined links", 4_000, |site, n| body(site, &"[a][b] ".repeat(n))),
    of("raw html", 4_000, |site, n| body(site, &"a <b> ".repeat(n))),
    of("emphasis", 10_000, |site, n| body(site, &"*a _b ".repeat(n))),
    of("columns of a table", 3_000, |site, n| {
        body(site, &format!("{}|\n{}|\n{}|\n", "|a".repeat(n), "|-".repeat(n), "|b".repeat(n)));
    }),
    of("sound anchors", 2_000, |site, n| {
        body(site, &format!("{}{}", "# Cíle\n\n".repeat(n), "[a](#cile)\n\n".repeat(n)));
    }),
    of("numbers in a summary", 1_000, |site, n| {
        page(site, &format!("summary = \"{}\"\n", "tel. 601 234 567, ".repeat(n)), "");
    }),
    of("terms", 400, terms),
    of("parts with texts", 300, |site, n| meeting(site, n, true)),
    of("rows of a csv", 700, rows),
    of("short rows of a wide csv", 1_000, |site, n| {
        sheet(site, &format!("{}\n{}", "a,".repeat(n), "2020\n".repeat(n)));
    }),
    of("equal fields", 5_000, |site, n| page(site, &"pole = 1\n".repeat(n), "")),
    of("toml faults in lines", 4_000, |site, n| page(site, &"a = = \n".repeat(n), "")),
    of("equal former addresses", 8_000, |site, n| {
        page(site, &format!("former_urls = [{}]\n", "\"/a/b/\", ".repeat(n)), "");
    }),
    of("circles that close at one place", 300, circles),
    of("unknown references", 600, unknown_references),
    of("unknown parts", 400, unknown_parts),
    of("broken anchors", 1_500, |site, n| {
        body(site, &format!("{}{}", "# Cíle\n\n".repeat(n), "[a](#neni)\n\n".repeat(n)));
    }),
    of("missing files near many", 1_200, |site, n| {
        for i in 0..n {
            site.add_asset(format!("content/pages/a/a{i}.pdf"), 1);
        }
        body(site, &lines(n, |line, i| write!(line, "[a](b{i}.pdf) ")));
    }),
    of("updates of a measure", 500, |site, n| {
        measure(
            site,
            &lines(n, |line, i| {
                write!(line, "[[update]]\ndate = \"{}-01-01\"\ntext = \"A\"\nphase = \"running\"\n", 1000 + i)
            }),
        );
    }),
    of("pages", 150, |site, n| (0..n).for_each(|i| record(site, "pages", &format!("p{i}"), "", "Text."))),
];

/// Their siblings, for `tests/linear/steps.sh`.
pub(crate) const SIBLINGS: &[Generator] = &[
    of("bare links", 5_000, |site, n| body(site, &"<https://a.example> ".repeat(n))),
    of("open quotes", 20_000, |site, n| body(site, &"\"v ".repeat(n))),
    of("nested pictures", 2_500, |site, n| {
        body(site, &format!("{}a{}", "![".repeat(n), "](a.png)".repeat(n)));
    }),
    of("missing pictures", 2_500, |site, n| body(site, &"![a](b.png)\n".repeat(n))),
    of("open html comments", 10_000, |site, n| body(site, &"a <!-- ".repeat(n))),
    of("open processing", 10_000, |site, n| body(site, &"a <? <!A <![CDATA[ ".repeat(n))),
    of("open brackets", 20_000, |site, n| body(site, &"[".repeat(n))),
    of("open links", 10_000, |site, n| body(site, &"[a](".repeat(n))),
    of("open links with titles", 10_000, |site, n| body(site, &"[a](b \"".repeat(n))),
    of("open angle links", 10_000, |site, n| body(site, &"[a](<b".repeat(n))),
    of("stars", 20_000, |site, n| body(site, &"a**b".repeat(n))),
    of("struck", 20_000, |site, n| body(site, &"a~~b~c ".repeat(n))),
    of("code", 1_500, |site, n| body(site, &lines(n, |line, i| write!(line, "{}a", "`".repeat(i % 97 + 1))))),
    of("backslashes", 50_000, |site, n| body(site, &"\\".repeat(n))),
    of("entities", 20_000, |site, n| body(site, &"&amp;&x".repeat(n))),
    of("quotations", 10_000, |site, n| body(site, &format!("{}a", ">".repeat(n)))),
    of("lists in one line", 10_000, |site, n| body(site, &format!("{}a", "- ".repeat(n)))),
    of("items", 10_000, |site, n| body(site, &"- položka\n".repeat(n))),
    of("tasks", 5_000, |site, n| body(site, &"- [ ] položka\n".repeat(n))),
    of("rows of a table", 2_500, |site, n| {
        body(site, &format!("| a | b |\n|---|---|\n{}", "| č | ď |\n".repeat(n)));
    }),
    of("definitions", 5_000, |site, n| body(site, &"pojem\n: výklad\n\n".repeat(n))),
    of("link definitions", 5_000, |site, n| {
        body(site, &lines(n, |line, i| writeln!(line, "[a{i}]: https://a.example\n\n[a{i}]")));
    }),
    of("braces of headings", 5_000, |site, n| body(site, &"# a {.b .c d=e}\n\n".repeat(n))),
    of("braces of one heading", 10_000, |site, n| body(site, &format!("# a {{{}}}\n", ".b ".repeat(n)))),
    of("links to records", 5_000, |site, n| body(site, &"[](page:a) ".repeat(n))),
    of("unknown links to records", 2_500, |site, n| body(site, &"[](page:aaa) ".repeat(n))),
    of("numbers", 2_500, |site, n| body(site, &"tel. 601 234 567, ".repeat(n))),
    of("addresses", 2_500, |site, n| body(site, &"a@b.cz ".repeat(n))),
    of("at signs", 20_000, |site, n| body(site, &"a@".repeat(n))),
    of("digits", 40_000, |site, n| body(site, &"1".repeat(n))),
    of("plus signs", 20_000, |site, n| body(site, &"+1 ".repeat(n))),
    of("web addresses in words", 10_000, |site, n| body(site, &"www.www.".repeat(n))),
    of("forms of a term", 1_500, forms),
    of("a term used often", 5_000, |site, n| {
        term(site, 0, "");
        body(site, &"pojem0 ".repeat(n));
    }),
    of("parts", 500, parts),
    of("translated parts", 500, translated_parts),
    of("columns of a csv", 5_000, |site, n| {
        sheet(site, &format!("{}\n{}\n", "a,".repeat(n), "1,".repeat(n)));
    }),
    of("quotes of a csv", 20_000, |site, n| sheet(site, &format!("year,value\n{}", "\"\"".repeat(n)))),
    of("short rows of a csv", 5_000, |site, n| sheet(site, &format!("year,value\n{}", "2020\n".repeat(n)))),
    of("fields", 2_500, |site, n| page(site, &lines(n, |line, i| writeln!(line, "pole{i} = 1")), "")),
    of("dotted keys", 1_000, |site, n| {
        page(site, &format!("[extra]\n{}", lines(n, |line, i| writeln!(line, "a.b{i}.c = 1"))), "");
    }),
    of("steps of a key", 1_000, |site, n| page(site, &format!("[extra]\n{}a = 1\n", "a.".repeat(n)), "")),
    of("nested arrays", 2_500, |site, n| {
        page(site, &format!("[extra]\na = {}{}\n", "[".repeat(n), "]".repeat(n)), "");
    }),
    of("open arrays", 2_500, |site, n| page(site, &format!("[extra]\na = {}\n", "[".repeat(n)), "")),
    of("open tables", 2_500, |site, n| page(site, &format!("[extra]\na = {}\n", "{a = ".repeat(n)), "")),
    of("a long array", 10_000, |site, n| page(site, &format!("[extra]\na = [{}]\n", "1, ".repeat(n)), "")),
    of("toml faults in one line", 2_500, |site, n| page(site, &format!("a = [{}]\n", "= , ".repeat(n)), "")),
    of("toml lines without values", 2_500, |site, n| page(site, &"žlutý kůň\n".repeat(n), "")),
    of("toml quotes", 5_000, |site, n| page(site, &format!("a = {}\n", "\"".repeat(n)), "")),
    of("headers of tables", 2_500, |site, n| {
        page(site, &lines(n, |line, i| writeln!(line, "[extra.t{i}]")), "");
    }),
    of("arrays of tables", 2_500, |site, n| page(site, &"[[extra.t]]\na = 1\n".repeat(n), "")),
    of("former addresses", 1_500, |site, n| {
        page(site, &format!("former_urls = [{}]\n", lines(n, |line, i| write!(line, "\"/a/{i}/\", "))), "");
    }),
    of("a set of dates", 5_000, |site, n| {
        measure(site, &format!("period = \"[{}2020]\"\n", "2020-01,".repeat(n)));
    }),
    of("a broken date", 20_000, |site, n| measure(site, &format!("period = \"{}\"\n", "2020-".repeat(n)))),
    of("a long id", 20_000, |site, n| {
        measure(site, &format!("goals = [\"{}\"]\n", "a".repeat(n)));
    }),
    of("a long anchor", 5_000, |site, n| {
        body(site, &format!("# {}\n\n[a](#{}b)\n", "ab".repeat(n), "ab".repeat(n)));
    }),
    of("a long key", 10_000, |site, n| page(site, &format!("{} = 1\n", "title".repeat(n)), "")),
    of("points of an outline", 10_000, outline),
    of("rings of an outline", 1_500, |site, n| {
        geometry(
            site,
            &format!(
                "{{\"type\":\"Polygon\",\"coordinates\":[{}]}}",
                vec!["[[15,50],[16,50],[16,51],[15,50]]"; n + 1].join(",")
            ),
        );
    }),
    of("nested geojson", 5_000, |site, n| {
        geometry(
            site,
            &format!("{}{}", "{\"type\":\"GeometryCollection\",\"geometries\":[".repeat(n), "]}".repeat(n)),
        );
    }),
    of("circles", 500, circle),
    of("masks in rounds", 5_000, |site, n| {
        body(site, &format!("{}678@y.cz--601234567", "678@y.cz--555 012 345 ".repeat(n)));
    }),
    of("numbers with marks between", 5_000, |site, n| body(site, &"+420 601 234 5 ".repeat(n))),
    of("(at) signs", 5_000, |site, n| body(site, &"a (at) ".repeat(n))),
    of("percent signs", 5_000, |site, n| body(site, &"%40%2".repeat(n))),
    of("links to one long part", 1_500, |site, n| {
        let text = "Text. ".repeat(n);
        record(
            site,
            "meetings",
            "m",
            &format!("date = \"2026-01-01\"\n[[task]]\nid = \"u\"\ntext = \"{text}\"\n"),
            "",
        );
        body(site, &"[](meeting:m#u) ".repeat(n));
    }),
    of("missing attachments", 1_000, |site, n| {
        page(site, &lines(n, |line, i| write!(line, "[[attachments]]\nfile = \"a{i}.pdf\"\n")), "");
    }),
    of("attachments", 1_000, |site, n| {
        for i in 0..n {
            site.add_asset(format!("content/pages/a/a{i}.pdf"), 1);
        }
        page(site, &lines(n, |line, i| write!(line, "[[attachments]]\nfile = \"a{i}.pdf\"\n")), "");
    }),
    of("tags", 2_500, |site, n| {
        page(site, &format!("tags = [{}]\n", lines(n, |line, i| write!(line, "\"t{i}\", "))), "");
    }),
    of("sources", 1_000, |site, n| page(site, &"[[sources]]\ntext = \"A\"\n".repeat(n), "")),
    of("a tree of goals", 250, |site, n| {
        for i in 0..n {
            record(
                site,
                "goals",
                &format!("g{i}"),
                &(if i == 0 { String::new() } else { format!("parent = \"g{}\"\n", i / 4) }),
                "",
            );
        }
    }),
    of("translations of a text", 10_000, |site, n| {
        site.add(config::FILE, "title = \"Z\"\nlanguages = [\"cs\", \"en\"]\n");
        body(site, &"slovo ".repeat(n));
        site.add("content/pages/a.en.md", format!("+++\ntitle = \"A\"\n+++\n{}", "word ".repeat(n)));
    }),
    of("texts of the configuration", 10_000, |site, n| {
        site.add(
            config::FILE,
            format!(
                "title = \"Z\"\nlanguages = [\"cs\"]\nnotice = \"\"\"\n{}\n\"\"\"\n",
                "slovo [a](#b)\n".repeat(n)
            ),
        );
    }),
    of("settings of the configuration", 2_500, |site, n| {
        site.add(
            config::FILE,
            format!(
                "title = \"Z\"\nlanguages = [\"cs\"]\n{}\n[levels]\n{}\n",
                lines(n, |line, i| writeln!(line, "x{i} = 1")),
                lines(n, |line, i| writeln!(line, "x{i} = \"off\""))
            ),
        );
    }),
    of("values with a place", 500, |site, n| {
        for i in 0..n {
            record(site, "places", &format!("p{i}"), "", "");
        }
        sheet(site, &format!("year,place,value\n{}", lines(n, |line, i| writeln!(line, "2020,p{i},{i}"))));
    }),
    of("long words", 20_000, |site, n| body(site, &"příliš".repeat(n))),
    of("different words", 5_000, |site, n| body(site, &lines(n, |line, i| write!(line, "slovo{i} ")))),
    of("a goal with all measures", 150, measures),
    of("wrong files", 1_500, |site, n| {
        (0..n).for_each(|i| {
            site.add(format!("content/pagez/p{i}.md"), "+++\n+++\n");
        });
    }),
    of("empty lines", 100_000, |site, n| body(site, &"\n".repeat(n))),
    of("line breaks", 10_000, |site, n| body(site, &"a\\\n".repeat(n))),
    of("broken bytes", 10_000, |site, n| {
        site.add(
            "content/pages/a.md",
            [b"+++\ntitle = \"A\"\n+++\n".as_slice(), &b"\xff a".repeat(n)].concat(),
        );
    }),
];
