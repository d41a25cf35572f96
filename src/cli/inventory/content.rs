//! The site that an inventory is brought into, and the document that it belongs to.

use std::collections::HashMap;
use std::path::Path;

use jiff::civil::Date;

use super::super::folder::{self, Read};
use super::super::{End, show};
use crate::config::Config;
use crate::content;
use crate::diag::{Guard, Sink};
use crate::graph::{Graph, NodeId};
use crate::inventory::{Columns, Entry, entries};
use crate::model::kind::Kind as _;
use crate::model::kinds::{Document, Goal, Inventory, Measure, Strategy};
use crate::model::value::Text;
use crate::site::{self, Memo, Options};
use crate::spelling::nearest;

/// The content of a site, read and related.
pub(super) struct Content {
    pub(super) read: Read,
    pub(super) config: Config,
    pub(super) graph: Graph,
    pub(super) guard: Guard,
}

/// A document with what is known of its items.
pub(super) struct Described {
    pub(super) id: String,
    pub(super) node: NodeId,
    /// Path of the file with its items.
    pub(super) path: String,
    /// Whether there is no such file yet.
    pub(super) is_new: bool,
    /// The items in it.
    pub(super) items: Vec<Entry>,
    /// Where they were taken from.
    pub(super) pinned: Pinned,
}

/// What is written of an inventory that was brought in before.
#[derive(Default)]
pub(super) struct Pinned {
    pub(super) url: Option<String>,
    pub(super) sheet: Option<String>,
    pub(super) columns: Columns,
}

impl Pinned {
    fn of(inventory: &Inventory) -> Self {
        let columns = Columns::parse(inventory.map.iter().map(Text::main));
        Self {
            url: inventory.url.as_ref().map(|url| url.as_str().to_owned()),
            sheet: inventory.sheet.as_ref().map(|sheet| sheet.main().to_owned()),
            // What can't be read there names no column of a table that somebody else makes.
            columns: columns.unwrap_or_default(),
        }
    }
}

impl Content {
    /// Reads the content; what is wrong with it is for `vazba check` to say.
    pub(super) fn read(folder: Option<&Path>) -> Result<Self, End> {
        let read = folder::read(folder)?;
        let (mut guard, mut sink) = (Guard::default(), Sink::default());
        let config = Config::read(&read.sources, &mut sink);
        let records =
            content::read(&read.sources, &config, &mut content::Memo::default(), &mut guard, &mut sink);
        let graph = Graph::new(records, &mut sink);
        Ok(Self { read, config, graph, guard })
    }

    /// Codes of the languages, the main one first.
    pub(super) fn languages(&self) -> Vec<&str> {
        self.config.langs().map(|lang| self.config.code(lang)).collect()
    }

    /// The ids of all documents with an inventory.
    pub(super) fn with_inventory(&self) -> Vec<&str> {
        let documents = self.graph.of::<Document>();
        documents.filter(|(_, _, data)| data.inventory.is_some()).map(|(_, record, _)| &*record.id).collect()
    }

    /// The document of this id, which must have no items of its own.
    pub(super) fn document(&self, id: &str) -> Result<Described, End> {
        let mut documents = self.graph.of::<Document>();
        let Some((node, record, data)) = documents.find(|(_, record, _)| record.id == id) else {
            let ids = self.graph.of::<Document>().map(|(_, record, _)| &*record.id);
            let near = nearest(id, ids).map(|near| format!("; did you mean `{near}`?"));
            let more = near.unwrap_or_else(|| format!("; it would be `content/documents/{id}.md`"));
            return Err(show::fail(&format!("there is no document `{id}`{more}"), End::Usage));
        };
        let path = format!("{}{}/{id}.items.toml", content::FOLDER, record.kind.folder);
        let file = self.read.sources.find(&path);
        if data.item.iter().any(|item| Some(item.span.file) != file) {
            let own = self.read.sources.file(record.file).path();
            let message = format!(
                "`{own}` has items of its own; take its `[[item]]` out first, or leave the inventory"
            );
            return Err(show::fail(&message, End::Usage));
        }
        let pinned = data.inventory.as_ref().map(|inventory| Pinned::of(&inventory.0)).unwrap_or_default();
        Ok(Described { id: id.to_owned(), node, path, is_new: file.is_none(), items: entries(data), pinned })
    }

    /// The strategies, goals and measures of this site as they are referred to, by their addresses in all languages. A site that does
    /// not know its address has none.
    pub(super) fn addresses(&self, today: Date) -> HashMap<String, String> {
        let sources = self.read.sources.clone();
        let (site, _) = site::compile(sources, Vec::new(), &Options::of(today), &mut Memo::default());
        let (public, config) = (site.public(), site.config());
        let Some(origin) = config.origin() else { return HashMap::new() };
        let mut addresses = HashMap::new();
        for kind in [Strategy::SPEC, Goal::SPEC, Measure::SPEC] {
            for (node, record) in public.of_kind(kind) {
                let name = format!("{}:{}", kind.name, record.id);
                let urls = config.langs().map(|lang| site.plan().node_url(public, node, lang));
                addresses.extend(urls.map(|url| (format!("{origin}{url}"), name.clone())));
            }
        }
        addresses
    }
}
