//! A new kind is one new file and one new line: this test adds one to a copy of the program, compiles it, and finds
//! its pages, back-links, data, schema and checks.
#![expect(clippy::disallowed_methods, reason = "the copy is made of files")]
#![expect(clippy::expect_used, reason = "a test fails by stopping")]

mod copies;

use std::fs;

use copies::{program, replace, run, write};

/// The new file.
const PROBE: &str = r#"//! Probes: how somebody looked at a measure.

use super::Measure;
use crate::model::declare::{kind, part};
use crate::model::value::{Edtf, Parts, Ref, Refs, Text};

kind! {
    /// A look at a measure.
    Probe = "probe" in "probes" {
        /// The measure.
        measure: Ref<Measure> { required: true, inverse: "probes", column: true },
        /// When.
        date: Option<Edtf> { role: Date },
        /// What was found.
        finding: Parts<Finding>,
    }
}

part! {
    /// What was found.
    Finding = "finding" {
        /// In a few words.
        title: Option<Text> { required: true, role: Title },
        /// The measures that it concerns.
        concerns: Refs<Measure> { inverse: "findings" },
    }
}
"#;

/// The new line, and the one before it.
const LINE: (&str, &str) = ("    page::Page,\n", "    page::Page,\n    probe::Probe,\n");

/// A site with a record of the new kind.
const SITE: [(&str, &str); 4] = [
    ("vazba.toml", "title = \"Žluťoučký kraj\"\n[checks]\nmeasure-without-goal = \"off\"\n"),
    ("content/measures/poradna.md", "+++\ntitle = \"Poradna\"\n+++\n"),
    ("content/measures/bydleni.md", "+++\ntitle = \"Bydlení\"\n+++\n"),
    (
        "content/probes/sonda.md",
        "+++\ntitle = \"Příliš žluťoučká sonda\"\nmeasure = \"poradna\"\ndate = \"2021-06\"\n\n\
         [[finding]]\nid = \"n1\"\ntitle = \"Chybí úřední hodiny\"\nconcerns = [\"bydleni\"]\n+++\n\nText sondy.\n",
    ),
];

/// A record of the new kind with three faults.
const FAULTY: &str = "+++\ntitle = \"Vadná sonda\"\nmeasure = \"poradnna\"\ndate = \"2021-13\"\n\n\
     [[finding]]\ntitel = \"Překlep\"\n+++\n";

#[test]
fn a_new_kind_is_one_file_and_one_line() {
    let (project, site) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let add = |root: &std::path::Path| {
        write(root, "src/model/kinds/probe.rs", PROBE);
        replace(&root.join("src/model/kinds/mod.rs"), LINE.0, LINE.1);
    };
    let (program, site) = (program(project.path(), "vazba-probe", add), site.path());
    for (path, text) in SITE {
        write(site, path, text);
    }
    let today = ["--today", "2021-07-01"];

    let (code, out) = run(&program, site, &[&["build"][..], &today].concat());
    assert_eq!(code, Some(0), "{out}");
    let built = |path: &str| fs::read_to_string(site.join("public").join(path)).expect("it was built");
    // Minified or not.
    let links = |page: &str, address: &str| {
        let text = built(page).replace('"', "");
        text.contains(&format!("href={address} ")) || text.contains(&format!("href={address}>"))
    };
    assert!(built("probes/sonda/index.html").contains("Příliš žluťoučká sonda"));
    assert!(links("probes/index.html", "/probes/sonda/"));
    assert!(links("probes/sonda/index.html", "/opatreni/poradna/"));
    assert!(links("probes/sonda/index.html", "/opatreni/bydleni/"));
    assert!(links("opatreni/poradna/index.html", "/probes/sonda/"));
    assert!(links("opatreni/bydleni/index.html", "/probes/sonda/#n1"));
    assert!(built("probes/sonda/index.html").replace('"', "").contains("id=n1"));
    assert!(built("probes/sonda/index.json").contains("\"kind\":\"probe\""));
    assert!(built("opatreni/poradna/index.json").contains("\"from\":\"probe:sonda\""));
    assert!(built("opatreni/bydleni/index.json").contains("\"from\":\"probe:sonda#n1\""));

    let (code, schema) = run(&program, site, &["schema", "probe"]);
    assert_eq!(code, Some(0));
    assert!(schema.contains("\"concerns\"") && schema.contains("What was found."), "{schema}");

    write(site, "content/probes/vadna.md", FAULTY);
    let (code, out) = run(&program, site, &[&["check", "--format", "short"][..], &today].concat());
    assert_eq!(code, Some(1), "{out}");
    let faults: Vec<&str> = out.lines().filter(|line| line.contains("probes")).collect();
    assert_eq!(
        faults,
        [
            "content/probes/vadna.md:3:11: error[unknown-reference]: there is no measure `poradnna`",
            "content/probes/vadna.md:4:14: error[bad-date]: there is no month `13`",
            "content/probes/vadna.md:7:1: error[unknown-field]: a finding has no field `titel`",
        ]
    );
}
