//! The content of a site for commands that build nothing.

use std::collections::HashMap;
use std::path::Path;

use jiff::civil::Date;

use super::End;
use super::folder::{self, Read};
use crate::config::Config;
use crate::content;
use crate::diag::{Guard, Sink};
use crate::graph::Graph;
use crate::inventory::without_scheme;
use crate::model::kind::Kind as _;
use crate::model::kinds::{Goal, Measure, Strategy};
use crate::site::{self, Memo, Options};

/// The content of a site, read and related.
pub(super) struct Content {
    pub(super) read: Read,
    pub(super) config: Config,
    /// Whether its settings are sound.
    is_configured: bool,
    pub(super) graph: Graph,
    pub(super) guard: Guard,
}

impl Content {
    /// Reads the content; what is wrong with it is for `vazba check` to say.
    pub(super) fn read(folder: Option<&Path>) -> Result<Self, End> {
        let read = folder::read(folder)?;
        let (mut guard, mut sink) = (Guard::default(), Sink::default());
        let config = Config::read(&read.sources, &mut sink);
        let is_configured = sink.is_empty();
        let records =
            content::read(&read.sources, &config, &mut content::Memo::default(), &mut guard, &mut sink);
        let graph = Graph::new(records, &mut sink);
        Ok(Self { read, config, is_configured, graph, guard })
    }

    /// Codes of the languages, the main one first.
    pub(super) fn languages(&self) -> Vec<&str> {
        self.config.langs().map(|lang| self.config.code(lang)).collect()
    }

    /// The strategies, goals and measures of this site as they are referred to, by their addresses in all languages. `None` if the site
    /// does not know its address, or its settings have faults.
    pub(super) fn addresses(&self, today: Date) -> Option<HashMap<String, String>> {
        let origin = self.config.origin().filter(|_| self.is_configured)?;
        let sources = self.read.sources.clone();
        let (site, _) = site::compile(sources, Vec::new(), &Options::of(today), &mut Memo::default());
        let public = site.public();
        let mut addresses = HashMap::new();
        for kind in [Strategy::SPEC, Goal::SPEC, Measure::SPEC] {
            for (node, record) in public.of_kind(kind) {
                let name = record.reference();
                let urls = self.config.langs().map(|lang| site.plan().node_url(public, node, lang));
                let urls = urls.map(|url| without_scheme(&format!("{origin}{url}")).to_owned());
                addresses.extend(urls.map(|url| (url, name.clone())));
            }
        }
        Some(addresses)
    }
}
