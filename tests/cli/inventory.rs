//! `vazba inventory`: what it writes, and that it writes nothing where something is wrong.

use std::fs;

use super::site::Site;

const TABLE: &str = "kód;název;nadřazená\n1;Péče;\n1.1;Péče doma;1\n";

fn site() -> Site {
    let site = Site::sound();
    site.put("content/documents/plan.md", "+++\ntitle = \"Plán\"\n+++\n");
    site.put("plan.csv", TABLE);
    site
}

#[test]
fn items_of_a_table_stand_beside_the_document() {
    let site = site();
    let ran = site.run(&["inventory", "add", "plan", "plan.csv", "--today", "2026-11-30"]);
    assert_eq!((ran.code, &*ran.out), (Some(0), ""), "{}", ran.err);
    assert!(ran.err.ends_with("2 items written to content/documents/plan.items.toml\n"), "{}", ran.err);
    let written = fs::read_to_string(site.path("content/documents/plan.items.toml")).expect("it is written");
    assert_eq!(
        written,
        "# Written by `vazba inventory`. To change an item, change the inventory that it comes from.\n\n\
         [inventory]\nfrom_file = \"plan.csv\"\nread = \"2026-11-30\"\n\
         digest = \"b95ec7e8df84095d26fc8ad9eecb8f9727ce760e5723efcb93b267e821f781af\"\n\n\
         [[item]]\nid = \"1\"\ncode = \"1\"\ntitle = \"Péče\"\n\n\
         [[item]]\nid = \"1.1\"\ncode = \"1.1\"\ntitle = \"Péče doma\"\nparent = \"document:plan#1\"\n"
    );
    assert_eq!(site.run(&["check"]).code, Some(0));
}

#[test]
fn a_dry_run_writes_nothing() {
    let site = site();
    let before = site.tree();
    let ran = site.run(&["inventory", "add", "plan", "plan.csv", "--dry-run"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.err.contains("  1.1  Péče doma\n"), "{}", ran.err);
    assert!(
        ran.err.ends_with("2 items would be written to content/documents/plan.items.toml\n"),
        "{}",
        ran.err
    );
    assert_eq!(site.tree(), before);
}

/// Runs the command, which must end like this, say this, and leave all files as they are.
#[track_caller]
fn refused(site: &Site, arguments: &[&str], code: i32, said: &str) {
    let before = site.tree();
    let ran = site.run(&[&["inventory", "add"], arguments].concat());
    assert_eq!(ran.code, Some(code), "{}", ran.err);
    let all = ran.out + &ran.err;
    assert!(all.contains(said), "{all}");
    assert_eq!(site.tree(), before);
}

#[test]
fn a_file_that_can_not_be_read_changes_nothing() {
    let site = site();
    site.put("content/documents/plan.items.toml", "[[item]]\nid = \"1\"\ntitle = \"Stará\"\n");
    site.put("bad.csv", "kód;název\n1;\n");
    site.put("cut.json", "{\"format\": \"vazba-inv");
    site.put("plan.pdf", "%PDF");
    refused(
        &site,
        &["plan", "bad.csv", "--format", "short"],
        1,
        "bad.csv:2:1: error[bad-inventory]: this row has no title",
    );
    refused(&site, &["plan", "cut.json"], 1, "nothing was written");
    refused(&site, &["plan", "plan.pdf"], 2, "`plan.pdf` has no form that is read");
    refused(&site, &["plan", "nowhere.csv"], 3, "can't read `nowhere.csv`");
    refused(&site, &["plan", "plan.csv", "--map", "titel=název"], 2, "did you mean `title`?");
    refused(&site, &["plann", "plan.csv"], 2, "there is no document `plann`; did you mean `plan`?");
}

#[test]
fn items_of_the_document_itself_are_not_replaced() {
    let site = site();
    site.put(
        "content/documents/plan.md",
        "+++\ntitle = \"Plán\"\n[[item]]\nid = \"1\"\ntitle = \"Péče\"\n+++\n",
    );
    refused(&site, &["plan", "plan.csv"], 2, "`content/documents/plan.md` has items of its own");
}

#[test]
fn a_newer_table_keeps_ids_and_says_what_has_changed() {
    let site = site();
    site.put(
        "plan.csv",
        "kód;název;nadřazená;stav\n1;Péče;;\n1.1;Péče doma;1;planned\n1.2;Poradny;1;\n1.3;Domy;1;\n",
    );
    site.put("vazba.toml", "title = \"Kraj\"\n[checks]\nmeasure-without-link = \"off\"\n");
    site.put(
        "content/projects/a.md",
        "+++\ntitle = \"Projekt\"\n[[link]]\nto = \"document:plan#1.2\"\nrelation = \"implements\"\n[[link]]\nto = \"document:plan#1.3\"\nrelation = \"implements\"\n+++\n",
    );
    assert_eq!(site.run(&["inventory", "add", "plan", "plan.csv", "--today", "2026-11-01"]).code, Some(0));
    site.put(
        "plan.csv",
        "kód;název;nadřazená;stav\n1;Péče;;\n2;Poradny;;\n1.1;Péče doma;2;running\n3;Nová;;\n",
    );
    let newer = ["inventory", "add", "plan", "plan.csv", "--format", "short", "--today", "2026-11-30"];
    let before = site.tree();
    let dry = site.run(&[&newer[..], &["--dry-run"]].concat());
    assert_eq!(site.tree(), before);
    let ran = site.run(&newer);
    assert_eq!((ran.code, &ran.out), (Some(0), &dry.out), "{}", ran.err);
    assert_eq!(
        ran.out,
        "content/documents/plan.items.toml: warning[item-added]: new: `3 Nová`\n\
         content/documents/plan.items.toml:13:1: warning[item-moved]: `1.1 Péče doma` lies below `1.2` now, not below `1`\n\
         content/documents/plan.items.toml:13:1: warning[item-progressed]: `1.1 Péče doma`: `running` now, `planned` before\n\
         content/documents/plan.items.toml:20:1: warning[item-moved]: `2 Poradny` lies below `–` now, not below `1`\n\
         content/documents/plan.items.toml:20:1: warning[item-renamed]: `1.2 Poradny` is now `2 Poradny`\n\
         content/documents/plan.items.toml:26:1: warning[item-dropped]: `1.3 Domy` is gone\n"
    );
    let checked = site.run(&["check", "--format", "short"]);
    assert_eq!(
        checked.out,
        "content/projects/a.md:7:6: error[unknown-part]: the document `plan` has no part `1.3`\n"
    );
    let again = site.run(&newer);
    assert_eq!((again.code, &*again.out), (Some(0), ""), "the same table changes nothing");
}

#[test]
fn what_refers_to_an_item_that_is_gone_is_named_in_every_format() {
    let site = site();
    site.put(
        "content/projects/a.md",
        "+++\ntitle = \"Projekt\"\n[[link]]\nto = \"document:plan#1.1\"\nrelation = \"implements\"\n+++\n",
    );
    assert_eq!(site.run(&["inventory", "add", "plan", "plan.csv"]).code, Some(0));
    site.put("plan.csv", "kód;název\n1;Péče\n");
    for format in ["human", "json", "sarif", "github"] {
        let ran = site.run(&["inventory", "add", "plan", "plan.csv", "--dry-run", "--format", format]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        for said in ["item-dropped", "is gone"] {
            assert!(ran.out.contains(said), "{format}: {}", ran.out);
        }
        assert!(format == "github" || ran.out.contains("content/projects/a.md"), "{format}: {}", ran.out);
    }
}
