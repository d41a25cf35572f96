//! Two sites that exchange their inventories show each other's links, with no server between them that knows both.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::site::{Ran, run};
use super::upstream::{Upstream, whole};

/// A copy of one of the sites in `tests/sites`, with the other one as a document in it.
struct Partner {
    folder: PathBuf,
    /// The id of the document that is the other site's.
    other: &'static str,
}

impl Partner {
    fn copy(name: &str, other: &'static str, to: &Path) -> Self {
        let folder = to.join(name);
        let from = original(name);
        for entry in walkdir::WalkDir::new(&from) {
            let entry = entry.expect("it can be read");
            let target = folder.join(entry.path().strip_prefix(&from).expect("it lies below"));
            if entry.file_type().is_dir() {
                fs::create_dir_all(target).expect("folders can be made");
            } else {
                fs::copy(entry.path(), target).expect("files can be written");
            }
        }
        Self { folder, other }
    }

    #[track_caller]
    fn run(&self, arguments: &[&str]) -> Ran {
        let ran = run(&self.folder, &[arguments, &["--today", "2026-11-22"]].concat());
        assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
        ran
    }

    /// The inventory that it publishes now.
    fn inventory(&self) -> Vec<u8> {
        self.run(&["build"]);
        fs::read(self.folder.join("public/data/inventory.json")).expect("it is built")
    }

    fn page(&self, path: &str) -> String {
        fs::read_to_string(self.folder.join("public").join(path).join("index.html")).expect("it is built")
    }

    fn items(&self) -> String {
        let path = self.folder.join(format!("content/documents/{}.items.toml", self.other));
        fs::read_to_string(path).expect("it is written")
    }
}

fn original(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites").join(name)
}

/// The two sites, and a server that has the inventories of both.
struct Exchange {
    region: Partner,
    town: Partner,
    server: Upstream,
    files: Arc<Mutex<[Vec<u8>; 2]>>,
    _folder: tempfile::TempDir,
}

impl Exchange {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let region = Partner::copy("vzorovy-kraj", "strategie-mesta-vzorov", folder.path());
        let town = Partner::copy("mesto-vzorov", "strategie-vzoroveho-kraje", folder.path());
        let files = Arc::new(Mutex::new([region.inventory(), town.inventory()]));
        let published = Arc::clone(&files);
        let server = Upstream::start(move |path, stream| {
            let files = published.lock().expect("no thread failed").clone();
            whole(stream, &files[usize::from(path.starts_with("/town/"))])
        });
        Self { region, town, server, files, _folder: folder }
    }

    /// Brings in what the other site published last, and publishes anew.
    #[track_caller]
    fn take(&self, of_town: bool) -> Ran {
        let (taker, address) = if of_town {
            (&self.region, self.server.at("/town/data/inventory.json"))
        } else {
            (&self.town, self.server.at("/region/data/inventory.json"))
        };
        let options = ["--allow-address", "127.0.0.1", "--format", "short"];
        let ran = taker.run(&[&["inventory", "add", taker.other, &address][..], &options].concat());
        self.files.lock().expect("no thread failed")[usize::from(!of_town)] = taker.inventory();
        ran
    }
}

/// The part of a page from a heading to the next one of the same level.
#[track_caller]
fn below<'a>(page: &'a str, heading: &str) -> &'a str {
    let at = page.find(&format!(">{heading}</h3>")).unwrap_or_else(|| panic!("no heading `{heading}`"));
    let end = page[at + 1..].find("<h").map_or(page.len(), |end| at + 1 + end);
    let end = page[at + 6..].find("<h3").map_or(end, |next| (at + 6 + next).min(page.len()));
    &page[at..end]
}

#[test]
fn each_site_shows_what_the_other_one_says_of_its_records() {
    let exchange = Exchange::new();
    let first = exchange.take(false);
    exchange.take(true);
    exchange.take(false);
    // What both have exchanged stays as it is.
    for of_town in [true, false] {
        let again = exchange.take(of_town);
        assert_eq!(again.out, "", "{}", again.err);
    }
    assert!(first.err.contains("99 items with 4 links to this site"), "{}", first.err);

    let timetable = exchange.region.page("opatreni/takt-zeleznice");
    let said = below(&timetable, "Uvádějí, že na to navazují");
    for part in [
        "/dokumenty/strategie-mesta-vzorov/#I.1",
        "Přednádraží",
        "https://plan.vzorov.example/opatreni/prednadrazi/",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let station = exchange.town.page("opatreni/prednadrazi");
    let said = below(&station, "Uvádějí s\u{a0}tím překryv");
    let address = "https://strategie.vzorovy-kraj.example/opatreni/terminal-vzorov/";
    for part in ["/dokumenty/strategie-vzoroveho-kraje/#1.4", "Přestupní terminál Vzorov", address] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let document = exchange.town.page("dokumenty/strategie-vzoroveho-kraje");
    assert!(document.contains("Podle webu dokumentu překrývá se s"), "beside the item, too");

    for (partner, name, site) in [
        (&exchange.region, "vzorovy-kraj", "https://plan.vzorov.example"),
        (&exchange.town, "mesto-vzorov", "https://strategie.vzorovy-kraj.example"),
    ] {
        let path = original(name).join(format!("content/documents/{}.items.toml", partner.other));
        let text = with_address(&partner.items(), &format!("{site}/data/inventory.json"));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, text).expect("it can be written");
        } else {
            let kept = fs::read_to_string(&path).expect("it is there");
            assert_eq!(items(&kept), items(&text), "run with UPDATE=1 once the inventories have changed");
        }
    }
}

/// The file with the address of a real site, not of one on this machine.
fn with_address(text: &str, address: &str) -> String {
    let line = text.lines().find(|line| line.starts_with("url = ")).expect("it has an address");
    text.replacen(line, &format!("url = \"{address}\""), 1)
}

/// The file from its first item on.
fn items(text: &str) -> &str {
    text.split_once("\n[[item]]\n").expect("it has items").1
}

#[test]
fn what_changes_at_one_site_is_reported_at_the_other() {
    let exchange = Exchange::new();
    exchange.take(false);
    let measures = exchange.region.folder.join("content/measures");
    let change = |name: &str, from: &str, to: &str| {
        let path = measures.join(name);
        let text = fs::read_to_string(&path).expect("it is there");
        assert!(text.contains(from), "{text}");
        fs::write(path, text.replacen(from, to, 1)).expect("it can be written");
    };
    change("takt-zeleznice.md", "title = \"Hodinový takt na železnici\"", "title = \"Půlhodinový takt\"");
    change("cyklostezka-vzorka.md", "goals = [\"a-2-1\"]", "goals = [\"a-1-1\"]");
    change("parkovani-kol.md", "#I.2\"", "#I.1\"");
    exchange.files.lock().expect("no thread failed")[0] = exchange.region.inventory();
    let ran = exchange.town.run(&[
        "inventory",
        "update",
        "--allow-address",
        "127.0.0.1",
        "--dry-run",
        "--format",
        "json",
    ]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).expect("it is JSON");
    let found = report["diagnostics"].as_array().expect("a list").iter().map(|found| {
        let related = found["related"].as_array().map_or(0, Vec::len);
        format!(
            "{}: {} ({related} records)",
            found["code"].as_str().unwrap_or_default(),
            found["message"].as_str().unwrap_or_default()
        )
    });
    let found: Vec<String> = found.collect();
    assert_eq!(
        found,
        [
            "item-renamed: `1.1 Hodinový takt na železnici` is now `1.1 Půlhodinový takt` (1 records)",
            "item-moved: `1.6 Cyklostezka podél Vzorky` lies below `A.1.1` now, not below `A.2.1` (1 records)",
            "item-linked: `1.8 Úschovny kol u vlaků` refers here to `measure:prednadrazi` (complements) now, before to `measure:sit-pro-kola` (complements) (0 records)",
        ]
    );
}

#[test]
fn a_site_that_does_not_know_its_address_keeps_what_it_knew() {
    let exchange = Exchange::new();
    exchange.take(false);
    let before = exchange.town.items();
    let settings = exchange.town.folder.join("vazba.toml");
    let text = fs::read_to_string(&settings).expect("it is there");
    fs::write(&settings, text.replace("base_url", "#base_url")).expect("it can be written");
    let ran = exchange.take(false);
    assert!(ran.err.contains("links to this site can't be told and stay as they were"), "{}", ran.err);
    assert_eq!((&*ran.out, exchange.town.items()), ("", before));
}
