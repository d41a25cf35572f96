//! Makes HTML shorter without changing what it means.

/// The page without what browsers do not need.
///
/// Only what keeps a page valid is taken out: never options that the library calls noncompliant, and never
/// scripts, which it has broken before.
#[cfg(feature = "minify")]
pub(super) fn minify(html: &[u8]) -> Vec<u8> {
    let options = minify_html::Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        ..minify_html::Cfg::default()
    };
    minify_html::minify(html, &options)
}

/// The page as it is: this program was built without `minify`.
#[cfg(not(feature = "minify"))]
pub(super) fn minify(html: &[u8]) -> Vec<u8> {
    html.to_vec()
}
