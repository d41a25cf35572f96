//! Inventories of other documents that were read longer ago than the site allows.

use super::Input;
use crate::diag::{Diagnostic, Sink, codes, text};
use crate::model::field;
use crate::model::kinds::Document;

codes! {
    /// It is longer ago than the site allows that the items of a document were brought in.
    ///
    /// `inventory_after_months` in `vazba.toml` says for how long an inventory holds. What came from an address is fetched anew by
    /// `vazba inventory update`, what came from a file by `vazba inventory add` with a newer one. Both say what has changed:
    ///
    /// ```toml
    /// inventory_after_months = 6
    /// ```
    INVENTORY_OUTDATED = "inventory-outdated", Warning;
}

pub(super) fn check(site: &Input<'_>, sink: &mut Sink) {
    for (_, record, document) in site.graph.of::<Document>() {
        let inventory = document.inventory.as_ref().map(|inventory| &inventory.0);
        let Some((inventory, read)) = inventory.and_then(|inventory| Some((inventory, inventory.read?))) else {
            continue;
        };
        let until = site.config.inventory_holds_until(read).filter(|until| *until < site.today);
        let Some((until, place)) = until.zip(record.places.get(field!(Document.inventory))) else { continue };
        let message = text!("these items were to be brought in again by {day}", own day = until);
        let help = if inventory.url.is_some() {
            text!("run `vazba inventory update {id}`", id = record.id)
        } else {
            text!("run `vazba inventory add {id}` with a newer file", id = record.id)
        };
        sink.push(Diagnostic::new(&INVENTORY_OUTDATED, place, message).help(help));
    }
}
