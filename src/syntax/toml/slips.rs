//! Slips of people who don't write TOML every day, each with a message of its own.
//!
//! What was meant is clear, so the rest of the file is read as if the slip were corrected: one slip gives one fault, and
//! none that only follows from it.

use std::collections::BTreeMap;
use std::ops::Range;

use ::toml::de::DeValue;

use crate::diag::{Text, text};

/// What is wrong with a line, and what was meant.
pub(super) struct Slip {
    /// What to point at.
    pub(super) place: Range<usize>,
    /// The fact.
    pub(super) message: Text,
    /// What to do about it.
    pub(super) help: Text,
    /// The correction.
    edits: Vec<(Range<usize>, String)>,
}

/// The slip in the line that begins at `start`, if it is one of those that are known.
pub(super) fn find(source: &str, start: usize) -> Option<Slip> {
    let line = source[start..].lines().next().unwrap_or_default();
    let line = Line { text: line, start };
    line.comment().or_else(|| line.assignment()).or_else(|| line.header())
}

/// What to point at, the fact, what to do.
type Found = (Range<usize>, Text, Text);

/// Replacements in the line.
type Edits = Vec<(Range<usize>, &'static str)>;

struct Line<'a> {
    text: &'a str,
    start: usize,
}

impl Line<'_> {
    fn slip(&self, place: Range<usize>, message: Text, help: Text, edits: Edits) -> Slip {
        let at = |range: Range<usize>| self.start + range.start..self.start + range.end;
        let edits = edits.into_iter().map(|(range, with)| (at(range), with.to_owned())).collect();
        Slip { place: at(place), message, help, edits }
    }

    /// `// note`, alone or after a value.
    fn comment(&self) -> Option<Slip> {
        let begins = |at: usize| {
            self.text[at..].starts_with("//")
                && !self.text[..at].ends_with(|before: char| !before.is_whitespace())
        };
        let (at, _) = outside(self.text).find(|(at, _)| begins(*at))?;
        let place = at..at + "//".len();
        let message = text!("a comment does not begin with `//`");
        Some(self.slip(place.clone(), message, text!("write `#` instead of it"), vec![(place, "#")]))
    }

    /// `title: "…"`, `název = "…"`, `title = …`.
    fn assignment(&self) -> Option<Slip> {
        let key = key(self.text)?;
        let joint = key.end + blanks(&self.text[key.end..]);
        let name = &self.text[key.clone()];
        let mark = self.text[joint..].chars().next().filter(|mark| matches!(mark, ':' | '='))?;
        let (mut edits, mut found) = (Vec::new(), None);
        if !name.is_ascii() {
            let message = text!("the name of a field has no diacritics");
            let help = text!(
                "fields are called as `title` or `lead`; one of your own may stand in quotation marks: `\"{name}\"`",
                name = name
            );
            found = Some((key.clone(), message, help));
            edits.extend([(key.start..key.start, "\""), (key.end..key.end, "\"")]);
        }
        if mark == ':' {
            let message = text!("`:` stands between a field and its value");
            let help = text!("write `{name} = …`", name = name);
            found = found.or(Some((joint..joint + 1, message, help)));
            edits.push((joint..joint + 1, "="));
        }
        let value = self.value(joint + 1, name);
        let (of_value, more) = value.map_or((None, Vec::new()), |(fault, edits)| (Some(fault), edits));
        edits.extend(more);
        let (place, message, help) = found.or(of_value)?;
        Some(self.slip(place, message, help, edits))
    }

    /// `[[task]`.
    fn header(&self) -> Option<Slip> {
        let text = self.text.trim();
        let name = text.trim_start_matches('[').trim_end_matches(']');
        let (open, close) =
            (text.len() - text.trim_start_matches('[').len(), text.len() - text.trim_end_matches(']').len());
        let is_name = !name.is_empty() && name.chars().all(|letter| is_bare(letter) || letter == '.');
        if !is_name || open == close || open + close > 4 {
            return None;
        }
        let from = self.text.len() - self.text.trim_start().len();
        let place = from..from + text.len();
        let message = text!("the brackets around `{name}` don't match", name = name);
        let help = text!("write `[[{name}]]`, or `[{name}]` for a table of which there is one", name = name);
        let whole = format!("[[{name}]]");
        let mut slip = self.slip(place.clone(), message, help, Vec::new());
        slip.edits.push((self.start + place.start..self.start + place.end, whole));
        Some(slip)
    }

    /// A value that is a text and does not stand in `"…"`: what is wrong, and what would stand there instead.
    fn value(&self, from: usize, name: &str) -> Option<(Found, Edits)> {
        let (fault, edits) = self.edits_of_value(from)?;
        let start = from + blanks(&self.text[from..]);
        let place = start..start.max(self.text.trim_end().len());
        let (message, help) = match fault {
            Fault::Marks => (
                text!("a text stands in straight quotation marks, `\"`"),
                text!("write `\"…\"`; marks as `„…“` may stand inside of them"),
            ),
            Fault::Open => (
                text!("the text has no quotation mark at its end"),
                text!("write `{name} = \"…\"`", name = name),
            ),
            Fault::Case(word) => (
                text!("`{word}` is written in small letters", own word = word),
                text!("write `{name} = {word}`", name = name, own word = word),
            ),
            Fault::Bare(value) => (
                text!("the text `{value}` does not stand in quotation marks", value = value),
                text!("write `{name} = \"{value}\"`", name = name, value = value),
            ),
        };
        Some(((place, message, help), edits))
    }

    /// What is wrong with the value that begins after `from`, and what would stand there instead.
    fn edits_of_value(&self, from: usize) -> Option<(Fault<'_>, Edits)> {
        let marks = curly(self.text, from);
        if !marks.is_empty() {
            return Some((Fault::Marks, marks));
        }
        let from = from + blanks(&self.text[from..]);
        let value = self.text[from..].trim_end();
        let end = from + value.len();
        if let Some(inside) = value.strip_prefix('"') {
            let is_open = !inside.starts_with('"') && !inside.contains('"');
            return is_open.then(|| (Fault::Open, vec![(end..end, "\"")]));
        }
        let value = value.split(" #").next().unwrap_or_default().trim_end();
        let end = from + value.len();
        if value.is_empty() || value.starts_with(['\'', '[', '{', '=']) || value.contains(['"', '\'']) {
            return None;
        }
        if DeValue::parse(value).is_ok() {
            return None;
        }
        for word in ["true", "false"] {
            if value.eq_ignore_ascii_case(word) {
                return (value != word).then(|| (Fault::Case(word), vec![(from..end, word)]));
            }
        }
        Some((Fault::Bare(value), vec![(from..from, "\""), (end..end, "\"")]))
    }
}

/// What is wrong with a value.
enum Fault<'a> {
    /// Its quotation marks are not those of TOML.
    Marks,
    /// It has none at its end.
    Open,
    /// `True` or `FALSE`.
    Case(&'static str),
    /// It has none.
    Bare(&'a str),
}

/// The key that the line begins with.
fn key(line: &str) -> Option<Range<usize>> {
    let from = blanks(line);
    let length = line[from..].find(|letter: char| !is_bare(letter)).unwrap_or(line.len() - from);
    (length > 0).then_some(from..from + length)
}

/// Whether a key may hold the letter without quotation marks; with diacritics people write it, too.
fn is_bare(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '-' | '_')
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// Letters of a line that stand in no text, with their places.
fn outside(line: &str) -> impl Iterator<Item = (usize, char)> {
    let mut open: Option<char> = None;
    let mut escaped = false;
    line.char_indices().filter(move |(_, letter)| {
        let was_open = open;
        match (open, letter) {
            (None, '"' | '\'') => open = Some(*letter),
            (Some('"'), '\\') => escaped = !escaped,
            (Some(mark), letter) => {
                if mark == *letter && !escaped {
                    open = None;
                }
                escaped = false;
            }
            _ => {}
        }
        was_open.is_none() && open.is_none()
    })
}

/// The quotation marks of word processors that stand in the place of `"`, and what is to stand there.
fn curly(line: &str, from: usize) -> Edits {
    const OPENING: [char; 5] = ['„', '“', '”', '«', '»'];
    let mut edits = Vec::new();
    let mut rest = from;
    while let Some((at, mark)) = outside(&line[rest..]).find(|(_, letter)| OPENING.contains(letter)) {
        let at = rest + at;
        let inside = at + mark.len_utf8();
        let Some((end, last)) = line[inside..]
            .char_indices()
            .find(|(_, letter)| OPENING.contains(letter))
            .or_else(|| line[inside..].char_indices().find(|(_, letter)| *letter == '"'))
        else {
            return Vec::new();
        };
        let end = inside + end;
        edits.push((at..inside, "\""));
        // Straight marks inside would end the text.
        edits.extend(
            line[inside..end].match_indices('"').map(|(quote, _)| (inside + quote..inside + quote + 1, "'")),
        );
        rest = end + last.len_utf8();
        edits.push((end..rest, "\""));
    }
    edits
}

/// A text in which slips are mended, and how its places belong to those of the text as it was written.
pub(super) struct Mended {
    pub(super) text: String,
    /// Of each edit: where it begins in both texts, and where it ends in both.
    steps: Vec<[usize; 4]>,
}

impl Mended {
    /// The text as `slips` mean it.
    pub(super) fn new(source: &str, slips: &BTreeMap<usize, Slip>) -> Self {
        let mut out = Self { text: String::with_capacity(source.len()), steps: Vec::new() };
        let mut from = 0;
        for (range, with) in slips.values().flat_map(|slip| &slip.edits) {
            out.text.push_str(&source[from..range.start]);
            let begun = out.text.len();
            out.text.push_str(with);
            out.steps.push([begun, range.start, out.text.len(), range.end]);
            from = range.end;
        }
        out.text.push_str(&source[from..]);
        out
    }

    /// Where in the text as it was written the place stands.
    pub(super) fn range(&self, place: &Range<usize>) -> Range<usize> {
        let start = self.original(place.start);
        start..self.original(place.end).max(start)
    }

    /// The same of one offset.
    pub(super) fn original(&self, offset: usize) -> usize {
        let after = self.steps.partition_point(|[begun, ..]| *begun <= offset);
        match self.steps[..after].last() {
            None => offset,
            Some([_, start, ended, _]) if offset < *ended => *start,
            Some([_, _, ended, end]) => end + (offset - ended),
        }
    }
}
