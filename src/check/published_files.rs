//! Files that are published beside records: their allowed types, and pictures that are more than pictures.

use std::path::Path;

use super::walk::Content;
use super::{Input, walk};
use crate::diag::{Diagnostic, Place, Sink, Text, codes, text};
use crate::model::Record;
use crate::source::{SourceFile, Span};
use crate::syntax::svg::{SvgFault, svg_faults};

codes! {
    /// A file beside a record is of a type that is not published.
    ///
    /// What is published beside a record is opened on the site's own address. A page or a script there would run with all
    /// that the site may do, so only documents, data, pictures and recordings are published:
    ///
    /// ```text
    /// documents   pdf docx doc odt rtf txt pptx ppt odp
    /// data        csv tsv xlsx xls ods json geojson gpkg ics zip
    /// pictures    png jpg jpeg webp gif avif svg
    /// recordings  mp3 mp4 webm vtt
    /// ```
    ///
    /// Save the file as one of them, or pack it as `zip`. A file that has to lie at an address of its own, as one by which a
    /// search engine verifies the site, belongs into `static/`, which is copied as it is.
    FILE_TYPE = "file-type", Error fixed;

    /// A picture (SVG) runs something or loads something.
    ///
    /// An SVG file is a page to a browser: whoever opens it runs its scripts with all that the site may do. A picture to be
    /// published draws, and does no more: no `<script>`, `<foreignObject>` or attributes like `onload`, no addresses like
    /// `javascript:…`, nothing from outside the file (`href`, `url(…)`, `@import`), no entities of its own. Pictures inside
    /// it stand in it (`data:image/png;base64,…`), and links lead to pages.
    ///
    /// Save the picture anew from a program that draws (in Inkscape as "plain SVG"), or as PNG.
    ACTIVE_PICTURE = "active-picture", Error fixed;
}

/// What may be published beside a record, by the endings of names.
const TYPES: [(&str, &[&str]); 4] = [
    ("documents", &["pdf", "docx", "doc", "odt", "rtf", "txt", "pptx", "ppt", "odp"]),
    ("data", &["csv", "tsv", "xlsx", "xls", "ods", "json", "geojson", "gpkg", "ics", "zip"]),
    ("pictures", &["png", "jpg", "jpeg", "webp", "gif", "avif", "svg"]),
    ("recordings", &["mp3", "mp4", "webm", "vtt"]),
];

/// Folders from which pictures are published without a record that names them.
const FOLDERS: [&str; 2] = ["static/", "themes/"];

pub(super) fn check(site: &Input<'_>, sink: &mut Sink) {
    for record in site.records_with(&[Content::Files, Content::LinksToFiles]) {
        let mut files = walk::files(record);
        for (_, written) in walk::prose(record) {
            files.extend(walk::links_to_files(written).map(|(path, link)| (path.to_owned(), link.span)));
        }
        for (path, span) in files {
            if site.sources.has(&record.beside(&path)) {
                attachment(site, record, &path, span, sink);
            }
        }
    }
    for folder in FOLDERS {
        let pictures = site.sources.below(folder).filter(|(_, source)| is_svg(source.path()));
        for (file, source) in pictures.filter(|(_, source)| !is_template(source.path())) {
            for (range, fault) in faults(source) {
                let diagnostic = Diagnostic::new(&ACTIVE_PICTURE, Span::new(file, range), text!("{fault}", own fault = said(fault)));
                sink.push(diagnostic.help(help()));
            }
        }
        for path in site.sources.assets_below(folder).filter(|path| ends_in(path, "svgz")) {
            let message = text!("a packed picture can't be looked into");
            let help = text!("save it as plain SVG: servers pack it when they send it");
            sink.push(Diagnostic::new(&ACTIVE_PICTURE, Place::Path(path.to_owned()), message).help(help));
        }
    }
}

fn attachment(site: &Input<'_>, record: &Record, path: &str, span: Span, sink: &mut Sink) {
    if !TYPES.iter().any(|(_, endings)| endings.iter().any(|ending| ends_in(path, ending))) {
        let message = text!("`{path}` is of a type that is not published", path = path);
        sink.push(Diagnostic::new(&FILE_TYPE, span, message).help(text!("{types}", own types = types())));
        return;
    }
    let Some(file) = site.sources.find(&record.beside(path)).filter(|_| is_svg(path)) else { return };
    let source = site.sources.file(file);
    for (range, fault) in faults(source) {
        // The picture may lie beside a draft, so none of it is quoted.
        let line = source.position(range.start).line;
        let message = text!("`{path}`, line {line}: {fault}", path = path, own line = line, own fault = said(fault));
        sink.push(Diagnostic::new(&ACTIVE_PICTURE, span, message).help(help()));
    }
}

fn faults(source: &SourceFile) -> Vec<(std::ops::Range<usize>, SvgFault)> {
    match source.invalid_utf8_at() {
        Some(at) => vec![(at..at, SvgFault::Encoding)],
        None => svg_faults(source.text()),
    }
}

fn ends_in(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|found| found.eq_ignore_ascii_case(ending))
}

fn is_svg(path: &str) -> bool {
    ends_in(path, "svg")
}

/// Whether it is a template of a theme, which becomes a picture only when it is filled in.
fn is_template(path: &str) -> bool {
    let mut segments = path.split('/');
    segments.next() == Some("themes") && segments.nth(1) == Some("templates")
}

fn types() -> String {
    let lists: Vec<String> = TYPES.iter().map(|(name, endings)| format!("{name} ({})", endings.join(", "))).collect();
    format!("published are {}; what must lie at an address of its own belongs into `static/`", lists.join(", "))
}

fn help() -> Text {
    text!("save it anew as plain SVG from a program that draws, or as PNG; `vazba explain active-picture` says what a picture may hold")
}

fn said(fault: SvgFault) -> &'static str {
    match fault {
        SvgFault::Unreadable => "this is not SVG from here on: it is not well-formed",
        SvgFault::Encoding => "a picture in SVG is UTF-8",
        SvgFault::Doctype => "a picture may not declare entities",
        SvgFault::Instruction => "a picture may not name a style sheet that transforms it",
        SvgFault::Element => "a picture may not hold scripts or markup of HTML",
        SvgFault::Handler => "a picture may not have attributes that run something",
        SvgFault::Script => "a picture may not have addresses that run something",
        SvgFault::Foreign => "a picture may not refer to anything outside its file",
        SvgFault::Style => "styles of a picture may not load anything",
    }
}

#[cfg(test)]
mod tests {
    use super::TYPES;
    use crate::output::media_type;

    #[test]
    fn what_may_be_published_has_a_media_type() {
        for ending in TYPES.iter().flat_map(|(_, endings)| endings.iter()) {
            assert_ne!(media_type(&format!("a.{ending}")), "application/octet-stream", "{ending}");
        }
    }
}
