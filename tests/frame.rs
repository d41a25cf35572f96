//! What `vazba.toml` says of the frame of all pages and of robots: faults of the menu, and a site that asks not to be found.
#![expect(clippy::expect_used, reason = "a test that can't go on is to stop")]

use vazba::diag::render;
use vazba::output::MemoryOutput;
use vazba::site::{self, Options};
use vazba::source::Sources;

/// Builds a site of these files; gives its diagnostics in the format `short`, and its files.
fn build(files: &[(&str, &str)], assets: &[&str]) -> (String, MemoryOutput) {
    let mut sources = Sources::default();
    for (path, text) in files {
        sources.add(*path, *text);
    }
    for path in assets {
        sources.add_asset(*path, 1);
    }
    let today = "2021-06-28".parse().expect("it is a day");
    let options = Options { minify: false, ..Options::of(today) };
    let (built, output) = MemoryOutput::of(|output| site::build(sources, Vec::new(), &options, output));
    let built = built.expect("memory takes all files");
    let short = render::format("short").expect("there is such a format");
    ((short.render)(&built.report), output)
}

const TERM: (&str, &str) = ("content/terms/byt.md", "+++\ntitle = \"Byt\"\n+++\n");

#[test]
fn faults_of_the_menu_are_reported_with_what_was_meant() {
    let menu = "title = \"Síť\"\nlanguages = [\"cs\"]\n\
        [[menu]]\nkind = \"terms\"\n\
        [[menu]]\npage = \"calender\"\n\
        [[menu]]\naddress = \"https://kraj.example/\"\n\
        [[menu]]\ntitle = \"Nic\"\n\
        [[menu]]\nkind = \"term\"\npage = \"tasks\"\n\
        [[menu]]\npage = \"term:byty\"\n\
        [[menu]]\npage = \"404\"\n";
    let draft = ("content/pages/koncept.md", "+++\ntitle = \"Koncept\"\ndraft = true\n+++\n");
    let (report, output) = build(&[("vazba.toml", menu), TERM, draft], &[]);
    assert_eq!(
        report,
        "vazba.toml:4:8: error[menu-entry]: there is no kind `terms`\n\
         vazba.toml:6:8: error[menu-entry]: there is no page `calender`\n\
         vazba.toml:7:1: error[menu-entry]: an address in the menu lacks its `title`\n\
         vazba.toml:9:1: error[menu-entry]: this entry of the menu leads nowhere\n\
         vazba.toml:11:1: error[menu-entry]: this entry of the menu leads to more than one place\n\
         vazba.toml:15:8: error[unknown-reference]: there is no term `byty`\n\
         vazba.toml:17:8: error[menu-entry]: there is no page `404`\n"
    );
    assert!(output.files.is_empty());
}

#[test]
fn an_entry_of_the_menu_waits_for_what_it_leads_to() {
    let menu = "title = \"Síť\"\nlanguages = [\"cs\"]\n\
        [[menu]]\nkind = \"measure\"\n[[menu]]\npage = \"action-plan\"\n[[menu]]\nkind = \"term\"\n";
    let (report, output) = build(&[("vazba.toml", menu), TERM], &[]);
    assert_eq!(
        report,
        "vazba.toml:4:8: warning[empty-menu-entry]: the menu leaves out the list of a kind of which nothing is \
         published: `measure`\n\
         vazba.toml:6:8: warning[empty-menu-entry]: the menu leaves out a page that this site has not: `action-plan`\n"
    );
    assert!(output.files.contains_key("slovnik/index.html"));
}

#[test]
fn a_site_that_asks_not_to_be_found_is_open_to_robots_that_read_so() {
    let settings = "title = \"Síť\"\nbase_url = \"https://kraj.example\"\nnoindex = true\n\
        [checks]\naccessibility-statement = \"off\"\n";
    let term = "+++\ntitle = \"Byt\"\nformer_urls = [\"/stary/\"]\n\
        attachments = [{ file = \"Zápis.PDF\", title = \"Zápis\" }]\n+++\n";
    let files = [("vazba.toml", settings), ("content/terms/byt.md", term)];
    let (report, output) = build(&files, &["content/terms/byt/Zápis.PDF"]);
    assert_eq!(report, "");
    let text = |path: &str| String::from_utf8_lossy(&output.files[path]).into_owned();
    // A page that robots may not read can't tell them to leave it out.
    assert_eq!(
        text("robots.txt"),
        "User-agent: *\nAllow: /\nDisallow: /*.atom$\nDisallow: /*.csv$\nDisallow: /*.json$\nDisallow: /*.pdf$\n"
    );
    assert!(!output.files.contains_key("sitemap.xml"));
    let pages: Vec<&String> = output
        .files
        .keys()
        .filter(|path| std::path::Path::new(path).extension().is_some_and(|ending| ending == "html"))
        .collect();
    assert!(pages.len() > 8, "{pages:?}");
    for path in pages {
        assert_eq!(text(path).matches("<meta name=\"robots\" content=\"noindex\">").count(), 1, "{path}");
    }
    let open = settings.replace("noindex = true\n", "");
    let (_, output) =
        build(&[("vazba.toml", &open), ("content/terms/byt.md", term)], &["content/terms/byt/Zápis.PDF"]);
    let text = |path: &str| String::from_utf8_lossy(&output.files[path]).into_owned();
    assert_eq!(text("robots.txt"), "User-agent: *\nAllow: /\nSitemap: https://kraj.example/sitemap.xml\n");
    assert!(output.files.contains_key("sitemap.xml"));
    assert!(!text("slovnik/byt/index.html").contains("name=\"robots\""));
}
