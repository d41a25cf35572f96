//! `robots.txt`: every robot may read everything (RFC 9309), and where the sitemap is.

use std::io;

use super::Format;
use crate::output::Output;
use crate::view::Scope;

pub(super) const FORMAT: Format = Format { name: "robots", for_pages: false, paths: &[PATH], write };

const PATH: &str = "robots.txt";

/// A site's own `static/robots.txt` wins. Only the root of a host is asked for robots.txt: a site below a path leaves it to the host.
fn write(scope: &Scope<'_>, output: &mut dyn Output) -> io::Result<()> {
    if !scope.config.path_prefix().is_empty() || !scope.plan.has_format(PATH) {
        return Ok(());
    }
    let sitemap = scope.config.origin().map(|origin| format!("Sitemap: {origin}/sitemap.xml\n"));
    let text = format!("User-agent: *\nAllow: /\n{}", sitemap.unwrap_or_default());
    output.write(PATH, text.as_bytes())
}
