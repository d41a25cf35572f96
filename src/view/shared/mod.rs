//! What pages share, made once per language, when the first page asks for it. It is made from an edition alone, so no page
//! can influence it.

pub(super) mod listings;
pub(super) mod sequences;
pub(super) mod targets;

use listings::Listings;
pub use listings::Titles;
use sequences::Sequences;
use targets::Targets;

use crate::plan::Plan;
use crate::public::Public;

/// What pages share.
#[derive(Default)]
pub struct Shared {
    /// Where links lead.
    pub(super) targets: Targets,
    /// Lists with facets.
    pub(super) listings: Listings,
    /// Long lists in the order of pages.
    pub(super) sequences: Sequences,
}

impl Shared {
    /// Empty slots for what pages share in a planned site with that many languages.
    pub fn new(public: &Public, plan: &Plan, languages: usize) -> Self {
        Self {
            targets: Targets::new(public, languages),
            listings: Listings::new(languages),
            sequences: Sequences::new(public, plan, languages),
        }
    }

    /// Takes the titles of lists, which are made while the site is planned.
    pub fn take_titles(&mut self, titles: Titles) {
        self.listings.take_titles(titles);
    }

    /// How many targets of links were made so far.
    pub fn targets_made(&self) -> usize {
        self.targets.made()
    }
}
