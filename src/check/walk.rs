//! Ways through a record that several rules take.

use crate::config::Config;
use crate::diag::{Text, text};
use crate::graph::{Graph, NodeId};
use crate::model::Record;
use crate::model::field::{FieldSpec, Fields, Value};
use crate::model::value::{Lang, Prose, Written};
use crate::source::{Sources, Span};
use crate::spelling::nearest;

/// Calls `visit` with every value of the record, those of its parts and tables included, in the order of the
/// declarations.
pub(super) fn values<'a>(record: &'a Record, visit: &mut dyn FnMut(&'static FieldSpec, Value<'a>)) {
    fields(&record.common, visit);
    fields(&*record.fields, visit);
}

/// The same for any struct of fields.
pub(super) fn fields<'a>(owner: &'a dyn Fields, visit: &mut dyn FnMut(&'static FieldSpec, Value<'a>)) {
    for (spec, value) in owner.iter() {
        visit(spec, value);
        match value {
            Value::Parts(parts) => parts.iter().for_each(|part| fields(part.fields, visit)),
            Value::Table(table) => fields(table, visit),
            _ => {}
        }
    }
}

/// Every Markdown text of the record in every language, its body first.
pub(super) fn prose(record: &Record) -> Vec<(Lang, &Written)> {
    let mut out: Vec<(Lang, &Written)> = record.body.localized().all().collect();
    values(record, &mut |_, value| out.extend(languages(value)));
    out
}

/// A Markdown text in its languages; nothing for any other value.
pub(super) fn languages(value: Value<'_>) -> impl Iterator<Item = (Lang, &Written)> {
    let prose: Option<&Prose> = match value {
        Value::Prose(prose) => Some(prose),
        _ => None,
    };
    prose.into_iter().flat_map(|prose| prose.localized().all())
}

/// Every Markdown text of the configuration in every language.
pub(super) fn of_configuration(config: &Config) -> Vec<(Lang, &Written)> {
    let mut out = Vec::new();
    fields(&config.settings, &mut |_, value| out.extend(languages(value)));
    out
}

/// Whether there is a file of this name beside the record.
pub(super) fn has_file(sources: &Sources, record: &Record, name: &str) -> bool {
    let path = record.beside(name);
    sources.asset(&path).is_some() || sources.find(&path).is_some()
}

/// The name, among those of the files beside the record, that was probably meant.
pub(super) fn nearest_file(sources: &Sources, record: &Record, name: &str) -> Option<Text> {
    let folder = record.beside("");
    let texts = sources.below(&folder).map(|(_, file)| file.path());
    let names = sources.assets_below(&folder).chain(texts).filter_map(|path| path.strip_prefix(&folder));
    nearest(name, names).map(|near| text!("did you mean `{near}`?", near = near))
}

/// Where to point for something that a record lacks: its title, or else the start of its file.
pub(super) fn head(record: &Record) -> Span {
    record.places.get("title").unwrap_or_else(|| Span::new(record.file, 0..0))
}

/// A record or part as a reference to it is written.
pub(super) fn name(graph: &Graph, node: NodeId) -> String {
    let record = graph.record(node);
    match graph.part(node).and_then(|part| part.id) {
        Some(part) => format!("{}#{part}", record.id),
        None => record.id.clone(),
    }
}
