//! Source files and places in them: plain data, no disk.
//!
//! Every later stage points at its input by a [`Span`]. Lines and columns are worked out only when a
//! diagnostic is shown.

pub mod characters;
mod digest;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

pub use digest::digest;

/// A file of [`Sources`], by its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// Half-open range of bytes in one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span of `file`. Offsets beyond 4 GiB can't occur: the size limit of files is far below that.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        let offset = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { file, start: offset(range.start), end: offset(range.end) }
    }

    /// The span as byte offsets.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Line and column, both from 1; the column counts characters, not bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// One text file as it was read.
#[derive(Debug)]
pub struct SourceFile {
    path: String,
    content: Content,
    /// Where each line begins; computed on demand.
    lines: OnceLock<Vec<usize>>,
    /// Odd characters with their places; looked for on demand.
    odd: OnceLock<Box<[(usize, char)]>>,
}

/// The content of a file. Whether it is UTF-8 is checked once, when it is read.
#[derive(Debug)]
enum Content {
    Text(String),
    /// The text up to the first byte that is not UTF-8, and all bytes.
    Broken(String, Vec<u8>),
}

impl SourceFile {
    fn new(path: String, bytes: Vec<u8>) -> Self {
        let content = String::from_utf8(bytes).map_or_else(
            |fault| {
                let end = fault.utf8_error().valid_up_to();
                let bytes = fault.into_bytes();
                Content::Broken(String::from_utf8_lossy(&bytes[..end]).into_owned(), bytes)
            },
            Content::Text,
        );
        Self { path, content, lines: OnceLock::new(), odd: OnceLock::new() }
    }

    /// Path relative to the site's folder, with `/` between its parts.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The file's bytes, whatever they are.
    pub fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Text(text) => text.as_bytes(),
            Content::Broken(_, bytes) => bytes,
        }
    }

    /// The file's text up to its first byte that is not UTF-8 (all of it, in a sound file).
    pub fn text(&self) -> &str {
        match &self.content {
            Content::Text(text) | Content::Broken(text, _) => text,
        }
    }

    /// Characters that nobody means to write, with their places.
    pub fn odd_characters(&self) -> &[(usize, char)] {
        self.odd.get_or_init(|| characters::odd_ones(self.text()).collect())
    }

    /// Offset of the first byte that is not UTF-8, if there is one.
    pub fn invalid_utf8_at(&self) -> Option<usize> {
        match &self.content {
            Content::Text(_) => None,
            Content::Broken(text, _) => Some(text.len()),
        }
    }

    /// The line in which `offset` lies, without its end, as bytes of [`SourceFile::bytes`].
    pub fn line_at(&self, offset: usize) -> Range<usize> {
        let starts = self.lines();
        let line = starts.partition_point(|start| *start <= offset);
        let end = starts.get(line).map_or(self.bytes().len(), |next| next - 1);
        starts[line - 1]..end
    }

    /// Where each line begins; there is always a first one.
    fn lines(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            let newlines = self.bytes().iter().enumerate().filter(|(_, byte)| **byte == b'\n');
            std::iter::once(0).chain(newlines.map(|(at, _)| at + 1)).collect()
        })
    }

    /// Place of a byte offset. An offset past the end, or inside a character, counts as the nearest before it.
    pub fn position(&self, offset: usize) -> Position {
        let text = self.text();
        let offset = text.floor_char_boundary(offset);
        let line = self.lines().partition_point(|start| *start <= offset);
        Position { line, column: text[self.lines()[line - 1]..offset].chars().count() + 1 }
    }
}

/// A file as it was at some moment. Two snapshots are equal if number, path and bytes are.
#[derive(Clone, Debug)]
pub struct Snapshot {
    id: FileId,
    file: Arc<SourceFile>,
}

impl Snapshot {
    /// Whether both have the same bytes, whatever their numbers are.
    pub fn has_text_of(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.file, &other.file) || self.file.bytes() == other.file.bytes()
    }
}

impl PartialEq for Snapshot {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && self.file.path == other.file.path && self.has_text_of(other)
    }
}

impl Eq for Snapshot {}

/// Which files [`Sources`] have. The same only if it surely is: in copies in which no file was added or removed since.
#[derive(Clone, Debug)]
pub struct Paths {
    texts: Arc<BTreeMap<String, FileId>>,
    assets: Arc<BTreeMap<String, u64>>,
}

impl PartialEq for Paths {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.texts, &other.texts) && Arc::ptr_eq(&self.assets, &other.assets)
    }
}

/// Everything that a build reads: text files in full, other files by name only. Copies share what they hold.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Arc<SourceFile>>,
    by_path: Arc<BTreeMap<String, FileId>>,
    /// Numbers of removed files, for the next ones that are added: edits never use the numbers up.
    free: Vec<FileId>,
    assets: Arc<BTreeMap<String, u64>>,
}

impl Sources {
    /// Adds a text file, or replaces what is at this path.
    ///
    /// `path` is relative to the site's folder with `/` between its parts.
    pub fn add(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> FileId {
        let file = Arc::new(SourceFile::new(path.into(), bytes.into()));
        self.remove_asset(&file.path);
        if let Some(id) = self.find(&file.path) {
            self.files[id.0 as usize] = file;
            return id;
        }
        let path = file.path.clone();
        let id = if let Some(id) = self.free.pop() {
            self.files[id.0 as usize] = file;
            id
        } else {
            self.files.push(file);
            FileId(u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX))
        };
        Arc::make_mut(&mut self.by_path).insert(path, id);
        id
    }

    /// Removes the file at this path, read or only known. Numbers of other files stay as they are.
    pub fn remove(&mut self, path: &str) {
        self.remove_asset(path);
        self.remove_text(path);
    }

    fn remove_asset(&mut self, path: &str) {
        if self.assets.contains_key(path) {
            Arc::make_mut(&mut self.assets).remove(path);
        }
    }

    fn remove_text(&mut self, path: &str) {
        if let Some(id) = self.find(path) {
            Arc::make_mut(&mut self.by_path).remove(path);
            self.files[id.0 as usize] = Arc::new(SourceFile::new(String::new(), Vec::new()));
            self.free.push(id);
        }
    }

    /// Notes that a file which is only ever copied (a picture, an attachment) exists, with its size in bytes. A text that
    /// was read at this path is forgotten.
    pub fn add_asset(&mut self, path: impl Into<String>, size: u64) {
        let path = path.into();
        self.remove_text(&path);
        Arc::make_mut(&mut self.assets).insert(path, size);
    }

    /// The file of this number.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The file of this number as it is now.
    pub fn snapshot(&self, id: FileId) -> Snapshot {
        Snapshot { id, file: Arc::clone(&self.files[id.0 as usize]) }
    }

    /// The file at this path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.by_path.get(path).copied()
    }

    /// Files whose path begins with `prefix`, in the order of their paths.
    pub fn below<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (FileId, &'a SourceFile)> {
        self.by_path
            .range(prefix.to_owned()..)
            .take_while(move |(path, _)| path.starts_with(prefix))
            .map(|(_, &id)| (id, self.file(id)))
    }

    /// Which files there are.
    pub fn paths(&self) -> Paths {
        Paths { texts: Arc::clone(&self.by_path), assets: Arc::clone(&self.assets) }
    }

    /// Size in bytes of the asset at this path, if there is one.
    pub fn asset(&self, path: &str) -> Option<u64> {
        self.assets.get(path).copied()
    }

    /// Whether there is a file at this path, read or only known.
    pub fn has(&self, path: &str) -> bool {
        self.assets.contains_key(path) || self.by_path.contains_key(path)
    }

    /// Paths of all files, read or only known, that begin with `prefix`, in their order.
    pub fn paths_below<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a str> {
        let texts = self.below(prefix).map(|(_, file)| file.path());
        let mut all: Vec<&str> = texts.chain(self.assets_below(prefix)).collect();
        all.sort_unstable();
        all.into_iter()
    }

    /// Assets whose path begins with `prefix`, in the order of their paths.
    pub fn assets_below<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a str> {
        self.assets
            .range(prefix.to_owned()..)
            .take_while(move |(path, _)| path.starts_with(prefix))
            .map(|(path, _)| path.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let mut sources = Sources::default();
        let id = sources.add("a.md", "žlutý kůň\npříliš\n".as_bytes());
        let text = sources.file(id).text();
        let at = text.find('š').expect("the letter is there");
        assert_eq!(sources.file(id).position(at), Position { line: 2, column: 6 });
    }

    #[test]
    fn below_walks_in_order_of_paths() {
        let mut sources = Sources::default();
        for path in ["content/b.md", "content/a.md", "contents.md", "themes/x"] {
            sources.add(path, "");
        }
        let paths: Vec<_> = sources.below("content/").map(|(_, file)| file.path()).collect();
        assert_eq!(paths, ["content/a.md", "content/b.md"]);
    }

    #[test]
    fn numbers_of_files_that_are_gone_are_given_again() {
        let mut sources = Sources::default();
        let [first, second] = ["content/a.md", "content/b.md"].map(|path| sources.add(path, "text"));
        let before = sources.snapshot(first);
        assert_eq!(sources.snapshot(first), before);
        sources.remove("content/a.md");
        assert_eq!(sources.find("content/a.md"), None);
        assert_eq!(sources.below("content/").count(), 1);
        let third = sources.add("content/c.md", "text");
        assert_eq!(third, first);
        assert_ne!(sources.snapshot(third), before, "another file is another one");
        assert!(sources.snapshot(third).has_text_of(&before));
        assert_eq!(sources.find("content/b.md"), Some(second));
    }

    #[test]
    fn a_path_holds_a_text_or_an_asset() {
        let mut sources = Sources::default();
        sources.add("content/a.geojson", "{}");
        sources.add_asset("content/a.geojson", 9_000_000);
        assert_eq!(
            (sources.find("content/a.geojson"), sources.asset("content/a.geojson")),
            (None, Some(9_000_000))
        );
        assert_eq!(sources.paths_below("content/").count(), 1);
        sources.add("content/a.geojson", "{}");
        assert_eq!(sources.asset("content/a.geojson"), None);
        assert_eq!(sources.paths_below("content/").count(), 1);
    }
}
