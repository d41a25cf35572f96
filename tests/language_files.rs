//! The language files of the default theme name everything that the content model declares, and nothing else.

use std::collections::BTreeSet;

use vazba::diag::Sink;
use vazba::facet::{self, Of};
use vazba::graph::MENTION;
use vazba::locale::Locale;
use vazba::model::field::{FieldSpec, Shape, TableSpec};
use vazba::model::kinds;
use vazba::plan;
use vazba::source::Sources;
use vazba::view::{self, PAGES};
use walkdir::WalkDir;

const CS: &str = include_str!("../themes/default/lang/cs.toml");

fn czech() -> Locale {
    let mut sources = Sources::default();
    let file = sources.add("cs.toml", CS);
    let Some(locale) = Locale::load("cs", &[(file, CS)], &mut Sink::default()) else {
        panic!("Czech can't be loaded");
    };
    locale
}

/// Keys that the model asks for.
#[derive(Default)]
struct Wanted {
    keys: BTreeSet<String>,
    /// Keys of one owner, which stand over the common ones where they exist.
    special: BTreeSet<String>,
    seen: BTreeSet<&'static str>,
}

impl Wanted {
    fn table(&mut self, spec: &'static TableSpec, is_part: bool) {
        if is_part {
            self.keys.insert(format!("part-one.{}", spec.name));
            self.keys.insert(format!("part.{}", spec.name));
            self.qualified(spec.name, spec.fields);
        }
        // A kind and a part may share their name (`funding`), so only tables are looked at once.
        if self.seen.insert(spec.name) {
            spec.fields.iter().for_each(|field| self.field(spec.name, field));
        }
    }

    fn field(&mut self, owner: &str, field: &'static FieldSpec) {
        let shape = match field.shape {
            Shape::Private(shape) => *shape,
            shape => shape,
        };
        if let Shape::Parts(spec) = shape {
            return self.table(spec, true);
        }
        self.keys.insert(format!("field.{}", field.name));
        self.special.insert(format!("field.{owner}.{}", field.name));
        match shape {
            Shape::Table(spec) => self.table(spec, false),
            Shape::Choice(values) => {
                for value in values {
                    self.keys.insert(format!("value.{}.{value}", field.name));
                    self.special.insert(format!("value.{owner}.{}.{value}", field.name));
                }
            }
            Shape::Reference { .. } if field.options.qualified_by.is_empty() => {
                self.keys.insert(format!("inverse.{owner}.{}", field.name));
            }
            _ => {}
        }
    }

    /// Headings of references that another field gives their meaning.
    fn qualified(&mut self, owner: &str, fields: &'static [FieldSpec]) {
        for field in fields.iter().filter(|field| !field.options.qualified_by.is_empty()) {
            let by = fields.iter().find(|other| other.name == field.options.qualified_by);
            let Some(Shape::Choice(values)) = by.map(|by| by.shape) else { continue };
            for value in values {
                self.keys.insert(format!("inverse.{owner}.{}.{value}", field.name));
                self.keys.insert(format!("{}.{value}", field.options.qualified_by));
            }
        }
    }
}

fn wanted() -> Wanted {
    let mut wanted = Wanted::default();
    for kind in kinds::all() {
        for group in ["count", "kind", "kind-plural"] {
            wanted.keys.insert(format!("{group}.{}", kind.name));
        }
        kind.all_fields().for_each(|field| wanted.field(kind.name, field));
    }
    for facet in facet::all() {
        wanted
            .keys
            .extend(["facet", "facet-list", "facet-title"].map(|group| format!("{group}.{}", facet.name)));
        if let Of::Choice(names) = facet.of {
            wanted.keys.extend(names.iter().map(|name| format!("value.{}.{name}", facet.name)));
        }
    }
    wanted.keys.extend(PAGES.iter().map(|page| format!("page.{}", page.name)));
    wanted.field(MENTION.name, &MENTION);
    wanted.keys.remove("field.mention");
    wanted
}

#[test]
fn everything_in_the_model_has_a_name() {
    let cs = czech();
    let keys = wanted().keys;
    let missing: Vec<&String> = keys.iter().filter(|key| cs.get(key).is_none()).collect();
    assert!(missing.is_empty(), "missing in themes/default/lang: {missing:#?}");
}

#[test]
fn every_list_and_page_has_an_address() {
    let folders = kinds::all().iter().map(|kind| kind.folder);
    let pages = folders.chain(PAGES.iter().map(|page| page.name)).map(str::to_owned);
    let facets = facet::all().flat_map(|facet| {
        let name = format!("{}/{}", facet.kind.folder, facet.name);
        let values = if let Of::Choice(names) = facet.of { names } else { &[] };
        let values: Vec<String> = values.iter().map(|value| format!("{name}/{value}")).collect();
        values.into_iter().chain([name])
    });
    let lists = facet::kinds().flat_map(|kind| {
        view::query_words(kind)
            .chain(plan::LIST_WORDS.iter().copied())
            .map(|word| format!("{}/{word}", kind.folder))
    });
    let searches = view::SEARCH_WORDS.iter().map(|word| (*word).to_owned());
    let words = plan::WORDS
        .iter()
        .map(|word| (*word).to_owned())
        .chain(view::section_words())
        .chain(plan::ties_words());
    let words = words.chain(plan::table_words().map(str::to_owned));
    let wanted: BTreeSet<String> = pages.chain(facets).chain(lists).chain(searches).chain(words).collect();
    let cs = czech();
    let named: BTreeSet<String> = cs.segments().map(|(key, _)| key.to_owned()).collect();
    assert_eq!(named, wanted);
}

#[test]
fn nothing_is_named_that_the_model_does_not_have() {
    let cs = czech();
    let wanted = wanted();
    let of_model = [
        "facet.",
        "facet-list.",
        "facet-title.",
        "count.",
        "kind.",
        "kind-plural.",
        "part.",
        "part-one.",
        "field.",
        "inverse.",
        "value.",
    ];
    let needless: Vec<&str> = cs
        .texts()
        .map(|(key, _)| key)
        .filter(|key| of_model.iter().any(|group| key.starts_with(group)))
        .filter(|key| !wanted.keys.contains(*key) && !wanted.special.contains(*key))
        .collect();
    assert!(needless.is_empty(), "not in the model: {needless:#?}");
}

/// Keys that stand somewhere between quotation marks, and how keys begin that are put together.
fn asked_for(users: &[String]) -> (BTreeSet<&str>, BTreeSet<String>) {
    let mut keys = BTreeSet::new();
    let mut starts = BTreeSet::new();
    for (at, quote) in users.iter().flat_map(|text| text.match_indices('"').map(move |(at, _)| (at, text))) {
        let rest = &quote[at + 1..];
        let is_in_key = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
        let (key, after) = rest.split_at(rest.find(|c| !is_in_key(c)).unwrap_or(rest.len()));
        if after.starts_with('{') || key.ends_with('.') {
            starts.insert(key.to_owned());
        } else if after.starts_with('"') {
            let before = &quote[..at];
            if before.ends_with("text_for(") || before.ends_with("forms_for(") {
                starts.insert(format!("{key}."));
            }
            keys.insert(key);
        }
    }
    starts.remove("");
    (keys, starts)
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "it reads the code, the templates and the scripts, where texts are asked for"
)]
fn nothing_is_named_that_is_never_asked_for() {
    let folders = ["src", "themes/default/templates", "themes/default/static"];
    let files = folders.into_iter().flat_map(WalkDir::new).map(|entry| entry.expect("it can be listed"));
    let files = files.filter(|entry| entry.file_type().is_file());
    let users: Vec<String> = files.filter_map(|entry| std::fs::read_to_string(entry.path()).ok()).collect();
    let (keys, starts) = asked_for(&users);
    // The label of a section of a register.
    let sections: BTreeSet<String> = view::section_words().map(|word| word.replace('/', ".")).collect();
    let cs = czech();
    let needless: Vec<&str> = cs
        .texts()
        .map(|(key, _)| key)
        .filter(|key| !keys.contains(key) && !sections.contains(*key))
        .filter(|key| !starts.iter().any(|start| key.starts_with(start.as_str())))
        .collect();
    assert!(needless.is_empty(), "never asked for: {needless:#?}");
}
