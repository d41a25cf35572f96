//! The only door to the disk: reads a site's folder, and publishes a built one in one step.

mod bounds;
mod error;
mod exchange;
mod leftover;
mod lock;
mod manifest;
mod modes;
mod names;
mod plain;
mod publish;
mod read;
mod same;
mod target;

pub use error::Error;
pub use publish::{Published, Staging};
pub use read::{find_root, is_folder, read_site};

/// Folder of a site that holds its records and what lies beside them.
const CONTENT: &str = "content";

/// Folders of a site that are read and may be copied from.
const FOLDERS: [&str; 3] = [CONTENT, "themes", "static"];
