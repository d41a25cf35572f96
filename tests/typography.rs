//! Typography: tables of what is typed and what stands on the page, and what holds for any text.
//!
//! `tests/typography/<language>.md` hold the tables; `⍽` stands for a no-break space.
#![expect(clippy::disallowed_methods, clippy::expect_used, reason = "the tables are files, and sound ones")]

use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use vazba::diag::Sink;
use vazba::locale::Locale;
use vazba::source::Sources;

const LANGUAGES: [&str; 3] = ["cs", "en", "uk"];

fn read(path: &str) -> String {
    fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)).expect("it is there")
}

fn locale(code: &str) -> Locale {
    let text = read(&format!("themes/default/lang/{code}.toml"));
    let mut sources = Sources::default();
    let file = sources.add("lang.toml", text.as_str());
    Locale::load(code, &[(file, text.as_str())], &mut Sink::default()).expect("it is a language")
}

/// Rows of the tables of a language: what is typed, what stands on the page.
fn cases(code: &str) -> Vec<(String, String)> {
    let cell = |cell: &str| Some(cell.trim().strip_prefix('`')?.strip_suffix('`')?.replace('⍽', "\u{a0}"));
    let text = read(&format!("tests/typography/{code}.md"));
    let rows = text.lines().filter_map(|line| {
        let mut cells = line.strip_prefix('|')?.strip_suffix('|')?.split('|');
        Some((cell(cells.next()?)?, cell(cells.next()?)?))
    });
    rows.collect()
}

#[test]
fn what_is_typed_is_set_as_the_tables_say() {
    for code in LANGUAGES {
        let locale = locale(code);
        let cases = cases(code);
        assert!(cases.len() >= 10, "{code} has {} cases", cases.len());
        let visible = |text: &str| text.replace('\u{a0}', "⍽");
        for (written, wanted) in cases {
            let set = locale.typography().set(&written);
            assert_eq!(visible(&set), visible(&wanted), "{code}: {written}");
        }
    }
}

#[test]
fn a_paragraph_of_a_megabyte_is_set_at_once() {
    const MANY: usize = 100_000;
    let locale = locale("cs");
    let set = |text: &str| locale.typography().set(text).into_owned();
    assert_eq!(set(&"\"kůň\" ".repeat(MANY)), "„kůň“ ".repeat(MANY));
    // Marks that are never closed, before others that are.
    let open = "\"kůň ".repeat(MANY);
    assert_eq!(
        set(&format!("{open}{}", "'žlutý' ".repeat(MANY))),
        format!("{open}{}", "‚žlutý‘ ".repeat(MANY))
    );
    let text = "`kód` kůň 5 % ".repeat(MANY);
    let fixed: Vec<_> = text.match_indices("`kód`").map(|(at, code)| at..at + code.len()).collect();
    assert_eq!(locale.typography().edits(&text, &fixed).len(), MANY);
}

#[test]
fn a_language_without_rules_leaves_texts_alone() {
    let text = "[language]\nname = \"Polski\"\n";
    let file = Sources::default().add("lang.toml", text);
    let polish = Locale::load("pl", &[(file, text)], &mut Sink::default()).expect("it is a language");
    assert_eq!(
        polish.typography().set("\"w 10 000 zł - i 2021-2027...\""),
        "\"w 10 000 zł - i 2021-2027...\""
    );
}

/// Words and marks as they meet in texts, in any order.
fn texts() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "k",
        "V",
        "a",
        "i",
        "й",
        "žluťoučký",
        "kůň",
        "сім'я",
        "10",
        "000",
        "2021-2027",
        "14.",
        "2.",
        "února",
        "Kč",
        "%",
        "\"",
        "'",
        "„",
        "“",
        "«",
        "»",
        "‚",
        "‘",
        "...",
        "…",
        "-",
        "--",
        "–",
        "—",
        "(",
        ")",
        ".",
        ",",
        "§",
        "č.",
        "J.",
        "A.",
        "https://x.example/a-b",
        "a@b.example",
        "a-1-2",
        "2015-02-14",
        "../x/...",
        "\u{a0}",
        "\u{202f}",
        "\n",
        "́",
    ]);
    let gap = prop::sample::select(vec!["", " ", " ", " ", "  "]);
    prop::collection::vec((words, gap), 0..24)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(word, gap)| [word, gap]).collect())
}

/// The text without all that typography may change; a dash is one whatever its length, and so is an ellipsis.
fn bare(text: &str) -> String {
    let plain = text.replace("--", "-").replace("...", "…");
    plain
        .chars()
        .map(|letter| match letter {
            '\u{a0}' => ' ',
            '–' | '—' => '-',
            '"' | '\'' | '„' | '“' | '”' | '‚' | '‘' | '’' | '«' | '»' => '"',
            other => other,
        })
        .collect()
}

proptest! {
    #[test]
    fn only_blanks_quotes_dashes_and_dots_change(text in texts()) {
        for code in LANGUAGES {
            let locale = locale(code);
            prop_assert_eq!(bare(&locale.typography().set(&text)), bare(&text));
        }
    }

    #[test]
    fn what_is_set_stays_as_it_is(text in texts()) {
        for code in LANGUAGES {
            let locale = locale(code);
            let once = locale.typography().set(&text).into_owned();
            prop_assert_eq!(locale.typography().set(&once), once.as_str());
        }
    }

    #[test]
    fn any_text_is_set_without_a_fault(text in ".{0,60}") {
        let locale = locale("cs");
        prop_assert_eq!(bare(&locale.typography().set(&text)), bare(&text));
    }

    #[test]
    fn fixed_stretches_are_never_touched(before in texts(), code in texts(), after in texts()) {
        let locale = locale("cs");
        let text = format!("{before}{code}{after}");
        let fixed = before.len()..before.len() + code.len();
        let edits = locale.typography().edits(&text, std::slice::from_ref(&fixed));
        for (range, _) in &edits {
            prop_assert!(range.end <= fixed.start || fixed.end <= range.start, "{range:?} of {text:?}");
        }
        for pair in edits.windows(2) {
            prop_assert!(pair[0].0.end <= pair[1].0.start, "{edits:?}");
        }
    }
}
