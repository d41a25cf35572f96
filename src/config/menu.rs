//! The menu, `[[menu]]` in `vazba.toml`.

use crate::model::declare::{fields, named};
use crate::model::value::{Text, Web};

fields! {
    /// An entry of the menu: a list, a page or an address, exactly one of them.
    MenuEntry {
        /// What it is called; without it, as the list or page. An address needs one.
        title: Option<Text>,
        /// Name of a kind, as `measure`: leads to the list of its records.
        kind: Option<Text> { neutral: true },
        /// A page: the name of one of the site's own, as `tasks`, the id of a record of the kind `page`, or any
        /// record with its kind, as `strategy:plan`.
        page: Option<Text> { neutral: true },
        /// A whole address of the web.
        address: Option<Web>,
        /// Whether it stands behind the button with the rest of the menu.
        more: bool,
    }
}
named! { MenuEntry = "menu", "An entry of the menu." }
