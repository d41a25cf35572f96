//! The index of small sites, to the letter.

use vazba::output::MemoryOutput;
use vazba::source::Sources;

use crate::{build, text};

const SITE: [(&str, &str); 6] = [
    ("vazba.toml", "title = \"Kraj\"\nlanguages = [\"cs\", \"en\"]\n"),
    ("content/strategies/s.md", "+++\ntitle = \"Strategie\"\n+++\n"),
    (
        "content/measures/byty.md",
        "+++\ntitle = \"Krizové byty\"\ncode = \"1.2\"\nstrategy = \"s\"\nsummary = \"Pomoc obcím.\"\n+++\nByty pro **rodiny** v obcích, pomoc NNO.\n",
    ),
    ("content/measures/byty.en.md", "+++\ntitle = \"Crisis flats\"\n+++\n"),
    (
        "content/terms/nno.md",
        "+++\ntitle = \"NNO\"\nabbreviation = \"NNO\"\nexpansion = \"nezisková organizace\"\nabout = [\"measure:byty\"]\n+++\n",
    ),
    (
        "content/meetings/j.md",
        "+++\ntitle = \"Jednání\"\n[[task]]\nid = \"u1\"\ntext = \"Zjistit počet bytů.\"\n+++\n## Úvod\n\nŠkoly.\n",
    ),
];

fn built() -> MemoryOutput {
    let mut sources = Sources::default();
    for (path, text) in SITE {
        sources.add(path, text);
    }
    build(&mut sources, false)
}

#[test]
fn words_lead_to_documents_by_the_class_of_their_text() {
    // Documents: 0 the strategy, 1 the measure, 2 the sitting, 3 the term, 4 the task, 5 to 12 the overviews.
    // Classes: a title that is one word, title, code, summary, names, the rest; in each the steps between documents.
    let expected = r#"[["1.2",[[],[],[1]]],
["byt",[[],[1,3]]],
["jednan",[[2,5],[9],[],[],[],[4]]],
["kalendar",[[10]]],
["kriz",[[],[1]]],
["nezisc",[[],[],[],[],[1,2]]],
["nno",[[3],[],[],[],[1]]],
["obc",[[],[],[],[1]]],
["opatren",[[6],[],[],[],[],[1]]],
["organizac",[[],[],[],[],[1,2]]],
["pocet",[[],[4]]],
["poct",[[],[4]]],
["poj",[[],[],[],[],[],[3]]],
["pojem",[[],[],[],[],[],[3]]],
["pojm",[[],[8]]],
["pomoc",[[],[],[],[1]]],
["rod",[[],[],[],[],[],[1]]],
["skol",[[],[],[],[],[],[2]]],
["slovnic",[[],[8]]],
["strategi",[[0,5]]],
["ukol",[[],[9],[],[],[],[4]]],
["uvod",[[],[],[],[],[],[2]]],
["web",[[12]]],
["zjistit",[[],[4]]],
["zkratc",[[],[8]]],
["zkratek",[[],[8]]],
["zmenil",[[11]]]]
"#;
    assert_eq!(text(&built(), "search-index/cs/words-0.json"), expected);
}

#[test]
fn documents_say_what_results_show() {
    let expected = concat!(
        r#"[["/strategie/s/","Strategie",null,null,null],"#,
        r#"["/opatreni/byty/","Krizové byty","1.2","Pomoc obcím.",null],"#,
        r#"["/jednani/j/","Jednání",null,"Úvod Školy.",null],"#,
        r#"["/slovnik/nno/","NNO",null,null,null],"#,
        r##"["/jednani/j/#u1","Zjistit počet bytů.",null,null,"Jednání"],"##,
        r#"["/strategie/","Strategie",null,null,null],"#,
        r#"["/opatreni/","Opatření",null,null,null],"#,
        r#"["/jednani/","Jednání",null,null,null],"#,
        r#"["/slovnik/","Slovník pojmů a zkratek",null,null,null],"#,
        r#"["/ukoly/","Úkoly z jednání",null,null,null],"#,
        r#"["/kalendar/","Kalendář",null,null,null],"#,
        r#"["/zmeny/","Co se změnilo",null,null,null],"#,
        r#"["/o-webu/","O webu",null,null,null]]"#,
    );
    assert_eq!(text(&built(), "search-index/cs/records-0.json"), expected);
}

#[test]
fn texts_that_are_not_translated_are_marked_and_kept_by_their_own_language() {
    let output = built();
    let records = text(&output, "search-index/en/records-0.json");
    assert!(
        records.contains(r#"["/en/measures/byty/","Crisis flats","1.2",["Pomoc obcím.","cs"],null]"#),
        "{records}"
    );
    let words = text(&output, "search-index/en/words-0.json");
    for line in [r#"["crisi",[[],[1]]]"#, r#"["flat",[[],[1]]]"#, r#"["obc",[[],[],[],[1]]]"#] {
        assert!(words.contains(line), "{line} in {words}");
    }
}

#[test]
fn the_head_says_how_to_read_the_rest() {
    let output = built();
    let head: serde_json::Value =
        serde_json::from_str(text(&output, "search-index/cs/head.json")).expect("it is JSON");
    assert_eq!(head["words"], serde_json::json!(["1.2"]));
    assert_eq!(head["same"], serde_json::json!([[["nno"], ["nezisc", "organizac"]]]));
    let sorts: Vec<(&str, u64)> = head["sorts"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|sort| (sort["slug"].as_str().expect("a text"), sort["end"].as_u64().expect("a number")))
        .collect();
    assert_eq!(
        sorts,
        [("strategie", 1), ("opatreni", 2), ("jednani", 3), ("slovnik", 4), ("ukoly", 5), ("prehledy", 13)]
    );
}

#[test]
fn a_site_of_pages_only_has_no_index_and_says_so() {
    let mut sources = Sources::default();
    for (path, text) in SITE {
        sources.add(path, text);
    }
    let output = build(&mut sources, true);
    assert!(!output.files.keys().any(|path| path.starts_with("search-index/")));
    let page = text(&output, "hledat/index.html");
    assert!(page.contains("Tento web je sestaven bez hledání."), "{page}");
    assert!(page.contains(r#"<a href="/opatreni/byty/">Krizové byty</a>"#), "{page}");
    assert!(!page.contains("<script"), "{page}");
}

#[test]
fn many_titles_stand_on_pages_of_their_own() {
    let mut sources = Sources::default();
    sources.add("vazba.toml", "title = \"Kraj\"\n");
    for number in 0..2500 {
        let title = if number < 5 { format!("Čtení {number}") } else { format!("Chata {number:04}") };
        sources.add(format!("content/terms/t-{number:04}.md"), format!("+++\ntitle = \"{title}\"\n+++\n"));
    }
    let output = build(&mut sources, true);
    let pages: Vec<(&str, usize)> = output
        .files
        .iter()
        .filter(|(path, _)| path.starts_with("hledat/"))
        .map(|(path, bytes)| {
            (path.as_str(), String::from_utf8_lossy(bytes).matches("<a href=\"/slovnik/t-").count())
        })
        .filter(|(_, titles)| *titles > 0)
        .collect();
    assert_eq!(
        pages,
        [("hledat/ch-2/index.html", 495), ("hledat/ch/index.html", 2000), ("hledat/u10d/index.html", 5)]
    );
    let page = text(&output, "hledat/index.html");
    assert!(page.contains(r#"<a href="/hledat/ch-2/">Chata 2005 – Chata 2499</a>"#), "{page}");
    assert!(page.contains(r#"<a href="/hledat/u10d/">Č</a>"#), "{page}");
}
