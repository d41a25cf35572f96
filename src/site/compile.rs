//! From sources to a compiled site.

use std::sync::OnceLock;

use jiff::civil::Date;

use super::files::in_static;
use super::work::Counters;
use super::{Faults, Memo, Site, codes, languages};
use crate::boundaries::Boundaries;
use crate::check;
use crate::config::{self, Config, Minify};
use crate::content;
use crate::diag::{Diagnostic, Place, Report};
use crate::export;
use crate::facet::{self, Facets};
use crate::graph::{Graph, Strategies};
use crate::html::{self, Renderer};
use crate::plan::{Extras, Plan};
use crate::public::{Audience, Public};
use crate::source::Sources;
use crate::theme::{self, Theme};
use crate::view::{self, Glossaries, Shared};

/// What a site is compiled for.
#[derive(Clone, Debug)]
pub struct Options {
    /// The day for which the site is built.
    pub today: Date,
    /// Whether only pages are made, without machine-readable data and search index.
    pub only_html: bool,
    /// Replaces the site's address.
    pub base_url: Option<String>,
    /// Whether pages are minified as `vazba.toml` says; otherwise they stay as templates make them.
    pub minify: bool,
    /// For whom it is. A site for those who write must not be published.
    pub audience: Audience,
}

impl Options {
    /// For a site that is published, as it is on this day.
    pub const fn of(today: Date) -> Self {
        Self { today, only_html: false, base_url: None, minify: true, audience: Audience::World }
    }
}

/// A site whose content is read and checked, but not planned yet.
pub struct Checked {
    sources: Sources,
    config: Config,
    graph: Graph,
    boundaries: Boundaries,
    faults: Faults,
    options: Options,
}

/// Reads the content of a site and checks it against all rules. `early` are faults that were found while reading the
/// disk; what `memo` has from an earlier compilation is not read again.
pub fn check(sources: Sources, early: Vec<Diagnostic>, options: &Options, memo: &mut Memo) -> Checked {
    let mut faults = Faults::default();
    let Faults { sink, guard } = &mut faults;
    for fault in early {
        sink.push(fault);
    }
    let mut config = Config::read(&sources, sink);
    if let Some(base) = &options.base_url {
        config.set_base_url(base, sink);
    }
    config::check_levels(&config, &codes(), sink);
    facet::check(&config, sink);
    let records = content::read(&sources, &config, &mut memo.content, guard, sink);
    let graph = Graph::new(records, sink);
    check::run(&graph, &config, &sources, options.today, &mut memo.check, sink);
    let boundaries = Boundaries::read(&sources, graph.records(), sink);
    Checked { sources, config, graph, boundaries, faults, options: options.clone() }
}

/// Compiles a site. All stages run even after an error, so that one run reports every fault of the site; those of
/// templates show when pages are rendered.
pub fn compile(
    sources: Sources,
    early: Vec<Diagnostic>,
    options: &Options,
    memo: &mut Memo,
) -> (Site, Faults) {
    check(sources, early, options, memo).compile(memo)
}

impl Checked {
    /// What is wrong with the content.
    pub fn report(self) -> Report {
        self.faults.weighed(&self.sources, &self.config)
    }

    /// Plans the site: what its files are, and what they are made from.
    pub fn compile(self, memo: &mut Memo) -> (Site, Faults) {
        let Self { mut sources, config, graph, boundaries, mut faults, options } = self;
        theme::add_builtin(&mut sources);
        let public = Public::new(graph, options.audience);
        let theme = Theme::find(&sources, &config, &mut faults.sink);
        let locales = languages::load(&theme, &sources, &config, &mut memo.languages, &mut faults.sink);
        let mut site = Site {
            facets: Facets::new(&public, &config, options.today),
            strategies: Strategies::new(&public),
            glossaries: Glossaries::new(&public, config.langs()),
            shared: Shared::default(),
            plan: Plan::new(&config),
            renderer: None,
            guard: faults.guard.clone(),
            indexes: config.langs().map(|_| OnceLock::new()).collect(),
            today: options.today,
            only_html: options.only_html,
            counters: Counters::default(),
            locales: Vec::new(),
            sources,
            config,
            public,
            boundaries,
            theme,
        };
        if let Some(locales) = locales {
            site.locales = locales;
            site.plan_files(&mut faults);
            site.load_templates(options.minify, &mut memo.html, &mut faults);
        }
        (site, faults)
    }
}

impl Site {
    /// Plans every file. Files of formats are planned after the pages, so that a format can iterate over those. Addresses
    /// that an author wrote come last, so that the report is about them when an address is taken.
    fn plan_files(&mut self, faults: &mut Faults) {
        let sink = &mut faults.sink;
        let fixed = self.fixed_files();
        let fixed: Vec<(String, Place)> = fixed.map(|file| (file.path.to_owned(), file.place)).collect();
        let replaced = view::FILES.iter().copied().chain(self.theme.files().map(|(path, _)| path));
        let replaced = replaced.filter(|path| self.sources.asset(&in_static(path)).is_some());
        theme::check_replaced(replaced, sink);
        let extras = Extras {
            pages: &view::page_names(&self.config, &self.public),
            known: &view::PAGES.iter().map(|page| page.name).collect::<Vec<_>>(),
            registers: &view::registers(&self.public, self.today),
            files: view::FILES,
            fixed: &fixed,
        };
        self.plan.add_pages(&self.public, &self.facets, &self.config, &self.locales, &extras, sink);
        self.shared = Shared::new(&self.public, &self.plan, self.config.languages.len());
        let made = export::files(&self.scope());
        self.plan.add_made(made, self.only_html, &self.public, &extras, sink);
        self.plan.add_written(&self.public, &self.sources, sink);
    }

    fn load_templates(&mut self, minify: bool, memo: &mut html::Memo, faults: &mut Faults) {
        let minify = if minify { self.config.settings.minify.unwrap_or(Minify::Short) } else { Minify::Off };
        let sites: Vec<view::SiteView> =
            self.config.langs().map(|lang| view::site(&self.scope(), lang)).collect();
        self.renderer =
            Renderer::new(&self.theme, &self.sources, &self.locales, &sites, minify, memo, &mut faults.sink);
    }
}
