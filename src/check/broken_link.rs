//! Links in texts that lead to no file, and links of the configuration that lead to no record.

use super::walk::{Beside, Content};
use super::{Input, walk};
use crate::diag::{Code, Diagnostic, Sink, codes, text};
use crate::model::value::{Reference, Written};
use crate::syntax::markdown::Link;

pub(super) static CODES: &[&Code] = &[&codes::BROKEN_LINK];

pub(super) fn check(site: &Input<'_>, sink: &mut Sink) {
    for record in site.records_with(&[Content::LinksToFiles]) {
        let beside = Beside::new(site.sources, record);
        for (_, written) in walk::prose(record) {
            for (path, link) in walk::links_to_files(written) {
                if !beside.has(path) {
                    sink.push(no_file(site, &beside, path, link));
                }
            }
        }
    }
    for (_, written) in walk::of_configuration(site.config) {
        for (_, link) in walk::links_to_files(written) {
            let message = text!("`{dest}` is neither a record nor an address of the web", dest = link.dest);
            let help = text!("link to a record, as `page:o-webu`, or to a whole address, as `https://…`");
            sink.push(Diagnostic::new(&codes::BROKEN_LINK, link.span, message).help(help));
        }
        records(site, written, sink);
    }
}

fn no_file(site: &Input<'_>, beside: &Beside<'_>, path: &str, link: &Link) -> Diagnostic {
    let near = beside.nearest(path).or_else(|| site.graph.did_you_mean(path, beside.record));
    let help = near.unwrap_or_else(|| {
        text!(
            "a link leads to a record (`measure:id`), to an address (`https://…`) or to a file in `{folder}`",
            folder = beside.record.beside("")
        )
    });
    let message = text!("`{path}` is not a file beside this record", path = path);
    Diagnostic::new(&codes::BROKEN_LINK, link.span, message).help(help)
}

/// References from the configuration, which is no node of the graph.
fn records(site: &Input<'_>, written: &Written, sink: &mut Sink) {
    for link in written.outline.records() {
        match Reference::parse(&link.dest, link.span, &[]) {
            Ok(reference) => {
                if let Err(fault) = site.graph.resolve(&reference) {
                    sink.push(*fault);
                }
            }
            Err((message, help)) => {
                sink.push(Diagnostic::new(&codes::BROKEN_LINK, link.span, message).maybe_help(help));
            }
        }
    }
}
