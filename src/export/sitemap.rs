//! `sitemap.xml`: the addresses of all pages, for search engines (sitemaps.org, protocol 0.9).

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::Format;
use crate::output::Output;
use crate::plan::{ADDRESSES, Planned, Subject, sitemap_part};
use crate::view::Scope;

pub(super) const FORMAT: Format = Format { name: "sitemap", for_pages: false, paths: &[PATH], write };

const PATH: &str = "sitemap.xml";

/// A site's own `static/sitemap.xml` wins. A site that does not know its address has no sitemap, since the protocol
/// asks for whole addresses; nor has one that shall not be found.
fn write(scope: &Scope<'_>, output: &mut dyn Output) -> io::Result<()> {
    if scope.config.settings.noindex {
        return Ok(());
    }
    let Some(origin) = scope.config.origin().filter(|_| scope.plan.has_format(PATH)) else { return Ok(()) };
    let addresses: Vec<String> = scope
        .plan
        .pages()
        .iter()
        .filter(|planned| is_listed(planned))
        .map(|planned| format!("{origin}{}", scope.plan.url(planned)))
        .collect();
    if addresses.len() <= ADDRESSES {
        return output.write(PATH, &document("urlset", "url", &addresses)?);
    }
    let mut parts = Vec::new();
    for (number, part) in addresses.chunks(ADDRESSES).enumerate() {
        let path = sitemap_part(number + 1);
        output.write(&path, &document("urlset", "url", part)?)?;
        parts.push(format!("{origin}{}", scope.plan.theme_url(&path)));
    }
    output.write(PATH, &document("sitemapindex", "sitemap", &parts)?)
}

/// Redirects, feeds and the page for what was not found are no pages to be found.
fn is_listed(planned: &Planned) -> bool {
    planned.path.ends_with("index.html") && !matches!(planned.subject, Subject::Redirect(_))
}

fn document(root: &str, entry: &str, addresses: &[String]) -> io::Result<Vec<u8>> {
    let mut writer = Writer::new(Vec::new());
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer
        .create_element(root)
        .with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"))
        .write_inner_content(|writer| {
            for address in addresses {
                writer.create_element(entry).write_inner_content(|writer| {
                    writer.create_element("loc").write_text_content(BytesText::new(address))?;
                    Ok(())
                })?;
            }
            Ok(())
        })?;
    Ok(writer.into_inner())
}
