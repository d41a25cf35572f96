//! Facets: which measures stand on the page of which value, on both sites, and what else the lists are made of.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;
use vazba::facet::{FacetValue, Facets};
use vazba::graph::{Graph, NodeId, measure_standing};
use vazba::model::Record;
use vazba::model::kinds::{Goal, Measure, Place, Strategy};
use vazba::model::value::{Lang, Reference};
use vazba::plan::Subject;
use vazba::source::Sources;

use crate::html::Anchors;
use crate::site::{SAMPLE, SITES, Site, TODAY, build, read, short};

/// Ids of measures by the folder of a value: `oblast/a-doprava`.
type Found = BTreeMap<String, BTreeSet<String>>;

/// What the pages of facets must hold, straight from the fields of the records, in Czech words.
fn expected(graph: &Graph) -> Found {
    let mut found = Found::new();
    let has_several_strategies = graph.of::<Strategy>().count() > 1;
    for (_, record, measure) in graph.of::<Measure>() {
        let mut add = |folder: String| {
            found.entry(folder).or_default().insert(record.id.clone());
        };
        let through_goals = measure.goals.all().iter().filter_map(|goal| strategy_of(graph, &goal.id));
        let strategies = measure.strategy.get().map(|strategy| strategy.id.clone()).into_iter();
        for strategy in strategies.chain(through_goals).filter(|_| has_several_strategies) {
            add(format!("strategie/{strategy}"));
        }
        for goal in measure.goals.all() {
            add(format!("oblast/{}", top(graph, &goal.id)));
        }
        if let Some(phase) = measure_standing(measure, TODAY).phase {
            let words = ["navrzeno", "schvaleno", "probiha", "pozastaveno", "ukonceno", "zruseno"];
            add(format!("stav/{}", words[phase.value as usize]));
        }
        for lead in measure.lead.all() {
            add(match lead.kind {
                "partner" => format!("gestor/{}", lead.id),
                "body" => format!("gestor/organy/{}", lead.id),
                _ => format!("gestor/strategie/{}", lead.id),
            });
        }
        measure.target_groups.all().iter().for_each(|group| add(format!("skupina/{}", group.id)));
        for place in measure.places.all() {
            around(graph, &place.id, &mut add);
        }
        for date in [measure.period, measure.actual].into_iter().flatten() {
            date.years().for_each(|year| add(format!("rok/{year}")));
        }
        let sources = measure.funding.iter().filter_map(|part| part.data.from.get());
        sources.for_each(|source| add(format!("financovani/{}", source.id)));
        let documents = measure.link.iter().filter_map(|part| part.data.to.get());
        documents.for_each(|document| add(format!("dokument/{}", document.id)));
    }
    found
}

fn record<'a>(graph: &'a Graph, kind: &str, id: &str) -> &'a Record {
    graph.record(graph.find(kind, id, None).expect("it is there"))
}

fn top(graph: &Graph, goal: &str) -> String {
    let fields = record(graph, "goal", goal).get::<Goal>().expect("it is a goal");
    fields.parent.get().map_or(goal.to_owned(), |above| top(graph, &above.id))
}

/// The strategy that a goal, or else the nearest goal above it, names.
fn strategy_of(graph: &Graph, goal: &str) -> Option<String> {
    let fields = record(graph, "goal", goal).get::<Goal>().expect("it is a goal");
    let above = || strategy_of(graph, &fields.parent.get()?.id);
    fields.strategy.get().map(|strategy| strategy.id.clone()).or_else(above)
}

fn around(graph: &Graph, place: &str, add: &mut impl FnMut(String)) {
    add(format!("misto/{place}"));
    let fields = record(graph, "place", place).get::<Place>().expect("it is a place");
    let wider: Vec<&Reference> = fields.parent.get().into_iter().chain(fields.within.all()).collect();
    for wider in wider {
        around(graph, &wider.id, add);
    }
}

/// Ids of the measures to which a page leads, in its order or not.
fn measures(site: &Site, path: &str, lang: Lang) -> BTreeSet<String> {
    let links = Anchors::of(site.text(path)).links;
    let measures = site.public().of::<Measure>();
    measures
        .filter(|(node, ..)| links.contains(&site.plan().node_url(site.public(), *node, lang)))
        .map(|(_, record, _)| record.id.clone())
        .collect()
}

/// What stands on the pages of values in a language, by value.
fn on_pages(site: &Site, lang: Lang) -> BTreeMap<(&'static str, FacetValue), (String, BTreeSet<String>)> {
    let pages = site.plan().pages().iter().filter(|page| page.lang == lang);
    pages
        .filter_map(|page| match page.subject {
            Subject::FacetValue(facet, value, _) => {
                let path = page.path.strip_suffix("/index.html").expect("it is a folder").to_owned();
                Some(((facet.name, value), (path, measures(site, &page.path, lang))))
            }
            _ => None,
        })
        .collect()
}

#[test]
fn each_value_has_a_page_with_exactly_its_measures() {
    for folder in SITES {
        let site = Site::new(read(folder));
        let czech = on_pages(&site, Lang::MAIN);
        let by_path = |(path, found): &(String, BTreeSet<String>)| {
            (path.strip_prefix("opatreni/").expect("it stands there").to_owned(), found.clone())
        };
        assert_eq!(czech.values().map(by_path).collect::<Found>(), expected(site.public()), "{folder}");
        if let Some(origin) = site.config().origin() {
            let sitemap = site.text("sitemap.xml");
            for (path, _) in czech.values() {
                assert!(sitemap.contains(&format!("<loc>{origin}/{path}/</loc>")), "{path}");
            }
        }
        for lang in site.config().langs() {
            let found = |(value, (_, found))| (value, found);
            let other: BTreeMap<_, _> = on_pages(&site, lang).into_iter().map(found).collect();
            let same: BTreeMap<_, _> = czech.clone().into_iter().map(found).collect();
            assert_eq!(other, same, "{folder} in {}", site.config().code(lang));
        }
    }
}

#[test]
fn the_data_for_scripts_say_the_same_as_the_pages() {
    for folder in SITES {
        let site = Site::new(read(folder));
        let json = |path: &str| serde_json::from_str::<Json>(site.text(path)).expect("it is JSON");
        let [(table, version), (titles, of_titles)] = ["facety", "facety-1"].map(|name| {
            let mut file = json(&format!("opatreni/{name}.json"));
            (file["data"].take(), file["version"].take())
        });
        assert_eq!(version, of_titles);
        let version = version.as_str().expect("it is a text");
        let part = table["parts"][0].as_str().expect("it is an address");
        assert!(part.ends_with(&format!("/opatreni/facety-1.json?v={version}")), "{part}");
        let texts = |list: &Json| -> Vec<String> {
            let list = list.as_array().expect("it is a list");
            list.iter().map(|text| text.as_str().expect("it is a text").to_owned()).collect()
        };
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
        assert_eq!(found, expected(site.public()), "{folder}");
        // Places of titles are those of a Czech dictionary.
        let (names, ranks) = (texts(&titles["names"]), table["title"].as_array().expect("it is a list"));
        let mut sorted: Vec<(u64, &String)> =
            ranks.iter().map(|rank| rank.as_u64().expect("it is a number")).zip(&names).collect();
        sorted.sort();
        assert_eq!(sorted.len(), site.public().of::<Measure>().count());
        if folder == SAMPLE {
            let of = |start: &str| sorted.iter().position(|(_, name)| name.starts_with(start)).expect(start);
            assert!(of("Cyklobusy") < of("Čekárny") && of("Čistírny") < of("Denní"), "{sorted:?}");
            assert!(of("Hodinový") < of("Chodníky") && of("Chodníky") < of("Jazykové"), "{sorted:?}");
        }
    }
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
        ("content/documents/zakon.md", "title = \"Zákon\"\n[[item]]\nid = \"p1\"\ntitle = \"Paragraf\"\n"),
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
    let found: Vec<(&str, Vec<String>)> = vazba::facet::FACETS
        .iter()
        .map(|facet| {
            let values = facets.of(facet).expect("it is counted");
            (facet.name, values.records.iter().map(|value| line(site.public(), value)).collect())
        })
        .collect();
    let expected: [(&str, &[&str]); 9] = [
        ("strategy", &[]),
        ("area", &["goal:a vse zmena", "goal:b zmena"]),
        ("phase", &["finished zmena", "running vse"]),
        ("lead", &["body:kraj vse", "partner:kraj vse", "strategy:plan vse"]),
        ("target-group", &[]),
        ("place", &["place:obec vse", "place:okres vse", "place:stat vse zmena", "place:svaz vse zmena"]),
        ("year", &["2022 zmena", "2023 vse zmena", "2024 vse"]),
        ("funding", &["funding:program vse"]),
        ("document", &["document:zakon vse"]),
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
