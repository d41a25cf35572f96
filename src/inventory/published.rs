//! The inventory that a site publishes, `/data/inventory.json`: every public record and part, and what they refer to elsewhere.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Claim, Entry, Raw, Reading, fault, line};
use crate::diag::{Sink, text};
use crate::model::kind::Kind as _;
use crate::model::kinds::{Goal, ItemState, Measure, Phase};
use crate::model::parts::Relation;
use crate::model::value::code::natural_cmp;
use crate::model::value::{Edtf, Web};
use crate::source::{FileId, Span};

/// The version of the format. Later ones may add members, which readers pass over; what a member means changes with it only.
const VERSION: u32 = 1;

/// Name of the format, by which its files are known.
const FORMAT: &str = "vazba-inventory";

/// Texts by the codes of their languages.
type Texts = BTreeMap<String, String>;

/// An inventory.
#[derive(Debug, Serialize, Deserialize)]
pub struct SiteInventory {
    format: String,
    version: u32,
    /// What the site is called.
    pub title: Texts,
    /// Its address, if it knows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Codes of its languages, the main one first.
    pub languages: Vec<String>,
    /// Records and parts, by folder and id.
    pub items: Vec<SiteItem>,
    /// What they refer to in other documents.
    #[serde(default)]
    pub links: Vec<SiteLink>,
}

/// A record or part.
#[derive(Debug, Serialize, Deserialize)]
pub struct SiteItem {
    /// By what authors refer to it, as `measure:bydleni-1`.
    pub id: String,
    /// The kind of record, or the sort of part.
    pub kind: String,
    /// What it is called.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub title: Texts,
    /// The code by which people quote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Its address.
    pub url: String,
    /// How far it has come: the phase of a measure, the state of an item; `cancelled` for a goal that was dropped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// When it holds, or for when it is planned (EDTF).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid: Option<String>,
    /// The ids of what it lies below or serves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parents: Vec<String>,
}

/// A link to another document.
#[derive(Debug, Serialize, Deserialize)]
pub struct SiteLink {
    /// The id of what refers.
    pub from: String,
    /// How it stands to it.
    pub relation: String,
    /// The id of the document or item here.
    pub to: String,
    /// The address of the item or document itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

impl SiteInventory {
    /// An inventory of this version.
    pub fn new(title: Texts, url: Option<String>, languages: Vec<String>) -> Self {
        let (items, links) = Default::default();
        Self { format: FORMAT.to_owned(), version: VERSION, title, url, languages, items, links }
    }
}

/// Reads goals and measures from the inventory of a site. What else it has is none of a document's items.
pub(super) fn read(file: FileId, text: &str, reading: Reading<'_>, sink: &mut Sink) -> Vec<Raw> {
    let published: SiteInventory = match serde_json::from_str(text) {
        Ok(published) => published,
        Err(error) => {
            let at = offset(text, error.line(), error.column());
            let why = error.to_string();
            let why = why.split(" at line ").next().unwrap_or_default();
            let message = text!("this is no inventory of a site: {why}", own why = why);
            let help = text!("take the file `data/inventory.json` of that site, whole");
            sink.push(fault(Span::new(file, at..at), message).help(help));
            return Vec::new();
        }
    };
    if published.format != FORMAT || published.version > VERSION {
        let (format, version) = (&published.format, published.version);
        let message =
            text!("`{format}`, version {version}, can't be read", format = format, own version = version);
        let help =
            text!("it takes `{format}` up to version {version}", own format = FORMAT, own version = VERSION);
        sink.push(fault(Span::new(file, 0..0), message).help(help));
        return Vec::new();
    }
    let is_item = |node: &&SiteItem| node.kind == Goal::SPEC.name || node.kind == Measure::SPEC.name;
    let items: BTreeMap<&str, &SiteItem> =
        published.items.iter().filter(is_item).map(|node| (&*node.id, node)).collect();
    let mut languages = reading.languages.to_vec();
    languages.extend(published.languages.iter().map(String::as_str));
    let mut claims = claims(&published.links, reading.here);
    let mut raws = Vec::new();
    for node in published.items.iter().filter(is_item) {
        let Some(title) = best(&node.title, &languages) else { continue };
        let above = node.parents.iter().find(|parent| items.contains_key(parent.as_str()));
        let entry = Entry {
            id: node.id.split_once(':').map_or("", |(_, id)| id).to_owned(),
            title,
            code: node.code.as_deref().and_then(line),
            url: Web::parse(&node.url).is_ok().then(|| node.url.clone()),
            state: node.state.as_deref().and_then(state),
            valid: node.valid.as_deref().and_then(|valid| Edtf::parse(valid).ok()),
            inbound: claims.remove(&*node.id).unwrap_or_default(),
            ..Entry::default()
        };
        raws.push(Raw { span: None, key: Some(node.id.clone()), parent: above.cloned(), entry });
    }
    // Files come by ids; readers look for codes.
    raws.sort_by(|one, other| by_code(one.entry.code.as_deref(), other.entry.code.as_deref()));
    raws
}

/// An address as those of [`Reading::here`] are written: the same page, by whatever way.
pub fn without_scheme(url: &str) -> &str {
    let (address, _) = url.split_once('#').unwrap_or((url, ""));
    address.split_once("://").map_or(address, |(_, rest)| rest)
}

/// In the order of codes; what has none comes last.
fn by_code(one: Option<&str>, other: Option<&str>) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => natural_cmp(one, other),
        _ => other.is_some().cmp(&one.is_some()),
    }
}

/// What items say of records here, by their ids: links that lead to an address here. One that is stated twice counts once.
fn claims<'a>(links: &'a [SiteLink], here: &HashMap<String, String>) -> HashMap<&'a str, Vec<Claim>> {
    let mut claims: HashMap<&str, Vec<Claim>> = HashMap::new();
    for link in links {
        let to = link.url.as_ref().and_then(|url| here.get(without_scheme(url)));
        let (Some(to), Some(relation)) = (to, Relation::by_name(&link.relation)) else { continue };
        let claim = Claim { relation, to: to.clone() };
        let known = claims.entry(&link.from).or_default();
        if !known.contains(&claim) {
            known.push(claim);
        }
    }
    claims
}

/// The title in the first of the languages that it has.
fn best(title: &Texts, languages: &[&str]) -> Option<String> {
    let known = languages.iter().find_map(|code| title.get(*code)).or_else(|| title.values().next());
    known.and_then(|title| line(title))
}

/// The state of an item, by its own name or by that of the phase of a measure. A suspended measure is in none of them.
fn state(name: &str) -> Option<ItemState> {
    ItemState::by_name(name).or_else(|| match Phase::by_name(name)? {
        Phase::Proposed | Phase::Approved => Some(ItemState::Planned),
        Phase::Running => Some(ItemState::Running),
        Phase::Finished => Some(ItemState::Finished),
        Phase::Cancelled => Some(ItemState::Cancelled),
        Phase::Suspended => None,
    })
}

/// The offset of a line and column, both from 1, of which the column counts bytes.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    text.floor_char_boundary((before + column.saturating_sub(1)).min(text.len()))
}

/// The JSON Schema (draft 2020-12) of an inventory.
pub fn schema() -> serde_json::Value {
    let text = json!({ "type": "string", "minLength": 1 });
    let texts = json!({ "type": "object", "additionalProperties": text });
    let states: Vec<&str> = [Phase::NAMES, ItemState::NAMES].concat();
    let states: std::collections::BTreeSet<&str> = states.into_iter().collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Inventory of a public strategy",
        "description": "Every public record and part of a site, and what they refer to in other documents.",
        "type": "object",
        "required": ["format", "version", "title", "languages", "items"],
        "properties": {
            "format": { "const": FORMAT },
            "version": { "const": VERSION },
            "title": texts,
            "url": { "type": "string", "format": "uri" },
            "languages": { "type": "array", "items": text, "minItems": 1 },
            "items": { "type": "array", "items": { "$ref": "#/$defs/item" } },
            "links": { "type": "array", "items": { "$ref": "#/$defs/link" } }
        },
        "$defs": {
            "item": {
                "type": "object",
                "required": ["id", "kind", "url"],
                "properties": {
                    "id": { "type": "string", "pattern": "^[a-z-]+:[a-z0-9-]+(#.+)?$" },
                    "kind": text,
                    "title": texts,
                    "code": text,
                    "url": text,
                    "state": { "enum": states },
                    "valid": { "description": "EDTF, as 2025/2027", "type": "string", "minLength": 1 },
                    "parents": { "type": "array", "items": text }
                }
            },
            "link": {
                "type": "object",
                "required": ["from", "relation", "to"],
                "properties": {
                    "from": text,
                    "relation": { "enum": Relation::NAMES },
                    "to": text,
                    "url": { "type": "string", "format": "uri" }
                }
            }
        }
    })
}
