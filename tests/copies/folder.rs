//! Copies of folders.

use std::fs;
use std::path::Path;

/// Copies a folder with everything in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.expect("it can be listed");
        let target = to.join(entry.path().strip_prefix(from).expect("it lies there"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).expect("folders can be made");
        } else {
            fs::copy(entry.path(), target).expect("files can be copied");
        }
    }
}
