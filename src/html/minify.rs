//! Makes pages shorter without changing what they mean.

use super::shorten::shorten;
use crate::config::Minify;

/// The page, as short as `how` asks for.
pub(super) fn minify(page: String, how: Minify) -> Vec<u8> {
    match how {
        Minify::Off => page.into_bytes(),
        Minify::Short => shorten(page.as_bytes()),
        Minify::Full => full(page.as_bytes()),
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
