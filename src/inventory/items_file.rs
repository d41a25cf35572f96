//! The file with the items of a document, `content/documents/<id>.items.toml`.

use jiff::civil::Date;
use toml::Value;

use super::{Columns, Entry};
use crate::model::kinds::ItemState;
use crate::source::digest;

/// Where an inventory comes from.
pub struct Origin<'a> {
    /// Its address, or the name of its file.
    pub name: &'a str,
    /// The sheet of a workbook that it stands on.
    pub sheet: Option<&'a str>,
    /// Which column of a table holds what.
    pub columns: &'a Columns,
    /// When it was read.
    pub read: Date,
    /// What was read.
    pub bytes: &'a [u8],
}

/// Whether what somebody wrote is an address of the web, and not the name of a file.
pub fn is_address(written: &str) -> bool {
    let scheme = written.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    scheme.is_some_and(|scheme| scheme == "https" || scheme == "http")
}

/// The text of the file. The same items give the same text, apart from the day.
pub fn items_file(document: &str, entries: &[Entry], origin: &Origin<'_>) -> String {
    let mut text = String::from(
        "# Written by `vazba inventory`. To change an item, change the inventory that it comes from.\n\n[inventory]\n",
    );
    // A string in TOML has what it needs escaped.
    let add = |text: &mut String, key: &str, value: &str| {
        text.extend([key, " = ", &Value::String(value.to_owned()).to_string(), "\n"]);
    };
    add(&mut text, if is_address(origin.name) { "url" } else { "from_file" }, origin.name);
    if let Some(sheet) = origin.sheet {
        add(&mut text, "sheet", sheet);
    }
    let columns: Vec<Value> = origin.columns.written().map(Value::String).collect();
    if !columns.is_empty() {
        text.extend(["map = ", &Value::Array(columns).to_string(), "\n"]);
    }
    add(&mut text, "read", &origin.read.to_string());
    add(&mut text, "digest", &digest(origin.bytes));
    for entry in entries {
        text.push_str("\n[[item]]\n");
        add(&mut text, "id", &entry.id);
        let parent = entry.parent.as_ref().map(|parent| format!("document:{document}#{parent}"));
        let valid = entry.valid.map(|valid| valid.to_string());
        let fields = [
            ("code", entry.code.as_deref()),
            ("title", Some(&*entry.title)),
            ("parent", parent.as_deref()),
            ("page", entry.page.as_deref()),
            ("url", entry.url.as_deref()),
            ("state", entry.state.map(ItemState::name)),
            ("valid", valid.as_deref()),
        ];
        for (key, value) in fields {
            if let Some(value) = value {
                add(&mut text, key, value);
            }
        }
        for claim in &entry.inbound {
            text.push_str("\n[[item.inbound]]\n");
            add(&mut text, "to", &claim.to);
            add(&mut text, "relation", claim.relation.name());
        }
    }
    text
}
