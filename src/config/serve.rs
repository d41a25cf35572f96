//! What `vazba serve` does on this site, `[serve]` in `vazba.toml`.

use crate::model::declare::{fields, named};
use crate::model::value::Text;

fields! {
    /// What `vazba serve` does. Nothing of it is published.
    Serve {
        /// Address that opens a file in an editor, with `{path}`, `{line}` and `{column}` where these belong, or `off` for none. Where
        /// nothing is said, that of Visual Studio Code.
        editor: Option<Text> { neutral: true },
    }
}
named! { Serve = "serve", "What `vazba serve` does. Nothing of it is published." }
