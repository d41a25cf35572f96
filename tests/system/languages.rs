//! Pages in several languages.

use std::collections::BTreeMap;

use crate::html::Anchors;
use crate::site::{self, SITES, Site};

/// Search engines take pages for the same in other languages only when each names all, itself too.
#[test]
fn pages_that_are_the_same_in_other_languages_name_each_other() {
    for folder in SITES {
        let site = Site::new(site::read(folder));
        let origin = site.config().origin().unwrap_or_default();
        let mut named: BTreeMap<&str, BTreeMap<String, String>> = BTreeMap::new();
        for path in site.output.files.keys().filter(|path| path.ends_with("index.html")) {
            let alternates = Anchors::of(site.text(path)).alternates;
            if !alternates.is_empty() {
                named.insert(path, alternates);
            }
        }
        let langs = site.config().langs().count();
        for (path, alternates) in &named {
            let address = format!("{origin}/{}", path.trim_end_matches("index.html"));
            assert_eq!(alternates.len(), langs, "`{path}`");
            assert!(alternates.values().any(|href| *href == address), "`{path}` does not name itself");
            for href in alternates.values() {
                let file = format!("{}index.html", href.trim_start_matches(origin).trim_start_matches('/'));
                assert_eq!(named.get(&*file), Some(alternates), "`{path}` names `{href}`");
            }
        }
        assert!(named.len() > 100, "there are only {}", named.len());
    }
}
