//! Links that open a file in an editor.

use std::path::Path;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::source::Position;

/// What an address that opens a file looks like: that of Visual Studio Code.
const DEFAULT: &str = "vscode://file/{path}:{line}:{column}";

/// What can't stand in a path of an address as it is (RFC 3986, section 3.3). A backslash can't, either, but some systems write
/// one between folders, and programs understand a slash.
const ESCAPED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// How an editor is asked to open a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor(Option<String>);

impl Editor {
    /// By an address in which `{path}`, `{line}` and `{column}` stand for the place; without one, that of Visual Studio Code.
    /// An empty one means none.
    pub fn new(address: Option<&str>) -> Self {
        let address = address.unwrap_or(DEFAULT);
        Self((!address.is_empty()).then(|| address.to_owned()))
    }

    /// The address that opens a `file` of the site in the folder `root`.
    pub(super) fn link(&self, root: &Path, file: &str, at: Option<Position>) -> Option<String> {
        let path = root.join(file).to_string_lossy().replace('\\', "/");
        let path = utf8_percent_encode(path.trim_start_matches('/'), ESCAPED).to_string();
        let at = at.unwrap_or(Position { line: 1, column: 1 });
        let address = self.0.as_deref()?;
        Some(
            address
                .replace("{line}", &at.line.to_string())
                .replace("{column}", &at.column.to_string())
                .replace("{path}", &path),
        )
    }
}
