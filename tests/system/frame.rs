//! The menu and the footer are rendered once for all pages of a section; each page has its own all the same.

use vazba::plan::Subject;

use crate::site::{SITES, Site, read};

/// The links of a part of a page: address, and what `aria-current` says of it.
fn links<'a>(page: &'a str, from: &str, to: &str) -> Vec<(&'a str, Option<&'a str>)> {
    let part = page.split_once(from).map_or("", |(_, rest)| rest.split_once(to).map_or("", |(part, _)| part));
    let tags = part.split("<a ").skip(1).map(|tag| tag.split_once('>').map_or(tag, |(tag, _)| tag));
    tags.map(|tag| (attribute(tag, "href").unwrap_or_default(), attribute(tag, "aria-current"))).collect()
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let value = tag.split_once(&format!("{name}="))?.1;
    Some(match value.strip_prefix('"') {
        Some(quoted) => quoted.split_once('"')?.0,
        None => value.split([' ', '>']).next()?,
    })
}

#[test]
fn every_page_has_the_menu_and_footer_of_its_own_place() {
    for folder in SITES {
        let site = Site::new(read(folder));
        let mut marked = 0;
        for planned in site.plan().pages().iter().filter(|page| page.path.ends_with("/index.html")) {
            // A former address belongs to no section.
            if matches!(planned.subject, Subject::Redirect(_)) {
                continue;
            }
            let page = site.text(&planned.path);
            let url = site.plan().url(planned);
            for (from, to) in [("class=menu", "</nav>"), ("id=_more", "</nav>"), ("class=colophon", "</ul>")]
            {
                let links = links(page, from, to);
                assert!(links.len() > 2, "{folder}: {}: no links after {from}", planned.path);
                for (href, current) in links {
                    let expected = match url.strip_prefix(href) {
                        Some("") => Some("page"),
                        Some(_) if href.len() > 1 && from != "class=colophon" => Some("true"),
                        _ => None,
                    };
                    assert_eq!(current, expected, "{folder}: {url}: the link to {href} after {from}");
                    marked += usize::from(current.is_some());
                }
            }
        }
        assert!(marked > 1_000, "{folder}: {marked} links are marked");
    }
}
