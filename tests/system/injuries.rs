//! Ways to break a content file, each near to what must not be shown.

/// A way to break a file.
pub(crate) struct Injury {
    /// What it does.
    pub(crate) name: &'static str,
    /// The file's new bytes.
    pub(crate) make: fn(&str) -> Vec<u8>,
}

/// All ways.
pub(crate) const INJURIES: &[Injury] = &[
    Injury {
        name: "texts are not closed",
        make: |text| lines(text, |line| line.strip_suffix('"').unwrap_or(line).to_owned()),
    },
    Injury {
        name: "front matter is nonsense from its start",
        make: |text| inserted(text, "= = KANAREK-KONCEPT [ \""),
    },
    Injury { name: "front matter is not opened", make: |text| text.replacen("+++", "---", 1).into() },
    Injury { name: "front matter is not closed", make: |text| text.replace("\n+++\n", "\n").into() },
    Injury {
        name: "headers of tables are not closed",
        make: |text| lines(text, |line| line.replace("]]", "]")),
    },
    Injury { name: "the mark of a draft has no sign", make: |text| draft(text, "draft true") },
    Injury { name: "the mark of a draft is a text", make: |text| draft(text, "draft = \"true\"") },
    Injury { name: "the mark of a draft is in Czech", make: |text| draft(text, "draft = ano") },
    Injury { name: "the mark of a draft is in capitals", make: |text| draft(text, "draft = True") },
    Injury {
        name: "the mark of a draft stands twice",
        make: |text| draft(text, "draft = false\ndraft = true"),
    },
    Injury { name: "the mark of a draft is misspelled", make: |text| draft(text, "draf = true") },
    Injury { name: "keys are misspelled", make: |text| lines(text, misspelled) },
    Injury { name: "values are lists", make: |text| values(text, |value| format!("[[{value}]]")) },
    Injury {
        name: "values are tables",
        make: |text| values(text, |value| format!("{{ hodnota = {value} }}")),
    },
    Injury { name: "values are repeated", make: |text| values(text, |value| format!("{value} {value}")) },
    Injury {
        name: "dates are texts",
        make: |text| {
            inserted(
                text,
                "published = \"KANAREK-KONCEPT 2021-13\"\nupdated = \"2021-02-30 KANAREK-KONCEPT\"",
            )
        },
    },
    Injury {
        name: "references lead nowhere",
        make: |text| {
            inserted(
                text,
                "sources = [{ document = \"kanarek-koncept-neni\" }, { document = \"goal:kanarek-koncept\" }, { url = \"KANAREK-KONCEPT\" }]",
            )
        },
    },
    Injury {
        name: "addresses are taken",
        make: |text| inserted(text, "former_urls = [\"/KANAREK-KONCEPT?\", \"/opatreni/\"]"),
    },
    Injury { name: "texts are broken", make: |text| [text.as_bytes(), MARKDOWN.as_bytes()].concat() },
    Injury { name: "from the start it is not UTF-8", make: |text| not_utf8(text, "+++\n") },
    Injury { name: "after the title it is not UTF-8", make: |text| not_utf8(text, "\"") },
    Injury { name: "it begins with a blank line", make: |text| format!("\nKANAREK-KONCEPT\n{text}").into() },
];

/// Faults of Markdown of all sorts.
const MARKDOWN: &str = "\n## KANAREK-KONCEPT {#kanarek-koncept}\n\n[KANAREK-KONCEPT](goal:kanarek-koncept-nic), \
    <b>KANAREK-KONCEPT</b>, [x](javascript:KANAREK-KONCEPT), [^KANAREK-KONCEPT], ![](kanarek-koncept.png), \
    [y](#kanarek-koncept-neni), [z](kanarek-koncept.pdf), kanarek-soukromy@vzorovy-kraj.example, +420 601 000 001\n";

/// The text with every line of its front matter changed.
fn lines(text: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut fences = 0;
    let changed = text.split('\n').map(|line| {
        fences += usize::from(line == "+++");
        if fences == 1 || !text.starts_with("+++") { change(line) } else { line.to_owned() }
    });
    changed.collect::<Vec<_>>().join("\n").into_bytes()
}

/// The text with every quoted value of its front matter changed.
fn values(text: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    lines(text, |line| match line.split_once(" = ") {
        Some((key, value)) if value.starts_with('"') && !value.starts_with("\"\"\"") => {
            format!("{key} = {}", change(value))
        }
        _ => line.to_owned(),
    })
}

/// The text with lines at the start of its front matter.
fn inserted(text: &str, lines: &str) -> Vec<u8> {
    text.replacen('\n', &format!("\n{lines}\n"), 1).into_bytes()
}

/// The text with its mark of a draft, or else its title, replaced.
fn draft(text: &str, mark: &str) -> Vec<u8> {
    let broken = text.replacen("draft = true", mark, 1);
    // Every file must have a fault: those without a mark get one of another sort, and drafts one more.
    inserted(&broken, "nesmysl = \"KANAREK-KONCEPT\"")
}

fn misspelled(line: &str) -> String {
    match line.split_once(" = ") {
        Some((key, value)) if key != "draft" => format!("{key}x = {value}"),
        _ => line.to_owned(),
    }
}

/// The text with bytes of another encoding after the first `place`.
fn not_utf8(text: &str, place: &str) -> Vec<u8> {
    let at = text.find(place).map_or(0, |at| at + place.len());
    [&text.as_bytes()[..at], b"\xe1\xfe", &text.as_bytes()[at..]].concat()
}
