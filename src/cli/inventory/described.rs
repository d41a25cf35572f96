//! The document that an inventory belongs to.

use super::super::content::Content;
use super::super::{End, show};
use crate::content;
use crate::graph::NodeId;
use crate::inventory::{Columns, Entry, entries};
use crate::model::kinds::{Document, Inventory};
use crate::model::value::Text;
use crate::spelling::nearest;

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

/// The ids of all documents with an inventory.
pub(super) fn with_inventory(site: &Content) -> Vec<&str> {
    let documents = site.graph.of::<Document>();
    documents.filter(|(_, _, data)| data.inventory.is_some()).map(|(_, record, _)| &*record.id).collect()
}

impl Described {
    /// The document of this id, which must have no items of its own.
    pub(super) fn find(site: &Content, id: &str) -> Result<Self, End> {
        let mut documents = site.graph.of::<Document>();
        let Some((node, record, data)) = documents.find(|(_, record, _)| record.id == id) else {
            let ids = site.graph.of::<Document>().map(|(_, record, _)| &*record.id);
            let near = nearest(id, ids).map(|near| format!("; did you mean `{near}`?"));
            let more = near.unwrap_or_else(|| format!("; it would be `content/documents/{id}.md`"));
            return Err(show::fail(&format!("there is no document `{id}`{more}"), End::Usage));
        };
        let path = format!("{}{}/{id}.items.toml", content::FOLDER, record.kind.folder);
        let file = site.read.sources.find(&path);
        if data.item.iter().any(|item| Some(item.span.file) != file) {
            let own = site.read.sources.file(record.file).path();
            let message = format!(
                "`{own}` has items of its own; take its `[[item]]` out first, or leave the inventory"
            );
            return Err(show::fail(&message, End::Usage));
        }
        let pinned = data.inventory.as_ref().map(|inventory| Pinned::of(&inventory.0)).unwrap_or_default();
        Ok(Self { id: id.to_owned(), node, path, is_new: file.is_none(), items: entries(data), pinned })
    }
}
