//! The manual of codes for the terminal, made from their doc comments.

use std::fmt::Write;

use super::Code;

/// The manual entry of the code of this name, as plain text; `None` when there is no such code.
pub fn explain(codes: &[&Code], name: &str) -> Option<String> {
    codes.iter().find(|code| code.name == name).map(|code| entry(code))
}

fn entry(code: &Code) -> String {
    let (name, weight) = (code.name, code.severity.name());
    let mut out = format!("{name} ({weight})\n\n");
    let mut indent = "";
    for line in code.manual.lines() {
        // Doc comments have a blank before their text; more of them belong to the text.
        let line = line.strip_prefix(' ').unwrap_or(line);
        if line.starts_with("```") {
            indent = if indent.is_empty() { "    " } else { "" };
            continue;
        }
        out.push_str(if line.is_empty() { "" } else { indent });
        out.push_str(line);
        out.push('\n');
    }
    out.push('\n');
    if code.settable {
        out.push_str("The weight can be set in `vazba.toml` to \"error\", \"warning\" or \"off\":\n\n");
        // Writing to a string can't fail.
        let _ = writeln!(out, "    [checks]\n    {name} = \"warning\"");
    } else {
        out.push_str("The weight can't be changed: without this, the site can't be built right.\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::explain;
    use crate::diag::codes::CODES;

    #[test]
    fn an_entry_says_how_to_set_the_weight() {
        let expected = r#"wrong-type (error)

A value is of another type than the field takes.

For example a number where a text is expected. Codes are texts: `code = "1.10"`, since `1.10` as a
number would be `1.1`.

The weight can be set in `vazba.toml` to "error", "warning" or "off":

    [checks]
    wrong-type = "warning"
"#;
        assert_eq!(explain(CODES, "wrong-type").as_deref(), Some(expected));
    }

    #[test]
    fn an_entry_keeps_its_example_and_says_what_is_fixed() {
        let expected = r#"front-matter (error)

A content file has no front matter.

Each record starts with a block of TOML between two lines of `+++`:

    +++
    title = "Dluhové poradenství"
    +++

The weight can't be changed: without this, the site can't be built right.
"#;
        assert_eq!(explain(CODES, "front-matter").as_deref(), Some(expected));
    }

    #[test]
    fn every_code_has_a_proper_entry() {
        let mut names = BTreeSet::new();
        for code in CODES {
            let name = code.name;
            assert!(names.insert(name), "{name} is declared twice");
            let kebab = name.split('-').all(|word| {
                !word.is_empty()
                    && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            });
            assert!(kebab, "{name} is not in kebab case");
            let mut paragraphs = code.manual.trim().split("\n\n");
            let first = paragraphs.next().unwrap_or_default();
            assert_eq!(first.lines().count(), 1, "the summary of {name} has more than one line");
            assert!(code.summary().ends_with('.'), "the summary of {name} has no full stop");
            assert!(paragraphs.next().is_some(), "{name} says no more than its summary");
        }
    }
}
