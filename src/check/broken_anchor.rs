//! Links to places on the same page that are not there.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use super::walk::Content;
use super::{Input, walk};
use crate::diag::{Code, Diagnostic, Sink, codes, text};
use crate::graph::NodeId;
use crate::model::value::Written;
use crate::spelling::Names;
use crate::syntax::markdown::slug;

pub(super) static CODES: &[&Code] = &[&codes::BROKEN_ANCHOR];

pub(super) fn check(site: &Input<'_>, sink: &mut Sink) {
    for record in site.records_with(&[Content::LinksToPlaces]) {
        let Some(node) = site.graph.find(record.kind.name, &record.id, None) else { continue };
        for (lang, written) in walk::prose(record) {
            // The page in this language shows the body in it, or else in the main language.
            let body = record.body.localized().best(lang).0;
            report(written, || anchors(site, node, &[written, body]), sink);
        }
    }
    for (_, written) in walk::of_configuration(site.config) {
        report(written, || headings(&[written]), sink);
    }
}

fn report<'a>(written: &Written, known: impl FnOnce() -> Vec<&'a str>, sink: &mut Sink) {
    let mut links = written.outline.links.iter().filter_map(|link| Some((link, walk::place_of(link)?))).peekable();
    // Most texts have no such link.
    let known = links.peek().map(|_| known()).unwrap_or_default();
    let single: BTreeSet<&str> = known.iter().copied().collect();
    let names = LazyCell::new(|| Names::new(known.iter().map(|id| (id, *id))));
    for (link, anchor) in links.filter(|(_, anchor)| !single.contains(anchor)) {
        let made = slug(anchor);
        let near = single.get(made.as_str()).copied().or_else(|| Some(*names.nearest(anchor)?.value));
        let help = match near {
            Some(near) => text!("did you mean `#{near}`?", near = near),
            None => text!("give the heading an id, as `## Úvod {#uvod}`, and link to that"),
        };
        let message = text!("there is no heading or part `{anchor}` on this page", anchor = anchor);
        sink.push(Diagnostic::new(&codes::BROKEN_ANCHOR, link.span, message).help(help));
    }
}

/// Anchors on the page of a record: its parts, and the headings of these texts.
fn anchors<'a>(site: &Input<'a>, record: NodeId, texts: &[&'a Written]) -> Vec<&'a str> {
    let mut known = headings(texts);
    let graph = site.graph;
    known.extend(graph.parts_of(record).filter_map(|node| graph.part(node)?.id));
    known
}

fn headings<'a>(texts: &[&'a Written]) -> Vec<&'a str> {
    texts.iter().flat_map(|text| &text.outline.headings).map(|heading| heading.id.as_str()).collect()
}
