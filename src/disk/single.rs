//! Single files: one that somebody named is read, one of the site's content is written.
#![expect(clippy::disallowed_types, reason = "this module is the door to the disk")]
#![expect(clippy::disallowed_methods, reason = "this module is the door to the disk")]

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use super::plain;

/// Size of the largest file that is read because somebody named it, in bytes.
const LARGEST: u64 = 32 * 1024 * 1024;

/// Reads a file that somebody named, wherever it is.
///
/// # Errors
///
/// It can't be read, is no plain file, or is too large.
pub fn read_named(path: &Path) -> io::Result<Vec<u8>> {
    let (file, _) = plain::open(path)?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        let message = format!("it has more than {} MiB", LARGEST / 1024 / 1024);
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
    }
    Ok(bytes)
}

/// Writes a text of the site in one step: whatever happens, the file has either the old text or the new one. The folder must be
/// there, and no link may lead out of the site. `path` is relative to the site's folder.
///
/// # Errors
///
/// It can't be written.
pub fn write_content(root: &Path, path: &str, text: &str) -> io::Result<()> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let root = root.canonicalize()?;
    let folder = root.join(folder).canonicalize()?;
    if !folder.starts_with(&root) {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "a link leads out of the site's folder"));
    }
    // Hidden, so that nobody takes it for content.
    let new = folder.join(format!(".{name}.new"));
    let target = folder.join(name);
    let written = write(&new, text).and_then(|()| {
        // Who may read a file that is replaced may read the new one, and nobody else.
        if let Ok(old) = fs::metadata(&target) {
            fs::set_permissions(&new, old.permissions())?;
        }
        fs::rename(&new, &target)
    });
    if written.is_err() {
        let _ = fs::remove_file(&new);
    }
    written
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = File::options().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_replaced_and_nothing_else_stays() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("content/documents")).unwrap();
        for text in ["první", "druhý"] {
            write_content(root.path(), "content/documents/a.items.toml", text).unwrap();
            assert_eq!(fs::read_to_string(root.path().join("content/documents/a.items.toml")).unwrap(), text);
        }
        assert_eq!(fs::read_dir(root.path().join("content/documents")).unwrap().count(), 1);
        assert!(write_content(root.path(), "content/nowhere/a.items.toml", "a").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn no_link_leads_out() {
        let (root, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fs::create_dir_all(root.path().join("content")).unwrap();
        std::os::unix::fs::symlink(other.path(), root.path().join("content/documents")).unwrap();
        write_content(root.path(), "content/documents/a.items.toml", "a").unwrap_err();
        assert_eq!(fs::read_dir(other.path()).unwrap().count(), 0);
    }
}
