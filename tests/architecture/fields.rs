//! No field is known by a text: declarations make handles, and say what their fields mean.

use crate::code::{File, files, of_text};

/// Where declarations stand, and where texts have keys but no fields yet.
const WITH_NAMES: [&str; 3] = ["src/model/", "src/server/", "src/syntax/"];

/// How code calls a declaration whose name it might look at.
const DECLARATIONS: [&str; 3] = ["field.name", "spec.name", "facet.name"];

/// Places where something is looked up by a text, or the name of a declaration is compared with one.
fn slips(file: &File) -> Vec<String> {
    let looked_up = file.places(".get(").filter(|at| is_text(file, at + ".get(".len()));
    let compared = DECLARATIONS.iter().flat_map(|name| file.places(name).map(move |at| (*name, at)));
    let compared = compared.filter(|(name, at)| is_compared(file, *at, at + name.len())).map(|(_, at)| at);
    let mut found: Vec<usize> = looked_up.chain(compared).collect();
    found.sort_unstable();
    found.into_iter().map(|at| format!("{}:{}", file.path, file.line(at))).collect()
}

/// Whether a name that stands from `start` to `end` is compared with a text, or with a list of them.
fn is_compared(file: &File, start: usize, end: usize) -> bool {
    let rest = file.code[end..].trim_start();
    let is_other =
        |sign: &str| rest.starts_with(sign) && is_text(file, file.code.len() - rest.len() + sign.len());
    let line = file.code[..start].rsplit('\n').next().unwrap_or_default();
    is_other("==")
        || is_other("!=")
        || line.contains("contains(&")
        || line.contains("match ") && rest.starts_with('{')
}

/// Whether a text stands there: a literal, or a constant that is no declaration.
fn is_text(file: &File, at: usize) -> bool {
    let rest = file.text[at..].trim_start();
    let word =
        rest.split(|letter: char| !letter.is_ascii_uppercase() && letter != '_').next().unwrap_or_default();
    let is_constant =
        word.len() > 1 && !rest[word.len()..].starts_with(|next: char| next == '.' || next.is_alphanumeric());
    rest.starts_with('"') || is_constant
}

#[test]
fn no_field_is_looked_up_by_a_text() {
    let code = files("src").into_iter();
    let outside = code.filter(|file| !WITH_NAMES.iter().any(|folder| file.path.starts_with(folder)));
    assert_eq!(outside.flat_map(|file| slips(&file)).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn every_way_to_look_one_up_is_seen() {
    let lines = [
        r#"fields.get("code");"#,
        "places.get(LEAD);",
        r#"if edge.field.name == "parent" {}"#,
        "if part.spec.name != PARENT {}",
        r#"all.find(|facet| facet.name == "year");"#,
        "if APART.contains(&field.name) {}",
        "match field.name { _ => {} }",
    ];
    for line in lines {
        assert_eq!(slips(&of_text("src/view/a.rs", line)), ["src/view/a.rs:1"], "{line}");
    }
    for line in [
        "field.name == MENTION.name",
        "spec.name == other.name",
        "known.get(&name)",
        "// field.name == \"a\"",
    ] {
        assert_eq!(slips(&of_text("src/view/a.rs", line)), [""; 0], "{line}");
    }
}
