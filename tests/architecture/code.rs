//! The project's own code as text, with all that is not code blanked out.

use std::fs;
use std::path::{Path, PathBuf};

/// A file of code.
pub(crate) struct File {
    /// Path from the project's folder, with `/` between its parts.
    pub(crate) path: String,
    /// All of it.
    pub(crate) text: String,
    /// The same with comments, strings and letters blanked, so that every byte keeps its place.
    pub(crate) code: String,
}

impl File {
    /// Path of the module in the crate: `["graph", "build"]` for `src/graph/build.rs`.
    pub(crate) fn module(&self) -> Vec<&str> {
        let path = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        let path = path.strip_suffix("/mod").unwrap_or(path);
        path.split('/').collect()
    }

    /// Number of the line, from 1, that holds this byte.
    pub(crate) fn line(&self, at: usize) -> usize {
        self.code[..at].matches('\n').count() + 1
    }

    /// Bytes at which `word` stands as a whole word in the code.
    pub(crate) fn places<'a>(&'a self, word: &'a str) -> impl Iterator<Item = usize> + 'a {
        let is_part =
            |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
        self.code.match_indices(word).map(|(at, _)| at).filter(move |at| {
            let bytes = self.code.as_bytes();
            let before = at.checked_sub(1).and_then(|before| bytes.get(before));
            let starts = !is_part(word.as_bytes().first()) || !is_part(before);
            starts && (!is_part(word.as_bytes().last()) || !is_part(bytes.get(at + word.len())))
        })
    }
}

/// A file of this text.
pub(crate) fn of_text(path: &str, text: &str) -> File {
    File { path: path.to_owned(), code: blank(text), text: text.to_owned() }
}

/// All files of code below a folder of the project, by path.
pub(crate) fn files(folder: &str) -> Vec<File> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    walk(&root.join(folder), &mut paths);
    paths.sort();
    assert!(!paths.is_empty(), "no code in `{folder}`");
    let file = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("code is text");
        let path = path.strip_prefix(&root).expect("it lies there").to_string_lossy().replace('\\', "/");
        of_text(&path, &text)
    };
    paths.into_iter().map(file).collect()
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("it can be listed") {
        let path = entry.expect("it can be listed").path();
        if path.is_dir() {
            walk(&path, paths);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            paths.push(path);
        }
    }
}

/// The text with a blank for every byte of a comment, string or letter.
fn blank(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match length_of_no_code(rest, out.as_bytes().last().copied()) {
            0 => {
                out.push(if first.is_ascii() { first } else { '?' });
                out.extend(std::iter::repeat_n('?', first.len_utf8() - 1));
                first.len_utf8()
            }
            length => {
                let blanks = rest[..length].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' });
                out.extend(blanks);
                length
            }
        };
        rest = &rest[length..];
    }
    out
}

/// How many bytes at the start of `rest` are a comment, string or letter; 0 for code.
fn length_of_no_code(rest: &str, before: Option<u8>) -> usize {
    let until =
        |end: &str, from: usize| rest[from..].find(end).map_or(rest.len(), |at| from + at + end.len());
    let in_word = before.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if rest.starts_with("/*") {
        return until("*/", 2);
    }
    if let Some(raw) = rest.strip_prefix('r').filter(|_| !in_word) {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw[hashes..].starts_with('"') {
            return until(&format!("\"{}", "#".repeat(hashes)), hashes + 2);
        }
    }
    if rest.starts_with('"') {
        return until_quote(rest, '"');
    }
    match rest.strip_prefix('\'') {
        // A letter closes after one character; otherwise the mark opens the name of a lifetime.
        Some(letter) if letter.starts_with('\\') => until_quote(rest, '\''),
        Some(letter) if letter.chars().nth(1) == Some('\'') => until_quote(rest, '\''),
        _ => 0,
    }
}

/// Length of a quoted text that starts `rest`; a backslash takes the next character with it.
fn until_quote(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if letter == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

#[test]
fn only_code_is_left() {
    let text =
        "let a = \"fs // \\\" x\"; // fs\nlet c = '\"'; let b: &'a str = r#\"fs\"#; /* fs */ čaj('\\'')";
    let file = of_text("src/a/b.rs", text);
    assert_eq!(file.code.len(), text.len());
    assert_eq!(file.places("fs").count(), 0, "{}", file.code);
    assert_eq!(file.places("let").map(|at| file.line(at)).collect::<Vec<_>>(), [1, 2, 2]);
    assert_eq!(file.code.matches(['"', '\'']).collect::<Vec<_>>(), ["'"]);
    assert_eq!(file.module(), ["a", "b"]);
}
