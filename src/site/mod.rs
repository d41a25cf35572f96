//! A compiled site: everything that its files are made from, and each file on request.
//!
//! The only place where all stages are wired together. [`compile`] reads and checks the content and plans every file;
//! [`Site::render`] makes one of them, and [`Site::write`] all.

mod compile;
mod faults;
mod files;
mod languages;
mod live;
mod memo;
mod work;
mod write;

use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

pub use compile::{Options, check, compile};
pub use faults::Faults;
pub use files::{Bytes, Failure, File, Origin};
pub use live::{Live, Version};
pub use memo::Memo;
pub use work::Work;
pub use write::{Built, build};

use crate::boundaries::Boundaries;
use crate::config::Config;
use crate::diag::{Code, Diagnostic, Guard, Report};
use crate::facet::Facets;
use crate::graph::{Strategies, Ties};
use crate::html::Renderer;
use crate::locale::Locale;
use crate::plan::Plan;
use crate::public::Public;
use crate::search::IndexFile;
use crate::source::Sources;
use crate::theme::Theme;
use crate::view::{Glossaries, Inputs, Scope, Shared};

/// A compiled site. If its languages or templates can't be used, it has no files, and its faults say why.
pub struct Site {
    sources: Sources,
    config: Arc<Config>,
    public: Public,
    boundaries: Boundaries,
    theme: Theme,
    locales: Vec<Arc<Locale>>,
    facets: Facets,
    strategies: Strategies,
    ties: Ties,
    glossaries: Glossaries,
    shared: Shared,
    plan: Plan,
    renderer: Option<Renderer>,
    /// Files that must not be quoted.
    guard: Guard,
    /// The search index in each language, made when one of its files is first asked for.
    indexes: Vec<OnceLock<Vec<IndexFile>>>,
    today: Date,
    only_html: bool,
    /// How many records were searched for references.
    searched: usize,
    counters: work::Counters,
}

impl Site {
    /// What views, formats and the search are made from.
    fn scope(&self) -> Scope<'_> {
        let inputs = Inputs {
            public: &self.public,
            plan: &self.plan,
            config: &self.config,
            facets: &self.facets,
            strategies: &self.strategies,
            coverage: &self.ties.coverage,
            gaps: &self.ties.gaps,
            locales: &self.locales,
            glossaries: &self.glossaries,
            boundaries: &self.boundaries,
            today: self.today,
            searchable: !self.only_html,
        };
        Scope { inputs, shared: &self.shared }
    }

    /// What may be seen of it.
    pub fn public(&self) -> &Public {
        &self.public
    }

    /// Its addresses.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// A fault that was met while a file of the site was made, as it is shown.
    pub fn report(&self, fault: Diagnostic) -> Report {
        Report::new(&self.sources, vec![fault], &self.config.levels, &self.guard)
    }

    /// Its configuration.
    pub fn config(&self) -> &Config {
        &self.config
    }
}

/// All codes that a diagnostic can have.
pub fn codes() -> Vec<&'static Code> {
    crate::check::codes()
}
