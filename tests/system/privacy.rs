//! Drafts and private values leave no trace: not in what is built, and not in a diagnostic, however broken the
//! files are in which they stand.

use vazba::diag::render::{FORMATS, styled};
use vazba::source::Sources;

use crate::canaries::{self, CONCEPT};
use crate::injuries::INJURIES;
use crate::site::{self, SAMPLE};

#[test]
fn nothing_that_is_built_holds_a_canary() {
    let (_, output) = site::build(site::read(SAMPLE));
    let mut all = Vec::new();
    for (path, bytes) in &output.files {
        assert_eq!(canaries::in_bytes(bytes), [""; 0], "in `{path}`");
        assert_eq!(canaries::in_bytes(path.as_bytes()), [""; 0]);
        all.extend_from_slice(bytes);
    }
    for (path, asset) in &output.copies {
        assert_eq!(canaries::in_bytes(format!("{path} {asset}").as_bytes()), [""; 0]);
    }
    assert!(!output.copies.is_empty(), "no attachment is published");
    // What may be published is there, so the search looks at the right thing.
    let all = String::from_utf8_lossy(&all);
    assert!(all.contains("podatelna@vzorovy-kraj.example") && all.contains("+420 000 111 222"));
}

/// Diagnostics of a site in all formats, one after another.
fn diagnostics(sources: Sources) -> String {
    let (report, output) = site::build(sources);
    let formats = FORMATS.iter().map(|format| (format.render)(&report));
    let text = formats.chain([styled(&report)]).collect::<Vec<_>>().join("\n");
    if report.summary().errors > 0 {
        assert!(output.files.is_empty() && output.copies.is_empty(), "something was built:\n{text}");
    } else {
        for (path, bytes) in output.files {
            assert_eq!(canaries::in_bytes(&bytes), [""; 0], "in `{path}`");
        }
    }
    text
}

/// A record that refers to what is almost the id of a draft.
const CURIOUS: &str = "+++\ntitle = \"Zvědavý záznam\"\ndate = \"2026\"\n\
    about = [\"measure:kanarek-konept-lanovka\", \"document:kanarek-konept-plan#bod\", \"page:kanarek-konept-strank\"]\n\
    +++\n\nViz [](measure:kanarek-konept-vlecka) a [text](article:kanarek-konept-clanek).\n";

/// The sample site with the curious record, and with all files injured in which a canary stands.
fn injured(make: impl Fn(&str) -> Vec<u8>) -> Sources {
    let mut sources = site::read(SAMPLE);
    sources.add("content/news/zvedavy.md", CURIOUS);
    for path in canaries::nests(&sources) {
        let file = sources.find(&path).expect("it was found there");
        let text = make(sources.file(file).text());
        sources.add(path, text);
    }
    sources
}

#[test]
fn no_diagnostic_of_an_injured_draft_or_contact_holds_a_canary() {
    let sound = diagnostics(injured(|text| text.as_bytes().to_vec()));
    assert!(sound.matches("content/news/zvedavy.md:").count() >= 5 * 3, "{sound}");
    let mut leaks = Vec::new();
    for injury in INJURIES {
        let sources = injured(injury.make);
        let text = diagnostics(injured(injury.make));
        assert!(text.len() > sound.len() + 1000, "`{}` gives no faults", injury.name);
        let canaries = canaries::in_diagnostics(&text, &sources);
        if !canaries.is_empty() {
            let line = text.lines().find(|line| !canaries::in_diagnostics(line, &sources).is_empty());
            leaks.push(format!("{}: {canaries:?} as in {}", injury.name, line.unwrap_or_default()));
        }
    }
    assert!(leaks.is_empty(), "{leaks:#?}");
}

/// A mark that is said wrongly is a fault, but a site may let such faults pass: the record stays back all the same.
#[test]
fn a_mark_that_is_said_wrongly_keeps_a_record_back() {
    for mark in ["draft = \"ano\"", "draft = 1", "drafft = true"] {
        let mut sources = Sources::default();
        let levels = "[checks]\nunknown-field = \"warning\"\nwrong-type = \"warning\"\n";
        sources.add("vazba.toml", format!("title = \"Žlutý kraj\"\n{levels}"));
        let text = format!("+++\ntitle = \"KANAREK-KONCEPT\"\n{mark}\n+++\n");
        sources.add("content/terms/kanarek-koncept.md", text);
        sources.add("content/terms/pojem.md", "+++\ntitle = \"Pojem\"\n+++\n");
        let (report, output) = site::build(sources);
        assert_eq!(report.summary().errors, 0, "{}", site::short(&report));
        assert_eq!(report.summary().warnings, 1, "{}", site::short(&report));
        for (path, bytes) in &output.files {
            assert_eq!(canaries::in_bytes(bytes), [""; 0], "{mark}: in `{path}`");
        }
        assert!(output.files.keys().any(|path| path.contains("/pojem/")));
    }
}

/// A public record that names a draft: its own words are quoted, the draft's are not.
#[test]
fn a_reference_to_a_draft_shows_nothing_of_it() {
    let mut sources = site::read(SAMPLE);
    let text = "+++\ntitle = \"Prozrazený záznam\"\ndate = \"2026\"\nabout = [\"measure:kanarek-koncept-lanovka\"]\n+++\n";
    sources.add("content/news/prozrazeny.md", text);
    let (report, _) = site::build(sources.clone());
    let fault = report.items.iter().find(|item| item.code == "reference-to-draft").expect("it is reported");
    assert_eq!(fault.message, format!("`{CONCEPT}-lanovka` is a draft, and this record is not"));
    let text = diagnostics(sources);
    assert!(!text.contains("KANAREK-KONCEPT"), "{text}");
}
