//! Sites that tests build: where they come from, and what is known of them once they are built.

use std::path::Path;
use std::sync::Arc;

use jiff::civil::{Date, date};
use vazba::config::Config;
use vazba::content;
use vazba::diag::{Guard, Report, Sink, render};
use vazba::disk::read_site;
use vazba::facet::Facets;
use vazba::graph::{Graph, NodeId};
use vazba::locale::Locale;
use vazba::model::value::Lang;
use vazba::output::MemoryOutput;
use vazba::pipeline::{self, Options};
use vazba::plan::{Own, Plan, Subject};
use vazba::public::{Audience, Public};
use vazba::source::Sources;
use vazba::theme::{self, Theme};
use vazba::view::page_names;

/// The day on which all sites are built.
pub(crate) const TODAY: Date = date(2026, 11, 22);

/// Folders of the two sites that the project brings, relative to it.
pub(crate) const SITES: [&str; 2] = [".", "tests/sites/vzorovy-kraj"];

/// Folder of the invented region, in which everything stands that must stay hidden.
pub(crate) const SAMPLE: &str = SITES[1];

/// The files of a site that the project brings.
pub(crate) fn read(folder: &str) -> Sources {
    let (sources, faults) = read_site(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), None);
    assert!(faults.is_empty(), "{faults:?}");
    sources
}

/// Builds a site as `vazba build` does.
pub(crate) fn build(sources: &mut Sources) -> (Report, MemoryOutput) {
    let mut output = MemoryOutput::default();
    let options = Options { today: TODAY, only_html: false, base_url: None, minify: true };
    let built = pipeline::run(sources, Vec::new(), &options, &mut output).expect("memory takes all files");
    (built.report, output)
}

/// Diagnostics, one on each line.
pub(crate) fn short(report: &Report) -> String {
    (render::format("short").expect("there is such a format").render)(report)
}

/// A site without errors, built, with what its pages were made from.
pub(crate) struct Site {
    pub(crate) public: Public,
    pub(crate) plan: Plan,
    pub(crate) config: Config,
    pub(crate) output: MemoryOutput,
}

impl Site {
    /// Builds a site that must have no errors.
    pub(crate) fn new(mut sources: Sources) -> Self {
        let (report, output) = build(&mut sources);
        assert_eq!(report.summary().errors, 0, "{}", short(&report));
        let (mut sink, mut guard) = (Sink::default(), Guard::default());
        theme::add_builtin(&mut sources);
        let config = Config::read(&sources, &mut sink);
        let records = content::read(&sources, &config, &mut guard, &mut sink);
        let public = Public::new(Graph::new(records, &mut sink), Audience::World);
        let theme = Theme::find(&sources, &config, &mut sink);
        let locale = |code: &String| {
            let files = theme.language(code).iter().map(|file| (*file, sources.file(*file).text()));
            Arc::new(
                Locale::load(code, &files.collect::<Vec<_>>(), &mut Sink::default()).expect("it is sound"),
            )
        };
        let locales: Vec<Arc<Locale>> = config.languages.iter().map(locale).collect();
        let names = page_names(&config, &public);
        let facets = Facets::new(&public, TODAY);
        let own = Own { pages: &names, ..Own::default() };
        let plan = Plan::new(&public, &facets, &config, &locales, &own, &sources, &mut sink);
        Self { public, plan, config, output }
    }

    /// The built file at this path, as text.
    pub(crate) fn text(&self, path: &str) -> &str {
        let bytes = self.output.files.get(path).unwrap_or_else(|| panic!("`{path}` was not built"));
        std::str::from_utf8(bytes).expect("it is UTF-8")
    }

    /// Path of the page of a record in a language.
    pub(crate) fn page_of(&self, node: NodeId, lang: Lang) -> &str {
        let subject = Subject::Record(self.public.record_node(node));
        let planned = self.plan.pages().iter().find(|page| page.subject == subject && page.lang == lang);
        &planned.expect("every record has a page").path
    }

    /// A node as references to it are written.
    pub(crate) fn name(&self, node: NodeId) -> String {
        let record = self.public.record(node);
        let part = self.public.part(node).and_then(|part| part.id);
        let part = part.map_or(String::new(), |part| format!("#{part}"));
        format!("{}:{}{part}", record.kind.name, record.id)
    }
}
