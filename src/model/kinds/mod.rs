//! The kinds of records: one file each, and one line in this list.

use std::collections::BTreeSet;

use super::field::{FieldSpec, Shape};
use super::kind::KindSpec;
use super::value::Target;

macro_rules! kinds {
    ($($module:ident :: $kind:ident),+ $(,)?) => {
        $( mod $module; pub use $module::*; )+

        /// The kinds that Vazba brings.
        pub static KINDS: &[&KindSpec] = &[ $( <$module::$kind as super::kind::Kind>::SPEC, )+ ];
    };
}

kinds! {
    strategy::Strategy,
    goal::Goal,
    measure::Measure,
    indicator::Indicator,
    document::Document,
    body::Body,
    meeting::Meeting,
    event::Event,
    milestone::Milestone,
    consultation::Consultation,
    partner::Partner,
    funding::Funding,
    project::Project,
    place::Place,
    target_group::TargetGroup,
    term::Term,
    channel::Channel,
    article::Article,
    page::Page,
}

/// All kinds.
pub fn all() -> &'static [&'static KindSpec] {
    KINDS
}

/// The kind with this name.
pub fn by_name(name: &str) -> Option<&'static KindSpec> {
    all().iter().copied().find(|kind| kind.name == name)
}

/// The kind whose records lie in this folder of `content/`.
pub fn by_folder(folder: &str) -> Option<&'static KindSpec> {
    all().iter().copied().find(|kind| kind.folder == folder)
}

/// The field that says, from the other end, what the page of a record of `kind` shows under the name `inverse`, and the
/// kind that has it.
pub fn other_end(kind: &str, inverse: &str) -> Option<(&'static KindSpec, &'static FieldSpec)> {
    let leads_here = |shape: Shape| match shape {
        Shape::Reference { targets, .. } => {
            targets.iter().any(|target| matches!(target, Target::Record(name) if *name == kind))
        }
        _ => false,
    };
    let is_it = |field: &&FieldSpec| field.options.inverse == inverse && leads_here(field.shape);
    all().iter().find_map(|owner| Some((*owner, owner.fields.iter().find(is_it)?)))
}

/// Whether records of this kind are among the targets, or parts of them.
pub fn is_of_targets(kind: &str, targets: &[Target]) -> bool {
    let is_target = |target: &Target| match target {
        Target::Record(name) => *name == kind,
        Target::Part(part) => by_name(kind).is_some_and(|kind| kind.parts().any(|spec| spec.name == *part)),
    };
    targets.is_empty() || targets.iter().any(is_target)
}

/// Names of the kinds whose records these targets are, or are parts of; all kinds when there are no targets.
pub fn of_targets(targets: &[Target]) -> Vec<&'static str> {
    let mut kinds = BTreeSet::new();
    for target in targets {
        match target {
            Target::Record(kind) => {
                kinds.insert(*kind);
            }
            Target::Part(part) => kinds.extend(
                all().iter().filter(|kind| kind.parts().any(|spec| spec.name == *part)).map(|kind| kind.name),
            ),
        }
    }
    if targets.is_empty() {
        kinds.extend(all().iter().map(|kind| kind.name));
    }
    kinds.into_iter().collect()
}
