//! The invented region of `sites/vzorovy-kraj` holds everything that the content model has, at least twice.
//!
//! Tests of pages and exports run on that site and see only what stands in it. A field, part, target of a
//! reference or value of a choice that is added to the model fails here until the site has it, too.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use vazba::config::Config;
use vazba::content;
use vazba::diag::{Diagnostic, Guard, Levels, Report, Severity, Sink};
use vazba::disk::read_site;
use vazba::graph::Graph;
use vazba::model::field::{Declared as _, FieldSpec, Fields, Shape, Value};
use vazba::model::kind::KindSpec;
use vazba::model::kinds::KINDS;
use vazba::model::value::{Reference, Target};
use vazba::model::{Common, Record};
use vazba::source::Sources;

/// Stands in whatever belongs to a draft, and nowhere else.
const CANARY: &str = "kanarek-koncept";

/// What is read of the site.
struct Site {
    sources: Sources,
    records: Vec<Arc<Record>>,
    guard: Guard,
    faults: Vec<Diagnostic>,
}

fn site() -> Site {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/vzorovy-kraj");
    let (sources, mut faults) = read_site(&root);
    let (mut guard, mut sink) = (Guard::default(), Sink::default());
    let config = Config::read(&sources, &mut sink);
    let records = content::read(&sources, &config, &mut content::Memo::default(), &mut guard, &mut sink);
    faults.extend(sink.into_diagnostics());
    Site { sources, records, guard, faults }
}

/// Everything that the declarations allow, each as one line: `measure.phase`, `measure.phase = approved`,
/// `measure.lead -> partner`, `[[task]].due`.
fn declared() -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    declared_in("every kind", Common::FIELDS, &mut all);
    for kind in KINDS {
        all.insert(kind.name.to_owned());
        declared_in(kind.name, kind.fields, &mut all);
    }
    all
}

fn declared_in(owner: &str, specs: &[FieldSpec], all: &mut BTreeSet<String>) {
    for spec in specs {
        let field = field(owner, spec);
        match spec.shape {
            Shape::Choice(names) => all.extend(names.iter().map(|name| choice(&field, name))),
            Shape::Reference { targets, .. } => {
                all.extend(targets.iter().map(|target| leads(&field, name(*target))));
            }
            Shape::Parts(table) | Shape::Table(table) => declared_in(&part(table.name), table.fields, all),
            _ => {}
        }
        all.insert(field);
    }
}

fn field(owner: &str, spec: &FieldSpec) -> String {
    format!("{owner}.{}", spec.name)
}

fn choice(field: &str, value: &str) -> String {
    format!("{field} = {value}")
}

fn leads(field: &str, target: &str) -> String {
    format!("{field} -> {target}")
}

fn part(name: &str) -> String {
    format!("[[{name}]]")
}

fn name(target: Target) -> &'static str {
    match target {
        Target::Record(name) | Target::Part(name) => name,
    }
}

/// Names of parts by kind, record and id.
type PartNames<'a> = BTreeMap<(&'a str, &'a str, &'a str), &'static str>;

fn part_names(records: &[Arc<Record>]) -> PartNames<'_> {
    let mut names = PartNames::new();
    for record in records {
        for (_, value) in record.values() {
            let Value::Parts(parts) = value else { continue };
            for part in parts.iter() {
                if let Some(id) = part.id {
                    names.insert((record.kind.name, &record.id, id), part.spec.name);
                }
            }
        }
    }
    names
}

/// Counts what a site holds, in the same words as [`declared`].
struct Count<'a> {
    parts: PartNames<'a>,
    seen: BTreeMap<String, usize>,
}

impl<'a> Count<'a> {
    fn of(records: &'a [Arc<Record>]) -> BTreeMap<String, usize> {
        let mut count = Self { parts: part_names(records), seen: BTreeMap::new() };
        for record in records {
            if record.common.draft {
                // Only published records count, so that each thing counted has a page; drafts are drafts.
                count.add("every kind.draft".to_owned());
                continue;
            }
            count.add(record.kind.name.to_owned());
            count.fields("every kind", &record.common);
            count.fields(record.kind.name, &*record.fields);
        }
        count.seen
    }

    fn add(&mut self, thing: String) {
        *self.seen.entry(thing).or_default() += 1;
    }

    fn fields(&mut self, owner: &str, fields: &dyn Fields) {
        for (spec, value) in fields.iter() {
            let field = field(owner, spec);
            match (value, spec.shape) {
                (Value::Absent, _) => continue,
                (Value::Choice(value), _) => self.add(choice(&field, value)),
                (Value::References(references), Shape::Reference { targets, .. }) if !targets.is_empty() => {
                    for reference in references {
                        let target = self.target(reference);
                        self.add(leads(&field, target));
                    }
                }
                (Value::Parts(parts), _) => {
                    for each in parts.iter() {
                        self.fields(&part(each.spec.name), each.fields);
                    }
                }
                (Value::Table(table), Shape::Table(declared)) => self.fields(&part(declared.name), table),
                _ => {}
            }
            self.add(field);
        }
    }

    /// What a reference leads to: a kind, or a part by its name.
    fn target(&self, reference: &Reference) -> &'static str {
        match &reference.part {
            None => reference.kind,
            Some(part) => {
                self.parts.get(&(reference.kind, &*reference.id, &**part)).copied().unwrap_or("nothing")
            }
        }
    }
}

#[test]
fn everything_declared_occurs_twice() {
    let site = site();
    let seen = Count::of(&site.records);
    let rare: Vec<String> =
        declared().into_iter().filter(|thing| seen.get(thing).is_none_or(|count| *count < 2)).collect();
    assert!(rare.is_empty(), "fewer than two of these in tests/sites/vzorovy-kraj: {rare:#?}");
}

#[test]
fn the_site_is_as_large_as_tests_of_pages_need() {
    let records = site().records;
    let all: Vec<(&KindSpec, bool)> =
        records.iter().map(|record| (record.kind, record.common.draft)).collect();
    let published = |kind: &str| all.iter().filter(|(spec, draft)| spec.name == kind && !draft).count();
    let drafts = |kind: &str| all.iter().filter(|(spec, draft)| spec.name == kind && *draft).count();
    for (kind, least) in
        [("measure", 60), ("document", 12), ("meeting", 15), ("indicator", 8), ("consultation", 2)]
    {
        assert!(published(kind) >= least, "{} of {kind}", published(kind));
    }
    for kind in ["measure", "meeting", "document", "article"] {
        assert!(drafts(kind) >= 2, "{} drafts of {kind}", drafts(kind));
    }
}

#[test]
fn the_site_has_no_error() {
    let Site { sources, records, guard, faults } = site();
    let mut sink = Sink::default();
    Graph::new(records, &mut sink);
    let faults = faults.into_iter().chain(sink.into_diagnostics()).collect();
    let report = Report::new(&sources, faults, &Levels::new(), &guard);
    let errors: Vec<String> = report
        .items
        .iter()
        .filter(|item| item.severity == Severity::Error)
        .map(|item| format!("{}:{}: {}", item.file, item.start.map_or(0, |start| start.line), item.message))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn canaries_stand_in_drafts_and_nowhere_else() {
    let site = site();
    let mut in_drafts = 0;
    for (_, source) in site.sources.below("") {
        let of_draft = source.path().to_lowercase().contains(CANARY);
        assert_eq!(source.text().to_lowercase().contains(CANARY), of_draft, "{}", source.path());
        in_drafts += usize::from(of_draft);
    }
    let drafts = site.records.iter().filter(|record| record.common.draft);
    for record in drafts {
        assert!(record.title().to_lowercase().contains(CANARY), "{}", record.id);
    }
    assert!(in_drafts > 8, "{in_drafts}");
}
