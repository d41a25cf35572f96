//! Parts that all pages of a section have in common: each is rendered once.

use std::sync::OnceLock;

use serde::Serialize;
use tera::{Context, Tera, TeraResult, Value};

/// Names of the components that make up the frame; templates use them, too: `frame.menu`.
const PARTS: [&str; 3] = ["menu", "sections", "imprint"];

/// The frames of a site in one language. They differ in which entries of the menu are marked: those that lead to the
/// page itself, and those of its section.
pub(super) struct Frames {
    site: Value,
    /// Addresses to which some frame leads.
    addresses: Vec<String>,
    /// Names of sections to which some frame leads.
    sections: Vec<String>,
    /// One for each address, then one for each section, and one for all other pages.
    rendered: Vec<OnceLock<Value>>,
}

/// Where a frame stands, as its components see it.
#[derive(Serialize)]
struct Here<'a> {
    /// The page's address, where the frame leads to it.
    url: Option<&'a str>,
    /// The page's section, where the frame leads to that.
    section: Option<&'a str>,
}

impl Frames {
    /// Empty slots for the frames of a site. `entries` are the addresses to which they lead, with the names of
    /// sections.
    pub(super) fn new(site: Value, entries: Vec<(String, Option<String>)>) -> Self {
        let sections: Vec<String> = entries.iter().filter_map(|(_, section)| section.clone()).collect();
        let addresses: Vec<String> = entries.into_iter().map(|(address, _)| address).collect();
        let rendered = (0..=addresses.len() + sections.len()).map(|_| OnceLock::new()).collect();
        Self { site, addresses, sections, rendered }
    }

    /// The frame of the page at this address, which belongs to this section.
    ///
    /// # Errors
    ///
    /// A component fails.
    pub(super) fn of(&self, tera: &Tera, url: &str, section: &str) -> TeraResult<Value> {
        let address = self.addresses.iter().position(|address| address == url);
        let named = self.sections.iter().position(|name| name == section);
        let of_section = named.map(|at| self.addresses.len() + at);
        let slot = address.or(of_section).unwrap_or(self.addresses.len() + self.sections.len());
        if let Some(known) = self.rendered[slot].get() {
            return Ok(known.clone());
        }
        // The components get nothing of the page but its slot, since other pages share the result.
        let here = Here { url: address.map(|_| url), section: named.map(|_| section) };
        // Two threads may render the same frame at once: their results are equal.
        let rendered = self.render(tera, &here)?;
        Ok(self.rendered[slot].get_or_init(|| rendered).clone())
    }

    fn render(&self, tera: &Tera, here: &Here<'_>) -> TeraResult<Value> {
        let mut context = Context::new();
        context.insert_value("site", self.site.clone());
        context.insert("page", here);
        let mut parts = tera::Map::new();
        for part in PARTS {
            let html = tera.render_component(part, &context, None, true)?;
            parts.insert(part.into(), Value::safe_string(&html));
        }
        Ok(Value::from(parts))
    }
}
