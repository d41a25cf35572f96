//! What holds of all declarations together.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::{Discriminant, discriminant};

use vazba::model::field::{Declared as _, FieldSpec, Shape};
use vazba::model::kinds::KINDS;
use vazba::model::value::Target;
use vazba::model::{Common, Role};

/// All structs of fields with their names: what every kind has, the kinds, parts and tables.
fn owners() -> BTreeMap<(bool, &'static str), &'static [FieldSpec]> {
    fn add(specs: &'static [FieldSpec], owners: &mut BTreeMap<(bool, &'static str), &'static [FieldSpec]>) {
        for spec in specs {
            if let Shape::Parts(table) | Shape::Table(table) = spec.shape {
                owners.insert((true, table.name), table.fields);
                add(table.fields, owners);
            }
        }
    }
    let mut owners = BTreeMap::from([((false, "every kind"), Common::FIELDS)]);
    add(Common::FIELDS, &mut owners);
    for kind in KINDS {
        owners.insert((false, kind.name), kind.fields);
        add(kind.fields, &mut owners);
    }
    owners
}

/// The targets; all that there are, where nothing is said.
fn any(targets: &[Target]) -> Vec<Target> {
    if !targets.is_empty() {
        return targets.to_vec();
    }
    let parts = owners().into_keys().filter(|(is_part, _)| *is_part).map(|(_, name)| Target::Part(name));
    KINDS.iter().map(|kind| Target::Record(kind.name)).chain(parts).collect()
}

#[test]
fn every_reference_has_a_name_at_its_other_end() {
    for ((_, owner), specs) in owners() {
        let mut inverses = BTreeSet::new();
        for spec in specs {
            let Shape::Reference { targets, .. } = spec.shape else { continue };
            let inverse = spec.options.inverse;
            assert!(!inverse.is_empty(), "{owner}.{} has no inverse", spec.name);
            for target in any(targets) {
                let is_new = inverses.insert((format!("{target:?}"), inverse));
                assert!(is_new, "at a {target:?}, `{inverse}` of a {owner} is two things");
            }
        }
    }
}

/// What is written under a key, as far as people can tell it apart.
#[derive(PartialEq)]
enum Meaning {
    /// A text. That it may take Markdown in one place and not in another is no other meaning.
    Text,
    /// The parts that the key is the name of, or one of them.
    OwnParts,
    /// Anything else.
    Other(Discriminant<Shape>),
}

fn meaning(key: &str, shape: Shape) -> Meaning {
    match shape {
        Shape::Private(shape) => meaning(key, *shape),
        Shape::Text | Shape::Prose => Meaning::Text,
        Shape::Parts(table) if table.name == key => Meaning::OwnParts,
        Shape::Reference { targets: [Target::Part(part)], .. } if *part == key => Meaning::OwnParts,
        shape => Meaning::Other(discriminant(&shape)),
    }
}

#[test]
fn one_key_never_has_two_types() {
    let mut known: BTreeMap<&str, (String, Meaning)> = BTreeMap::new();
    let mut wrong = Vec::new();
    for ((_, owner), specs) in owners() {
        for spec in specs {
            let found = meaning(spec.name, spec.shape);
            match known.get(spec.name) {
                Some((first, before)) if *before != found => {
                    wrong.push(format!("{owner}.{} is not what {first} is", spec.name));
                }
                Some(_) => {}
                None => drop(known.insert(spec.name, (format!("{owner}.{}", spec.name), found))),
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn names_of_kinds_and_folders_are_unique_and_fit_addresses() {
    let names: BTreeSet<&str> = KINDS.iter().map(|kind| kind.name).collect();
    let folders: BTreeSet<&str> = KINDS.iter().map(|kind| kind.folder).collect();
    assert_eq!((names.len(), folders.len()), (KINDS.len(), KINDS.len()));
    for name in names.iter().chain(&folders) {
        assert!(name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{name}");
    }
}

/// Code that knows no kind finds a field by its role: one that was forgotten would be shown otherwise than its like.
#[test]
fn one_key_never_has_two_roles() {
    let mut roles = BTreeMap::new();
    for ((_, owner), specs) in owners() {
        for spec in specs {
            let (first, role) = *roles.entry(spec.name).or_insert((owner, spec.options.role));
            assert_eq!(spec.options.role, role, "`{}` of {owner} and of {first}", spec.name);
        }
    }
}

/// Whoever asks for a role gets one value. Keywords are asked for as several, and settings are not asked for.
#[test]
fn only_keywords_and_settings_are_several_in_one_struct() {
    for ((_, owner), specs) in owners() {
        let roles = specs.iter().filter_map(|spec| spec.options.role);
        let roles: Vec<Role> = roles.filter(|role| ![Role::Keyword, Role::Setting].contains(role)).collect();
        let twice: Vec<_> =
            roles.iter().filter(|role| roles.iter().filter(|other| other == role).count() > 1).collect();
        assert!(twice.is_empty(), "{owner}: {twice:?}");
    }
}
