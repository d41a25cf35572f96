//! The data with which the pages of lists filter themselves in the browser.

use std::io;

use super::Format;
use crate::facet;
use crate::plan::{FormatSpec, MadeFile, MadeFrom, title_parts};
use crate::view::{self, Scope};

pub(super) static FORMAT: Format = Format {
    spec: FormatSpec { name: "lists", media_type: "application/json", title: None, for_pages: true },
    files,
    render,
};

fn files(scope: &Scope<'_>) -> Vec<MadeFile> {
    let mut files = Vec::new();
    for lang in scope.config.langs() {
        for kind in facet::kinds().filter(|kind| scope.facets.has_any(kind)) {
            let records = scope.public.nodes_of_kind(kind).len();
            if records == 0 {
                continue;
            }
            for part in std::iter::once(None).chain((1..=title_parts(records)).map(Some)) {
                files.push(MadeFile {
                    path: scope.plan.list_data_path(kind, part, lang),
                    format: &FORMAT.spec,
                    from: MadeFrom::List(kind, part),
                    lang,
                    gives_way: false,
                });
            }
        }
    }
    files
}

fn render(scope: &Scope<'_>, file: &MadeFile) -> io::Result<Vec<u8>> {
    let MadeFrom::List(kind, part) = file.from else { return Err(super::strange(file)) };
    view::list_data(scope, kind, part, file.lang).map(<[u8]>::to_vec).ok_or_else(|| super::strange(file))
}
