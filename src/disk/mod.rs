//! The only door to the disk: reads a site's folder, watches it, and publishes a built site in one step.

mod asset;
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
mod remote;
mod same;
mod single;
mod stamp;
mod target;
mod touched;
mod walk;
mod watch;

pub use asset::Asset;
pub use error::Error;
pub use publish::{Published, Staging};
pub use read::{News, SiteFolder, find_root, is_folder, read_site, real_path};
pub use single::{read_named, write_content};
pub use touched::Touched;
pub use watch::{Noticed, Watch};

/// Folder of a site that holds its records and what lies beside them.
const CONTENT: &str = "content";

/// Folders of a site that are read and may be copied from.
const FOLDERS: [&str; 3] = [CONTENT, "themes", "static"];
