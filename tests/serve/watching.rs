//! What editors, file managers and version control do to files.

use std::fs;
use std::os::unix::fs::symlink;

use crate::folder::copy;
use crate::http::{ask, get};
use crate::served::Served;
use crate::site::{Built, Site, is_page};

const TERM: &str = "content/terms/t.md";

fn term(text: &str) -> String {
    format!("+++\ntitle = \"exekuce\"\n+++\n{text}\n")
}

/// Waits until the site is served as it would be built now.
fn shows(served: &Served, site: &Site) {
    served.until_it_shows(&site.built());
}

#[test]
fn edits_of_many_sorts_are_followed() {
    let site = Site::sound();
    let served = Served::start(&site, &[]);
    shows(&served, &site);

    // Editors write another file and put it in the place of the old one.
    site.put("content/terms/.t.md.swp", "wrong");
    site.put("content/terms/t.md~", "wrong");
    site.put("content/terms/.tmp-4913", term("Nové znění."));
    site.rename("content/terms/.tmp-4913", TERM);
    shows(&served, &site);

    // A file that is written in two steps.
    site.put(TERM, "+++\ntitle = \"exe");
    site.put(TERM, term("Celé znění."));
    shows(&served, &site);

    // New folders with files, renamed and deleted.
    site.put("content/goals/novy.md", "+++\ntitle = \"Nový\"\nstrategy = \"s\"\n+++\n[p](priloha.pdf)\n");
    site.put("content/goals/novy/priloha.pdf", "příloha");
    shows(&served, &site);
    site.rename("content/goals/novy", "content/goals/jiny");
    site.rename("content/goals/novy.md", "content/goals/jiny.md");
    shows(&served, &site);
    fs::remove_dir_all(site.path("content/goals/jiny")).expect("it is there");
    site.remove("content/goals/jiny.md");
    shows(&served, &site);

    // A kind as a whole, there and away.
    site.rename("content/indicators", "stranou");
    shows(&served, &site);
    site.rename("stranou", "content/indicators");
    shows(&served, &site);

    // Another bytes of the same length at the same time, as some tools write them.
    let before = fs::metadata(site.path(TERM)).and_then(|found| found.modified()).expect("a time");
    site.put(TERM, term("Jiné znění."));
    let file = fs::File::options().write(true).open(site.path(TERM)).expect("it is there");
    file.set_modified(before).expect("a time can be set");
    shows(&served, &site);

    // A template, a language and a static file of the theme.
    site.put(
        "themes/kraj/templates/term.html",
        "{% extends \"base.html\" %}{% block main %}<h1>T</h1>{% endblock main %}",
    );
    site.put("themes/kraj/lang/cs.toml", "[texts]\n\"site.skip\" = \"K obsahu\"\n");
    site.put("static/obr/a.png", "obrázek");
    shows(&served, &site);
    site.put("static/obr/a.png", "jiný!!!!");
    shows(&served, &site);
    fs::remove_dir_all(site.path("themes")).expect("it is there");
    site.put("themes/kraj/lang/cs.toml", "");
    shows(&served, &site);
}

#[test]
fn thousands_of_files_at_once_are_one_change() {
    let site = Site::sound();
    let served = Served::start(&site, &[]);
    shows(&served, &site);
    for number in 0..2000 {
        site.put(
            &format!("content/pages/stranka-{number}.md"),
            format!("+++\ntitle = \"Stránka {number}\"\n+++\n"),
        );
    }
    served.until("the last page is there", || get(served.port, "/kraj/stranky/stranka-1999/").status == 200);
    fs::remove_dir_all(site.path("content/pages")).expect("it is there");
    served.until("the last page is gone", || get(served.port, "/kraj/stranky/stranka-1999/").status == 404);
    shows(&served, &site);
}

/// A folder that comes back as it was is not watched by the system any more.
#[test]
fn a_folder_that_is_away_for_a_moment_is_followed_again() {
    let site = Site::sound();
    let served = Served::start(&site, &[]);
    shows(&served, &site);
    for (number, folder) in ["content/terms", "content", "themes"].into_iter().enumerate() {
        site.rename(folder, "stranou");
        site.rename("stranou", folder);
        // Until all has been looked at once more.
        std::thread::sleep(std::time::Duration::from_millis(2500));
        site.put(TERM, term(&format!("Psáno po návratu {number}.")));
        shows(&served, &site);
    }
}

#[test]
fn the_site_s_folder_may_go_and_come_back() {
    let site = Site::sound();
    let served = Served::start(&site, &[]);
    let good = site.built();
    served.until_it_shows(&good);
    fs::rename(site.root(), site.beside("pryc")).expect("it can be moved");
    served.until("the site is gone", || served.errors() > 0);
    // What is only copied is read when it is asked for, so it is gone, too.
    let pages = good.files.into_iter().filter(|(path, _)| is_page(path)).collect();
    served.until_it_shows(&Built { files: pages, ..good });
    fs::write(site.beside("pryc").join(TERM), term("Psáno, když byla složka pryč.")).expect("it is there");
    fs::rename(site.beside("pryc"), site.root()).expect("it can be moved");
    served.until("the site is back", || served.errors() == 0);
    shows(&served, &site);
    // And it is watched again.
    site.put(TERM, term("Psáno potom."));
    shows(&served, &site);
    // Another folder in its place.
    fs::rename(site.root(), site.beside("stary")).expect("it can be moved");
    copy(&site.beside("stary"), &site.root());
    site.put(TERM, term("Psáno v kopii."));
    shows(&served, &site);
    site.put(TERM, term("Psáno v kopii podruhé."));
    shows(&served, &site);
}

#[test]
fn the_last_good_site_stands_behind_every_error() {
    let site = Site::sound();
    let served = Served::start(&site, &[]);
    let good = site.built();
    served.until_it_shows(&good);
    let measure = site.read("content/measures/m1.md");
    let broken = [
        ("vazba.toml", "title = \"Síť\n".to_owned()),
        ("content/measures/m1.md", measure.replace("goals = [\"g1\"]", "goals = [\"neni\"]")),
        ("content/measures/m1.md", "+++\ntitle = \"".to_owned()),
        // Found when the templates are read, and only when the page is made.
        ("themes/kraj/templates/term.html", "{% if %}".to_owned()),
        (
            "themes/kraj/templates/term.html",
            "{% extends \"base.html\" %}{% block main %}{{ view.neni.tu }}{% endblock main %}".to_owned(),
        ),
    ];
    for (path, text) in broken {
        let before = fs::read(site.path(path)).ok();
        site.put(path, &text);
        served.until(&format!("{path} is wrong"), || served.errors() > 0);
        served.until_it_shows(&good);
        match before {
            Some(bytes) => site.put(path, bytes),
            None => site.remove(path),
        }
        served.until(&format!("{path} is mended"), || served.errors() == 0);
        served.until_it_shows(&good);
    }
}

#[test]
fn a_site_that_begins_with_an_error_says_so() {
    let site = Site::sound();
    let term = site.read(TERM);
    site.put(TERM, "+++\ntitle = \"exe\n+++\n");
    let served = Served::start(&site, &[]);
    let page = ask(served.port, "GET", "/kraj/opatreni/m1/", &[("Accept", "text/html")]);
    assert_eq!(page.status, 500);
    assert!(page.text().contains("content/terms/t.md:2:9"), "{}", page.text());
    assert!(page.text().contains("/.vazba/serve.js"), "it reloads when it is mended");
    site.put(TERM, term);
    shows(&served, &site);
}

#[test]
fn links_are_followed_within_their_bounds_only() {
    let site = Site::sound();
    site.put("content/terms/druhy.md", "+++\ntitle = \"úpadek\"\n+++\nPůvodní.\n");
    fs::write(site.beside("venku.md"), "+++\ntitle = \"Venku\"\n+++\n").expect("a file");
    let served = Served::start(&site, &[]);
    shows(&served, &site);
    symlink(site.beside("venku.md"), site.path("content/terms/venku.md")).expect("a link");
    served.until("the link is refused", || served.errors() > 0);
    assert_eq!(get(served.port, "/kraj/slovnik/venku/").status, 404);
    site.remove("content/terms/venku.md");
    served.until("the link is gone", || served.errors() == 0);
    shows(&served, &site);
}

#[test]
fn the_terminal_says_what_is_new_and_what_is_gone() {
    let site = Site::sound();
    let served = Served::start(&site, &[]);
    let says = |text: &str| served.until(text, || served.said().contains(text));
    site.put("content/goals/g2.md", "+++\ntitle = \"Nižší\"\nstrategy = \"neni\"\n+++\n");
    says("  content/goals/g2.md: ");
    says("error[unknown-reference]");
    site.put("content/goals/g2.md", "+++\ntitle = \"Nižší\"\nstrategy = \"s\"\n+++\n");
    says("gone: content/goals/g2.md:3: ");
    let said = served.said();
    assert_eq!(said.matches("error[unknown-reference]").count(), 1, "{said}");
}
