//! Facets of documents.

use std::collections::BTreeSet;

use super::{DependsOn, Facet, FacetValue, Find, Finder, Of, records};
use crate::graph::{NodeId, Validity};
use crate::model::kind::Kind;
use crate::model::kinds::{Binding, Document, DocumentType, Partner, Reach};
use crate::model::reference;
use crate::model::value::Edtf;

pub(super) static FACETS: &[Facet] = &[
    facet("type", Of::Choice(DocumentType::NAMES), types).column(),
    facet("reach", Of::Choice(Reach::NAMES), reach).column(),
    facet("validity", Of::Choice(&Validity::NAMES), validity).column(),
    facet("binding", Of::Choice(Binding::NAMES), binding),
    facet("issuer", Of::Records(Partner::SPEC), issuers).column(),
    facet("year", Of::Years, years).column(),
];

const fn facet(name: &'static str, of: Of, values: Find) -> Facet {
    Facet { kind: Document::SPEC, name, of, column: false, depends_on: DependsOn::OwnKind, values }
}

/// For how wide a territory it is made.
fn reach(finder: &Finder<'_>, node: NodeId) -> BTreeSet<FacetValue> {
    choice(document(finder, node).and_then(|document| document.reach).map(Reach::name))
}

/// What it is.
fn types(finder: &Finder<'_>, node: NodeId) -> BTreeSet<FacetValue> {
    choice(document(finder, node).and_then(|document| document.r#type).map(DocumentType::name))
}

/// Whether it holds today.
fn validity(finder: &Finder<'_>, node: NodeId) -> BTreeSet<FacetValue> {
    choice(finder.graph.validity(node, finder.today).map(Validity::name))
}

/// How far it binds.
fn binding(finder: &Finder<'_>, node: NodeId) -> BTreeSet<FacetValue> {
    choice(document(finder, node).and_then(|document| document.binding).map(Binding::name))
}

/// Who issued it.
fn issuers(finder: &Finder<'_>, node: NodeId) -> BTreeSet<FacetValue> {
    records(finder.referred(node, reference!(Document.issuer)))
}

/// Years for which it is made.
fn years(finder: &Finder<'_>, node: NodeId) -> BTreeSet<FacetValue> {
    let period = document(finder, node).and_then(|document| document.period);
    period.into_iter().flat_map(Edtf::years).map(FacetValue::Year).collect()
}

fn document<'a>(finder: &Finder<'a>, node: NodeId) -> Option<&'a Document> {
    finder.graph.record(node).get::<Document>()
}

fn choice(name: Option<&'static str>) -> BTreeSet<FacetValue> {
    name.into_iter().map(FacetValue::Choice).collect()
}
