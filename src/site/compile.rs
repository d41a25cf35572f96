//! Runs all stages, one after another.

use std::io;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use super::languages;
use crate::check;
use crate::config::{self, Config};
use crate::content;
use crate::diag::{Code, Diagnostic, Guard, Place, Report, Sink, text};
use crate::export;
use crate::facet::Facets;
use crate::graph::{Graph, Strategies};
use crate::html::{Rendered, Renderer};
use crate::outlines::Outlines;
use crate::output::{BATCH, Output};
use crate::plan::{Own, Plan, Planned, Subject};
use crate::public::{Audience, Public};
use crate::search;
use crate::source::{Sources, Span};
use crate::theme::{self, Theme, ThemeFile};
use crate::view::{self, Glossaries, Scope};

/// What a build is asked for.
#[derive(Clone, Debug)]
pub struct Options {
    /// The day for which the site is built.
    pub today: Date,
    /// Whether only pages are made, no data for machines and no index for the search.
    pub only_html: bool,
    /// Replaces the site's address.
    pub base_url: Option<String>,
    /// Whether HTML is made shorter.
    pub minify: bool,
}

/// What a build did.
#[derive(Debug)]
pub struct Built {
    /// Everything that is wrong.
    pub report: Report,
    /// How many pages were made.
    pub pages: usize,
    /// How many records they show.
    pub records: usize,
    /// Path under which the site is published: `""` at the root of its host.
    pub prefix: String,
}

/// Folder of a site whose files are published as they are.
const STATIC: &str = "static/";

/// Builds a site into `output`.
///
/// All stages run even after an error, so that one run reports every fault of the site; but once there is an
/// error, nothing more reaches `output`. `early` are faults that were found while reading the disk.
///
/// # Errors
///
/// The output can't take a file.
pub fn run(
    sources: &mut Sources,
    early: Vec<Diagnostic>,
    options: &Options,
    output: &mut dyn Output,
) -> io::Result<Built> {
    theme::add_builtin(sources);
    let sources: &Sources = sources;
    let mut sink = Sink::default();
    for fault in early {
        sink.push(fault);
    }
    let mut guard = Guard::default();
    let mut config = Config::read(sources, &mut sink);
    if let Some(base) = &options.base_url {
        config.set_base_url(base, &mut sink);
    }
    config::check_levels(&config, &codes(), &mut sink);
    let records = content::read(sources, &config, &mut guard, &mut sink);
    let graph = Graph::new(records, &mut sink);
    check::run(&check::Site { graph: &graph, config: &config, sources, today: options.today }, &mut sink);
    let outlines = Outlines::read(sources, graph.records(), &mut sink);
    let public = Public::new(graph, Audience::World);
    let theme = Theme::find(sources, &config, &mut sink);
    let mut pages = 0;
    if let Some(locales) = languages::load(&theme, sources, &config, &mut sink) {
        let names = view::page_names(&config, &public);
        let fixed = fixed_files(sources, &theme);
        let of_theme = view::FILES.iter().copied().chain(theme.files().map(|(path, _)| path));
        let replaced = of_theme.filter(|path| sources.asset(&format!("{STATIC}{path}")).is_some());
        theme::check_replaced(replaced, &mut sink);
        let glossaries = Glossaries::new(&public, config.langs());
        let facets = Facets::new(&public, options.today);
        let strategies = Strategies::new(&public);
        let listings = view::Listings::new(locales.len());
        let known: Vec<&str> = view::PAGES.iter().map(|page| page.name).collect();
        let own = Own {
            pages: &names,
            known: &known,
            files: view::FILES,
            formats: &export::paths(),
            fixed: &fixed,
        };
        let plan = Plan::new(&public, &facets, &config, &locales, &own, sources, &mut sink);
        let scope = Scope {
            public: &public,
            plan: &plan,
            config: &config,
            facets: &facets,
            strategies: &strategies,
            listings: &listings,
            locales: &locales,
            glossaries: &glossaries,
            outlines: &outlines,
            today: options.today,
            searchable: !options.only_html,
        };
        let mut build = Build { scope, sources, theme: &theme, options, config: &config, sink };
        pages = build.write(&locales, output)?;
        sink = build.sink;
    }
    let report = Report::new(sources, sink.into_diagnostics(), &config.levels, &guard);
    let prefix = config.path_prefix().to_owned();
    Ok(Built { report, pages, records: public.records().len(), prefix })
}

/// All codes that a diagnostic can have.
pub fn codes() -> Vec<&'static Code> {
    check::codes()
}

struct Build<'a> {
    scope: Scope<'a>,
    sources: &'a Sources,
    theme: &'a Theme,
    options: &'a Options,
    config: &'a Config,
    sink: Sink,
}

impl Build<'_> {
    /// Writes everything; gives the number of pages.
    fn write(
        &mut self,
        locales: &[Arc<crate::locale::Locale>],
        output: &mut dyn Output,
    ) -> io::Result<usize> {
        let sites: Vec<view::Site> = self.config.langs().map(|lang| view::site(&self.scope, lang)).collect();
        let renderer =
            Renderer::new(self.theme, self.sources, locales, &sites, self.options.minify, &mut self.sink);
        let Some(renderer) = renderer else { return Ok(0) };
        self.pages(&renderer, output)?;
        if self.sink.has_errors(&self.config.levels) {
            return Ok(self.scope.plan.pages().len());
        }
        self.files(output)?;
        for format in export::FORMATS.iter().filter(|format| format.for_pages || !self.options.only_html) {
            (format.write)(&self.scope, output)?;
        }
        if !self.options.only_html {
            search::write(&self.scope, output)?;
        }
        Ok(self.scope.plan.pages().len())
    }

    /// Makes the pages batch by batch: views are made, rendered and dropped. Pages come out in the order of the
    /// plan, whatever the number of threads.
    fn pages(&mut self, renderer: &Renderer, output: &mut dyn Output) -> io::Result<()> {
        let mut faults = TemplateFaults::default();
        let sound = !self.sink.has_errors(&self.config.levels);
        for batch in self.scope.plan.pages().chunks(BATCH) {
            let scope = self.scope;
            let made: Vec<Rendered> =
                batch.par_iter().map(|planned| render(&scope, renderer, planned)).collect();
            for (planned, page) in batch.iter().zip(made) {
                match page {
                    Ok(bytes) if sound && faults.0.is_empty() => output.write(&planned.path, &bytes)?,
                    Ok(_) => {}
                    Err(fault) => faults.add(*fault),
                }
            }
        }
        faults.report(&mut self.sink);
        Ok(())
    }

    /// Copies files of the theme, of `static/`, and those beside records.
    fn files(&self, output: &mut dyn Output) -> io::Result<()> {
        for path in self.sources.paths_below(STATIC) {
            output.copy(path, &path[STATIC.len()..])?;
        }
        for (path, file) in theme_files(self.sources, self.theme) {
            match file {
                ThemeFile::Text(id) => output.write(path, self.sources.file(*id).bytes())?,
                ThemeFile::Asset(asset) => output.copy(asset, path)?,
                ThemeFile::Builtin(bytes) => output.write(path, bytes)?,
            }
        }
        for (path, asset) in self.scope.plan.files() {
            output.copy(asset, path)?;
        }
        Ok(())
    }
}

/// Files of the theme that are published as they are; a file of the site itself replaces one of them.
fn theme_files<'a>(sources: &'a Sources, theme: &'a Theme) -> impl Iterator<Item = (&'a str, &'a ThemeFile)> {
    theme.files().filter(|(path, _)| !sources.has(&format!("{STATIC}{path}")))
}

/// Paths of all files that are published as they are, with where each comes from.
fn fixed_files(sources: &Sources, theme: &Theme) -> Vec<(String, Place)> {
    let own = sources.paths_below(STATIC).map(|path| (path[STATIC.len()..].to_owned(), path.to_owned()));
    let themes =
        theme_files(sources, theme).map(|(path, _)| (path.to_owned(), format!("themes: static/{path}")));
    own.chain(themes).map(|(path, place)| (path, Place::Path(place))).collect()
}

/// Faults of templates. One that fails on many pages is reported once, with the first page and the number of
/// the others.
#[derive(Default)]
struct TemplateFaults(Vec<(Diagnostic, usize)>);

impl TemplateFaults {
    fn add(&mut self, fault: Diagnostic) {
        let same = |known: &&mut (Diagnostic, usize)| {
            known.0.place == fault.place && known.0.message == fault.message
        };
        match self.0.iter_mut().find(same) {
            Some((_, others)) => *others += 1,
            None => self.0.push((fault, 0)),
        }
    }

    fn report(self, sink: &mut Sink) {
        for (fault, others) in self.0 {
            sink.push(match others {
                0 => fault,
                others => fault
                    .help(text!("it fails in the same way on {others} further pages", own others = others)),
            });
        }
    }
}

fn render(scope: &Scope<'_>, renderer: &Renderer, planned: &Planned) -> Rendered {
    let page = view::page(scope, planned);
    let about = match planned.subject {
        Subject::Record(node) | Subject::Redirect(node) => {
            Some(Place::Span(Span::new(scope.public.record(node).file, 0..0)))
        }
        _ => None,
    };
    renderer.render(&page, planned.lang, about)
}
