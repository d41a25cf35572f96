//! Links and pictures: written only when their address is usable and leads somewhere.

use pulldown_cmark::LinkType;

use super::super::address::{self, LinkKind};
use super::super::escape;
use super::super::events::end_of;
use super::super::outline::is_to_fill;
use super::LinkTarget;
use super::writer::Writer;

impl Writer<'_, '_> {
    /// Opens the link at `at`; returns the index of the last event that it has consumed.
    pub(super) fn link(&mut self, at: usize, link_type: LinkType, dest: &str, title: &str) -> usize {
        let end = end_of(self.page.items, at);
        let words = &self.page.items[at + 1..end];
        let address = address::classify(dest, link_type).ok();
        let kind = address.as_ref().map_or(LinkKind::Page, |address| address.kind);
        let target = address.filter(|_| self.links.is_empty()).and_then(|address| match address.kind {
            LinkKind::Web | LinkKind::Mail => {
                Some(LinkTarget { url: escape::url(&address.dest), ..LinkTarget::default() })
            }
            LinkKind::Record | LinkKind::Page => self.resolver.link(&address.dest),
        });
        let to_fill = is_to_fill(link_type, kind, words);
        if let Some(target) = &target {
            // An address that is its own words needs not be printed beside them.
            let class = if link_type == LinkType::Autolink && kind == LinkKind::Web { "web" } else { "" };
            self.open_link(target, title, class, to_fill);
        }
        let close = if target.is_some() { "</a>" } else { "" };
        if to_fill {
            let own = target.and_then(|target| target.text).filter(|text| !text.trim().is_empty());
            self.text(own.as_deref().unwrap_or(dest));
            self.out.push_str(close);
            return end;
        }
        self.links.push(close);
        at
    }

    fn open_link(&mut self, target: &LinkTarget, title: &str, class: &str, to_fill: bool) {
        self.out.push_str("<a");
        if !class.is_empty() {
            self.attribute("class", class);
        }
        self.attribute("href", &target.url);
        if let Some(lang) = &target.lang {
            self.attribute("hreflang", lang);
            if to_fill {
                self.attribute("lang", lang);
            }
        }
        if !title.trim().is_empty() {
            self.attribute("title", title);
        }
        self.out.push('>');
    }

    /// Writes a picture whole.
    pub(super) fn image(&mut self, dest: &str, title: &str, description: &str) {
        let address = address::classify(dest, LinkType::Inline).ok();
        let path = address.filter(|address| address.kind == LinkKind::Page).map(|address| address.dest);
        let Some(url) = path.and_then(|path| self.resolver.image(&path)) else {
            return self.text(description);
        };
        self.out.push_str("<img");
        self.attribute("src", &url);
        self.attribute("alt", description);
        if !title.trim().is_empty() {
            self.attribute("title", title);
        }
        self.out.push('>');
    }
}
