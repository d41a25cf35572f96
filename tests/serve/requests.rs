//! Right answers.

use crate::folder::copy;
use crate::http::{ask, encoded, get};
use crate::served::Served;
use crate::site::Site;

#[test]
fn every_address_gives_what_a_build_writes() {
    let site = Site::sound();
    let built = site.built();
    assert!(built.files.len() > 60, "it has pages");
    let served = Served::start(&site, &[]);
    served.until_it_shows(&built);
}

#[test]
fn the_invented_region_is_served_with_all_its_files() {
    let site = Site::empty();
    let region = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sites/vzorovy-kraj");
    copy(region.as_ref(), &site.root());
    let built = site.built();
    let served = Served::start(&site, &[]);
    served.until_it_shows(&built);
    for path in built.files.keys() {
        let response = ask(served.port, "HEAD", &encoded(&format!("{}/{path}", built.prefix)), &[]);
        assert_eq!((response.status, response.body.len()), (200, 0), "{path}");
        assert_eq!(response.header("content-length"), Some(&*built.files[path].len().to_string()), "{path}");
        assert!(response.header("etag").is_some(), "{path}");
        assert_eq!(response.header("x-content-type-options"), Some("nosniff"), "{path}");
    }
}

#[test]
fn what_is_elsewhere_or_nowhere_is_said() {
    let site = Site::sound();
    let served = Served::start(&site, &[]);
    let to = |path: &str| {
        let response = get(served.port, path);
        (response.status, response.header("location").map(str::to_owned))
    };
    assert_eq!(to("/"), (307, Some("/kraj/".to_owned())));
    assert_eq!(to("/kraj"), (307, Some("/kraj/".to_owned())));
    assert_eq!(to("/kraj/opatreni?razeni=nazev"), (307, Some("/kraj/opatreni/?razeni=nazev".to_owned())));
    assert_eq!(to("//kraj.example/"), (404, None), "never to another host");
    assert_eq!(to("/jinde/"), (404, None), "another site's path");
    for (path, language) in [("/kraj/neni/", "cs"), ("/kraj/en/measures/none/", "en"), ("/kraj/en/x", "en")] {
        let response = get(served.port, path);
        assert_eq!(
            (response.status, response.header("content-type")),
            (404, Some("text/html; charset=utf-8"))
        );
        assert!(response.text().contains(&format!("<html lang={language}")), "{path}");
    }
}

#[test]
fn known_bytes_are_not_sent_again() {
    let site = Site::sound();
    site.put("static/data.bin", (0..=255).collect::<Vec<u8>>());
    let served = Served::start(&site, &[]);
    for path in ["/kraj/", "/kraj/data.bin", "/kraj/style.css"] {
        let tag = get(served.port, path).header("etag").expect("a tag").to_owned();
        for known in [tag.clone(), format!("W/{tag}"), format!("\"x\", {tag}"), "*".to_owned()] {
            let response = ask(served.port, "GET", path, &[("If-None-Match", &known)]);
            assert_eq!((response.status, response.body.len()), (304, 0), "{path} {known}");
            assert_eq!(response.header("etag"), Some(&*tag));
        }
        assert_eq!(ask(served.port, "GET", path, &[("If-None-Match", "\"x\"")]).status, 200, "{path}");
    }
}

#[test]
fn parts_of_files_are_sent() {
    let site = Site::sound();
    let bytes: Vec<u8> = (0..=255).cycle().take(700_000).collect();
    site.put("static/data.bin", &bytes);
    let served = Served::start(&site, &[]);
    let whole = get(served.port, "/kraj/").body;
    for (path, all) in [("/kraj/data.bin", &bytes), ("/kraj/", &whole)] {
        let part = |range: &str| {
            let response = ask(served.port, "GET", path, &[("Range", range)]);
            let about = response.header("content-range").map(str::to_owned);
            (response.status, about, response.body)
        };
        let length = all.len();
        let says = |from: usize, to: usize| Some(format!("bytes {from}-{to}/{length}"));
        assert_eq!(part("bytes=10-19"), (206, says(10, 19), all[10..20].to_vec()));
        assert_eq!(part("bytes=-5"), (206, says(length - 5, length - 1), all[length - 5..].to_vec()));
        assert_eq!(part("bytes=7-"), (206, says(7, length - 1), all[7..].to_vec()));
        assert_eq!(part(&format!("bytes={length}-")), (416, Some(format!("bytes */{length}")), Vec::new()));
        assert_eq!(part("bytes=0-1,5-6"), (200, None, all.clone()), "several may be answered by all");
        assert_eq!(part("lines=1-2"), (200, None, all.clone()));
    }
    let tag = get(served.port, "/kraj/data.bin").header("etag").expect("a tag").to_owned();
    let status = |known: &str| {
        ask(served.port, "GET", "/kraj/data.bin", &[("Range", "bytes=0-9"), ("If-Range", known)]).status
    };
    assert_eq!((status(&tag), status("\"other\"")), (206, 200));
}

#[test]
fn only_documents_get_the_script() {
    let site = Site::sound();
    let served = Served::start(&site, &[]);
    let has_script = |path: &str, headers: &[(&str, &str)]| {
        ask(served.port, "GET", path, headers).text().contains("/.vazba/serve.js")
    };
    let html = ("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");
    assert!(has_script("/kraj/", &[html]));
    assert!(has_script("/kraj/neni/", &[html]), "the page that says that there is none");
    assert!(has_script("/kraj/", &[("Sec-Fetch-Dest", "document"), html]));
    assert!(!has_script("/kraj/", &[("Sec-Fetch-Dest", "empty"), html]));
    assert!(!has_script("/kraj/", &[("Accept", "*/*")]));
    assert!(!has_script("/kraj/", &[]));
    assert!(!has_script("/kraj/style.css", &[html]));
    let page = ask(served.port, "GET", "/kraj/opatreni/m1/", &[html]).text();
    let source = site.path("content/measures/m1.md").canonicalize().expect("it is there");
    assert!(page.contains("data-source=\"content/measures/m1.md\""), "{page}");
    assert!(
        page.contains(&format!("data-edit=\"vscode://file/{}:1:1\"", &source.display().to_string()[1..])),
        "{page}"
    );
}

#[test]
fn nothing_is_written() {
    let site = Site::sound();
    let before = site.tree();
    let served = Served::start(&site, &[]);
    let built = site.built();
    served.until_it_shows(&built);
    drop(served);
    assert_eq!(site.tree(), before);
}
