//! Changes of single values in a TOML text that leave every other byte as it is.

use std::ops::Range;

use ::toml::Value;

use super::{Key, Node, Table, Tree, is_header};

/// A piece of a text, and what is written in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    range: Range<usize>,
    with: String,
}

/// The edits that give keys of a table, which was read from this text, other values: a text, or none, by which the key is taken out. `Err`
/// is the key whose value is no text, or stands apart from the table, so that only people can change it.
///
/// # Errors
///
/// A key that can't be changed like this.
pub fn set<'a>(text: &str, table: &Table, changes: &[(&'a str, Option<&str>)]) -> Result<Vec<Edit>, &'a str> {
    let style = Style::of(text, table);
    let is_dotted =
        |node: &Node| matches!(node.tree, Tree::Table(_)) && !text[node.span.range()].starts_with(['{', '[']);
    if let Some((key, _)) = changes.first().filter(|_| table.entries.iter().any(|(_, node)| is_dotted(node)))
    {
        // Where a key that is written as `a.b` ends is not known.
        return Err(key);
    }
    let taken_out = |at: usize| {
        let name = &table.entries[at].0.name;
        changes.iter().any(|(key, value)| key == name && value.is_none())
    };
    let mut edits = Vec::new();
    let mut added = String::new();
    for (key, value) in changes {
        let at = table.entries.iter().position(|(known, _)| known.name == *key);
        match (at, value) {
            (Some(at), value) => {
                let (known, node) = &table.entries[at];
                let is_simple = matches!(node.tree, Tree::Text { .. } | Tree::Date(_));
                if !is_simple || !style.holds(text, known) {
                    return Err(key);
                }
                edits.push(match value {
                    Some(value) => Edit { range: node.span.range(), with: style.quoted(value) },
                    None => style.without(text, table, at, taken_out).ok_or(*key)?,
                });
            }
            (None, Some(value)) => added.push_str(&style.line(key, value)),
            (None, None) => {}
        }
    }
    if !added.is_empty() {
        edits.push(Edit { range: style.end..style.end, with: added });
    }
    Ok(edits)
}

/// The text with edits that don't overlap.
pub fn edited(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.range.start));
    let mut edited = text.to_owned();
    for Edit { range, with } in edits {
        edited.replace_range(range, &with);
    }
    edited
}

/// How a table is written.
struct Style {
    /// Whether it stands under a header, a key on each line, and not in braces.
    has_lines: bool,
    /// What its lines begin with.
    indent: String,
    newline: &'static str,
    /// Where more keys can be added.
    end: usize,
}

impl Style {
    fn of(text: &str, table: &Table) -> Self {
        let has_lines = is_header(text, table.span);
        let own = |(key, _): &&(Key, Node)| !has_lines || is_first(text, key);
        let last = table.entries.iter().filter(own).max_by_key(|(_, node)| node.span.end);
        let (written_to, indent) = last.map_or((table.span.range().end, ""), |(key, node)| {
            let start = key.span.range().start;
            (node.span.range().end, &text[line_start(text, start)..start])
        });
        let line_end = line_end(text, written_to);
        let newline = if text[..line_end].ends_with("\r\n") { "\r\n" } else { "\n" };
        let end = if has_lines { line_end } else { written_to };
        Self { has_lines, indent: if has_lines { indent.to_owned() } else { String::new() }, newline, end }
    }

    /// Whether the key is written in the table itself, and not under a header of its own or with others before it.
    fn holds(&self, text: &str, key: &Key) -> bool {
        !self.has_lines || is_first(text, key)
    }

    fn quoted(&self, value: &str) -> String {
        let quoted = Value::String(value.replace("\r\n", "\n")).to_string();
        quoted.replace('\n', self.newline)
    }

    fn line(&self, key: &str, value: &str) -> String {
        let value = self.quoted(value);
        if self.has_lines {
            format!("{}{key} = {value}{}", self.indent, self.newline)
        } else {
            format!(", {key} = {value}")
        }
    }

    /// Takes a key out: with its line, or with a comma beside it, the one before it if a key before it stays. `None` if a comment stands
    /// between the two.
    fn without(
        &self,
        text: &str,
        table: &Table,
        at: usize,
        taken_out: impl Fn(usize) -> bool,
    ) -> Option<Edit> {
        let place = |at: usize| {
            let (key, node): &(Key, Node) = &table.entries[at];
            key.span.range().start..node.span.range().end
        };
        let own = place(at);
        let range = if self.has_lines {
            line_start(text, own.start)..line_end(text, own.end)
        } else if (0..at).any(|before| !taken_out(before)) {
            place(at - 1).end..own.end
        } else {
            own.start..if at + 1 < table.entries.len() { place(at + 1).start } else { own.end }
        };
        let beside =
            [&text[range.start..own.start.max(range.start)], &text[own.end.min(range.end)..range.end]];
        let is_clean = self.has_lines || !beside.iter().any(|gap| gap.contains(['#', '\n']));
        is_clean.then(|| Edit { range, with: String::new() })
    }
}

/// Whether nothing but blanks stands before the key on its line.
fn is_first(text: &str, key: &Key) -> bool {
    let start = key.span.range().start;
    text[line_start(text, start)..start].trim().is_empty()
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// Where the next line begins.
fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1)
}
