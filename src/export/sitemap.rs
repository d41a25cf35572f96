//! `sitemap.xml`: the addresses of all pages, for search engines (sitemaps.org, protocol 0.9).

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::Format;
use crate::model::value::Lang;
use crate::plan::{FormatSpec, MadeFile, MadeFrom, Planned, Subject};
use crate::view::Scope;

pub(super) static FORMAT: Format = Format {
    spec: FormatSpec { name: "sitemap", media_type: "application/xml", title: None, for_pages: false },
    files,
    render,
};

/// Most addresses that one file may hold, by the protocol.
const ADDRESSES: usize = 50_000;

/// A site's own `static/sitemap.xml` wins. A site that does not know its address has no sitemap, since the protocol
/// requires full addresses; nor has one that is not to be found. If one file can't hold all addresses, it lists partial
/// sitemaps that do.
fn files(scope: &Scope<'_>) -> Vec<MadeFile> {
    if scope.config.settings.noindex || scope.config.origin().is_none() {
        return Vec::new();
    }
    let parts = parts(listed(scope).count());
    let file = |part| MadeFile {
        path: path(part),
        format: &FORMAT.spec,
        from: MadeFrom::Site(part),
        lang: Lang::MAIN,
        gives_way: part.is_none(),
    };
    std::iter::once(None).chain((1..=parts).map(Some)).map(file).collect()
}

/// How many partial sitemaps that many addresses take, besides the file that lists them.
fn parts(addresses: usize) -> usize {
    if addresses > ADDRESSES { addresses.div_ceil(ADDRESSES) } else { 0 }
}

fn path(part: Option<usize>) -> String {
    part.map_or_else(|| "sitemap.xml".to_owned(), |number| format!("sitemap-{number}.xml"))
}

fn render(scope: &Scope<'_>, file: &MadeFile) -> io::Result<Vec<u8>> {
    let MadeFrom::Site(part) = file.from else { return Err(super::strange(file)) };
    let origin = scope.config.origin().unwrap_or_default();
    let address = |planned: &Planned| format!("{origin}{}", scope.plan.url(planned));
    if let Some(number) = part {
        let pages = listed(scope).skip((number - 1) * ADDRESSES).take(ADDRESSES);
        return document("urlset", "url", pages.map(address));
    }
    let parts = parts(listed(scope).count());
    if parts == 0 {
        return document("urlset", "url", listed(scope).map(address));
    }
    let parts = (1..=parts).map(|number| format!("{origin}{}", scope.plan.theme_url(&path(Some(number)))));
    document("sitemapindex", "sitemap", parts)
}

fn listed<'a>(scope: &Scope<'a>) -> impl Iterator<Item = &'a Planned> {
    scope.plan.pages().iter().filter(|planned| is_listed(planned))
}

/// Redirects, feeds and the 404 page are left out.
fn is_listed(planned: &Planned) -> bool {
    planned.path.ends_with("index.html") && !matches!(planned.subject, Subject::Redirect(_))
}

fn document(root: &str, entry: &str, addresses: impl Iterator<Item = String>) -> io::Result<Vec<u8>> {
    let mut writer = Writer::new(Vec::new());
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer
        .create_element(root)
        .with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"))
        .write_inner_content(|writer| {
            for address in addresses {
                writer.create_element(entry).write_inner_content(|writer| {
                    writer.create_element("loc").write_text_content(BytesText::new(&address))?;
                    Ok(())
                })?;
            }
            Ok(())
        })?;
    Ok(writer.into_inner())
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn a_sitemap_has_parts_where_one_file_may_not_hold_all() {
        let parts = [0, 50_000, 50_001, 100_000, 100_001].map(parts);
        assert_eq!(parts, [0, 0, 2, 2, 3]);
    }
}
