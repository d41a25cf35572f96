//! Links that open a file in an editor.

use std::path::Path;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::source::Position;

/// What an address that opens a file looks like: that of Visual Studio Code.
const DEFAULT: &str = "vscode://file/{path}:{line}:{column}";

/// What stands for none.
const OFF: &str = "off";

/// What can't stand in a path of an address as it is (RFC 3986, section 3.3), nor in a query with several values. A backslash
/// can't, either, but some systems write one between folders, and programs understand a slash.
const ESCAPED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'+')
    .add(b'<')
    .add(b'=')
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
pub(super) struct Editor(Option<String>);

impl Editor {
    /// By an address in which `{path}`, `{line}` and `{column}` stand for the place; without one, that of Visual Studio Code.
    /// `off` means none.
    pub(super) fn new(address: Option<&str>) -> Self {
        let address = address.unwrap_or(DEFAULT);
        Self((address != OFF).then(|| address.to_owned()))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_put_into_the_address() {
        let link = |address, root: &str, file| {
            let at = Some(Position { line: 3, column: 7 });
            Editor::new(address).link(Path::new(root), file, at)
        };
        assert_eq!(
            link(None, "/home/úřad", "content/a b.md").as_deref(),
            Some("vscode://file/home/%C3%BA%C5%99ad/content/a%20b.md:3:7")
        );
        assert_eq!(
            link(Some("idea://open?file=/{path}&line={line}"), "/a&b", "c#{line}.md").as_deref(),
            Some("idea://open?file=/a%26b/c%23%7Bline%7D.md&line=3")
        );
        assert_eq!(link(Some("off"), "/a", "b.md"), None);
        let whole = Editor::new(None).link(Path::new("/a"), "b.md", None);
        assert_eq!(whole.as_deref(), Some("vscode://file/a/b.md:1:1"));
    }
}
