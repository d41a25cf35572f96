//! The browser makes the same keys of words as the program: by its own scripts, run in Node.js.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::string::string_regex;
use proptest::test_runner::TestRunner;
use vazba::disk::read_site;
use vazba::search::{Keys, fold, language, plain, words as cut};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Ends that forms of words may have, of all three languages.
const ENDS: &str = "[aeiouyíéáůú]|ou|em|ám|ím|ech|ích|ách|ami|emi|ími|ého|ému|ých|ými|ě|ěmi|ův|ová|ovi|ec|ek|eň|et|ev|čtí|ští|\
    ing|ed|'s|es|ly|ness|ful|ation|ational|ів|ами|ями|ого|ому|ий|их|ість|ення|ати|ться|ся";

/// All words of both sites.
fn words() -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for site in [".", "tests/sites/vzorovy-kraj"] {
        let (sources, _) = read_site(&Path::new(ROOT).join(site));
        for (_, file) in sources.below("content/") {
            words.extend(cut(file.text()).map(str::to_owned));
        }
    }
    words
}

/// The words, each with three endings that were drawn, and words of letters that were drawn.
fn with_inflections(words: &BTreeSet<String>) -> Vec<String> {
    let mut runner = TestRunner::deterministic();
    let mut draw = |pattern: &str| {
        let strategy = string_regex(pattern).expect("it is a pattern");
        strategy.new_tree(&mut runner).expect("it can be drawn").current()
    };
    let mut all = words.clone();
    // What has an apostrophe is no Czech word, and takes no Czech ending.
    for word in words.iter().filter(|word| !word.contains(['\'', '\u{2019}'])) {
        for _ in 0..3 {
            let cut = word.char_indices().rev().nth(word.len() % 3).map_or(0, |(at, _)| at);
            all.insert(format!("{}{}", &word[..cut], draw(ENDS)));
        }
    }
    for _ in 0..20_000 {
        all.insert(draw("[a-záčďéěíňóřšťúůýžA-ZŘ]{1,12}"));
        all.insert(draw("[а-яєіїґЄ]{1,12}('[а-яєіїґ]{2})?"));
    }
    // Only what is one word for the program can be looked up as one.
    all.retain(|word| cut(word).eq([word.as_str()]));
    all.into_iter().collect()
}

/// The keys of words, as they are kept in an index.
fn keys(code: &str, words: &[String]) -> Vec<String> {
    let none = BTreeSet::new();
    let keys = Keys::new(code, &none);
    // A letter by itself is not kept.
    words.iter().map(|word| keys.kept(word).map_or(String::new(), |kept| kept.key.to_string())).collect()
}

/// What the scripts of the page answer to each line.
fn in_browser(mode: &str, code: &str, lines: &[String]) -> Vec<String> {
    let mut child = Command::new("node")
        .arg(Path::new(ROOT).join("tests/search/words.mjs"))
        .arg(mode)
        .arg(serde_json::to_string(&language(code)).expect("it is data"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Node.js is installed");
    let mut input = child.stdin.take().expect("it is piped");
    let text = lines.join("\n");
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("it ends").expect("it reads all");
    assert!(output.status.success());
    let answers = String::from_utf8(output.stdout).expect("it is UTF-8");
    let answers: Vec<String> = answers.split_terminator('\n').map(str::to_owned).collect();
    assert_eq!(answers.len(), lines.len());
    answers
}

#[test]
#[ignore = "needs Node.js; tests/run.sh runs it"]
fn words_have_the_same_keys_in_the_browser() {
    let words = with_inflections(&words());
    assert!(words.len() > 40_000, "{} words", words.len());
    for code in ["cs", "en", "uk", "de"] {
        let ours = keys(code, &words);
        let theirs = in_browser("text", code, &words);
        let other: Vec<_> = words
            .iter()
            .zip(ours.iter().zip(&theirs))
            .filter(|(_, (ours, theirs))| !ours.is_empty() && ours != theirs)
            .collect();
        assert!(other.is_empty(), "{code}: {other:?}");
    }
}

/// A word is found by itself typed without any mark, and by a form of it that no text has.
#[test]
#[ignore = "needs Node.js; tests/run.sh runs it"]
fn words_typed_without_marks_have_the_keys_of_what_is_meant() {
    let words = with_inflections(&words());
    let folded: Vec<String> = words.iter().map(|word| fold(&plain(word))).collect();
    let meant = keys("cs", &words);
    let typed = in_browser("typed", "cs", &folded);
    let lost: Vec<_> = words
        .iter()
        .zip(meant.iter().zip(&typed))
        .filter(|(_, (meant, typed))| !meant.is_empty() && !typed.split(' ').any(|key| key == fold(meant)))
        .collect();
    assert!(lost.is_empty(), "{} of {}: {lost:?}", lost.len(), words.len());
}

/// Older versions wrote an empty way for a term without letters, and looked for it for ever.
#[test]
#[ignore = "needs Node.js; tests/run.sh runs it"]
fn a_question_ends_whatever_the_index_holds() {
    let asked = ["dluhy obcí", "neziskové organizace obcí", "§", "být byt", "1.2 NNO ..", "řada rrrrrrrr"];
    let parsed = in_browser("parse", "cs", &asked.map(str::to_owned));
    assert_eq!(parsed, ["dluhy|obcí", "neziskové organizace|obcí", "", "byt", "1.2|NNO", "řada|rrrrrrrr"]);
}

#[test]
#[ignore = "needs Node.js; tests/run.sh runs it"]
fn texts_are_cut_into_words_in_the_same_way() {
    let mut runner = TestRunner::deterministic();
    let strategy = string_regex("([a-zžА-Я0-9½Ⅳ]|[.’'ʼ ,/-]|\u{301}|\\PC){0,24}").expect("it is a pattern");
    let texts: Vec<String> =
        (0..20_000).map(|_| strategy.new_tree(&mut runner).expect("it can be drawn").current()).collect();
    let theirs = in_browser("cut", "cs", &texts);
    for (text, theirs) in texts.iter().zip(&theirs) {
        let ours: Vec<&str> = cut(text).collect();
        assert_eq!(serde_json::to_string(&ours).expect("it is a list"), *theirs, "{text:?}");
    }
}
