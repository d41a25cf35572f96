//! Pages: anything else.

use crate::model::declare::kind;
use crate::model::value::Count;

kind! {
    /// A page of its own, for anything that is no record of another kind.
    Page = "page" in "pages" {
        /// Whether the menu leads to it.
        menu: bool { role: Setting },
        /// Its place in the menu.
        order: Option<Count> { role: Order },
    }
}
