//! Sites that switch off list filters or the index of titles: their pages are gone, and nothing leads to them.

use std::collections::BTreeSet;

use vazba::model::kind::Kind as _;
use vazba::model::kinds::Measure;
use vazba::model::value::Lang;
use vazba::plan::Subject;
use vazba::source::Sources;

use crate::html::{Anchors, is_page};
use crate::site::{SAMPLE, Site, read};

/// The same site with further settings.
fn with(sources: &Sources, settings: &str) -> Site {
    let mut out = Sources::default();
    for (_, file) in sources.below("") {
        let mut bytes = file.bytes().to_owned();
        if file.path() == "vazba.toml" {
            bytes.splice(0..0, settings.bytes());
        }
        out.add(file.path(), bytes);
    }
    for path in sources.assets_below("") {
        out.add_asset(path, sources.asset(path).expect("it is there"));
    }
    Site::new(out)
}

/// Paths of all files.
fn paths(site: &Site) -> BTreeSet<&str> {
    site.output.files.keys().chain(site.output.copies.keys()).map(String::as_str).collect()
}

/// Every link within the site leads to a file of it, and to a place on that page.
fn assert_links_work(site: &Site) {
    let files = paths(site);
    let pages = site.output.files.keys().filter(|path| is_page(path));
    for path in pages {
        for link in Anchors::of(site.text(path)).links {
            let Some(inside) = link.strip_prefix('/') else { continue };
            let (address, place) = inside.split_once('#').map_or((inside, None), |(at, id)| (at, Some(id)));
            let address = address.split('?').next().unwrap_or_default();
            let is_folder = address.is_empty() || address.ends_with('/');
            let file = if is_folder { format!("{address}index.html") } else { address.to_owned() };
            assert!(files.contains(file.as_str()), "`{path}` leads to `{link}`");
            if let Some(place) = place {
                assert!(Anchors::of(site.text(&file)).ids.contains(place), "`{path}` leads to `{link}`");
            }
        }
    }
}

/// Names of the facets that have pages.
fn facets(site: &Site) -> BTreeSet<&'static str> {
    let pages = site.plan().pages().iter();
    pages
        .filter_map(|page| match page.subject {
            Subject::Facet(facet, _) | Subject::FacetValue(facet, ..) => Some(facet.name),
            _ => None,
        })
        .collect()
}

fn shelves(site: &Site) -> usize {
    site.config().langs().map(|lang| site.plan().shelves(lang).len()).sum()
}

#[test]
fn a_site_without_facets_has_plain_lists() {
    let sources = read(SAMPLE);
    let site = with(&sources, "facets = []\n");
    assert_eq!(facets(&site), BTreeSet::new());
    assert_links_work(&site);
    let all = with(&sources, "");
    let gone: BTreeSet<&str> = paths(&all).difference(&paths(&site)).copied().collect();
    assert!(gone.contains("opatreni/facety.json") && gone.contains("en/measures/facets-1.json"), "{gone:?}");
    let planned: BTreeSet<&str> = all.plan().pages().iter().map(|page| page.path.as_str()).collect();
    let is_data = |path: &str| path.rsplit('.').next() == Some("json");
    assert!(gone.iter().all(|path| is_data(path) || planned.contains(path)), "{gone:?}");
    assert!(paths(&site).is_subset(&paths(&all)), "nothing takes their place");
    for lang in site.config().langs() {
        let list = site.plan().pages().iter().find(|page| {
            page.lang == lang && matches!(page.subject, Subject::List(kind) if kind == Measure::SPEC)
        });
        let list = site.text(&list.expect("it is there").path);
        let links = Anchors::of(list).links;
        for (node, ..) in site.public().of::<Measure>() {
            assert!(links.contains(&site.plan().node_url(site.public(), node, lang)), "{list}");
        }
        assert!(!list.contains("facets.js") && !list.contains("data-list"), "no script looks for data");
    }
}

#[test]
fn a_site_may_choose_its_facets() {
    let site = with(&read(SAMPLE), "facets = [\"measure.lead\", \"measure.phase\"]\n");
    assert_eq!(facets(&site), BTreeSet::from(["lead", "phase"]));
    assert_links_work(&site);
    let table = site.text("opatreni/facety.json");
    let table: serde_json::Value = serde_json::from_str(table).expect("it is JSON");
    let names = table["data"]["facets"].as_array().expect("they are a list").iter();
    let names: Vec<_> = names.map(|facet| facet["name"].as_str().expect("it is a text")).collect();
    assert_eq!(names, ["phase", "lead"], "they stand in their own order");
}

/// Measures of a year without an activity are cut where they are many; the rest stand on the page of the facet, or else in the list.
#[test]
fn what_is_cut_goes_on_where_there_is_a_page() {
    let ways = |period: &str, settings: &str| {
        let site = with(&many_measures(period), settings);
        assert_links_work(&site);
        let page = site.text("akcni-plan/2026/index.html");
        let way = page.rsplit_once("<p><a href=").expect("there is a way to the rest").1;
        way.split_once("</a>").expect("it is closed").0.to_owned()
    };
    assert_eq!(ways("2026", ""), "/opatreni/rok/2026/>Všechna opatření tohoto roku");
    assert_eq!(ways("2026", "facets = [\"measure.phase\"]\n"), "/opatreni/>Celý seznam");
    // The list by year has no years that an open end may reach.
    assert_eq!(ways("2024/..", ""), "/opatreni/>Celý seznam");
}

/// A strategy with more measures in this period than the action plan of a year shows; one has an activity in 2026.
fn many_measures(period: &str) -> Sources {
    let mut sources = Sources::default();
    sources.add("vazba.toml", "title = \"Žlutý kraj\"\n[checks]\nmeasure-without-goal = \"off\"\n");
    sources.add("content/strategies/plan.md", "+++\ntitle = \"Plán\"\nlinks_optional = true\n+++\n");
    for number in 0..=201 {
        let activity =
            if number == 0 { "[[activity]]\nid = \"a1\"\ntitle = \"Krok\"\nperiod = \"2026\"\n" } else { "" };
        let measure = format!(
            "+++\ntitle = \"Kůň {number:03}\"\nstrategy = \"plan\"\nperiod = \"{period}\"\n{activity}+++\n"
        );
        sources.add(format!("content/measures/kun-{number:03}.md"), measure);
    }
    sources
}

#[test]
fn a_site_without_an_index_of_titles_leads_to_its_lists() {
    let site = with(&read(SAMPLE), "title_index = \"off\"\n");
    assert_eq!(shelves(&site), 0);
    assert_links_work(&site);
    let page = site.text("hledat/index.html");
    let links = Anchors::of(page.split_once("<main").expect("it has a main part").1).links;
    for planned in site.plan().pages().iter().filter(|page| page.lang == Lang::MAIN) {
        if matches!(planned.subject, Subject::List(kind) if kind.name != "page") {
            assert!(links.contains(&site.plan().url(planned)), "{}", planned.path);
        }
    }
    assert!(page.contains("<title>Hledání – "), "{page}");
    let plain = page.replace('\u{a0}', " ");
    assert!(plain.contains("je v prohlížeči vypnutý. Vyberte si z přehledů níže."), "{page}");
    let names = [("cs", "ejstřík A–Z"), ("en", "ndex A–Z"), ("uk", "окажчик А–Я")];
    let speaks = |site: &Site, name: &str| {
        let mut pages = site.output.files.iter().filter(|(path, _)| is_page(path));
        pages.any(|(_, bytes)| String::from_utf8_lossy(bytes).contains(name))
    };
    let with_index = with(&read(SAMPLE), "");
    for (lang, name) in names {
        assert!(speaks(&with_index, name), "{lang}: so it is called");
        assert!(!speaks(&site, name), "{lang}: some page speaks of the index");
    }
}

/// A facet by which there is nothing to choose makes no list of its own sort.
#[test]
fn a_list_whose_facets_have_no_values_is_plain() {
    let site = with(&many_measures("2026"), "facets = [\"measure.strategy\"]\n");
    assert_links_work(&site);
    assert!(!site.output.files.contains_key("opatreni/facety.json"));
    assert!(site.text("opatreni/index.html").contains("2026"), "the columns of a plain list are there");
}

/// From so many titles on, each letter would have a page of its own.
#[test]
fn many_titles_have_no_pages_without_an_index() {
    let mut sources = Sources::default();
    sources.add("vazba.toml", "title = \"Žlutý kraj\"\n");
    for number in 0..=600 {
        sources
            .add(format!("content/terms/kun-{number}.md"), format!("+++\ntitle = \"Kůň {number}\"\n+++\n"));
    }
    let pages = |site: &Site| {
        site.plan().pages().iter().filter(|page| matches!(page.subject, Subject::Shelf(_))).count()
    };
    assert_eq!(pages(&with(&sources, "title_index = \"on\"\n")), 1);
    let site = with(&sources, "title_index = \"off\"\n");
    assert_eq!(pages(&site), 0);
    assert_links_work(&site);
}
