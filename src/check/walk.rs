//! Traversals of a record that several rules need.

use std::cell::OnceCell;

use super::misplaced_field;
use crate::config::Config;
use crate::diag::{Text, text};
use crate::graph::{self, Graph, NodeId};
use crate::model::field::{FieldSpec, Fields, Shape, Value};
use crate::model::value::{Lang, Prose, Written};
use crate::model::{Common, Record, field, parts};
use crate::source::{Sources, Span};
use crate::spelling::Names;
use crate::syntax::markdown::{Link, LinkKind};

/// What only some rules look at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Content {
    /// Names of files beside the record, in fields or as pictures.
    Files,
    /// Links to files, in texts.
    LinksToFiles,
    /// Links to places on the record's own page, in texts.
    LinksToPlaces,
    /// Fields of the record that seem to stand in its last table.
    MisplacedFields,
    /// Ties of which more is said than that they are there, or accord that is only declared.
    Ties,
    /// Reviews of ties.
    TieReviews,
}

/// What a record holds of that; most have nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct Contents(Vec<Content>);

impl Contents {
    pub(super) fn of(record: &Record) -> Self {
        let any = |is_there: fn(&Written) -> bool| prose(record).iter().any(|(_, written)| is_there(written));
        let found = [
            (Content::Files, !files(record).is_empty()),
            (Content::LinksToFiles, any(|written| links_to_files(written).next().is_some())),
            (
                Content::LinksToPlaces,
                any(|written| written.outline.links.iter().any(|link| place_of(link).is_some())),
            ),
            (Content::MisplacedFields, misplaced_field::may_be(record)),
            (Content::Ties, graph::parts_of::<parts::Link>(record).any(|(_, link)| is_more_said(link))),
            (Content::TieReviews, graph::parts_of::<parts::TieReview>(record).next().is_some()),
        ];
        Self(found.into_iter().filter(|(_, is_there)| *is_there).map(|(content, _)| content).collect())
    }

    pub(super) fn hold(&self, any_of: &[Content]) -> bool {
        self.0.iter().any(|content| any_of.contains(content))
    }
}

/// Whether a tie may be a gap of which there is a rule.
fn is_more_said(link: &parts::Link) -> bool {
    link.answer.is_some() || link.checked.is_some() || link.is_mere_accord()
}

/// The place on its own page that a link leads to.
pub(super) fn place_of(link: &Link) -> Option<&str> {
    link.dest.strip_prefix('#').filter(|_| link.kind == LinkKind::Page)
}

/// Calls `visit` with every value of a struct of fields, those of its parts and tables included, in the order of the
/// declarations.
pub(super) fn fields<'a>(owner: &'a dyn Fields, visit: &mut dyn FnMut(&'static FieldSpec, Value<'a>)) {
    fields_of_shapes(owner, |_| true, visit);
}

/// The same for fields of these shapes, parts and tables. Nothing is read of the others, which most are.
fn fields_of_shapes<'a>(
    owner: &'a dyn Fields,
    is_meant: fn(Shape) -> bool,
    visit: &mut dyn FnMut(&'static FieldSpec, Value<'a>),
) {
    for (index, spec) in owner.specs().iter().enumerate() {
        if !matches!(spec.shape, Shape::Parts(_) | Shape::Table(_)) && !is_meant(spec.shape) {
            continue;
        }
        let value = owner.value(index);
        visit(spec, value);
        match value {
            Value::Parts(parts) => {
                parts.iter().for_each(|part| fields_of_shapes(part.fields, is_meant, visit));
            }
            Value::Table(table) => fields_of_shapes(table, is_meant, visit),
            _ => {}
        }
    }
}

/// The same for a record.
fn values_of_shapes<'a>(record: &'a Record, is_meant: fn(Shape) -> bool, visit: &mut dyn FnMut(Value<'a>)) {
    for owner in [&record.common, &*record.fields] as [&dyn Fields; 2] {
        fields_of_shapes(owner, is_meant, &mut |_, value| visit(value));
    }
}

/// Every Markdown text of the record in every language, its body first.
pub(super) fn prose(record: &Record) -> Vec<(Lang, &Written)> {
    let mut out: Vec<(Lang, &Written)> = record.body.localized().all().collect();
    // What is private may be let go, whatever it is.
    let is_meant = |shape| matches!(shape, Shape::Prose | Shape::Private(_));
    values_of_shapes(record, is_meant, &mut |value| out.extend(languages(value)));
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

/// The files beside a record that it names as its own: in fields, and as pictures.
pub(super) fn files(record: &Record) -> Vec<(String, Span)> {
    let mut named: Vec<(String, Span)> = Vec::new();
    let is_meant = |shape| matches!(shape, Shape::File | Shape::Private(_));
    values_of_shapes(record, is_meant, &mut |value| {
        if let Value::File(path, span) = value {
            named.push((path.to_owned(), span));
        }
    });
    for (_, written) in prose(record) {
        named.extend(written.outline.images.iter().map(|image| (image.path.clone(), image.span)));
    }
    named
}

/// Links that lead to files: neither to a place on the page, nor out of the site, nor to a record.
pub(super) fn links_to_files(written: &Written) -> impl Iterator<Item = (&str, &Link)> {
    let links = written.outline.links.iter();
    let files = links.filter(|link| link.kind == LinkKind::Page && !link.dest.starts_with('#'));
    files.map(|link| (link.dest.split('#').next().unwrap_or_default(), link))
}

/// The files beside a record.
pub(super) struct Beside<'a> {
    pub(super) record: &'a Record,
    sources: &'a Sources,
    /// Their names, put in order when the first one is missed.
    names: OnceCell<Names<String>>,
}

impl<'a> Beside<'a> {
    pub(super) fn new(sources: &'a Sources, record: &'a Record) -> Self {
        Self { record, sources, names: OnceCell::new() }
    }

    /// Whether there is a file of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.sources.has(&self.record.beside(name))
    }

    /// The name that was probably meant.
    pub(super) fn nearest(&self, name: &str) -> Option<Text> {
        let names = self.names.get_or_init(|| {
            let folder = self.record.beside("");
            let texts = self.sources.below(&folder).map(|(_, file)| file.path());
            let paths = self.sources.assets_below(&folder).chain(texts);
            let names = paths.filter_map(|path| path.strip_prefix(&folder));
            Names::new(names.map(|name| (name, name.to_owned())))
        });
        let near = names.nearest(name)?.value;
        Some(text!("did you mean `{near}`?", near = near))
    }
}

/// Where to point for something that a record lacks: its title, or else the start of its file.
pub(super) fn head(record: &Record) -> Span {
    record.places.get(field!(Common.title)).unwrap_or_else(|| Span::new(record.file, 0..0))
}

/// A record or part as a reference to it is written.
pub(super) fn name(graph: &Graph, node: NodeId) -> String {
    let record = graph.record(node);
    match graph.part(node).and_then(|part| part.id) {
        Some(part) => format!("{}#{part}", record.id),
        None => record.id.clone(),
    }
}
