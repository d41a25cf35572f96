//! `/data/inventory.json`: what it has of a site, and what another site makes of it.

use std::collections::{BTreeSet, HashMap};

use serde_json::Value as Json;
use vazba::graph::NodeId;
use vazba::inventory::{Columns, Form, Origin, Reading, items_file, read as read_inventory};
use vazba::model::kinds::{Goal, Measure};
use vazba::source::Sources;

use super::site::{SITES, Site, TODAY, read, short};

fn json(site: &Site, path: &str) -> Json {
    serde_json::from_str(site.text(path)).expect("it is JSON")
}

fn texts<'a>(of: &'a Json, key: &str) -> Vec<&'a str> {
    of[key].as_array().into_iter().flatten().filter_map(Json::as_str).collect()
}

#[test]
fn it_has_every_public_record_and_part_and_every_tie() {
    for site in SITES.map(|folder| Site::new(read(folder))) {
        let inventory = json(&site, "data/inventory.json");
        let graph = site.public();
        let name = |node: NodeId| {
            let record = graph.record(node);
            let part =
                graph.part(node).and_then(|part| part.id).map_or(String::new(), |part| format!("#{part}"));
            format!("{}:{}{part}", record.kind.name, record.id)
        };
        let items = inventory["items"].as_array().expect("it is a list");
        let ids: Vec<&str> = items.iter().filter_map(|item| item["id"].as_str()).collect();
        assert_eq!(ids, graph.nodes().map(name).collect::<Vec<_>>());
        let origin = site.config().origin().unwrap_or_default();
        for item in items {
            let url =
                item["url"].as_str().and_then(|url| url.strip_prefix(origin)).expect("it is of the site");
            let (page, anchor) = url.split_once('#').unwrap_or((url, ""));
            let path = page[site.config().path_prefix().len()..].trim_start_matches('/');
            let page = site.text(&format!("{path}index.html"));
            let ids = [format!("id={anchor}>"), format!("id={anchor} "), format!("id=\"{anchor}\"")];
            assert!(anchor.is_empty() || ids.iter().any(|id| page.contains(id)), "{url}");
            let parents: BTreeSet<&str> = texts(item, "parents").into_iter().collect();
            assert!(parents.iter().all(|parent| ids_contain(items, parent)), "{item}");
        }
        let links = inventory["links"].as_array().expect("it is a list");
        let ties = graph.record_nodes().flat_map(|node| graph.ties_of(node));
        let ties: Vec<[String; 3]> =
            ties.map(|tie| [name(tie.from), tie.relation.name().to_owned(), name(tie.to)]).collect();
        let text = |link: &Json, key: &str| link[key].as_str().expect("it has it").to_owned();
        let links: Vec<[String; 3]> =
            links.iter().map(|link| ["from", "relation", "to"].map(|key| text(link, key))).collect();
        assert_eq!(links, ties);
    }
}

fn ids_contain(items: &[Json], id: &str) -> bool {
    items.iter().any(|item| item["id"] == id)
}

#[test]
fn it_is_as_its_schema_says() {
    for site in SITES.map(|folder| Site::new(read(folder))) {
        let (inventory, schema) =
            (json(&site, "data/inventory.json"), json(&site, "data/inventory.schema.json"));
        fits(&inventory, &schema);
        for (list, of) in [("items", "item"), ("links", "link")] {
            for entry in inventory[list].as_array().expect("it is a list") {
                fits(entry, &schema["$defs"][of]);
            }
        }
    }
}

/// Whether an object has the members that a schema asks for, no others, and only values that it lists.
fn fits(object: &Json, schema: &Json) {
    let members = object.as_object().expect("it is an object");
    let required = texts(schema, "required");
    assert!(required.iter().all(|name| members.contains_key(*name)), "{object}");
    for (name, value) in members {
        let of = &schema["properties"][name];
        assert!(!of.is_null(), "`{name}` is not in the schema");
        assert!(of["enum"].as_array().is_none_or(|known| known.contains(value)), "{name}: {value}");
    }
}

#[test]
fn another_site_can_take_its_goals_and_measures() {
    let site = Site::new(read(SITES[1]));
    let text = site.text("data/inventory.json");
    let mut sources = Sources::default();
    let file = sources.add("inventory.json", text);
    let mut sink = vazba::diag::Sink::default();
    let columns = Columns::default();
    let reading = Reading { columns: &columns, languages: &["cs"], here: &HashMap::new() };
    let entries = read_inventory(Form::Published, (file, sources.file(file)), reading, &mut sink);
    assert!(sink.is_empty(), "{:?}", sink.into_diagnostics());
    let graph = site.public();
    assert_eq!(entries.len(), graph.of::<Goal>().count() + graph.of::<Measure>().count());

    let origin = Origin {
        name: "https://strategie.vzorovy-kraj.example/data/inventory.json",
        read: TODAY,
        bytes: text.as_bytes(),
        sheet: None,
        columns: &Columns::default(),
    };
    let mut sources = Sources::default();
    sources.add("vazba.toml", "title = \"Obec\"\n");
    sources.add("content/documents/kraj.md", "+++\ntitle = \"Strategie kraje\"\ntype = \"strategy\"\n+++\n");
    sources.add("content/documents/kraj.items.toml", items_file("kraj", &entries, &origin));
    let last = entries.last().expect("there are some");
    let link = format!(
        "+++\ntitle = \"Obec\"\n[[link]]\nto = \"document:kraj#{}\"\nrelation = \"implements\"\n+++\n",
        last.id
    );
    sources.add("content/projects/obec.md", link);
    let (report, output) = super::site::build(sources);
    assert_eq!(report.summary().errors, 0, "{}", short(&report));
    let page = output.files.get("dokumenty/kraj/index.html").expect("it is made");
    let page = String::from_utf8_lossy(page).into_owned();
    let url = last.url.as_deref().expect("it has an address");
    assert!(page.contains(url), "the item leads to its own page");
    assert_eq!(
        entries.iter().filter(|entry| page.contains(&format!("id={}", entry.id))).count(),
        entries.len()
    );
}
