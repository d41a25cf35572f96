//! A new format is one new file and one new line: this test adds one to a copy of the program, compiles it, and finds its
//! files, the links to them, and the error where a file of the site is in their place.
#![expect(clippy::disallowed_methods, reason = "the copy is made of files")]
#![expect(clippy::expect_used, reason = "a test fails by stopping")]

mod copies;

use std::fs;
use std::path::Path;

use copies::{program, replace, run, write};

/// The new file.
const CARD: &str = r#"//! `card.txt` beside the page of each record: its title.

use std::io;

use super::Format;
use crate::model::value::Lang;
use crate::plan::{FormatSpec, MadeFile, MadeFrom, Subject};
use crate::view::Scope;

pub(super) static FORMAT: Format = Format {
    spec: FormatSpec { name: "card", media_type: "text/plain", title: Some("Card"), for_pages: false },
    files,
    render,
};

fn files(scope: &Scope<'_>) -> Vec<MadeFile> {
    let pages = scope.plan.pages().iter().filter(|page| page.lang == Lang::MAIN);
    let file = |page: &crate::plan::Planned| match page.subject {
        Subject::Record(node) => Some(MadeFile {
            path: page.path.replace("index.html", "card.txt"),
            format: &FORMAT.spec,
            from: MadeFrom::Record(node),
            lang: Lang::MAIN,
            gives_way: false,
        }),
        _ => None,
    };
    pages.filter_map(file).collect()
}

fn render(scope: &Scope<'_>, file: &MadeFile) -> io::Result<Vec<u8>> {
    let MadeFrom::Record(node) = file.from else { return Err(super::strange(file)) };
    let title = scope.public.record(node).common.title.as_ref();
    Ok(title.map_or_else(Vec::new, |title| format!("{}\n", title.main()).into_bytes()))
}
"#;

/// The new line, and the one before it.
const LINE: (&str, &str) = ("    record,\n", "    record,\n    card,\n");

const MEASURE: &str = "+++\ntitle = \"Žluťoučká poradna\"\n+++\n";

#[test]
fn a_new_format_is_one_file_and_one_line() {
    let (project, site) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let add = |root: &Path| {
        write(root, "src/export/card.rs", CARD);
        replace(&root.join("src/export/mod.rs"), LINE.0, LINE.1);
    };
    let (program, site) = (program(project.path(), "vazba-card", add), site.path());
    write(
        site,
        "vazba.toml",
        "title = \"Kraj\"\nlanguages = [\"cs\", \"en\"]\n[checks]\nmeasure-without-goal = \"off\"\n",
    );
    write(site, "content/measures/poradna.md", MEASURE);
    let today = ["--today", "2021-07-01"];

    let (code, out) = run(&program, site, &[&["build"][..], &today].concat());
    assert_eq!(code, Some(0), "{out}");
    let built = |path: &str| fs::read_to_string(site.join("public").join(path)).expect("it was built");
    assert_eq!(built("opatreni/poradna/card.txt"), "Žluťoučká poradna\n");
    // From the pages in both languages, in the head and for readers.
    for page in ["opatreni/poradna/index.html", "en/measures/poradna/index.html"] {
        let page = built(page);
        let head = "<link rel=alternate type=text/plain title=Card href=/opatreni/poradna/card.txt>";
        let link = "<a href=/opatreni/poradna/card.txt type=text/plain>Card</a>";
        assert!(page.contains(head) && page.contains(link), "{page}");
    }

    // Where nothing but pages is asked for, there is no such file and no link to one.
    let (code, out) = run(&program, site, &[&["build", "--only", "html"][..], &today].concat());
    assert_eq!(code, Some(0), "{out}");
    assert!(!site.join("public/opatreni/poradna/card.txt").exists());
    assert!(!built("opatreni/poradna/index.html").contains("card.txt"));

    write(site, "static/opatreni/poradna/card.txt", "Jiný text");
    let (code, out) = run(&program, site, &[&["check", "--format", "short"][..], &today].concat());
    assert_eq!(code, Some(1), "{out}");
    assert!(out.contains("opatreni/poradna/card.txt") && out.contains("error[duplicate-address]"), "{out}");
}
