//! Records made from the declarations of their kinds: whatever the kinds are, there is a site of them.

use std::fmt::Write as _;

use vazba::model::field::{FieldSpec, Shape, TableSpec};
use vazba::model::kind::KindSpec;
use vazba::model::kinds::KINDS;
use vazba::model::value::Target;
use vazba::source::Sources;

/// Id of the record of each kind that others refer to.
pub(crate) const TARGET: &str = "cil";

/// What of a declaration a record fills.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// What is required.
    Least,
    /// One part of each sort, too, each with an id, so that it can be referred to.
    Parts,
    /// All references there are, too: the one that is made is the one with this number, of those that may
    /// stand there, and of the values that give it its meaning.
    References(usize),
}

/// How many records it takes to make every reference to every target with every meaning.
pub(crate) fn variants() -> usize {
    let all =
        KINDS.iter().flat_map(|kind| kind.all_fields().chain(kind.parts().flat_map(|part| part.fields)));
    let count = |field: &FieldSpec| match field.shape {
        Shape::Reference { targets, .. } => targets.len(),
        Shape::Choice(names) if field.name == "relation" => names.len(),
        _ => 1,
    };
    all.map(count).max().unwrap_or_default()
}

/// A site with a record of each kind for each of `records`: its id and how much of it is filled.
pub(crate) fn site(records: &[(&str, Extent)]) -> Sources {
    let mut sources = Sources::default();
    // That a measure needs a goal or a strategy is a rule over several fields, which no declaration states.
    let config = "title = \"Žluťoučký kraj\"\n[checks]\nmeasure-without-goal = \"off\"\n";
    sources.add("vazba.toml", config);
    for kind in KINDS {
        for (number, (id, extent)) in records.iter().enumerate() {
            let folder = format!("content/{}/{id}", kind.folder);
            sources.add(format!("{folder}.md"), Maker { kind, number, extent: *extent }.file());
            sources.add_asset(format!("{folder}/priloha.txt"), 1);
        }
    }
    sources
}

/// Makes the text of one record.
struct Maker {
    kind: &'static KindSpec,
    number: usize,
    extent: Extent,
}

impl Maker {
    fn file(&self) -> String {
        let mut text = String::from("+++\n");
        for (field, value) in self.fields(&self.kind.all_fields().collect::<Vec<_>>()) {
            writeln!(text, "{field} = {value}").expect("it is a string");
        }
        text.push_str("+++\n");
        if let Extent::References(_) = self.extent {
            let of = KINDS[self.number % KINDS.len()].name;
            writeln!(text, "\nPíše se tu o [příkladu]({of}:{TARGET}).").expect("it is a string");
        }
        text
    }

    fn fields(&self, specs: &[&'static FieldSpec]) -> Vec<(&'static str, String)> {
        let qualifies = |name: &str| specs.iter().any(|spec| spec.options.qualified_by == name);
        let is_filled = |spec: &FieldSpec| spec.options.required || qualifies(spec.name) || self.wants(spec);
        let filled = specs.iter().filter(|spec| is_filled(spec));
        filled.map(|spec| (spec.name, self.value(spec.name, &spec.shape))).collect()
    }

    fn wants(&self, spec: &FieldSpec) -> bool {
        match spec.shape {
            Shape::Parts(_) => self.extent != Extent::Least,
            Shape::Reference { .. } | Shape::Table(_) => matches!(self.extent, Extent::References(_)),
            _ => false,
        }
    }

    /// A value as it is written in TOML.
    fn value(&self, name: &str, shape: &Shape) -> String {
        let variant = if let Extent::References(variant) = self.extent { variant } else { 0 };
        match shape {
            Shape::Text | Shape::Prose => format!("\"Příliš žluťoučký {} {}\"", self.kind.name, self.number),
            Shape::Texts => "[\"Kůň\"]".to_owned(),
            Shape::Code => format!("\"{}\"", self.number + 1),
            Shape::Fuzzy | Shape::Due => "\"2027-06\"".to_owned(),
            Shape::Time => "\"14:30\"".to_owned(),
            Shape::Money => "\"1500 CZK\"".to_owned(),
            Shape::Number { min, .. } => min.to_string(),
            Shape::Decimal => "1.5".to_owned(),
            Shape::Flag => "true".to_owned(),
            Shape::Choice(names) => format!("\"{}\"", names[variant % names.len()]),
            Shape::Web => "\"https://kraj.example/\"".to_owned(),
            Shape::File => "\"priloha.txt\"".to_owned(),
            Shape::Reference { targets, .. } => format!("\"{}\"", target(targets, variant)),
            Shape::Parts(spec) => format!("[{}]", self.table(Some(name), spec)),
            Shape::Table(spec) => self.table(None, spec),
            Shape::Private(shape) => self.value(name, shape),
            Shape::Free => "{}".to_owned(),
        }
    }

    /// A table of fields; a part is called as the field that holds it.
    fn table(&self, id: Option<&str>, spec: &'static TableSpec) -> String {
        let id = id.map(|id| ("id", format!("\"{id}\"")));
        let own = self.fields(&spec.fields.iter().collect::<Vec<_>>());
        let fields: Vec<String> =
            id.into_iter().chain(own).map(|(field, value)| format!("{field} = {value}")).collect();
        format!("{{ {} }}", fields.join(", "))
    }
}

/// A reference to the target with this number.
fn target(targets: &[Target], number: usize) -> String {
    let any = [Target::Record(KINDS[number % KINDS.len()].name)];
    let targets = if targets.is_empty() { &any } else { targets };
    match targets[number % targets.len()] {
        Target::Record(kind) => format!("{kind}:{TARGET}"),
        Target::Part(part) => {
            let holds = |field: &&FieldSpec| matches!(field.shape, Shape::Parts(spec) if spec.name == part);
            let place = |kind: &&KindSpec| kind.all_fields().find(holds).map(|field| (kind.name, field.name));
            let places: Vec<(&str, &str)> = KINDS.iter().copied().filter_map(|kind| place(&kind)).collect();
            let (kind, field) = places[number % places.len()];
            format!("{kind}:{TARGET}#{field}")
        }
    }
}
