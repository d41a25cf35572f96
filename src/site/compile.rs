//! From sources to a compiled site.

use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use super::files::in_static;
use super::memo::OfSite;
use super::work::Counters;
use super::{Faults, Memo, Site, codes, languages};
use crate::boundaries::Boundaries;
use crate::check;
use crate::config::{self, Config, Minify};
use crate::content;
use crate::diag::{Diagnostic, Guard, Place, Report, Sink};
use crate::export;
use crate::facet;
use crate::graph::{Graph, Strategies};
use crate::html::{self, Renderer};
use crate::plan::{self, Extras, Plan};
use crate::public::{Audience, Public};
use crate::source::Sources;
use crate::theme::{self, Theme};
use crate::view::{self, Glossaries, Shared, Titles};

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

/// Compiles a site. `early` are faults that were found while reading the disk; what `memo` has from an earlier compilation is
/// not made again.
///
/// All stages run even after an error, so that one run reports every fault of the site; those of templates show when pages are
/// rendered. Rules are checked while the site is planned, since neither needs what the other finds.
pub fn compile(
    sources: Sources,
    early: Vec<Diagnostic>,
    options: &Options,
    memo: &mut Memo,
) -> (Site, Faults) {
    let Content { config, graph, boundaries, mut faults } = Content::read(&sources, early, options, memo);
    let Memo { check: of_rules, site: of_site, .. } = memo;
    let guard = faults.guard.clone();
    let files = sources.clone();
    let (by_rules, (site, by_plan)) = rayon::join(
        || {
            let mut sink = Sink::default();
            check::run(&graph, &config, &files, options.today, of_rules, &mut sink);
            sink
        },
        || {
            let mut sink = Sink::default();
            let public = Public::new(&graph, options.audience, &mut of_site.public);
            let inputs = Inputs { public, config: Arc::clone(&config), boundaries, sources, guard };
            let mut site = Site::planned(inputs, options, of_site, &mut sink);
            site.searched = graph.searched();
            (site, sink)
        },
    );
    faults.sink.append(by_rules);
    faults.sink.append(by_plan);
    (site, faults)
}

/// Reads the content of a site and checks it against all rules, for callers that only want its faults: it needs neither theme
/// nor plan.
pub fn check(sources: &Sources, early: Vec<Diagnostic>, options: &Options) -> Report {
    let mut memo = Memo::default();
    let Content { config, graph, mut faults, .. } = Content::read(sources, early, options, &mut memo);
    check::run(&graph, &config, sources, options.today, &mut memo.check, &mut faults.sink);
    Report::new(sources, faults.sink.into_diagnostics(), &config.levels, &faults.guard)
}

/// The content of a site, read and related.
struct Content {
    config: Arc<Config>,
    graph: Graph,
    boundaries: Boundaries,
    faults: Faults,
}

/// What a site is planned from.
struct Inputs {
    public: Public,
    config: Arc<Config>,
    boundaries: Boundaries,
    sources: Sources,
    guard: Guard,
}

impl Content {
    fn read(sources: &Sources, early: Vec<Diagnostic>, options: &Options, memo: &mut Memo) -> Self {
        let mut faults = Faults::default();
        let Faults { sink, guard } = &mut faults;
        for fault in early {
            sink.push(fault);
        }
        let mut config = Config::read(sources, sink);
        if let Some(base) = &options.base_url {
            config.set_base_url(base, sink);
        }
        config::check_levels(&config, &codes(), sink);
        facet::check(&config, sink);
        let records = content::read(sources, &config, &mut memo.content, guard, sink);
        let graph = memo.graph.graph(records, sink);
        let boundaries = Boundaries::read(sources, graph.records(), sink);
        Self { config: Arc::new(config), graph, boundaries, faults }
    }
}

impl Site {
    /// What the files of a site are, and what they are made from.
    fn planned(
        Inputs { public, config, boundaries, mut sources, guard }: Inputs,
        options: &Options,
        memo: &mut OfSite,
        sink: &mut Sink,
    ) -> Self {
        theme::add_builtin(&mut sources);
        let theme = Theme::find(&sources, &config, sink);
        let locales = languages::load(&theme, &sources, &config, &mut memo.languages, sink);
        let mut site = Self {
            ties: memo.ties.ties(&public, &config, options.today),
            facets: memo.facets.facets(&public, &config, options.today),
            strategies: Strategies::new(&public),
            glossaries: Glossaries::new(&public, config.langs()),
            shared: Shared::default(),
            plan: Plan::new(&config, std::mem::take(&mut memo.plan)),
            renderer: None,
            guard,
            indexes: config.langs().map(|_| OnceLock::new()).collect(),
            today: options.today,
            only_html: options.only_html,
            searched: 0,
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
            // Two copies that share nearly everything, so that both can be done at once.
            let (public, locales) = (Graph::clone(&site.public), site.locales.clone());
            let config = Arc::clone(&site.config);
            let titles = || Titles::new(&public, &config, &locales);
            let (of_plan, titles) = rayon::join(|| site.plan_files(sink), titles);
            memo.plan = of_plan;
            site.shared.take_titles(titles);
            site.load_templates(options.minify, &mut memo.html, sink);
        }
        site
    }

    /// Plans every file, again from the start if what is known of the last plan does not help.
    fn plan_files(&mut self, sink: &mut Sink) -> plan::Memo {
        let mut faults = Sink::default();
        self.plan_files_once(&mut faults);
        if self.plan.is_doubtful() {
            faults = Sink::default();
            self.plan = Plan::new(&self.config, self.plan.end());
            self.plan_files_once(&mut faults);
        }
        sink.append(faults);
        self.plan.end()
    }

    /// Files of formats are planned after the pages, so that a format can iterate over those. Addresses that an author wrote
    /// come last, so that the report is about them when an address is taken.
    fn plan_files_once(&mut self, sink: &mut Sink) {
        let fixed = self.fixed_files();
        let fixed: Vec<(String, Place)> = fixed.map(|file| (file.path.to_owned(), file.place)).collect();
        let replaced = view::FILES.iter().copied().chain(self.theme.files().map(|(path, _)| path));
        let replaced = replaced.filter(|path| self.sources.asset(&in_static(path)).is_some());
        theme::check_replaced(replaced, sink);
        let extras = Extras {
            pages: &view::page_names(&self.config, &self.public, &self.ties.coverage),
            known: &view::PAGES.iter().map(|page| page.name).collect::<Vec<_>>(),
            registers: &view::registers(&self.public, &self.ties.gaps, self.today),
            coverage: Some(&self.ties.coverage),
            files: view::FILES,
            fixed: &fixed,
        };
        self.plan.add_pages(&self.public, &self.facets, &self.config, &self.locales, &extras, sink);
        self.shared = Shared::new(&self.public, &self.plan, self.config.languages.len());
        let made = export::files(&self.scope());
        self.plan.add_made(made, self.only_html, &self.public, &extras, sink);
        self.plan.add_written(&self.public, &self.sources, sink);
    }

    fn load_templates(&mut self, minify: bool, memo: &mut html::Memo, sink: &mut Sink) {
        let minify = if minify { self.config.settings.minify.unwrap_or(Minify::Short) } else { Minify::Off };
        let sites: Vec<view::SiteView> =
            self.config.langs().map(|lang| view::site(&self.scope(), lang)).collect();
        self.renderer = Renderer::new(&self.theme, &self.sources, &self.locales, &sites, minify, memo, sink);
    }
}
