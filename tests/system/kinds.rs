//! Every kind, whatever it is, is read, has its pages and data, and shows its references at both ends.

use std::collections::BTreeSet;

use vazba::graph::MENTION;
use vazba::model::field::{FieldSpec, Shape};
use vazba::model::kinds::KINDS;
use vazba::model::value::Lang;
use vazba::reference::schema;

use crate::edges::assert_both_ends;
use crate::samples::{self, Extent, TARGET};
use crate::site::Site;

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).expect("it is JSON")
}

#[test]
fn the_least_record_of_every_kind_has_a_page_a_list_and_data() {
    let site = Site::new(samples::site(&[(TARGET, Extent::Least)]));
    for kind in KINDS {
        let (node, _) = site.public().of_kind(kind).next().expect("there is one of each");
        let page = site.page_of(node, Lang::MAIN);
        let title = format!("Příliš žluťoučký {} 0", kind.name);
        assert!(site.text(page).contains(&title), "{page}");
        let list = site.plan().list_url(kind, Lang::MAIN);
        let list = site.text(&format!("{}index.html", &list[1..]));
        assert!(
            list.contains(&title) && list.contains(&site.plan().node_url(site.public(), node, Lang::MAIN))
        );
        let data = json(site.text(&page.replace("index.html", "index.json")));
        assert_eq!(data["kind"], kind.name);
        assert_eq!(data["title"]["cs"], title);
    }
}

#[test]
fn every_kind_and_field_is_in_the_schema() {
    let all = json(&schema::of_all());
    for kind in KINDS {
        let properties = all["$defs"][kind.name]["properties"].as_object().expect("there is one of each");
        let fields: BTreeSet<&str> = kind.all_fields().map(|field| field.name).collect();
        assert_eq!(properties.keys().map(String::as_str).collect::<BTreeSet<_>>(), fields, "{}", kind.name);
        for (field, spec) in kind.all_fields().filter_map(|field| match field.shape {
            Shape::Parts(spec) => Some((field.name, spec)),
            _ => None,
        }) {
            let properties = properties[field]["items"]["properties"].as_object().expect("it has fields");
            let fields: BTreeSet<&str> = spec.fields.iter().map(|field| field.name).chain(["id"]).collect();
            assert_eq!(properties.keys().map(String::as_str).collect::<BTreeSet<_>>(), fields);
        }
    }
}

/// Every field that is a reference, with its owner.
fn references() -> BTreeSet<(&'static str, &'static str)> {
    fn add(
        owner: &'static str,
        specs: &'static [FieldSpec],
        found: &mut BTreeSet<(&'static str, &'static str)>,
    ) {
        for spec in specs {
            match spec.shape {
                Shape::Reference { .. } => drop(found.insert((owner, spec.name))),
                Shape::Parts(table) | Shape::Table(table) => add(table.name, table.fields, found),
                _ => {}
            }
        }
    }
    let mut found = BTreeSet::from([(MENTION.name, MENTION.name)]);
    for kind in KINDS {
        add(kind.name, kind.fields, &mut found);
    }
    found
}

#[test]
fn every_reference_that_can_be_made_is_shown_at_both_ends() {
    let ids: Vec<String> = (0..samples::variants()).map(|number| format!("zdroj-{number}")).collect();
    let sources = ids.iter().enumerate().map(|(number, id)| (id.as_str(), Extent::References(number)));
    let records: Vec<(&str, Extent)> = std::iter::once((TARGET, Extent::Parts)).chain(sources).collect();
    let site = Site::new(samples::site(&records));
    assert_both_ends(&site);
    let made: BTreeSet<_> = site.public().edges().iter().map(|edge| (edge.owner, edge.field.name)).collect();
    assert_eq!(references().difference(&made).collect::<Vec<_>>(), [&("", ""); 0]);
}

#[test]
fn data_name_who_refers_to_a_record_and_how() {
    let site = Site::new(samples::site(&[(TARGET, Extent::Parts), ("zdroj", Extent::References(0))]));
    for edge in site.public().edges().iter().filter(|edge| edge.field.name != MENTION.name) {
        let page = site.page_of(edge.to, Lang::MAIN);
        let data = json(site.text(&page.replace("index.html", "index.json")));
        let entry = serde_json::json!({
            "from": site.name(edge.from),
            "to": site.name(edge.to),
            "relation": edge.field.name,
            "inverse": edge.field.options.inverse,
            "variant": edge.variant,
        });
        assert!(data["referred_by"].as_array().expect("a list").contains(&entry), "{page} lacks {entry}");
    }
}
