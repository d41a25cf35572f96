//! Drafts: on this machine only, when they are asked for, and marked.

use vazba::public::Audience;

use crate::http::get;
use crate::served::Served;
use crate::site::{Site, is_page};

fn site() -> Site {
    let site = Site::sound();
    site.put(
        "content/measures/rozepsane.md",
        "+++\ntitle = \"Rozepsané\"\nstrategy = \"s\"\ndraft = true\n+++\n\nViz [přílohu](priloha.pdf).\n",
    );
    site.put("content/measures/rozepsane/priloha.pdf", "příloha");
    site
}

#[test]
fn drafts_are_not_shown() {
    let site = site();
    let served = Served::start(&site, &[]);
    served.until_it_shows(&site.built());
    for path in ["/kraj/opatreni/rozepsane/", "/kraj/opatreni/rozepsane/priloha.pdf"] {
        assert_eq!(get(served.port, path).status, 404, "{path}");
    }
    assert!(!get(served.port, "/kraj/opatreni/").text().contains("Rozepsané"));
}

#[test]
fn drafts_are_shown_and_marked_when_they_are_asked_for() {
    let site = site();
    let served = Served::start(&site, &["--drafts"]);
    let built = site.built_for(Audience::Preview).expect("a sound site");
    served.until_it_shows(&built);
    assert_eq!(get(served.port, "/kraj/opatreni/rozepsane/priloha.pdf").text(), "příloha");
    let pages = built.files.iter().filter(|(path, _)| is_page(path));
    for (path, bytes) in pages {
        let page = String::from_utf8_lossy(bytes);
        assert!(page.contains("<p class=preview>") || page.contains("http-equiv=refresh"), "{path}: {page}");
    }
}
