//! Sites that tests build: where they come from, and what is known of them once they are built.

use std::path::Path;

use jiff::civil::{Date, date};
use vazba::config::Config;
use vazba::diag::{Report, render};
use vazba::disk::read_site;
use vazba::graph::NodeId;
use vazba::model::value::Lang;
use vazba::output::MemoryOutput;
use vazba::plan::{Plan, Subject};
use vazba::public::Public;
use vazba::site::{self, Options};
use vazba::source::Sources;

/// The day on which all sites are built.
pub(crate) const TODAY: Date = date(2026, 11, 22);

/// Folders of the two sites that the project brings, relative to it.
pub(crate) const SITES: [&str; 2] = [".", "tests/sites/vzorovy-kraj"];

/// Folder of the invented region, in which everything stands that must stay hidden.
pub(crate) const SAMPLE: &str = SITES[1];

/// The files of a site that the project brings.
pub(crate) fn read(folder: &str) -> Sources {
    let (sources, faults) = read_site(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
    assert!(faults.is_empty(), "{faults:?}");
    sources
}

/// Builds a site as `vazba build` does.
pub(crate) fn build(sources: Sources) -> (Report, MemoryOutput) {
    let (site, report, output) = compile(sources);
    drop(site);
    (report, output)
}

/// How sites are built, unless a test says otherwise.
pub(crate) const OPTIONS: Options = Options::of(TODAY);

/// Compiles a site and writes it.
fn compile(sources: Sources) -> (site::Site, Report, MemoryOutput) {
    let (site, mut faults) = site::compile(sources, Vec::new(), &OPTIONS, &mut site::Memo::default());
    let (written, output) = MemoryOutput::of(|output| site.write(&mut faults, output));
    written.expect("memory takes all files");
    let report = faults.report(&site);
    (site, report, output)
}

/// Diagnostics, one on each line.
pub(crate) fn short(report: &Report) -> String {
    (render::format("short").expect("there is such a format").render)(report)
}

/// A site without errors, built, with what its pages were made from.
pub(crate) struct Site {
    pub(crate) compiled: site::Site,
    pub(crate) output: MemoryOutput,
}

/// Compiles a site and makes no file of it.
pub(crate) fn compiled(sources: Sources) -> site::Site {
    site::compile(sources, Vec::new(), &OPTIONS, &mut site::Memo::default()).0
}

impl Site {
    /// Builds a site that must have no errors.
    pub(crate) fn new(sources: Sources) -> Self {
        let (compiled, report, output) = compile(sources);
        assert_eq!(report.summary().errors, 0, "{}", short(&report));
        Self { compiled, output }
    }

    pub(crate) fn public(&self) -> &Public {
        self.compiled.public()
    }

    pub(crate) fn plan(&self) -> &Plan {
        self.compiled.plan()
    }

    pub(crate) fn config(&self) -> &Config {
        self.compiled.config()
    }

    /// The built file at this path, as text.
    pub(crate) fn text(&self, path: &str) -> &str {
        let bytes = self.output.files.get(path).unwrap_or_else(|| panic!("`{path}` was not built"));
        std::str::from_utf8(bytes).expect("it is UTF-8")
    }

    /// Path of the page of a record in a language.
    pub(crate) fn page_of(&self, node: NodeId, lang: Lang) -> &str {
        let subject = Subject::Record(self.public().record_node(node));
        let planned = self.plan().pages().iter().find(|page| page.subject == subject && page.lang == lang);
        &planned.expect("every record has a page").path
    }

    /// A node as references to it are written.
    pub(crate) fn name(&self, node: NodeId) -> String {
        let record = self.public().record(node);
        let part = self.public().part(node).and_then(|part| part.id);
        let part = part.map_or(String::new(), |part| format!("#{part}"));
        format!("{}:{}{part}", record.kind.name, record.id)
    }
}
