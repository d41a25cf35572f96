//! What the languages of the default theme write, and what is reported on faulty language files.

use std::cmp::Ordering;

use proptest::prelude::*;

use super::{Direction, Locale};
use crate::diag::{Guard, Levels, Report, Sink};
use crate::model::value::edtf::Edtf;
use crate::source::Sources;

const CS: &str = include_str!("../../themes/default/lang/cs.toml");
const EN: &str = include_str!("../../themes/default/lang/en.toml");
const UK: &str = include_str!("../../themes/default/lang/uk.toml");

/// What is reported on `files`, one diagnostic a line, and the language that they make.
fn load(code: &str, files: &[&str]) -> (Option<Locale>, String) {
    let mut sources = Sources::default();
    let mut sink = Sink::default();
    let files: Vec<_> = files
        .iter()
        .enumerate()
        .map(|(number, text)| (sources.add(format!("{number}/{code}.toml"), *text), *text))
        .collect();
    let locale = Locale::load(code, &files, &mut sink);
    (locale, show(&sources, sink))
}

fn show(sources: &Sources, sink: Sink) -> String {
    let report = Report::new(sources, sink.into_diagnostics(), &Levels::default(), &Guard::default());
    let line = |item: &crate::diag::Item| {
        let place = item.start.map_or(String::new(), |start| format!("{}:{}", start.line, start.column));
        let help = item.help.as_ref().map_or(String::new(), |help| format!(" ({help})"));
        format!("{}:{place} {}{help}\n", item.file, item.message)
    };
    report.items.iter().map(line).collect()
}

fn sound(code: &str, text: &str) -> Locale {
    let (locale, faults) = load(code, &[text]);
    assert_eq!(faults, "");
    locale.expect("a sound file makes a language")
}

fn date(locale: &Locale, text: &str) -> String {
    locale.date(&Edtf::parse(text).expect("a date"))
}

#[test]
fn the_default_theme_says_the_same_in_all_its_languages() {
    let mut sources = Sources::default();
    let mut sink = Sink::default();
    let languages: Vec<Locale> = [("cs", CS), ("en", EN), ("uk", UK)]
        .iter()
        .filter_map(|(code, text)| {
            let file = sources.add(format!("{code}.toml"), *text);
            Locale::load(code, &[(file, text)], &mut sink)
        })
        .collect();
    for language in &languages[1..] {
        language.check_complete(&languages[0], &mut sink);
    }
    assert_eq!(show(&sources, sink), "");
    assert_eq!(languages.len(), 3);
}

#[test]
fn czech_dates() {
    let cs = sound("cs", CS);
    let cases = [
        ("2021-07-13", "13.\u{a0}července 2021"),
        ("2021-07", "červenec 2021"),
        ("2021", "2021"),
        ("2021-09/2021-10", "září–říjen 2021"),
        ("2021-07-13/2021-07-15", "13.–15.\u{a0}července 2021"),
        ("2021-06-30/2021-07-02", "30.\u{a0}června\u{a0}– 2.\u{a0}července 2021"),
        ("2021-06-13/2021-07-13", "13.\u{a0}června\u{a0}– 13.\u{a0}července 2021"),
        ("2021-11/2022-02", "listopad 2021\u{a0}– únor 2022"),
        ("2021-09-02/2021-10", "2.\u{a0}září 2021\u{a0}– říjen 2021"),
        ("2021/2030", "2021–2030"),
        ("2021/2021", "2021"),
        ("[2021-09..2021-10]", "někdy od září 2021 do října 2021"),
        ("[2021..2022-03]", "někdy od roku 2021 do března 2022"),
        ("2021/..", "od roku 2021"),
        ("2021-07-13/..", "od 13.\u{a0}července 2021"),
        ("2021-07/", "od července 2021, konec neuveden"),
        ("../2021", "do roku 2021"),
        ("/2021-10", "do října 2021, začátek neuveden"),
    ];
    for (text, expected) in cases {
        assert_eq!(date(&cs, text), expected, "{text}");
    }
}

#[test]
fn english_and_ukrainian_dates() {
    let (en, uk) = (sound("en", EN), sound("uk", UK));
    let cases = [
        ("2021-07-13", "13\u{a0}July 2021", "13\u{a0}липня 2021\u{202f}р."),
        ("2021-07", "July 2021", "липень 2021\u{202f}р."),
        ("2021", "2021", "2021"),
        ("2021-09/2021-10", "September–October 2021", "вересень–жовтень 2021\u{202f}р."),
        ("2021-07-13/2021-07-15", "13–15\u{a0}July 2021", "13–15\u{a0}липня 2021\u{202f}р."),
        ("2021/2030", "2021–2030", "2021–2030"),
        (
            "[2021-09..2021-10]",
            "some time from September 2021 until October 2021",
            "у\u{a0}період з\u{a0}вересня 2021\u{202f}р. до жовтня 2021\u{202f}р.",
        ),
        ("2021/..", "from 2021", "з\u{a0}2021 року"),
        ("2021-07/", "from July 2021, end not stated", "з\u{a0}липня 2021\u{202f}р., кінець не вказано"),
        ("../2021-07", "until July 2021", "до липня 2021\u{202f}р."),
    ];
    for (text, english, ukrainian) in cases {
        assert_eq!(date(&en, text), english, "{text}");
        assert_eq!(date(&uk, text), ukrainian, "{text}");
    }
}

#[test]
fn other_languages_put_the_parts_in_their_own_order() {
    let like = |code: &str, tag: &str| sound(code, &EN.replace("en-GB", tag));
    let cases = [
        ("en-US", "2021-07-13/2021-07-15", "July 13–15, 2021"),
        ("en-US", "2021-07-13/2021-08-13", "July 13\u{a0}– August 13, 2021"),
        ("hu", "2021-09/2021-10", "2021.\u{a0}szeptember–október"),
        ("hu", "2021-07-13/2021-07-15", "2021.\u{a0}július 13–15."),
        ("de", "2021-07-13/2021-07-15", "13.–15.\u{a0}Juli 2021"),
    ];
    for (tag, text, expected) in cases {
        assert_eq!(date(&like("en", tag), text), expected, "{tag} {text}");
    }
}

#[test]
fn numbers_and_money() {
    let (cs, en, uk) = (sound("cs", CS), sound("en", EN), sound("uk", UK));
    assert_eq!(cs.money(1_500_000, "CZK"), "1\u{a0}500\u{a0}000\u{a0}Kč");
    assert_eq!(en.money(1_500_000, "CZK"), "CZK\u{a0}1,500,000");
    assert_eq!(uk.money(1_500_000, "CZK"), "1\u{a0}500\u{a0}000\u{a0}Kč");
    assert_eq!(cs.money(-20, "XTS"), "-20\u{a0}XTS");
    assert_eq!((cs.percent(45), en.percent(45)), ("45\u{a0}%".to_owned(), "45%".to_owned()));
    assert_eq!(cs.decimal("12345.60"), Some("12\u{a0}345,60".to_owned()));
    assert_eq!(cs.decimal("asi 12"), None);
}

#[test]
fn counting() {
    let (cs, en, uk) = (sound("cs", CS), sound("en", EN), sound("uk", UK));
    let goals = |locale: &Locale| [0, 1, 2, 5, 21, 1200].map(|n| locale.count("count.goal", n)).join(", ");
    assert_eq!(goals(&cs), "0 cílů, 1 cíl, 2 cíle, 5 cílů, 21 cílů, 1\u{a0}200 cílů");
    assert_eq!(goals(&en), "0 goals, 1 goal, 2 goals, 5 goals, 21 goals, 1,200 goals");
    assert_eq!(goals(&uk), "0 цілей, 1 ціль, 2 цілі, 5 цілей, 21 ціль, 1\u{a0}200 цілей");
}

#[test]
fn czech_order_of_words() {
    let cs = sound("cs", CS);
    let mut words = [
        "Zákon",
        "chudoba",
        "čas",
        "cíl",
        "Cheb",
        "hory",
        "Opatření 10",
        "Šluknov",
        "škola",
        "Opatření 9",
        "stůl",
        "ihned",
    ];
    words.sort_by(|a, b| cs.compare(a, b));
    let expected = [
        "cíl",
        "čas",
        "hory",
        "Cheb",
        "chudoba",
        "ihned",
        "Opatření 9",
        "Opatření 10",
        "stůl",
        "škola",
        "Šluknov",
        "Zákon",
    ];
    assert_eq!(words, expected);
}

#[test]
fn a_site_may_replace_single_texts() {
    let site = "[texts.field]\nlead = \"Odpovědný odbor\"\n[segments]\nmeasures = \"kroky\"\n";
    let (cs, faults) = load("cs", &[CS, site]);
    let cs = cs.expect("both files are sound");
    assert_eq!(faults, "");
    assert_eq!((cs.text("field.lead"), cs.segment("measures")), ("Odpovědný odbor", "kroky"));
    assert_eq!((cs.name(), cs.direction()), ("Čeština", Direction::Ltr));
}

#[test]
fn names_may_differ_by_owner() {
    let cs = sound("cs", CS);
    assert_eq!(cs.text_for("field", "measure", "lead"), "Gestor");
    assert_eq!(cs.text_for("field", "measure", "nic"), "nic");
}

#[test]
fn faults_of_a_file_come_all_at_once() {
    let site = "[language]\ndir = \"vlevo\"\n[segments]\ngoals = \"Cíle\"\nbodies = \"opatreni\"\n\
                [texts]\nklíč = 1\n[texts.count]\ngoal = { one = \"{n} cíl\", two = \"{n} cíle\", other = \"{počet}\" }\n\
                measure = \"opatření\"\n[texts.date]\nfrom = \"od {den}\"\n[barvy]\n";
    let (_, faults) = load("cs", &[CS, site]);
    let expected = [
        "1/cs.toml:2:7 `vlevo` is not a direction (write `ltr` or `rtl`)",
        "1/cs.toml:4:9 `Cíle` can't be a part of an address (use lower-case letters without diacritics, digits and hyphens)",
        "1/cs.toml:5:10 the segment `opatreni` is given twice",
        "1/cs.toml:7:1 the name of a field has no diacritics (fields are called as `title` or `lead`; one of your own may stand in quotation marks: `\"klíč\"`)",
        "1/cs.toml:7:8 `klíč` is not a text (texts stand in quotation marks: `klíč = \"…\"`)",
        "1/cs.toml:9:1 the language has no form `two`, so that of `count.goal` is never used (the forms of this language are `one`, `few`, `many`, `other`)",
        "1/cs.toml:9:1 the text `count.goal` has no form `few` (the forms of this language are `one`, `few`, `many`, `other`)",
        "1/cs.toml:9:1 the text `count.goal` has no form `many` (the forms of this language are `one`, `few`, `many`, `other`)",
        "1/cs.toml:9:53 a brace of `count.goal` belongs to no place (a place to fill is a name in lower-case letters: `{n}`)",
        "1/cs.toml:10:1 the text `count.measure` has no plural forms",
        "1/cs.toml:12:1 the text `date.from` has a place `den` that nothing fills",
        "1/cs.toml:13:2 a language file has no section `[barvy]` (its sections are `[language]`, `[segments]`, `[texts]` and `[typography]`)",
    ];
    assert_eq!(faults.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn a_language_is_held_to_the_default_one() {
    let mut sources = Sources::default();
    let mut sink = Sink::default();
    let own = "[texts.date]\nfrom='{date}'\nfrom-year='{date}'\nuntil='{date}'\nuntil-year='{date}'\nend-unknown='{from}'\n\
               start-unknown='{until}'\nwithin='{from}{until}'\n[texts.number]\nmoney='{amount}{currency}'\npercent='{n}'\n";
    let base = format!(
        "{own}[texts]\nhello='Ahoj {{name}}'\nbye='Sbohem'\nlist={{one='1',few='{{n}}',many='{{n}}',other='{{n}}'}}\n[segments]\ngoals='cile'\n"
    );
    let other = format!("{own}[texts]\nhello='Hi {{nam}}'\nby='Bye'\nlist='{{n}}'\n");
    let files = [sources.add("cs.toml", base.as_str()), sources.add("en.toml", other.as_str())];
    let cs = Locale::load("cs", &[(files[0], &base)], &mut sink).expect("cs");
    let en = Locale::load("en", &[(files[1], &other)], &mut sink).expect("en");
    en.check_complete(&cs, &mut sink);
    let expected = [
        "en.toml:1:1 language `en` lacks the segment `goals` (add `goals = \"…\"` under `[segments]`)",
        "en.toml:1:1 language `en` lacks the text `bye` (add `bye = \"…\"` under `[texts]`)",
        "en.toml:13:1 the text `hello` has a place `nam` that nothing fills",
        "en.toml:14:1 nothing is called `by` in language `cs` (did you mean `bye`?)",
        "en.toml:15:1 the text `list` has no plural forms",
    ];
    assert_eq!(show(&sources, sink).lines().collect::<Vec<_>>(), expected);
}

#[test]
fn only_languages_are_loaded() {
    let (locale, faults) = load("čeština", &["[language]\nname = \"Čeština\"\n"]);
    assert!(locale.is_none());
    assert_eq!(
        faults,
        "0/čeština.toml:1:1 `čeština` is not the code of a language (write a code as in BCP 47: `cs`, `en`, `en-GB`)\n"
    );
    assert!(load("cs", &[]).0.is_none());
}

#[test]
fn a_language_can_be_shared_by_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Locale>();
}

proptest! {
    #[test]
    fn sort_keys_order_as_comparing_does(a in "[a-cčhšCH0-9 ]{0,5}", b in "[a-cčhšCH0-9 ]{0,5}") {
        let cs = Locale::load("cs", &[(Sources::default().add("cs.toml", CS), CS)], &mut Sink::default()).expect("cs");
        prop_assert_eq!(cs.compare(&a, &b), cs.sort_key(&a).cmp(&cs.sort_key(&b)));
        prop_assert_eq!(cs.compare(&a, &b) == Ordering::Equal, a == b);
    }

    #[test]
    fn any_file_is_read_or_refused(text in "(\\[texts\\]|[a-z{}=\"\\n .'ž\\[\\]])*") {
        let (_, faults) = load("cs", &[&text]);
        prop_assert!(!faults.is_empty(), "a file without the own texts is never complete");
    }
}

#[test]
fn titles_are_filed_as_a_dictionary_files_them() {
    let filed = |code: &str, file: &str, titles: &[&str]| -> Vec<String> {
        let titles = titles.iter().map(|title| ((*title).to_owned(), ())).collect();
        let line = |letter: &super::Letter<()>| {
            let titles: Vec<&str> = letter.items.iter().map(|(title, ())| title.as_str()).collect();
            format!("{} {}: {}", letter.label, letter.slug, titles.join(", "))
        };
        sound(code, file).file(titles).iter().map(line).collect()
    };
    let titles =
        ["Chata", "Cesta", "Čtení", "„Církev“", "Úřad", "Ulice", "2. etapa", "Řeka", "Žito", "Hora", "Житло"];
    assert_eq!(
        filed("cs", CS, &titles),
        [
            "0–9 0-9: 2. etapa",
            "C c: Cesta, „Církev“",
            "Č u10d: Čtení",
            "H h: Hora",
            "Ch ch: Chata",
            "Ř u159: Řeka",
            "U u: Ulice, Úřad",
            "Ž u17e: Žito",
            "… other: Житло",
        ]
    );
    assert_eq!(filed("en", EN, &["Chata", "Cesta", "Čtení"]), ["C c: Cesta, Chata, Čtení"]);
    assert_eq!(
        filed("uk", UK, &["Житло", "Їжа", "Інклюзія"]),
        ["Ж u436: Житло", "І u456: Інклюзія", "Ї u457: Їжа",]
    );
}
