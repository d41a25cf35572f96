//! One report in all five formats, to the letter, and what none of them may show.

use serde_json::{Value, json};
use vazba::diag::render::{FORMATS, format, styled};
use vazba::diag::{
    Code, Diagnostic, Guard, Levels, MOST_IN_FILE, MOST_IN_SITE, Place, Report, Severity, Text, codes,
};
use vazba::source::{FileId, Sources, Span};

/// A phone that stands wherever a diagnostic can quote something.
const PHONE: &str = "555 012 345";

const MEASURE: &str = "+++\n\
    title = \"Dluhové poradenství\"\n\
    goals = [\"bydlení-7\"] # volejte 555 012 345\n\
    summary = \"Příliš žluťoučký kůň,\n\
    \tpište na 555 012 345\"\n\
    +++\n";

const GOAL: &str = "+++\r\ntitle = \"Dostupné bydlení: 555 012 345\"\r\n+++\r\n";

const DRAFT: &str = "+++\ntitel = \"Tajný záměr\" # 555 012 345\n+++\n";

static OVERDUE: Code = Code {
    name: "overdue",
    severity: Severity::Warning,
    settable: true,
    manual: " A task is overdue.\n\n Close it or give it a new date.\n",
};

/// The place of `needle` in a file.
fn place(sources: &Sources, file: FileId, needle: &str) -> Span {
    let Some(start) = sources.file(file).text().find(needle) else { panic!("there is no {needle}") };
    Span::new(file, start..start + needle.len())
}

fn report() -> Report {
    let mut sources = Sources::default();
    let mut guard = Guard::default();
    let measure = sources.add("content/measures/dluhové poradenství.md", MEASURE);
    let goal = sources.add("content/goals/bydleni-1.md", GOAL);
    let draft = sources.add("content/goals/zamer.md", DRAFT);
    guard.add(draft);

    let reference = Diagnostic::new(
        &codes::UNKNOWN_REFERENCE,
        place(&sources, measure, "\"bydlení-7\""),
        Text::new("there is no {kind} `{id}`").with_own("kind", &"goal").with("id", &"bydlení-7"),
    )
    .help(Text::new("write `bydleni-1` ({title})").with("title", &format!("Dostupné bydlení: {PHONE}")))
    .related(place(&sources, goal, "Dostupné bydlení"), Text::new("`{t}` is here").with("t", &PHONE));
    let text = Diagnostic::new(
        &codes::TOML_SYNTAX,
        place(&sources, measure, "\"Příliš žluťoučký kůň,\n\tpište"),
        Text::new("a text must end\non its line: {text}").with("text", &format!("{PHONE}\u{1b}[0m")),
    );
    let field = Diagnostic::new(
        &codes::UNKNOWN_FIELD,
        place(&sources, draft, "titel"),
        Text::new("{kind} has no field `{field}`").with_own("kind", &"goal").with("field", &"titel Tajný"),
    )
    .help(Text::new("write `title`"));
    let overdue = Diagnostic::new(
        &OVERDUE,
        Place::Path("content/meetings/100 %, a:b".to_owned()),
        Text::new("2 tasks are overdue"),
    );
    Report::new(&sources, vec![overdue, text, field, reference], &Levels::new(), &guard)
}

fn rendered(name: &str) -> String {
    let Some(format) = format(name) else { panic!("there is no format {name}") };
    (format.render)(&report())
}

#[test]
fn human() {
    assert_eq!(
        rendered("human"),
        r#"error[unknown-field]: goal has no field `…`
--> content/goals/zamer.md:2:1
 = help: write `title`

error[unknown-reference]: there is no goal `bydlení-7`
 --> content/measures/dluhové poradenství.md:3:10
  |
3 | goals = ["bydlení-7"] # volejte ***********
  |          ^^^^^^^^^^^
  |
  = help: write `bydleni-1` (Dostupné bydlení: ***********)
note: `***********` is here
 --> content/goals/bydleni-1.md:2:10
  |
2 | title = "Dostupné bydlení: ***********"
  |          ^^^^^^^^^^^^^^^^

error[toml-syntax]: a text must end on its line: ***********�[0m
 --> content/measures/dluhové poradenství.md:4:11
  |
4 |   summary = "Příliš žluťoučký kůň,
  |  ___________^
5 | |     pište na ***********"
  | |_________^

warning[overdue]: 2 tasks are overdue
--> content/meetings/100 %, a:b

3 errors, 1 warning
"#
    );
}

#[test]
fn short() {
    assert_eq!(
        rendered("short"),
        r"content/goals/zamer.md:2:1: error[unknown-field]: goal has no field `…`
content/measures/dluhové poradenství.md:3:10: error[unknown-reference]: there is no goal `bydlení-7`
content/measures/dluhové poradenství.md:4:11: error[toml-syntax]: a text must end on its line: ***********�[0m
content/meetings/100 %, a:b: warning[overdue]: 2 tasks are overdue
"
    );
}

#[test]
fn json() {
    assert_eq!(
        rendered("json"),
        r#"{
  "diagnostics": [
    {
      "code": "unknown-field",
      "severity": "error",
      "message": "goal has no field `…`",
      "file": "content/goals/zamer.md",
      "line": 2,
      "column": 1,
      "end_line": 2,
      "end_column": 6,
      "help": "write `title`",
      "related": []
    },
    {
      "code": "unknown-reference",
      "severity": "error",
      "message": "there is no goal `bydlení-7`",
      "file": "content/measures/dluhové poradenství.md",
      "line": 3,
      "column": 10,
      "end_line": 3,
      "end_column": 21,
      "help": "write `bydleni-1` (Dostupné bydlení: ***********)",
      "related": [
        {
          "file": "content/goals/bydleni-1.md",
          "line": 2,
          "column": 10,
          "message": "`***********` is here"
        }
      ]
    },
    {
      "code": "toml-syntax",
      "severity": "error",
      "message": "a text must end on its line: ***********�[0m",
      "file": "content/measures/dluhové poradenství.md",
      "line": 4,
      "column": 11,
      "end_line": 5,
      "end_column": 7,
      "help": null,
      "related": []
    },
    {
      "code": "overdue",
      "severity": "warning",
      "message": "2 tasks are overdue",
      "file": "content/meetings/100 %, a:b",
      "line": null,
      "column": null,
      "end_line": null,
      "end_column": null,
      "help": null,
      "related": []
    }
  ],
  "not_shown": [],
  "summary": {
    "errors": 3,
    "warnings": 1
  }
}
"#
    );
}

/// The place of one result of the SARIF log.
fn sarif_place(uri: &str, region: Option<[usize; 4]>) -> Value {
    match region {
        None => json!({ "physicalLocation": { "artifactLocation": { "uri": uri } } }),
        Some([start_line, start_column, end_line, end_column]) => json!({ "physicalLocation": {
            "artifactLocation": { "uri": uri },
            "region": {
                "startLine": start_line, "startColumn": start_column,
                "endLine": end_line, "endColumn": end_column,
            },
        } }),
    }
}

fn sarif_rule(id: &str, text: &str, level: &str) -> Value {
    json!({ "id": id, "shortDescription": { "text": text }, "defaultConfiguration": { "level": level } })
}

#[test]
fn sarif_says_which_rules_it_uses() {
    let log: Value = serde_json::from_str(&rendered("sarif")).expect("it is JSON");
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(log["$schema"], "https://json.schemastore.org/sarif-2.1.0.json");
    assert_eq!(log["runs"][0]["columnKind"], "unicodeCodePoints");
    let rules = [
        sarif_rule("overdue", "A task is overdue.", "warning"),
        sarif_rule("toml-syntax", "The TOML can't be read here.", "error"),
        sarif_rule("unknown-field", "A field is not one that this kind has.", "error"),
        sarif_rule("unknown-reference", "A reference names a record that does not exist.", "error"),
    ];
    let driver = json!({ "name": "Vazba", "version": env!("CARGO_PKG_VERSION"), "rules": rules });
    assert_eq!(log["runs"][0]["tool"], json!({ "driver": driver }));
}

#[test]
fn sarif_says_what_is_wrong_where() {
    let log: Value = serde_json::from_str(&rendered("sarif")).expect("it is JSON");
    let measure = "content/measures/dluhov%C3%A9%20poradenstv%C3%AD.md";
    let results = json!([
        {
            "ruleId": "unknown-field", "ruleIndex": 2, "level": "error",
            "message": { "text": "goal has no field `…`\nhelp: write `title`" },
            "locations": [sarif_place("content/goals/zamer.md", Some([2, 1, 2, 6]))],
        },
        {
            "ruleId": "unknown-reference", "ruleIndex": 3, "level": "error",
            "message": { "text": "there is no goal `bydlení-7`\n\
                help: write `bydleni-1` (Dostupné bydlení: ***********)" },
            "locations": [sarif_place(measure, Some([3, 10, 3, 21]))],
            "relatedLocations": [{
                "physicalLocation": {
                    "artifactLocation": { "uri": "content/goals/bydleni-1.md" },
                    "region": { "startLine": 2, "startColumn": 10 },
                },
                "message": { "text": "`***********` is here" },
            }],
        },
        {
            "ruleId": "toml-syntax", "ruleIndex": 1, "level": "error",
            "message": { "text": "a text must end on its line: ***********�[0m" },
            "locations": [sarif_place(measure, Some([4, 11, 5, 7]))],
        },
        {
            "ruleId": "overdue", "ruleIndex": 0, "level": "warning",
            "message": { "text": "2 tasks are overdue" },
            "locations": [sarif_place("content/meetings/100%20%25%2C%20a%3Ab", None)],
        },
    ]);
    assert_eq!(log["runs"][0]["results"], results);
}

#[test]
fn github() {
    assert_eq!(
        rendered("github"),
        r"::error file=content/goals/zamer.md,line=2,col=1,endLine=2,endColumn=6,title=unknown-field::goal has no field `…`%0Ahelp: write `title`
::error file=content/measures/dluhové poradenství.md,line=3,col=10,endLine=3,endColumn=21,title=unknown-reference::there is no goal `bydlení-7`%0Ahelp: write `bydleni-1` (Dostupné bydlení: ***********)
::error file=content/measures/dluhové poradenství.md,line=4,endLine=5,title=toml-syntax::a text must end on its line: ***********�[0m
::warning file=content/meetings/100 %25%2C a%3Ab,title=overdue::2 tasks are overdue
"
    );
}

#[test]
fn no_format_shows_what_must_not_be_quoted() {
    let outputs = FORMATS.iter().map(|format| (format.name, rendered(format.name)));
    for (name, output) in outputs.chain([("styled", styled(&report()))]) {
        assert!(output.contains("bydlen"), "{name} shows nothing");
        for secret in ["555", "012", "345", "Tajný", "titel"] {
            assert!(!output.contains(secret), "{name} shows {secret}");
        }
        assert!(name == "styled" || !output.contains('\u{1b}'), "{name} steers the terminal");
    }
}

#[test]
fn nothing_wrong_is_said_in_every_format() {
    let outputs = FORMATS.iter().map(|format| (format.render)(&Report::default()));
    let [human, short, json, sarif, github] = outputs.collect::<Vec<_>>().try_into().expect("five formats");
    assert_eq!(human, "no errors, no warnings\n");
    assert_eq!(short, "");
    assert_eq!(
        json,
        r#"{
  "diagnostics": [],
  "not_shown": [],
  "summary": {
    "errors": 0,
    "warnings": 0
  }
}
"#
    );
    assert!(sarif.contains("\"results\": []"));
    assert_eq!(github, "");
}

/// Twelve files with 120 warnings of one code each, and an error in the last line of the last.
fn frequent() -> Report {
    let mut sources = Sources::default();
    let mut found = Vec::new();
    for number in 10..22 {
        let file = sources.add(format!("content/goals/cil-{number}.md"), "žluť\n".repeat(121));
        let at = |line: usize| Span::new(file, line * 7..line * 7 + 6);
        let task = |line| Diagnostic::new(&OVERDUE, at(line), Text::new("a task is overdue"));
        found.extend((0..120).rev().map(task));
        if number == 21 {
            found.push(Diagnostic::new(&codes::UNKNOWN_FIELD, at(120), Text::new("there is no such field")));
        }
    }
    Report::new(&sources, found, &Levels::new(), &Guard::default())
}

#[test]
fn a_frequent_fault_hides_no_rare_one_and_all_are_counted() {
    let report = frequent();
    let shown = |code: &'static str| report.items.iter().filter(move |item| item.code == code);
    assert_eq!(shown("unknown-field").count(), 1);
    assert_eq!(shown("overdue").count(), MOST_IN_SITE);
    let first = shown("overdue").filter(|item| item.file == "content/goals/cil-10.md");
    let lines: Vec<_> = first.filter_map(|item| Some(item.start?.line)).collect();
    assert_eq!(lines, (1..=MOST_IN_FILE).collect::<Vec<_>>());
    assert_eq!((report.summary().errors, report.summary().warnings), (1, 1440));
}

#[test]
fn what_is_not_shown_is_said_in_every_format() {
    let report = frequent();
    let outputs = FORMATS.iter().map(|format| (format.render)(&report));
    let [human, short, json, sarif, github] = outputs.collect::<Vec<_>>().try_into().expect("five formats");
    let end = "\
warning[overdue]: content/goals/cil-19.md: 20 more in this file are not shown

warning[overdue]: 240 more in the site are not shown

1 error, 1440 warnings
";
    assert!(human.ends_with(end), "{}", &human[human.len() - 400..]);
    let end = "content/goals/cil-19.md: warning[overdue]: 20 more in this file are not shown\n\
        warning[overdue]: 240 more in the site are not shown\n";
    assert!(short.ends_with(end));
    assert!(github.ends_with(
        "::warning file=content/goals/cil-19.md,title=overdue::20 more in this file are not shown\n\
        ::warning title=overdue::240 more in the site are not shown\n"
    ));
    let json: Value = serde_json::from_str(&json).expect("it is JSON");
    let entry = |file: Value, count| json!({ "code": "overdue", "severity": "warning", "file": file, "count": count });
    let not_shown = json["not_shown"].as_array().expect("it is a list");
    assert_eq!(not_shown.len(), 11);
    assert_eq!(not_shown[0], entry(json!("content/goals/cil-10.md"), 20));
    assert_eq!(not_shown[10], entry(Value::Null, 240));
    assert_eq!(json["summary"], json!({ "errors": 1, "warnings": 1440 }));
    let sarif: Value = serde_json::from_str(&sarif).expect("it is JSON");
    let invocation = &sarif["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], json!(true));
    assert_eq!(
        invocation["toolExecutionNotifications"][10],
        json!({
            "level": "warning",
            "message": { "text": "240 more in the site are not shown" },
            "associatedRule": { "id": "overdue" },
        })
    );
    let place = &invocation["toolExecutionNotifications"][9]["locations"][0];
    assert_eq!(*place, sarif_place("content/goals/cil-19.md", None));
}

#[test]
fn a_fault_late_in_a_long_line_is_quoted_with_its_column() {
    let mut sources = Sources::default();
    let words = "žluť ".repeat(1_000);
    let file = sources.add("content/goals/a.md", format!("{words}chyba {words}"));
    let span = Span::new(file, words.len()..words.len() + 5);
    let fault = Diagnostic::new(&codes::UNKNOWN_FIELD, span, Text::new("it is wrong"));
    let report = Report::new(&sources, vec![fault], &Levels::new(), &Guard::default());
    let human = format("human").map(|format| (format.render)(&report)).unwrap_or_default();
    assert!(human.contains("--> content/goals/a.md:1:5001\n"), "{human}");
    let mark = human.lines().find(|line| line.contains('^')).and_then(|line| line.find('^'));
    let word = human.lines().find_map(|line| Some(line[..line.find("chyba")?].chars().count()));
    assert_eq!(mark, word, "{human}");
}
