//! Facets: which records stand on the page of which value, on all sites, and what else the lists are made of.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;
use vazba::facet::{self, FacetValue, Facets};
use vazba::graph::{Graph, NodeId};
use vazba::model::kind::{Kind, KindSpec};
use vazba::model::kinds::{Document, Measure};
use vazba::model::value::Lang;
use vazba::plan::Subject;
use vazba::source::Sources;

use crate::facet_values::{Found, expected, record};
use crate::html::Anchors;
use crate::site::{SAMPLE, SITES, Site, TODAY, build, read, short};

/// Lists with facets, in Czech addresses.
const LISTS: [(&KindSpec, &str); 2] = [(Measure::SPEC, "opatreni"), (Document::SPEC, "dokumenty")];

/// Ids of the records of a kind to which the table of a page leads, in its order or not.
fn listed(site: &Site, kind: &KindSpec, path: &str, lang: Lang) -> BTreeSet<String> {
    let text = site.text(path);
    let table = text.split_once("<table").and_then(|(_, table)| table.split_once("</table>"));
    let links = Anchors::of(table.expect("it has a table").0).links;
    let records = site.public().of_kind(kind);
    records
        .filter(|(node, _)| links.contains(&site.plan().node_url(site.public(), *node, lang)))
        .map(|(_, record)| record.id.clone())
        .collect()
}

fn measures(site: &Site, path: &str, lang: Lang) -> BTreeSet<String> {
    listed(site, Measure::SPEC, path, lang)
}

/// What stands on the pages of values of a kind's facets in a language, by value.
fn on_pages(
    site: &Site,
    kind: &KindSpec,
    lang: Lang,
) -> BTreeMap<(&'static str, FacetValue), (String, BTreeSet<String>)> {
    let pages = site.plan().pages().iter().filter(|page| page.lang == lang);
    pages
        .filter_map(|page| match page.subject {
            Subject::FacetValue(facet, value, _) if *facet.kind == *kind => {
                let path = page.path.strip_suffix("/index.html").expect("it is a folder").to_owned();
                Some(((facet.name, value), (path, listed(site, kind, &page.path, lang))))
            }
            _ => None,
        })
        .collect()
}

#[test]
fn each_value_has_a_page_with_exactly_its_records() {
    for (folder, (kind, list)) in SITES.into_iter().flat_map(|folder| LISTS.map(|list| (folder, list))) {
        let site = Site::new(read(folder));
        let czech = on_pages(&site, kind, Lang::MAIN);
        let by_path = |(path, found): &(String, BTreeSet<String>)| {
            let path = path.strip_prefix(list).and_then(|path| path.strip_prefix('/'));
            (path.expect("it stands there").to_owned(), found.clone())
        };
        let found = czech.values().map(by_path).collect::<Found>();
        assert_eq!(found, expected(site.public(), kind), "{folder}: {list}");
        if let Some(origin) = site.config().origin() {
            let sitemap = site.text("sitemap.xml");
            for (path, _) in czech.values() {
                assert!(sitemap.contains(&format!("<loc>{origin}/{path}/</loc>")), "{path}");
            }
        }
        for lang in site.config().langs() {
            let found = |(value, (_, found))| (value, found);
            let other: BTreeMap<_, _> = on_pages(&site, kind, lang).into_iter().map(found).collect();
            let same: BTreeMap<_, _> = czech.clone().into_iter().map(found).collect();
            assert_eq!(other, same, "{folder} in {}: {list}", site.config().code(lang));
        }
    }
}

fn texts(list: &Json) -> Vec<String> {
    let list = list.as_array().expect("it is a list");
    list.iter().map(|text| text.as_str().expect("it is a text").to_owned()).collect()
}

/// The table of a list and its titles, as scripts load them.
fn data(site: &Site, list: &str) -> (Json, Json) {
    let json = |path: &str| serde_json::from_str::<Json>(site.text(path)).expect("it is JSON");
    let [(table, version), (titles, of_titles)] = ["facety", "facety-1"].map(|name| {
        let mut file = json(&format!("{list}/{name}.json"));
        (file["data"].take(), file["version"].take())
    });
    assert_eq!(version, of_titles);
    let version = version.as_str().expect("it is a text");
    let part = table["parts"][0].as_str().expect("it is an address");
    assert!(part.ends_with(&format!("/{list}/facety-1.json?v={version}")), "{part}");
    (table, titles)
}

#[test]
fn the_data_for_scripts_say_the_same_as_the_pages() {
    for (folder, (kind, list)) in SITES.into_iter().flat_map(|folder| LISTS.map(|list| (folder, list))) {
        let site = Site::new(read(folder));
        let (table, titles) = data(&site, list);
        let ids = texts(&titles["ids"]);
        let mut found = Found::new();
        for facet in table["facets"].as_array().expect("it is a list") {
            let word = facet["word"].as_str().expect("it is a text");
            let rows = facet["rows"].as_array().expect("it is a list");
            for (key, gaps) in texts(&facet["keys"]).iter().zip(rows) {
                let (mut row, mut having) = (0, BTreeSet::new());
                for gap in gaps.as_array().expect("it is a list") {
                    row += gap.as_u64().expect("it is a number");
                    having.insert(ids[usize::try_from(row).expect("it is small")].clone());
                }
                found.insert(format!("{word}/{key}"), having);
            }
        }
        assert_eq!(found, expected(site.public(), kind), "{folder}: {list}");
        // Places of titles are those of a Czech dictionary.
        let (names, ranks) = (texts(&titles["names"]), table["title"].as_array().expect("it is a list"));
        let mut sorted: Vec<(u64, &String)> =
            ranks.iter().map(|rank| rank.as_u64().expect("it is a number")).zip(&names).collect();
        sorted.sort();
        assert_eq!(sorted.len(), site.public().of_kind(kind).count());
        if folder == SAMPLE && *kind == *Measure::SPEC {
            let of = |start: &str| sorted.iter().position(|(_, name)| name.starts_with(start)).expect(start);
            assert!(of("Cyklobusy") < of("Čekárny") && of("Čistírny") < of("Denní"), "{sorted:?}");
            assert!(of("Hodinový") < of("Chodníky") && of("Chodníky") < of("Jazykové"), "{sorted:?}");
        }
    }
}

#[test]
fn documents_stand_by_reach_and_then_by_title() {
    let site = Site::new(read(SAMPLE));
    let (_, titles) = data(&site, "dokumenty");
    let reach = |id: &String| {
        let document = record(site.public(), "document", id).get::<Document>().expect("it is a document");
        document.reach.map_or(usize::MAX, |reach| reach as usize)
    };
    let places: Vec<usize> = texts(&titles["ids"]).iter().map(reach).collect();
    assert!(places.is_sorted() && places.first() < places.last(), "{places:?}");
}

fn fixture() -> Sources {
    let mut sources = Sources::default();
    let files = [
        ("vazba.toml", "title = \"Žluťoučký kraj\"\n"),
        ("content/strategies/plan.md", "title = \"Plán\"\n[[role]]\nid = \"vedouci\"\ntitle = \"Vedoucí\"\n"),
        ("content/goals/a.md", "title = \"Bydlení\"\nstrategy = \"plan\"\n"),
        ("content/goals/a-1.md", "title = \"Nájem\"\nparent = \"a\"\n"),
        ("content/goals/a-1-1.md", "title = \"Zálohy\"\nparent = \"a-1\"\n"),
        ("content/goals/b.md", "title = \"Dluhy\"\nstrategy = \"plan\"\n"),
        ("content/partners/kraj.md", "title = \"Kraj\"\n"),
        ("content/bodies/kraj.md", "title = \"Rada kraje\"\n"),
        ("content/places/stat.md", "title = \"Stát\"\n"),
        ("content/places/okres.md", "title = \"Okres\"\nparent = \"stat\"\n"),
        ("content/places/svaz.md", "title = \"Svazek\"\nparent = \"stat\"\n"),
        ("content/places/obec.md", "title = \"Obec\"\nparent = \"okres\"\nwithin = [\"svaz\"]\n"),
        ("content/funding/program.md", "title = \"Program\"\n[[call]]\nid = \"v1\"\ntitle = \"Výzva\"\n"),
        ("content/documents/starsi.md", "title = \"Starší zákon\"\nperiod = \"2019/2020\"\n"),
        (
            "content/documents/zakon.md",
            "title = \"Zákon\"\ntype = \"law\"\nreach = \"state\"\nbinding = \"binding\"\nissuer = [\"kraj\"]\n\
             period = \"2020/2021\"\nvalid = \"2020/2021\"\nsupersedes = [\"starsi\"]\n[[item]]\nid = \"p1\"\ntitle = \"Paragraf\"\n",
        ),
        ("content/measures/nic.md", "title = \"Nic navíc\"\nstrategy = \"plan\"\n"),
        (
            "content/measures/vse.md",
            "title = \"Všechno\"\ngoals = [\"a-1-1\", \"a-1\"]\nphase = \"running\"\nplaces = [\"obec\"]\n\
             lead = [\"partner:kraj\", \"body:kraj\", \"strategy:plan#vedouci\"]\n\
             period = \"2023/2024\"\nactual = \"2024-05/..\"\n\
             [[funding]]\nfrom = \"funding:program#v1\"\n[[funding]]\nfrom = \"funding:program\"\n\
             [[link]]\nto = \"document:zakon#p1\"\nrelation = \"supports\"\n",
        ),
        (
            "content/measures/zmena.md",
            "title = \"Změna\"\ngoals = [\"b\", \"a\"]\nperiod = \"[2022-11..2023-02]\"\nplaces = [\"svaz\"]\n\
             [[update]]\ndate = \"2024-01-01\"\nphase = \"approved\"\n\
             [[update]]\ndate = \"2025-01-01\"\nphase = \"finished\"\n",
        ),
    ];
    for (path, text) in files {
        let text = if path == "vazba.toml" { text.to_owned() } else { format!("+++\n{text}+++\n") };
        sources.add(path, text);
    }
    sources
}

/// A value with those that have it, as `a: vse zmena`.
fn line(graph: &Graph, (value, nodes): (&FacetValue, &Vec<NodeId>)) -> String {
    let name = match value {
        FacetValue::Record(node) => format!("{}:{}", graph.record(*node).kind.name, graph.record(*node).id),
        FacetValue::Choice(name) => (*name).to_owned(),
        FacetValue::Year(year) => year.to_string(),
    };
    let ids: Vec<&str> = nodes.iter().map(|node| graph.record(*node).id.as_str()).collect();
    format!("{name} {}", ids.join(" "))
}

#[test]
fn values_of_a_small_site_are_exact() {
    let site = Site::new(fixture());
    let facets = Facets::new(site.public(), site.config(), TODAY);
    let found: Vec<(&str, Vec<String>)> = facet::all()
        .map(|facet| {
            let values = facets.of(facet).expect("it is counted");
            (facet.name, values.records.iter().map(|value| line(site.public(), value)).collect())
        })
        .collect();
    let expected: [(&str, &[&str]); 15] = [
        ("strategy", &[]),
        ("area", &["goal:a vse zmena", "goal:b zmena"]),
        ("phase", &["finished zmena", "running vse"]),
        ("lead", &["body:kraj vse", "partner:kraj vse", "strategy:plan vse"]),
        ("target-group", &[]),
        ("place", &["place:obec vse", "place:okres vse", "place:stat vse zmena", "place:svaz vse zmena"]),
        ("year", &["2022 zmena", "2023 vse zmena", "2024 vse"]),
        ("funding", &["funding:program vse"]),
        ("document", &["document:zakon vse"]),
        ("type", &["law zakon"]),
        ("reach", &["state zakon"]),
        ("validity", &["ended zakon", "replaced starsi"]),
        ("binding", &["binding zakon"]),
        ("issuer", &["partner:kraj zakon"]),
        ("year", &["2019 starsi", "2020 starsi zakon", "2021 zakon"]),
    ];
    assert_eq!(
        found,
        expected.map(|(name, lines)| (name, lines.iter().map(|line| (*line).to_owned()).collect()))
    );
    // Two records of one id have two addresses, whichever came first.
    for path in ["opatreni/gestor/kraj/index.html", "opatreni/gestor/organy/kraj/index.html"] {
        assert_eq!(measures(&site, path, Lang::MAIN), BTreeSet::from(["vse".to_owned()]), "{path}");
    }
    // A facet without values has no page.
    assert!(!site.output.files.contains_key("opatreni/skupina/index.html"));
}

#[test]
fn long_lists_are_cut_into_pages() {
    let mut sources = fixture();
    for number in 0..447 {
        let goal = if number < 401 { "a-1" } else { "b" };
        let text =
            format!("+++\ntitle = \"Číslo {number}\"\ncode = \"1.{number}\"\ngoals = [\"{goal}\"]\n+++\n");
        sources.add(format!("content/measures/m-{number:03}.md"), text);
    }
    let site = Site::new(sources);
    let on = |path: &str| measures(&site, path, Lang::MAIN);
    let all = ["opatreni/index.html", "opatreni/strana/2/index.html", "opatreni/strana/3/index.html"].map(on);
    assert_eq!(all.each_ref().map(BTreeSet::len), [200, 200, 50]);
    let together: BTreeSet<&String> = all.iter().flatten().collect();
    assert_eq!(together.len(), 450, "each stands on one page");
    assert!(all[0].contains("m-010") && !all[0].contains("m-200"), "the order of codes is natural");
    assert!(all[2].contains("vse"), "what has no code comes last");
    let area = "opatreni/oblast/a";
    let pages = [
        format!("{area}/index.html"),
        format!("{area}/strana/2/index.html"),
        format!("{area}/strana/3/index.html"),
    ];
    assert_eq!(pages.each_ref().map(|path| on(path).len()), [200, 200, 3]);
    assert!(!site.output.files.contains_key("opatreni/oblast/b/strana/2/index.html"));
    let links = Anchors::of(site.text("opatreni/strana/2/index.html")).links;
    for step in ["/opatreni/", "/opatreni/strana/2/", "/opatreni/strana/3/"] {
        assert!(links.contains(step), "{step}");
    }
}

#[test]
fn a_measure_with_the_name_of_a_facet_is_reported() {
    let mut sources = fixture();
    for id in ["oblast", "strana", "mista"] {
        let text = "+++\ntitle = \"Nešťastné jméno\"\nstrategy = \"plan\"\n+++\n";
        sources.add(format!("content/measures/{id}.md"), text);
    }
    let (report, output) = build(sources);
    let all = short(&report);
    let faults: Vec<&str> = all.lines().filter(|line| line.contains("error[")).collect();
    assert_eq!(
        faults,
        [
            "content/measures/oblast.md:1:1: error[duplicate-address]: the address `/opatreni/oblast/` is already taken",
            "content/measures/strana.md:1:1: error[duplicate-address]: the address `/opatreni/strana/` is already taken",
        ]
    );
    let help = report
        .items
        .iter()
        .find(|item| item.file.ends_with("oblast.md"))
        .and_then(|item| item.help.as_deref());
    assert_eq!(
        help,
        Some(
            "rename the file: below the address of the list `oblast` stands for `area`, whether there are such pages or not"
        )
    );
    assert!(output.files.is_empty());
}

#[test]
fn a_file_of_the_site_in_the_place_of_the_data_for_scripts_is_reported() {
    let mut sources = fixture();
    for file in ["facety.json", "facety-1.json", "facety-2.json"] {
        sources.add_asset(format!("static/opatreni/{file}"), 10);
    }
    let (report, output) = build(sources);
    let all = short(&report);
    let faults: Vec<&str> = all.lines().filter(|line| line.contains("error[")).collect();
    assert_eq!(
        faults,
        [
            "vazba.toml: error[duplicate-address]: the address `/opatreni/facety-1.json` is already taken",
            "vazba.toml: error[duplicate-address]: the address `/opatreni/facety.json` is already taken",
        ]
    );
    assert!(output.files.is_empty());
}
