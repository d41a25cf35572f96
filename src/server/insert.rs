//! The script that is appended to pages: it reloads them and shows what is wrong.

use std::fmt::Write;

use hyper::StatusCode;
use hyper::header::{ACCEPT, HeaderMap};

use super::answer::{Answer, Content, tag_of};
use crate::syntax::markdown::escaped;

/// Where the script is.
pub(super) const SCRIPT_PATH: &str = "/.vazba/serve.js";

const SCRIPT: &str = include_str!("serve.js");

/// The script itself.
pub(super) fn script() -> Answer {
    let bytes = SCRIPT.as_bytes().to_vec();
    Answer {
        status: StatusCode::OK,
        media_type: "text/javascript; charset=utf-8".to_owned(),
        tag: tag_of(&bytes),
        content: Content::Here(bytes),
    }
}

/// Whether a browser asks for a document to show. Scripts and tools get what a build would write.
pub(super) fn is_document(request: &HeaderMap) -> bool {
    let text = |name: &str| request.get(name).and_then(|value| value.to_str().ok());
    match text("sec-fetch-dest") {
        Some(destination) => destination == "document",
        None => text(ACCEPT.as_str()).is_some_and(|accept| accept.contains("text/html")),
    }
}

/// Appends the script to a page whose own bytes have this tag. `source` is the file that the page was made from, `edit` a link
/// that opens it.
pub(super) fn append(page: &mut Vec<u8>, tag: &str, version: u64, source: Option<&str>, edit: Option<&str>) {
    let mut script = format!("<script src=\"{SCRIPT_PATH}\" data-tag=\"{tag}\" data-version=\"{version}\"");
    for (name, value) in [("source", source), ("edit", edit)] {
        if let Some(value) = value {
            // Only fails where memory is out.
            let _ = write!(script, " data-{name}=\"{}\"", escaped(value));
        }
    }
    script.push_str("></script>\n");
    page.extend_from_slice(script.as_bytes());
}
