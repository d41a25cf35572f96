//! Reading a site's folder from a real disk.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;
use vazba::diag::{Diagnostic, Guard, Levels, Report};
use vazba::disk::{find_root, read_site};
use vazba::source::Sources;

fn site(files: &[(&str, &str)]) -> TempDir {
    let site = tempfile::tempdir().expect("a temporary folder");
    put(site.path(), "vazba.toml", "title = \"Strategie\"\n");
    for (path, text) in files {
        put(site.path(), path, text);
    }
    site
}

fn put(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a path below the root")).expect("folders can be made");
    fs::write(path, text).expect("files can be written");
}

fn texts(sources: &Sources) -> Vec<&str> {
    sources.below("").map(|(_, file)| file.path()).collect()
}

fn assets(sources: &Sources) -> Vec<&str> {
    sources.assets_below("").collect()
}

fn faults(sources: &Sources, diagnostics: Vec<Diagnostic>) -> Vec<String> {
    let report = Report::new(sources, diagnostics, &Levels::default(), &Guard::default());
    report.items.iter().map(|item| format!("{}: {}: {}", item.file, item.code, item.message)).collect()
}

#[test]
fn texts_are_read_and_other_files_listed() {
    let site = site(&[
        ("content/opatření/poradenství.md", "Žluťoučký kůň"),
        ("content/indicators/a.CSV", "rok,hodnota\n"),
        ("content/meetings/ps-2015/zapis.pdf", "%PDF"),
        ("content/meetings/ps-2015/účast.csv", "obec,hlasů\n"),
        ("content/meetings/ps-2015/omyl.md", ""),
        ("vazba.en.toml", ""),
        ("vazba.toml.orig", ""),
        ("static/styl.css", "body{}"),
        ("static/.well-known/security.txt", "Contact: mailto:…"),
        ("themes/kraj/base.html", "<!doctype html>"),
        ("themes/kraj/logo.png", "PNG"),
        ("public/index.html", "stará stránka"),
        ("poznámky.md", "mimo obsah"),
    ]);
    let (sources, diagnostics) = read_site(site.path());
    assert_eq!(faults(&sources, diagnostics), [""; 0]);
    assert_eq!(
        texts(&sources),
        [
            "content/indicators/a.CSV",
            "content/meetings/ps-2015/omyl.md",
            "content/opatření/poradenství.md",
            "themes/kraj/base.html",
            "vazba.en.toml",
            "vazba.toml"
        ]
    );
    assert_eq!(
        assets(&sources),
        [
            "content/meetings/ps-2015/zapis.pdf",
            "content/meetings/ps-2015/účast.csv",
            "static/.well-known/security.txt",
            "static/styl.css",
            "themes/kraj/logo.png"
        ]
    );
    let read = sources.find("content/opatření/poradenství.md").expect("it was read");
    assert_eq!(sources.file(read).text(), "Žluťoučký kůň");
    assert_eq!(sources.asset("static/styl.css"), Some(6));
}

#[test]
fn hidden_files_and_backups_are_passed_over() {
    let site = site(&[
        ("content/a.md", ""),
        ("content/a.md~", ""),
        ("content/.a.md.swp", ""),
        ("content/b.swp", ""),
        ("content/#a.md#", ""),
        ("content/~$zapis.docx", ""),
        ("content/.git/config.md", ""),
        ("content/.well-known/x.md", ""),
        ("static/.DS_Store", ""),
        ("static/a/.well-known/x", ""),
    ]);
    let (sources, diagnostics) = read_site(site.path());
    assert_eq!(faults(&sources, diagnostics), [""; 0]);
    assert_eq!(texts(&sources), ["content/a.md", "vazba.toml"]);
    assert_eq!(assets(&sources), [""; 0]);
}

#[test]
fn a_text_over_the_limit_is_reported_and_the_rest_read() {
    let large = "ž".repeat(4 * 1024 * 1024);
    let site = site(&[
        ("content/a.md", &large),
        ("content/b.md", &format!("{large}x")),
        ("content/c.pdf", &format!("{large}x")),
        ("content/places/kraj/kraj.geojson", &format!("{large}x")),
    ]);
    let (sources, diagnostics) = read_site(site.path());
    assert_eq!(texts(&sources), ["content/a.md", "vazba.toml"]);
    for attached in ["content/c.pdf", "content/places/kraj/kraj.geojson"] {
        assert_eq!(sources.asset(attached), Some(8 * 1024 * 1024 + 1), "{attached}");
    }
    assert_eq!(faults(&sources, diagnostics), ["content/b.md: too-large: this file is larger than 8 MiB"]);
}

#[test]
fn a_missing_configuration_is_not_for_the_disk_to_judge() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    put(folder.path(), "content/a.md", "");
    let (sources, diagnostics) = read_site(folder.path());
    assert_eq!(faults(&sources, diagnostics), [""; 0], "the configuration asks for its own file");
    assert_eq!(texts(&sources), ["content/a.md"]);

    let (sources, diagnostics) = read_site(&folder.path().join("není"));
    assert_eq!(
        faults(&sources, diagnostics),
        ["vazba.toml: unreadable: this can't be read: it does not exist"]
    );
}

#[test]
fn a_file_in_the_place_of_a_folder_is_reported() {
    let site = site(&[("content", "")]);
    let (sources, diagnostics) = read_site(site.path());
    assert_eq!(faults(&sources, diagnostics), ["content: unreadable: this is not a folder"]);
    assert_eq!(assets(&sources), [""; 0]);
}

#[test]
fn the_site_is_found_upwards() {
    let site = site(&[("content/measures/a.md", "")]);
    let root = site.path().canonicalize().expect("it exists");
    assert_eq!(find_root(&site.path().join("content/measures")), Some(root.clone()));
    assert_eq!(find_root(&site.path().join("content/measures/..")), Some(root.clone()));
    assert_eq!(find_root(site.path()), Some(root));
    assert_eq!(find_root(&site.path().join("není")), None);
}

fn link(site: &TempDir, to: impl AsRef<Path>, at: &str) {
    let at = site.path().join(at);
    fs::create_dir_all(at.parent().expect("a path below the root")).expect("folders can be made");
    symlink(to, at).expect("links can be made");
}

#[test]
fn links_stay_in_their_own_folder() {
    let outside = tempfile::tempdir().expect("a temporary folder");
    put(outside.path(), "tajné.md", "");
    let site =
        site(&[("content/a/x.md", ""), ("content/koncept.md", ""), ("static/y.txt", ""), (".env", "")]);
    link(&site, "a/x.md", "content/b.md");
    link(&site, "a", "content/c");
    link(&site, outside.path(), "content/d");
    link(&site, outside.path().join("tajné.md"), "content/e.md");
    link(&site, "../content/koncept.md", "static/f.txt");
    link(&site, "../.env", "static/g.txt");
    link(&site, outside.path(), "themes");
    put(site.path(), "content/z.md", "");
    let (sources, diagnostics) = read_site(site.path());
    assert_eq!(
        texts(&sources),
        [
            "content/a/x.md",
            "content/b.md",
            "content/c/x.md",
            "content/koncept.md",
            "content/z.md",
            "vazba.toml"
        ]
    );
    assert_eq!(assets(&sources), ["static/y.txt"]);
    assert_eq!(
        faults(&sources, diagnostics),
        [
            "content/d: bad-path: this link leads out of `content`, or out of the folder of its record",
            "content/e.md: bad-path: this link leads out of `content`, or out of the folder of its record",
            "static/f.txt: bad-path: this link leads out of `static`",
            "static/g.txt: bad-path: this link leads out of `static`",
            "themes: bad-path: this link leads out of `themes`",
        ]
    );
}

/// What lies in the folder of a record is published with it.
#[test]
fn links_beside_a_record_stay_with_it() {
    let site = site(&[
        ("content/documents/koncept.md", ""),
        ("content/documents/koncept/tajné.pdf", ""),
        ("content/documents/plan/plán.pdf", ""),
        ("content/documents/plan/a/b.pdf", ""),
    ]);
    link(&site, "../koncept.md", "content/documents/plan/text.md");
    link(&site, "../koncept/tajné.pdf", "content/documents/plan/tajné.pdf");
    link(&site, "../../koncept", "content/documents/plan/a/koncept");
    link(&site, "koncept", "content/documents/verejny");
    link(&site, "a/b.pdf", "content/documents/plan/b.pdf");
    link(&site, "documents", "content/pages");
    let (sources, diagnostics) = read_site(site.path());
    let faults = faults(&sources, diagnostics);
    let places: Vec<&str> = faults.iter().filter_map(|fault| fault.split(':').next()).collect();
    assert_eq!(
        places,
        [
            "content/documents/plan/a/koncept",
            "content/documents/plan/tajné.pdf",
            "content/documents/plan/text.md",
            "content/documents/verejny",
            "content/pages/plan/a/koncept",
            "content/pages/plan/tajné.pdf",
            "content/pages/plan/text.md",
            "content/pages/verejny",
        ]
    );
    assert!(assets(&sources).contains(&"content/documents/plan/b.pdf"));
    assert!(assets(&sources).contains(&"content/pages/plan/plán.pdf"));
}

#[test]
fn links_that_lead_nowhere_or_in_a_circle_are_reported() {
    let site = site(&[("content/a/x.md", "")]);
    link(&site, "není.md", "content/b.md");
    link(&site, "někdo@stroj.1234", "content/.#x.md");
    link(&site, "../a", "content/a/kruh");
    let (sources, diagnostics) = read_site(site.path());
    assert_eq!(texts(&sources), ["content/a/x.md", "vazba.toml"]);
    assert_eq!(
        faults(&sources, diagnostics),
        [
            "content/a/kruh: bad-path: this link leads to a folder that it lies in",
            "content/b.md: unreadable: this can't be read: it does not exist",
        ]
    );
}

#[test]
fn a_configuration_that_is_a_link_is_refused() {
    let site = site(&[("static/a", "")]);
    fs::remove_file(site.path().join("vazba.toml")).expect("it was written");
    link(&site, "static/a", "vazba.toml");
    let (sources, diagnostics) = read_site(site.path());
    assert_eq!(texts(&sources), [""; 0]);
    assert_eq!(faults(&sources, diagnostics), ["vazba.toml: bad-path: the configuration is a link"]);
}

#[test]
fn a_named_pipe_does_not_keep_the_build_waiting() {
    let site = site(&[("content/a.md", "")]);
    let made = Command::new("mkfifo").arg(site.path().join("content/roura.md")).status();
    assert!(made.expect("mkfifo runs").success());
    let (sources, diagnostics) = read_site(site.path());
    assert_eq!(texts(&sources), ["content/a.md", "vazba.toml"]);
    assert_eq!(faults(&sources, diagnostics), ["content/roura.md: unreadable: this is not a plain file"]);
}

#[test]
#[cfg(target_os = "linux")]
fn names_that_can_not_become_addresses_are_reported() {
    let site = site(&[
        ("content/a\\b.md", ""),
        ("content/c\nd.pdf", ""),
        ("content/zlá\tsložka/x.md", ""),
        ("content/ž.md", ""),
    ]);
    let odd = site.path().join("content").join(OsStr::from_bytes(b"\xe8.md"));
    fs::write(odd, "").expect("Linux takes any bytes");
    let (sources, diagnostics) = read_site(site.path());
    assert_eq!(texts(&sources), ["content/ž.md", "vazba.toml"]);
    assert_eq!(assets(&sources), [""; 0]);
    let control = "it holds a backslash or a control character";
    let expected = [
        ("a\\b.md", control),
        ("c\u{FFFD}d.pdf", control),
        ("zlá\u{FFFD}složka", control),
        ("\u{FFFD}.md", "it is not UTF-8"),
    ];
    let message = "bad-path: the file's name can't become an address";
    let expected = expected.map(|(name, fault)| format!("content/{name}: {message}: {fault}"));
    assert_eq!(faults(&sources, diagnostics), expected);
}

#[test]
fn names_that_some_systems_can_not_hold_or_tell_apart_are_reported() {
    let site = site(&[
        ("content/measures/con.md", ""),
        ("content/measures/a/Nul.pdf", ""),
        ("content/measures/a/konec.", ""),
        ("static/kdy?.txt", ""),
        ("static/Logo.png", ""),
        ("static/logo.png", ""),
        ("static/zápis.txt", ""),
        ("static/za\u{301}pis.txt", ""),
    ]);
    let (sources, diagnostics) = read_site(site.path());
    assert_eq!(assets(&sources), ["static/Logo.png", "static/zápis.txt"]);
    let windows = "bad-path: the file's name can't become an address: it has a part";
    let device = format!("{windows} whose name Windows keeps for a device");
    let apart = "differ by capitals or by how accents are stored only";
    assert_eq!(
        faults(&sources, diagnostics),
        [
            format!("content/measures/a/Nul.pdf: {device}"),
            format!(
                "content/measures/a/konec.: {windows} that ends in a dot or a blank, which Windows can't store"
            ),
            format!("content/measures/con.md: {device}"),
            "static/kdy?.txt: bad-path: the file's name can't become an address: \
             it holds a character that Windows can't store in names: one of `<>:\"|?*`"
                .to_owned(),
            format!("static/logo.png: bad-path: the names of this and of `static/Logo.png` {apart}"),
            format!("static/zápis.txt: bad-path: the names of this and of `static/zápis.txt` {apart}"),
        ]
    );
}

#[test]
fn names_with_accents_apart_become_the_usual_ones() {
    let site = site(&[("content/measures/a/pr\u{30c}i\u{301}loha.pdf", ""), ("content/z\u{30c}.md", "Text")]);
    let (sources, diagnostics) = read_site(site.path());
    assert_eq!(faults(&sources, diagnostics), [""; 0]);
    assert_eq!(assets(&sources), ["content/measures/a/příloha.pdf"]);
    assert_eq!(texts(&sources), ["content/ž.md", "vazba.toml"]);
}

#[test]
fn texts_are_read_without_what_nobody_sees_and_names_with_it_are_reported() {
    let site = site(&[
        ("content/terms/t.md", "\u{feff}so\u{ad}ci\u{200b}a\u{301}lni\u{301}\u{2060}"),
        ("content/terms/t.csv", "a\u{200b}b"),
        ("themes/kraj/static/a.js", "'\u{200b}'"),
        ("static/a.svg", "<svg>\u{ad}</svg>"),
        ("content/terms/t/plán\u{200b}.pdf", ""),
        ("content/terms/t/nalp\u{202e}fdp.pdf", ""),
    ]);
    let (sources, diagnostics) = read_site(site.path());
    let read = |path: &str| sources.file(sources.find(path).expect("it is read")).text().to_owned();
    assert_eq!(read("content/terms/t.md"), "sociální");
    assert_eq!(read("content/terms/t.csv"), "ab");
    // What a program reads stays as it is.
    assert_eq!(read("themes/kraj/static/a.js"), "'\u{200b}'");
    assert_eq!(read("static/a.svg"), "<svg>\u{ad}</svg>");
    let said = faults(&sources, diagnostics);
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said.iter().all(|fault| fault.ends_with("it holds a character that nobody sees")), "{said:?}");
}

/// Editors and `git` remove files at any moment, also between the moments when a folder is listed and a file is read.
#[test]
fn what_vanishes_while_it_is_read_is_no_fault() {
    let site = site(&[("content/terms/a.md", "+++\ntitle = \"A\"\n+++\n")]);
    let over = std::sync::atomic::AtomicBool::new(false);
    let is_over = || over.load(std::sync::atomic::Ordering::Relaxed);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            // Each name once: what comes back at once is looked at again anyway.
            for round in (0..).take_while(|_| !is_over()) {
                for number in round * 50..(round + 1) * 50 {
                    put(site.path(), &format!("content/terms/b-{number}.md"), "+++\ntitle = \"B\"\n+++\n");
                    put(site.path(), &format!("content/terms/a/b-{number}.pdf"), "%PDF");
                }
                for number in round * 50..(round + 1) * 50 {
                    for path in
                        [format!("content/terms/b-{number}.md"), format!("content/terms/a/b-{number}.pdf")]
                    {
                        fs::remove_file(site.path().join(path)).expect("it is there");
                    }
                }
            }
        });
        let met: Vec<String> = (0..200)
            .flat_map(|_| {
                let (sources, diagnostics) = read_site(site.path());
                faults(&sources, diagnostics)
            })
            .collect();
        over.store(true, std::sync::atomic::Ordering::Relaxed);
        assert!(met.is_empty(), "{met:#?}");
    });
}
