//! Themes of sites: single templates replace the built-in ones, and their faults come all at once with their
//! places and with the content file whose page it was.
#![expect(clippy::expect_used, reason = "a test that can't go on is to stop")]

use vazba::diag::render;
use vazba::output::{MemoryOutput, NoOutput};
use vazba::site::{self, Options};
use vazba::source::Sources;

const SITE: [(&str, &str); 3] = [
    ("vazba.toml", "title = \"Síť\"\nlanguages = [\"cs\"]\ntheme = \"vlastni\"\n"),
    ("content/terms/krizovy-byt.md", "+++\ntitle = \"Krizový byt\"\n+++\n"),
    ("content/channels/web.md", "+++\ntitle = \"Web\"\nformer_urls = [\"/stary/web/\"]\n+++\n"),
];

/// Builds the site with these further files; gives its diagnostics in the format `short`, and its files.
fn build(files: &[(&str, &str)]) -> (String, MemoryOutput) {
    let mut sources = Sources::default();
    for (path, text) in SITE.iter().chain(files) {
        sources.add(*path, *text);
    }
    build_from(sources)
}

fn build_from(sources: Sources) -> (String, MemoryOutput) {
    let today = "2021-06-28".parse().expect("it is a day");
    let options = Options { minify: false, ..Options::of(today) };
    let (built, output) = MemoryOutput::of(|output| site::build(sources, Vec::new(), &options, output));
    let built = built.expect("memory takes all files");
    let short = render::format("short").expect("there is such a format");
    ((short.render)(&built.report), output)
}

#[test]
fn a_template_replaces_the_built_in_one_and_can_extend_it() {
    let template =
        "{% extends \"default/record.html\" %}{% block lead %}<p>Výklad ověřil úřad</p>{% endblock lead %}";
    let (report, output) = build(&[("themes/vlastni/templates/term.html", template)]);
    assert_eq!(report, "");
    let page = |path: &str| String::from_utf8_lossy(&output.files[path]).into_owned();
    assert!(page("slovnik/krizovy-byt/index.html").contains("<p>Výklad ověřil úřad</p>"));
    assert!(!page("kanaly/web/index.html").contains("Výklad ověřil úřad"));
    assert!(page("stary/web/index.html").contains("/kanaly/web/"));
}

#[test]
fn every_template_that_cannot_be_read_is_reported_in_one_run() {
    let (report, output) = build(&[
        ("themes/vlastni/templates/term.html", "<p>Žlutý\n{{ view.title }</p>\n"),
        ("themes/vlastni/templates/channel.html", "{% if view %}\n"),
    ]);
    let places: Vec<&str> = report.lines().filter_map(|line| line.split(": ").next()).collect();
    assert_eq!(
        places,
        ["themes/vlastni/templates/channel.html:1:14", "themes/vlastni/templates/term.html:2:15"],
        "{report}"
    );
    assert!(report.lines().all(|line| line.contains("error[template-syntax]")), "{report}");
    assert!(output.files.is_empty());
}

#[test]
fn a_template_that_fails_on_a_page_names_both() {
    let mut sources = Sources::default();
    for (path, text) in SITE {
        sources.add(path, text);
    }
    sources.add("themes/vlastni/templates/term.html", "<p>Příliš {{ view.neni }}</p>\n");
    let today = "2021-06-28".parse().expect("it is a day");
    let options = Options { minify: false, ..Options::of(today) };
    let built = site::build(sources, Vec::new(), &options, &NoOutput::default()).expect("it takes all files");
    let [fault] = &built.report.items[..] else { panic!("one fault, not {:?}", built.report.items) };
    assert_eq!((fault.code, fault.file.as_str()), ("template-fault", "themes/vlastni/templates/term.html"));
    let start = fault.start.expect("it has a place");
    assert_eq!((start.line, start.column), (1, 19), "the name that is not there");
    assert_eq!(fault.related[0].file, "content/terms/krizovy-byt.md");
}

#[test]
fn an_address_that_two_things_want_is_reported() {
    let other = "+++\ntitle = \"Jiný\"\nformer_urls = [\"/Stary/web\", \"/kanaly/\"]\n+++\n";
    let (report, output) = build(&[("content/channels/jiny.md", other), ("vazba.toml", "title = \"Síť\"\n")]);
    let faults: Vec<&str> = report.lines().collect();
    assert_eq!(
        faults,
        [
            "content/channels/jiny.md:3:30: error[duplicate-address]: the address `/kanaly/` is already taken",
            "content/channels/web.md:3:16: error[duplicate-address]: the address `/stary/web/` is already taken",
        ]
    );
    assert!(output.files.is_empty());
}

#[test]
fn a_former_address_is_one_that_can_be_written_and_takes_no_file_away() {
    let long = "a".repeat(300);
    let addresses = [
        "/robots.txt/",
        "/sitemap.xml",
        "/.vazba-manifest/",
        "/a\\u0001b/",
        "/nul/",
        "/kdy?/",
        "/x./",
        "/",
        &format!("/{long}/"),
        "/stary-nazev.html",
        "/starý název/",
    ];
    let addresses = addresses.map(|address| format!("\"{address}\"")).join(", ");
    let term = format!("+++\ntitle = \"Pojem\"\nformer_urls = [{addresses}]\n+++\n");
    let config = "title = \"Síť\"\nbase_url = \"https://kraj.example\"\n[checks]\nbad-address = \"warning\"\naccessibility-statement = \"off\"\n";
    let (report, output) = build(&[("vazba.toml", config), ("content/terms/pojem.md", &term)]);
    let faults: Vec<&str> = report.lines().filter_map(|line| Some(line.split_once(": ")?.1)).collect();
    let fault = |address: &str, fault: &str| {
        format!("warning[bad-address]: `{address}` can't be an address of this site: it {fault}")
    };
    assert_eq!(
        faults,
        [
            "error[duplicate-address]: the address `/robots.txt/` is already taken".to_owned(),
            "error[duplicate-address]: the address `/sitemap.xml/` is already taken".to_owned(),
            fault("/.vazba-manifest/", "is kept for the list of published files"),
            fault("/a\u{FFFD}b/", "holds a backslash or a control character"),
            "error[forbidden-character]: U+0001 is a control and no letter".to_owned(),
            fault("/nul/", "has a part whose name Windows keeps for a device"),
            fault("/kdy?/", "holds `?` or `#`"),
            fault("/x./", "has a part that ends in a dot or a blank, which Windows can't store"),
            fault("/", "is empty"),
            fault(&format!("/{long}/"), "has a part longer than 255 bytes"),
        ]
    );
    assert!(output.files.is_empty());
}

#[test]
fn a_file_of_the_site_has_its_address_before_pages_and_formats() {
    let mut sources = Sources::default();
    for (path, text) in [("vazba.toml", "title = \"Síť\"\n"), SITE[2]] {
        sources.add(path, text);
    }
    sources.add_asset("static/robots.txt", 10);
    sources.add_asset("static/style.css", 10);
    let (report, output) = build_from(sources.clone());
    let style = "static/style.css: warning[theme-file]: `static/style.css` stands in the place of the theme's own file\n";
    assert_eq!(report, style);
    assert_eq!(output.copies["robots.txt"], "static/robots.txt");
    assert_eq!(output.copies["style.css"], "static/style.css");
    sources.add_asset("static/kanaly/web/index.json", 10);
    sources.add_asset("static/search-index/cs/head.json", 10);
    let (report, output) = build_from(sources);
    let fault = "error[duplicate-address]: the address `/kanaly/web/index.json` is already taken";
    let index = "error[duplicate-address]: the address `/search-index/cs/head.json` is already taken";
    assert_eq!(
        report,
        format!("content/channels/web.md:1:1: {fault}\nstatic/search-index/cs/head.json: {index}\n{style}")
    );
    assert!(output.files.is_empty() && output.copies.is_empty());
}

#[test]
fn a_file_that_no_theme_has_a_place_for_is_reported() {
    let mut sources = Sources::default();
    for (path, text) in SITE {
        sources.add(path, text);
    }
    let folder = "themes/vlastni";
    for path in [
        "componets/date.html",
        "templates/componets/vlastni.html",
        "statik/logo.svg",
        "base.html",
        "lang/cs.tml",
        "README.md",
        "LICENSE",
        "examples/date.toml",
        "templates/casti/nadpis.html",
        "static/pismo/a.txt",
    ] {
        sources.add(format!("{folder}/{path}"), "");
    }
    sources.add_asset(format!("{folder}/templates/logo.png"), 10);
    let today = "2021-06-28".parse().expect("it is a day");
    let options = Options { minify: false, ..Options::of(today) };
    let built = site::build(sources, Vec::new(), &options, &NoOutput::default()).expect("memory takes all");
    let reported = built.report.items.iter().filter(|item| item.code == "theme-file");
    let reported: Vec<(&str, &str)> =
        reported.map(|item| (item.file.as_str(), item.help.as_deref().unwrap_or_default())).collect();
    let all = "a theme has the folders `templates/`, `templates/components/`, `templates/styles/`, `lang/`, `static/`";
    assert_eq!(
        reported,
        [
            ("themes/vlastni/base.html", "did you mean `themes/vlastni/templates/base.html`?"),
            (
                "themes/vlastni/componets/date.html",
                "did you mean `themes/vlastni/templates/components/date.html`?"
            ),
            ("themes/vlastni/lang/cs.tml", all),
            ("themes/vlastni/statik/logo.svg", "did you mean `themes/vlastni/static/logo.svg`?"),
            (
                "themes/vlastni/templates/componets/vlastni.html",
                "did you mean `themes/vlastni/templates/components/vlastni.html`?"
            ),
            ("themes/vlastni/templates/logo.png", all),
        ]
    );
}

#[test]
fn the_code_of_a_country_names_its_language() {
    let mut sources = Sources::default();
    sources.add("vazba.toml", "title = \"Síť\"\nlanguages = [\"cz\"]\n");
    let today = "2021-06-28".parse().expect("it is a day");
    let options = Options { minify: false, ..Options::of(today) };
    let built = site::build(sources, Vec::new(), &options, &NoOutput::default()).expect("memory takes all");
    let helps: Vec<&str> = built.report.items.iter().filter_map(|item| item.help.as_deref()).collect();
    assert_eq!(helps, ["did you mean `cs`?"]);
}

#[test]
fn a_language_that_the_theme_lacks_is_reported() {
    let (report, _) = build(&[("vazba.toml", "title = \"Síť\"\nlanguages = [\"cs\", \"pl\"]\n")]);
    assert_eq!(report, "vazba.toml: error[language-file]: the theme has no language `pl`\n");
}
