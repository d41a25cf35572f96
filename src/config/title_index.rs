//! Whether the page of the search holds an index of titles, `title_index` in `vazba.toml`.

use crate::model::declare::choice;

choice! {
    /// Whether there is an index of titles, A–Z.
    TitleIndex {
        /// On the page of the search, or on pages below it.
        On = "on",
        /// There is none; the page of the search leads to the lists.
        Off = "off",
    }
}
