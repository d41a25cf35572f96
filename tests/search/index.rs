//! The index of small sites, to the letter.

use serde::de::DeserializeOwned;
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
    build(&sources, false)
}

/// How many documents there are beside the overviews, which come last and grow with each page that Vazba gets.
const OWN: u64 = 5;

/// The names of the classes, in their order.
const CLASSES: [&str; 13] = [
    "whole",
    "first of 2",
    "first of 3",
    "first of 4",
    "first",
    "of 2",
    "of 3",
    "of 4",
    "title",
    "code",
    "summary",
    "names",
    "body",
];

/// What a file of an index holds beside its version.
fn data<T: DeserializeOwned>(output: &MemoryOutput, path: &str) -> T {
    let mut file: serde_json::Value = serde_json::from_str(text(output, path)).expect("it is JSON");
    serde_json::from_value(file["data"].take()).expect("it is as the test says")
}

/// The words of an index in their order, each with the numbers of the documents that hold it, by class.
fn words(output: &MemoryOutput, path: &str) -> Vec<String> {
    let terms: Vec<serde_json::Value> = data(output, path);
    let mut lines = Vec::new();
    for term in terms {
        let classes: Vec<Vec<u64>> = serde_json::from_value(term[1].clone()).expect("lists of numbers");
        let mut line = term[0].as_str().expect("a key").to_owned();
        if let Some(key) = term[2].as_str() {
            line = format!("{line}/{key}");
        }
        for (class, steps) in CLASSES.iter().zip(classes) {
            let mut at = 0;
            let numbers = steps.iter().map(|step| {
                at += step;
                at
            });
            let own: Vec<String> =
                numbers.filter(|number| *number < OWN).map(|number| number.to_string()).collect();
            if !own.is_empty() {
                line = format!("{line} {class} {}", own.join(","));
            }
        }
        if line.contains(' ') {
            lines.push(line);
        }
    }
    lines
}

#[test]
fn words_lead_to_documents_by_the_class_of_their_text() {
    // 0 the strategy, 1 the measure, 2 the sitting, 3 the term, 4 the task.
    assert_eq!(
        words(&built(), "search-index/cs/words-0.json"),
        [
            "1.2 code 1",
            "byt of 2 1 of 3 4",
            "jednan whole 2 body 4",
            "kriz first of 2 1",
            "nezisc names 1,3",
            "nno whole 3 names 1",
            "obc summary 1",
            "opatren/opatřen body 1",
            "organizac names 1,3",
            "pocet/počet of 3 4",
            "poct/počt of 3 4",
            "poj body 3",
            "pojem body 3",
            "pomoc summary 1",
            "rod body 1",
            "skol/škol body 2",
            "strategi whole 0",
            "ukol body 4",
            "uvod body 2",
            "zjistit first of 3 4",
        ]
    );
}

/// `být` is in every text, `byt` is what a strategy is about, and only marks tell `rada` from `řada`.
#[test]
fn words_that_differ_by_marks_are_told_apart() {
    let mut sources = Sources::default();
    let text = "Řada bytů musela být prázdná, než rada určila pořadí.";
    sources.add("vazba.toml", "title = \"Kraj\"\nlanguages = [\"cs\"]\n");
    sources.add("content/terms/t.md", format!("+++\ntitle = \"Pojem\"\n+++\n{text}\n"));
    let output = build(&sources, false);
    let found = words(&output, "search-index/cs/words-0.json");
    for line in ["byt body 0", "rad body 0", "rad/řad body 0", "porad/pořad body 0"] {
        assert!(found.iter().any(|word| word == line), "{line} in {found:?}");
    }
    let head: serde_json::Value =
        serde_json::from_str(self::text(&output, "search-index/cs/head.json")).expect("it is JSON");
    let ignored: Vec<&str> =
        head["ignored"].as_array().expect("a list").iter().filter_map(|word| word.as_str()).collect();
    for (word, due) in [("být", true), ("byt", false), ("byl", true), ("při", true), ("pri", true)] {
        assert_eq!(ignored.contains(&word), due, "{word}");
    }
}

/// A way without words fits everywhere and leads no further: the script that follows it never ended.
#[test]
fn a_term_without_letters_is_no_way_of_saying_anything() {
    for (abbreviation, title, forms) in
        [("§", "paragraf", "„–“"), ("NNO", "…", "nezisková organizace"), ("⟶", "…", "§")]
    {
        let mut sources = Sources::default();
        sources.add("vazba.toml", "title = \"Kraj\"\nlanguages = [\"cs\"]\n");
        let term = format!(
            "+++\ntitle = \"{title}\"\nabbreviation = \"{abbreviation}\"\nexpansion = \"{title} {title}\"\nforms = [\"{forms}\"]\n+++\n"
        );
        sources.add("content/terms/t.md", term);
        let output = build(&sources, false);
        let head: serde_json::Value =
            serde_json::from_str(text(&output, "search-index/cs/head.json")).expect("it is JSON");
        let same: Vec<Vec<Vec<String>>> =
            serde_json::from_value(head["same"].clone()).expect("lists of keys");
        assert!(same.iter().flatten().all(|way| !way.is_empty()), "{abbreviation}: {same:?}");
    }
}

#[test]
fn ids_on_the_page_are_single_for_every_letter() {
    let mut sources = Sources::default();
    sources.add("vazba.toml", "title = \"Kraj\"\nlanguages = [\"cs\"]\n");
    let letters = "aábcčdďeéěfghiíjklmnňoópqrřsštťuúůvwxyýzž0123456789ßœжїא中€§„";
    for (number, letter) in letters.chars().enumerate() {
        sources.add(format!("content/terms/t-{number}.md"), format!("+++\ntitle = \"{letter}q\"\n+++\n"));
    }
    let output = build(&sources, false);
    let page = text(&output, "hledat/index.html");
    let mut ids: Vec<&str> = page
        .split(" id=")
        .skip(1)
        .map(|rest| rest.trim_start_matches('"').split(['"', ' ', '>']).next().unwrap_or_default())
        .collect();
    ids.sort_unstable();
    let all = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), all);
    assert!(ids.contains(&"_q") && ids.contains(&"_letter-q"), "{ids:?}");
}

#[test]
fn documents_say_what_results_show() {
    let expected = concat!(
        r#"[["/strategie/s/","Strategie",null,null,null],"#,
        r#"["/opatreni/byty/","Krizové byty","1.2","Pomoc obcím.",null],"#,
        r#"["/jednani/j/","Jednání",null,"Úvod Školy.",null],"#,
        r#"["/slovnik/nno/","NNO",null,null,null],"#,
        r##"["/jednani/j/#u1","Zjistit počet bytů.",null,null,"Jednání"],"##,
    );
    let output = built();
    let records = text(&output, "search-index/cs/records-0.json");
    assert!(records.contains(&format!("\"data\":{expected}")), "{records}");
    assert!(records.contains(r#"["/kalendar/","Kalendář",null,null,null]"#), "{records}");
}

/// Who reads a result sees which strategy it is of, where a site has several, and what was replaced. What holds comes
/// first.
#[test]
fn documents_say_of_which_strategy_they_are_and_what_was_replaced() {
    let mut sources = Sources::default();
    sources.add("vazba.toml", "title = \"Kraj\"\nlanguages = [\"cs\", \"en\"]\n");
    let record = |fields: &str| format!("+++\n{fields}\n+++\n");
    for (path, fields) in [
        ("strategies/a", "title = \"Strategie 2028–2035\"\nstage = \"preparation\""),
        (
            "strategies/b",
            "title = \"Strategie kraje\"\nshort_title = \"Strategie 2027\"\nstage = \"in-force\"",
        ),
        ("strategies/b.en", "short_title = \"Strategy 2027\""),
        ("goals/a", "title = \"Bydlení\"\ncode = \"1\"\nstrategy = \"a\""),
        ("goals/b", "title = \"Bydlení\"\ncode = \"1\"\nstrategy = \"b\""),
        ("measures/m", "title = \"Byty\"\ngoals = [\"a\", \"b\"]"),
        ("measures/n", "title = \"Domy\"\ngoals = \"b\"\nsupersedes = \"m\""),
    ] {
        sources.add(format!("content/{path}.md"), record(fields));
    }
    let output = build(&sources, false);
    let results_of = |code: &str| -> (serde_json::Value, Vec<serde_json::Value>) {
        let head: serde_json::Value =
            serde_json::from_str(text(&output, &format!("search-index/{code}/head.json")))
                .expect("it is JSON");
        (head["notes"].clone(), data(&output, &format!("search-index/{code}/records-0.json")))
    };
    let (names, entries) = results_of("cs");
    assert_eq!(
        names,
        serde_json::json!([
            "Strategie 2027",
            "Strategie 2028–2035",
            "vypuštěný cíl",
            "nahrazené opatření",
            "plánovaný čas uplynul, zda k\u{a0}tomu došlo, není uvedeno"
        ])
    );
    let goals_and_measures: Vec<&serde_json::Value> = entries.iter().skip(2).take(4).collect();
    assert_eq!(
        goals_and_measures,
        [
            &serde_json::json!(["/cile/b/", "Bydlení", "1", null, null, [0]]),
            &serde_json::json!(["/cile/a/", "Bydlení", "1", null, null, [1]]),
            &serde_json::json!(["/opatreni/n/", "Domy", null, null, null, [0]]),
            &serde_json::json!(["/opatreni/m/", "Byty", null, null, null, [0, 1, 3]]),
        ]
    );
    assert_eq!(entries[0].as_array().map(Vec::len), Some(5), "a strategy is not told from others by itself");
    let (names, _) = results_of("en");
    assert_eq!(
        (&names[0], &names[1]),
        (&"Strategy 2027".into(), &serde_json::json!(["Strategie 2028–2035", "cs"]))
    );
}

/// What results lead to is there.
#[test]
fn every_document_has_a_page() {
    let output = built();
    let entries: Vec<serde_json::Value> = data(&output, "search-index/cs/records-0.json");
    for entry in entries {
        let href = entry[0].as_str().expect("an address").split('#').next().unwrap_or_default();
        assert!(output.files.contains_key(&format!("{}index.html", &href[1..])), "{href}");
    }
}

#[test]
fn texts_that_are_not_translated_are_marked_and_kept_by_their_own_language() {
    let output = built();
    let records = text(&output, "search-index/en/records-0.json");
    assert!(
        records.contains(r#"["/en/measures/byty/","Crisis flats","1.2",["Pomoc obcím.","cs"],null]"#),
        "{records}"
    );
    let words = words(&output, "search-index/en/words-0.json");
    for line in ["crisi first of 2 1", "flat of 2 1", "obc summary 1"] {
        assert!(words.iter().any(|word| word == line), "{line} in {words:?}");
    }
}

#[test]
fn the_head_says_how_to_read_the_rest() {
    let output = built();
    let head: serde_json::Value =
        serde_json::from_str(text(&output, "search-index/cs/head.json")).expect("it is JSON");
    assert_eq!(head["words"], serde_json::json!(["1.2"]));
    assert_eq!(head["notes"].as_array().map(Vec::len), Some(3), "one strategy alone is not told apart");
    assert_eq!(head["same"], serde_json::json!([[["nno"], ["nezisc", "organizac"]]]));
    let mut sorts: Vec<(&str, u64)> = head["sorts"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|sort| (sort["slug"].as_str().expect("a text"), sort["end"].as_u64().expect("a number")))
        .collect();
    assert_eq!(sorts.pop().map(|(slug, _)| slug), Some("prehledy"));
    assert_eq!(sorts, [("strategie", 1), ("opatreni", 2), ("jednani", 3), ("slovnik", 4), ("ukoly", OWN)]);
}

/// So that a script can tell when a server answers with files of another build.
#[test]
fn every_file_says_the_version_that_the_head_says() {
    let version = |output: &MemoryOutput, name: &str| -> String {
        let file: serde_json::Value =
            serde_json::from_str(text(output, &format!("search-index/cs/{name}"))).expect("it is JSON");
        file["version"].as_str().expect("it is a text").to_owned()
    };
    let built = built();
    let due = version(&built, "head.json");
    assert_eq!(due.len(), 16);
    for name in ["words-0.json", "records-0.json"] {
        assert_eq!(version(&built, name), due, "{name}");
    }
    let mut sources = Sources::default();
    for (path, text) in SITE {
        sources.add(path, text.replace("Krizové byty", "Krizové domy"));
    }
    assert_ne!(version(&build(&sources, false), "head.json"), due);
}

#[test]
fn the_page_says_where_its_index_is_and_which_word_asks_for_a_kind() {
    let output = built();
    let pages = [
        ("hledat", r#"<div class="search" data-index="/search-index/cs/" data-kind="druh">"#),
        ("en/search", r#"<div class="search" data-index="/search-index/en/" data-kind="kind">"#),
    ];
    for (folder, expected) in pages {
        let page = text(&output, &format!("{folder}/index.html"));
        assert!(page.contains(expected), "{page}");
    }
}

#[test]
fn a_site_of_pages_only_has_no_index_and_says_so() {
    let mut sources = Sources::default();
    for (path, text) in SITE {
        sources.add(path, text);
    }
    let output = build(&sources, true);
    assert!(!output.files.keys().any(|path| path.starts_with("search-index/")));
    let page = text(&output, "hledat/index.html");
    assert!(page.contains("Tento web je sestaven bez hledání."), "{page}");
    assert!(page.contains(r#"<a href="/opatreni/byty/">Krizové byty</a>"#), "{page}");
    assert!(!page.contains("<script"), "{page}");
}

#[test]
fn many_titles_stand_on_pages_of_their_own() {
    let mut sources = Sources::default();
    sources.add("vazba.toml", "title = \"Kraj\"\nlanguages = [\"cs\", \"en\"]\n");
    for number in 0..2500 {
        let title = if number < 5 { format!("Čtení {number}") } else { format!("Chata {number:04}") };
        sources.add(format!("content/terms/t-{number:04}.md"), format!("+++\ntitle = \"{title}\"\n+++\n"));
    }
    let output = build(&sources, true);
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
        [
            ("hledat/ch-2/index.html", 1000),
            ("hledat/ch-3/index.html", 495),
            ("hledat/ch/index.html", 1000),
            ("hledat/u10d/index.html", 5)
        ]
    );
    let page = text(&output, "hledat/index.html");
    assert!(page.contains(r#"<a href="/hledat/ch-3/">Chata 2005 – Chata 2499</a>"#), "{page}");
    assert!(page.contains(r#"<a href="/hledat/u10d/">Č</a>"#), "{page}");
    let last = text(&output, "hledat/ch-3/index.html").replace('\u{a0}', " ");
    assert!(last.contains("2 495 záznamů") && last.contains("Zobrazeno 2 001–2 495 z 2 495"), "{last}");
    // English has other letters, so this page is in Czech only; who wants English goes on at the beginning.
    let shelf = text(&output, "hledat/ch-2/index.html");
    assert!(!shelf.contains("<link rel=\"alternate\" hreflang="), "{shelf}");
    assert!(shelf.contains(r#"<a href="/en/search/" hreflang="en""#), "{shelf}");
}
