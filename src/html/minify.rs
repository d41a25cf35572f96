//! Makes pages shorter without changing what they mean.

use std::sync::atomic::AtomicUsize;

use super::shorten::shorten;
use super::work;
use crate::config::Minify;

/// The page, minified as `how` says. The bytes read for that are added to `read`.
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

/// Uses only options that keep a page valid: never those that the library calls noncompliant, and never on scripts,
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

/// Unreachable: a program built without the library refuses the configuration that asks for it.
#[cfg(not(feature = "minify"))]
fn full(page: &[u8]) -> Vec<u8> {
    shorten(page)
}
