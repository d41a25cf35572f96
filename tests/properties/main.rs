//! Readers hold what they promise on whatever is written: scraps that meet in ways nobody would write.
//!
//! `PROPTEST_CASES=100000 cargo test --release --test properties` makes more of them. The same properties are targets of a
//! fuzzer in `fuzz/`.
#![expect(clippy::expect_used, reason = "a test fails by stopping")]

mod readers;

use proptest::prelude::*;

/// Texts made of these scraps, of any letters, or of both.
fn texts(scraps: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => prop::sample::select(scraps).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[ -~]{0,4}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

const TOML: &[&str] = &[
    "+++\n",
    "title = \"Žluť\"\n",
    "\n",
    "phase = \"running\"\n",
    "period = \"2024/2025\"\n",
    "[[activity]]\n",
    "[[link]]\n",
    "[extra]\n",
    "id = \"a\"\n",
    "to = \"document:x#1\"\n",
    "goals = [\"a\", 1]\n",
    "cost = { amount = 1, currency = \"CZK\" }\n",
    "\"\"\"",
    "\"",
    "'",
    "\\u0000",
    "\\u202e",
    "[",
    "]",
    "{",
    "}",
    "=",
    ",",
    "#",
    "draft = true\n",
    "languages = [\"cs\", \"en\"]\n",
    "[checks]\n",
    "base_url = \"https://a.cz/b\"\n",
    "colour = \"#777\"\n",
    "[[tier]]\n",
    "1979-05-27\n",
    "99999999999999999999",
    "1e999",
    "\u{feff}",
    "\r\n",
    "\0",
    "\u{202e}",
    "„x“",
    "former_urls = [\"/a/\"]\n",
    "[inventory]\nread = \"2026\"\n",
    "[[item]]\ntitle = \"a\"\n",
    "[a](b.md)\n",
    "[accessibility]\n",
    "summary = \"x\"\n",
];

const MARKDOWN: &[&str] = &[
    "# ",
    "\n",
    "\n\n",
    " ",
    "    ",
    "> ",
    "- ",
    "1. ",
    "*",
    "**",
    "_",
    "`",
    "```",
    "\\",
    "|",
    "\n|---|\n",
    "| a |\n",
    "[",
    "]",
    "(",
    ")",
    "![",
    "](",
    "](/x \"t\")",
    "](https://a.cz/\"x)",
    "](javascript:x)",
    "[^1]",
    "[^1]: ",
    "[x]: /y\n",
    "<",
    ">",
    "<b onclick=x>",
    "</p>",
    "<!--",
    "-->",
    "<script>",
    "<svg/onload=x>",
    "<https://a.cz>",
    "&#60;",
    "&lt;",
    "&quot;",
    "\"",
    "'",
    "{#a}",
    "---",
    "Žluť",
    "a",
    "\r\n",
    "\0",
    "\u{202e}",
    "https://a.cz",
    "www.a.cz",
    "•",
    "a) ",
];

const TABLE: &[&str] = &[
    "year,value\n",
    "year;place;value\n",
    ",",
    ";",
    "\n",
    "\r\n",
    "\"",
    "2024",
    "1,5",
    "1.5",
    "-",
    "",
    "place:a",
    "n",
    "\u{feff}",
    "\0",
    "Ž",
    "year",
    "value",
    "note",
    "\t",
];

const INVENTORY: &[&str] = &[
    "{\"format\":\"vazba-inventory\",\"version\":1,\"title\":{},\"languages\":[],\"items\":[",
    "{\"id\":\"goal:a\",\"kind\":\"goal\",\"title\":{\"cs\":\"Á\"},\"url\":\"https://a.cz/\"}",
    "]}",
    ",",
    "<StrategicPlan>",
    "</StrategicPlan>",
    "<Goal>",
    "</Goal>",
    "<Objective><Name>",
    "</Name></Objective>",
    "<Name/>",
    "<SequenceIndicator>1.</SequenceIndicator>",
    "&amp;",
    "&x;",
    "&#x202e;",
    "<![CDATA[",
    "]]>",
    "<!DOCTYPE a>",
    "kód;název;rodič\n",
    "code,title,parent\n",
    "1;Péče;\n",
    "1.1,Péče,1\n",
    "\"",
    "\"\"\"",
    "\\",
    "\n",
    "\u{feff}",
    "\u{200b}",
    "\u{202e}",
    "č",
    "e\u{301}",
];

const DATE: &[&str] = &[
    "2021",
    "2024-02-29",
    "2023-02-29",
    "-",
    "/",
    "..",
    "[",
    "]",
    "13",
    "31",
    "00",
    "9999",
    "0000",
    "T",
    "ongoing",
    " ",
    "2021-07",
    "2021-07-13/2022",
    "~",
    "?",
    "X",
];

const OUTLINE: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"type\"",
    "\"Polygon\"",
    "\"MultiPolygon\"",
    "\"Feature\"",
    "\"coordinates\"",
    "\"geometry\"",
    "[[[0,0],[1,0],[1,1],[0,0]]]",
    "0",
    "1e308",
    "-1e308",
    "null",
    "181",
    "\"FeatureCollection\"",
    "\"features\"",
    " ",
    "\0",
    "1e-400",
    "{\"type\":\"Polygon\",\"coordinates\":[[[14,50],[15,50],[15,51],[14,50]]]}",
];

const PERSONAL: &[&str] = &[
    "555 012 345",
    "+420",
    "info@urad.example",
    "736028/5163",
    "19-2000145399/0800",
    " Kč",
    "://",
    "www.",
    "CZ65 0800 0000 1920 0014 5399",
    "&nbsp;",
    "\n",
    "\u{200b}",
    "%40",
    "&#64;",
    " (at) ",
    "\u{2212}",
    "5",
    "1",
    "/",
    "-",
    ".",
    "@",
    "ž",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn records(text in texts(TOML)) {
        readers::record(&text);
        readers::record(&format!("+++\n{text}\n+++\n{text}"));
    }

    #[test]
    fn configurations(text in texts(TOML)) {
        readers::configuration(&text);
    }

    #[test]
    fn texts_in_records(text in texts(MARKDOWN)) {
        readers::record(&format!("+++\ntitle = \"x\"\n+++\n{text}"));
    }

    #[test]
    fn html(text in texts(MARKDOWN)) {
        readers::markdown(&text);
    }

    #[test]
    fn tables(text in texts(TABLE)) {
        readers::table(&text);
        readers::table(&format!("year,value\n{text}"));
    }

    #[test]
    fn items(text in texts(TOML)) {
        readers::items(&text);
        readers::items(&format!("[[item]]\n{text}"));
    }

    #[test]
    fn inventories(text in texts(INVENTORY)) {
        readers::inventory(&text);
    }

    #[test]
    fn dates(text in texts(DATE)) {
        readers::date(&text);
    }

    #[test]
    fn outlines(text in texts(OUTLINE)) {
        readers::outline(&text);
    }

    #[test]
    fn personal_data(text in texts(PERSONAL)) {
        readers::scanner(&text);
    }
}
