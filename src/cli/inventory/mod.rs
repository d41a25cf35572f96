//! `vazba inventory`: brings the items of documents in, from files and from websites.

mod bring;
mod described;

use std::path::Path;

use bring::{Asked, bring};
use described::{Described, with_inventory};

use super::arguments::{Add, Bringing, Inventory, Update};
use super::content::Content;
use super::{End, show};
use crate::disk;
use crate::fetch::fetch;
use crate::inventory::{Columns, is_address};
use crate::source::digest;

/// Carries out one of its commands.
pub(super) fn inventory(site: Option<&Path>, command: &Inventory) -> End {
    let done = match command {
        Inventory::Add(options) => add(site, options),
        Inventory::Update(options) => update(site, options),
    };
    done.unwrap_or_else(|end| end)
}

fn add(site: Option<&Path>, options: &Add) -> Result<End, End> {
    let columns = Columns::parse(options.map.iter().map(String::as_str))
        .map_err(|fault| show::fail(&fault, End::Usage))?;
    let site = Content::read(site)?;
    let document = Described::find(&site, &options.document)?;
    let bytes = if is_address(&options.from) {
        fetched(&options.from, &options.bringing)?
    } else {
        disk::read_named(Path::new(&options.from))
            .map_err(|error| show::fail(&format!("can't read `{}`: {error}", options.from), End::Disk))?
    };
    let found = digest(&bytes);
    if let Some(wanted) = options.digest.as_ref().filter(|wanted| !wanted.eq_ignore_ascii_case(&found)) {
        let message = format!("`{}` has the digest {found}, not {wanted}; nothing was written", options.from);
        return Err(show::fail(&message, End::Faults));
    }
    // A newer file of the same document has the columns of the one before.
    let columns = &columns.or(&document.pinned.columns);
    let sheet = options.sheet.as_deref().or(document.pinned.sheet.as_deref());
    let asked = Asked { name: &options.from, bytes: &bytes, columns, sheet };
    bring(&site, &document, &asked, &options.bringing)
}

/// Fetches the inventories anew that were fetched before. One that fails keeps no other from being brought in.
fn update(site: Option<&Path>, options: &Update) -> Result<End, End> {
    let site = Content::read(site)?;
    if let Some(id) = &options.document {
        let document = Described::find(&site, id)?;
        let Some(url) = &document.pinned.url else {
            let message = format!(
                "the items of `{id}` are from no address; bring a newer file in by `vazba inventory add {id} FILE`"
            );
            return Err(show::fail(&message, End::Usage));
        };
        return fetch_anew(&site, &document, url, &options.bringing);
    }
    let mut worst = End::Well;
    let mut count = 0;
    for id in with_inventory(&site) {
        let Ok(document) = Described::find(&site, id) else {
            worst = End::Usage;
            continue;
        };
        let Some(url) = &document.pinned.url else { continue };
        count += 1;
        let end = fetch_anew(&site, &document, url, &options.bringing).unwrap_or_else(|end| end);
        worst = if worst as u8 >= end as u8 { worst } else { end };
    }
    if count == 0 {
        show::say("no document has items from an address");
    }
    Ok(worst)
}

fn fetch_anew(site: &Content, document: &Described, url: &str, bringing: &Bringing) -> Result<End, End> {
    let bytes = fetched(url, bringing)?;
    let (columns, sheet) = (&document.pinned.columns, document.pinned.sheet.as_deref());
    bring(site, document, &Asked { name: url, bytes: &bytes, columns, sheet }, bringing)
}

fn fetched(address: &str, bringing: &Bringing) -> Result<Vec<u8>, End> {
    fetch(address, &bringing.allow_address)
        .map_err(|failure| show::fail(&format!("can't fetch `{address}`: {failure}"), End::Disk))
}
