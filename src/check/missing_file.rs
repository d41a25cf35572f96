//! Files that are named but not there.

use super::walk::{Beside, Content};
use super::{Input, walk};
use crate::diag::{Code, Diagnostic, Sink, codes, text};
use crate::source::Span;

pub(super) static CODES: &[&Code] = &[&codes::MISSING_FILE];

pub(super) fn check(site: &Input<'_>, sink: &mut Sink) {
    for record in site.records_with(&[Content::Files]) {
        let beside = Beside::new(site.sources, record);
        for (path, span) in walk::files(record) {
            if !beside.has(&path) {
                sink.push(fault(&beside, &path, span));
            }
        }
    }
    logo(site, sink);
    for (_, written) in walk::of_configuration(site.config) {
        for image in &written.outline.images {
            let message = text!("`vazba.toml` has no folder for the picture `{path}`", path = image.path);
            let help = text!("put the picture into a page, and its folder beside the page");
            sink.push(Diagnostic::new(&codes::MISSING_FILE, image.span, message).help(help));
        }
    }
}

/// The site's logo stands among the files that are published as they are.
fn logo(site: &Input<'_>, sink: &mut Sink) {
    let Some(file) = site.config.settings.logo.as_ref().and_then(|logo| logo.0.file.as_ref()) else { return };
    let path = format!("static/{}", file.main());
    if site.sources.asset(&path).is_none() && site.sources.find(&path).is_none() {
        let message = text!("there is no file `{path}`", path = path);
        let help = text!("put the logo into `static/` and write its name");
        sink.push(Diagnostic::new(&codes::MISSING_FILE, file.span, message).help(help));
    }
}

fn fault(beside: &Beside<'_>, path: &str, span: Span) -> Diagnostic {
    let put = || text!("put the file into `{folder}`", folder = beside.record.beside(""));
    let help = beside.nearest(path).unwrap_or_else(put);
    let message = text!("there is no file `{path}` beside this record", path = path);
    Diagnostic::new(&codes::MISSING_FILE, span, message).help(help)
}
