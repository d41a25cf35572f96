//! What a build costs, counted and never timed: a figure here grows only when the site or the program does more.

use vazba::builtin;
use vazba::output::MemoryOutput;
use vazba::site::{self, Options, Site, Work};
use vazba::source::Sources;

use crate::html::is_page;
use crate::site::{OPTIONS, SAMPLE, compiled, read, short};

/// A strategy with a goal and two measures, a meeting and an organisation.
fn small(languages: &str) -> Sources {
    let mut sources = Sources::default();
    sources.add("vazba.toml", format!("title = \"Žlutý kraj\"\nlanguages = [{languages}]\n"));
    let mut add = |path: &str, text: &str| {
        sources.add(
            format!("content/{path}.md"),
            format!("+++\n{text}+++\n\nPříliš žluťoučký [kůň](goal:cil).\n"),
        );
    };
    add("strategies/plan", "title = \"Plán\"\nlinks_optional = true\n");
    add("goals/cil", "title = \"Cíl\"\nstrategy = \"plan\"\n");
    add("partners/kraj", "title = \"Kraj\"\n");
    for name in ["prvni", "druhe"] {
        let measure = format!(
            "title = \"Opatření {name}\"\ngoals = [\"cil\"]\nlead = [\"partner:kraj\"]\n\
             [[activity]]\nid = \"a1\"\ntitle = \"Aktivita\"\nperiod = \"2026\"\n"
        );
        add(&format!("measures/{name}"), &measure);
    }
    sources
}

/// Builds a site without errors; gives it and what was written.
fn built(sources: Sources, options: &Options) -> (Site, MemoryOutput) {
    let (site, mut faults) = site::compile(sources, Vec::new(), options, &mut site::Memo::default());
    let (written, output) = MemoryOutput::of(|output| site.write(&mut faults, output));
    written.expect("memory takes all files");
    let report = faults.report(&site);
    assert_eq!(report.summary().errors, 0, "{}", short(&report));
    (site, output)
}

/// Templates of the built-in theme.
fn templates() -> usize {
    builtin::FILES.iter().filter(|(path, _)| path.starts_with("templates/")).count()
}

/// Bytes of the pages as templates make them.
fn as_templates_make_them(sources: Sources) -> usize {
    let (site, output) = built(sources, &Options { minify: false, ..OPTIONS });
    assert_eq!(site.work().shortened, 0);
    let pages = output.files.iter().filter(|(path, _)| is_page(path));
    pages.map(|(_, bytes)| bytes.len()).sum()
}

fn nodes(site: &Site) -> usize {
    site.public().nodes().count()
}

/// What holds for the build of any site that has no template of its own.
fn assert_done_once(site: &Site, output: &MemoryOutput, bytes: usize) {
    let (work, languages) = (site.work(), site.config().languages.len());
    assert_eq!(work.templates, templates(), "each template is parsed once for all languages");
    assert_eq!(work.pages, site.plan().pages().len(), "each page is rendered once");
    assert_eq!(work.shortened, bytes, "each page is made short once");
    assert_eq!(work.indexes, languages, "each language has one index");
    assert_eq!(work.files, output.files.len() + output.copies.len(), "each file is written once");
    let most = nodes(site) * languages;
    assert!(work.links <= most, "{} links are made to {most} targets", work.links);
}

#[test]
fn a_build_does_each_thing_once() {
    for sources in [|| small("\"cs\""), || small("\"cs\", \"en\", \"uk\""), || read(SAMPLE)] {
        let (site, output) = built(sources(), &OPTIONS);
        assert_done_once(&site, &output, as_templates_make_them(sources()));
    }
}

/// A link is made to each record in each language, and to no part of one.
#[test]
fn what_a_small_site_costs() {
    let cost = |languages| {
        let (site, _) = built(small(languages), &OPTIONS);
        Work { shortened: 0, ..site.work() }
    };
    let one = Work {
        searched: 5,
        valued: 2,
        addressed: 58,
        templates: templates(),
        pages: 23,
        shortened: 0,
        links: 5,
        indexes: 1,
        files: 60,
    };
    assert_eq!(cost("\"cs\""), one);
    // The style sheet is one page for all languages.
    let three = Work { addressed: 106, pages: 3 * 22 + 1, links: 3 * 5, indexes: 3, files: 114, ..one };
    assert_eq!(cost("\"cs\", \"en\", \"uk\""), three);
}

#[test]
fn links_are_kept_from_page_to_page() {
    let (site, _) = built(read(SAMPLE), &OPTIONS);
    let links = site.work().links;
    for file in site.files() {
        site.render(&file).expect("nothing is wrong with it");
    }
    assert_eq!(site.work().links, links);
    assert_eq!(site.work().pages, 2 * site.plan().pages().len(), "nobody keeps pages");
}

#[test]
fn a_page_alone_costs_one_page() {
    let site = compiled(read(SAMPLE));
    // The frame of all pages has links of its own.
    let before = site.work();
    let Work { searched, valued, addressed, links, .. } = before;
    assert!(searched >= site.public().records().len(), "drafts are searched, too: {searched}");
    let planned = Work { searched, valued, addressed, links, templates: templates(), ..Work::default() };
    assert_eq!(before, planned);
    let planned = site.plan().pages().iter().find(|page| page.path == "opatreni/takt-zeleznice/index.html");
    let file = site.file(&planned.expect("there is such a page").path).expect("it is a file");
    site.render(&file).expect("nothing is wrong with it");
    let work = site.work();
    assert_eq!((work.pages, work.indexes, work.files), (1, 0, 0));
    assert_eq!(work.templates, before.templates);
    assert!(work.links < nodes(&site) / 2, "{} links of {} nodes in one language", work.links, nodes(&site));
    assert!((1..300_000).contains(&work.shortened), "{} bytes", work.shortened);
}

#[test]
fn only_pages_make_no_index() {
    let (site, output) = built(read(SAMPLE), &Options { only_html: true, ..OPTIONS });
    assert_eq!(site.work().indexes, 0);
    assert!(output.files.keys().all(|path| !path.starts_with("search-index/")));
    assert_eq!(site.work().files, output.files.len() + output.copies.len());
}
