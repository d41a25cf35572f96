//! `vazba links`: the list with its filters, and a table that is read back.

use std::fs;

use super::site::Site;

fn site() -> Site {
    let site = Site::sound();
    site.put("vazba.toml", "title = \"Kraj\"\n");
    site.put(
        "content/documents/plan.md",
        "+++\ntitle = \"Plán\"\n[[item]]\nid = \"1\"\ncode = \"1\"\ntitle = \"Péče\"\n+++\n",
    );
    site.put("content/documents/zakon.md", "+++\ntitle = \"Zákon\"\n+++\n");
    site.put(
        "content/projects/a.md",
        "+++\ntitle = \"Projekt\"\n[[link]]\nto = \"document:plan#1\"\nrelation = \"overlaps\"\nchecked = \"2026-11-01\"\n\
         [[link]]\nid = \"z\"\nto = \"document:zakon\"\nrelation = \"supports\"\nchecked = \"2020\"\n+++\n",
    );
    site
}

#[track_caller]
fn lists(arguments: &[&str], wanted: &str) {
    let ran = site().run(&[&["links", "--today", "2026-12-01"], arguments].concat());
    assert_eq!((ran.code, &*ran.out), (Some(0), wanted), "{}", ran.err);
}

const OVERLAP: &str = "project:a/1  overlaps  document:plan#1  1 Péče  [overlap]\n";
const LAW: &str = "project:a#z  supports  document:zakon  Zákon  [checked-long-ago]\n";

#[test]
fn links_are_listed_by_what_is_asked() {
    lists(&[], &format!("{OVERLAP}{LAW}"));
    lists(&["--gaps"], &format!("{OVERLAP}{LAW}"));
    lists(&["--unchecked"], LAW);
    lists(&["--to", "plan"], OVERLAP);
    lists(&["--to", "document:plan#1"], OVERLAP);
    let nowhere = site().run(&["links", "--to", "document:plan#2"]);
    assert_eq!(nowhere.code, Some(2));
    assert_eq!(nowhere.err, "error: there is no document or item `document:plan#2`; did you mean `plan`?\n");
}

#[test]
fn links_are_data_for_programs() {
    let ran = site().run(&["links", "--json", "--to", "zakon"]);
    let data: serde_json::Value = serde_json::from_str(&ran.out).expect("it is JSON");
    assert_eq!(
        data,
        serde_json::json!([{
            "link": "project:a#z", "title": "Projekt", "to": "document:zakon", "to_title": "Zákon", "version": data[0]["version"], "gaps": ["checked-long-ago"],
            "relation": "supports", "checked": "2020",
        }])
    );
}

#[test]
fn a_table_is_read_back() {
    let site = site();
    let before = site.tree();
    let ran = site.run(&["links", "--csv"]);
    site.put("vazby.csv", &ran.out.replace(";2020;", ";1.12.2026;"));
    let dry = site.run(&["links", "--apply", "vazby.csv", "--dry-run"]);
    let said = "  content/projects/a.md: project:a#z: checked 2020 → 2026-12-01\n1 link in 1 file";
    assert_eq!((dry.code, &*dry.err), (Some(0), &*format!("{said} would be changed\n")));
    let path = "content/projects/a.md";
    assert_eq!(site.tree()[path], before[path]);
    let ran = site.run(&["links", "--apply", "vazby.csv"]);
    assert_eq!((ran.code, &*ran.err), (Some(0), &*format!("{said} changed\n")));
    let text = String::from_utf8(before[path].0.clone()).expect("it is text");
    let now = fs::read_to_string(site.path(path)).expect("it is there");
    assert_eq!(now, text.replace("\"2020\"", "\"2026-12-01\""));
    let again = site.run(&["links", "--apply", "vazby.csv"]);
    assert_eq!((again.code, &*again.err), (Some(0), "0 links in 0 files changed\n"));
}

#[test]
fn a_table_that_would_bring_errors_changes_nothing() {
    let site = site();
    site.put("vazby.csv", "link,to,relation,vlastní\nproject:a#z,document:zakon,suports,poznámka\n");
    let before = site.tree();
    let ran = site.run(&["links", "--apply", "vazby.csv"]);
    assert_eq!(ran.code, Some(1));
    for said in ["`relation` can't be `suports`", "did you mean `supports`?"] {
        assert!(ran.out.contains(said), "{}", ran.out);
    }
    assert_eq!(ran.err, "columns that are not read: vlastní\nnothing was changed\n");
    let ran = site.run(&["links", "--apply", "vazby.csv", "--format", "short"]);
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
    assert!(ran.out.contains("error[unknown-value]: `relation` can't be `suports`"), "{}", ran.out);
    site.put("vazby.csv", "link,to,page\nproject:a#y,document:zakon,1\n");
    let ran = site.run(&["links", "--apply", "vazby.csv", "--format", "short"]);
    assert_eq!(
        (ran.code, &*ran.out),
        (Some(1), "vazby.csv:2:1: error[links-sheet]: there is no link `project:a#y`\n")
    );
    let path = "content/projects/a.md";
    assert_eq!(site.tree()[path], before[path]);
}

#[test]
fn a_file_that_would_lose_bytes_is_not_written() {
    let site = site();
    let path = "content/projects/a.md";
    let mut bytes = fs::read(site.path(path)).expect("it is there");
    bytes.extend(b"\nText \xe8 dva.\n");
    fs::write(site.path(path), &bytes).expect("it can be written");
    site.put("vazby.csv", "link,to,page\nproject:a#z,document:zakon,8\n");
    let ran = site.run(&["links", "--apply", "vazby.csv"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert_eq!(fs::read(site.path(path)).expect("it is there"), bytes);
    let invisible = String::from_utf8_lossy(&bytes).replace('\u{fffd}', "").replace("Text", "Te\u{ad}xt");
    site.put(path, &invisible);
    let ran = site.run(&["links", "--apply", "vazby.csv"]);
    assert!(
        ran.err.contains("`content/projects/a.md` has invisible or decomposed characters"),
        "{}",
        ran.err
    );
    assert_eq!(fs::read_to_string(site.path(path)).expect("it is there"), invisible);
}
