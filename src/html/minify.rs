//! Makes pages shorter without changing what they mean.

use std::sync::atomic::AtomicUsize;

use super::shorten::shorten;
use super::work;
use crate::config::Minify;

/// The page, as short as `how` asks for. What is read for that is added to `read`.
pub(super) fn minify(page: Vec<u8>, how: Minify, read: &AtomicUsize) -> Vec<u8> {
    let by = |shorter: fn(&[u8]) -> Vec<u8>, page: &[u8]| {
        work::add(read, page.len());
        shorter(page)
    };
    match how {
        Minify::Off => page,
        Minify::Short => by(shorten, &page),
        Minify::Full => by(full, &page),
    }
}

/// Only what keeps a page valid is taken out: never options that the library calls noncompliant, and never scripts,
/// which it has broken before.
#[cfg(feature = "minify")]
fn full(page: &[u8]) -> Vec<u8> {
    let options = minify_html::Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        ..minify_html::Cfg::default()
    };
    minify_html::minify(page, &options)
}

/// No site gets here: this program was built without the library, and its configuration is refused.
#[cfg(not(feature = "minify"))]
fn full(page: &[u8]) -> Vec<u8> {
    shorten(page)
}
