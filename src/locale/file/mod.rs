//! Language files: TOML with the sections `[language]`, `[segments]`, `[texts]` and `[typography]`.
//!
//! Tables within `[texts]` only group keys: `[texts.field] lead = "Gestor"` is the text `field.lead`. A table
//! whose keys all are plural categories is one text that counts.

use std::collections::BTreeMap;

mod typography;

use super::message::{CATEGORIES, Message, is_well_formed};
use super::typography::Typography;
use super::{Direction, Entry};
use crate::diag::{Diagnostic, Sink, Text, codes, text};
use crate::source::{FileId, Span};
use crate::syntax::toml::{self, Key, Node, Table, Tree};

/// What the files of one language say, later ones over earlier ones.
#[derive(Debug, Default)]
pub(super) struct Language {
    pub(super) name: Option<String>,
    pub(super) direction: Direction,
    pub(super) locale: Option<Entry<String>>,
    pub(super) segments: BTreeMap<String, Entry<String>>,
    pub(super) texts: BTreeMap<String, Entry<Message>>,
    pub(super) typography: Typography,
}

/// Reads one file over what the files before it said.
pub(super) fn read(file: FileId, source: &str, language: &mut Language, sink: &mut Sink) {
    let toml::Read { table, .. } = toml::read(file, source, 0..source.len(), sink);
    let mut parser = Parser { file, language, sink };
    for (name, value) in &table.entries {
        let Some(section) = parser.table(value, &format!("[{}]", name.name)) else { continue };
        match name.name.as_str() {
            "language" => parser.language(section),
            "segments" => parser.segments(section),
            "texts" => parser.texts("", section),
            "typography" => parser.typography(section),
            other => {
                let message = text!("a language file has no section `[{name}]`", name = other);
                let help = text!("its sections are `[language]`, `[segments]`, `[texts]` and `[typography]`");
                parser.fault(name.span, message, Some(help));
            }
        }
    }
}

struct Parser<'a> {
    file: FileId,
    language: &'a mut Language,
    sink: &'a mut Sink,
}

impl Parser<'_> {
    fn fault(&mut self, at: Span, message: Text, help: Option<Text>) {
        self.sink.push(Diagnostic::new(&codes::LANGUAGE_FILE, at, message).maybe_help(help));
    }

    fn table<'v>(&mut self, value: &'v Node, name: &str) -> Option<&'v Table> {
        if let Tree::Table(table) = &value.tree {
            return Some(table);
        }
        self.fault(value.span, text!("`{name}` is not a table", name = name), None);
        None
    }

    fn string<'v>(&mut self, value: &'v Node, name: &str) -> Option<&'v str> {
        if let Tree::Text { value, .. } = &value.tree {
            return Some(value);
        }
        let help = text!("texts stand in quotation marks: `{name} = \"…\"`", name = name);
        self.fault(value.span, text!("`{name}` is not a text", name = name), Some(help));
        None
    }

    fn language(&mut self, table: &Table) {
        for (key, value) in &table.entries {
            let Some(text) = self.string(value, &key.name) else { continue };
            match (key.name.as_str(), text) {
                ("name", name) => self.language.name = Some(name.to_owned()),
                ("locale", tag) => {
                    self.language.locale = Some(Entry { value: tag.to_owned(), span: value.span });
                }
                ("dir", "ltr") => self.language.direction = Direction::Ltr,
                ("dir", "rtl") => self.language.direction = Direction::Rtl,
                ("dir", other) => {
                    let message = text!("`{dir}` is not a direction", dir = other);
                    self.fault(value.span, message, Some(text!("write `ltr` or `rtl`")));
                }
                (other, _) => {
                    let message = text!("`[language]` has no field `{name}`", name = other);
                    self.fault(key.span, message, Some(text!("its fields are `name`, `dir` and `locale`")));
                }
            }
        }
    }

    fn segments(&mut self, table: &Table) {
        for (key, value) in &table.entries {
            let Some(segment) = self.string(value, &key.name) else { continue };
            // The home page stands at the root itself.
            let is_root = key.name == "home" && segment.is_empty();
            if !is_root && !is_segment(segment) {
                let message = text!("`{segment}` can't be a part of an address", segment = segment);
                let help = text!("use lower-case letters without diacritics, digits and hyphens");
                self.fault(value.span, message, Some(help));
            }
            let entry = Entry { value: segment.to_owned(), span: value.span };
            self.language.segments.insert(key.name.clone(), entry);
        }
    }

    fn texts(&mut self, prefix: &str, table: &Table) {
        for (key, value) in &table.entries {
            let name = format!("{prefix}{}", key.name);
            let message = match &value.tree {
                Tree::Table(forms) if is_plural(forms) => Some(self.plural(&name, forms)),
                Tree::Table(group) => {
                    self.texts(&format!("{name}."), group);
                    continue;
                }
                _ => self.message(value, &name).map(Message::Plain),
            };
            if let Some(message) = message {
                self.insert(name, message, key);
            }
        }
    }

    fn plural(&mut self, name: &str, forms: &Table) -> Message {
        let mut read = BTreeMap::new();
        for (key, value) in &forms.entries {
            let category = CATEGORIES.iter().find(|(known, _)| *known == key.name);
            if let (Some((_, category)), Some(form)) = (category, self.message(value, name)) {
                read.insert(*category, form);
            }
        }
        Message::Plural(read)
    }

    fn message(&mut self, value: &Node, name: &str) -> Option<String> {
        let written = self.string(value, name)?;
        if !is_well_formed(written) {
            let message = text!("a brace of `{name}` belongs to no place", name = name);
            let help = text!("a place to fill is a name in lower-case letters: `{open}n{close}`", own open = '{', own close = '}');
            self.fault(value.span, message, Some(help));
        }
        Some(written.to_owned())
    }

    fn insert(&mut self, name: String, message: Message, key: &Key) {
        let entry = Entry { value: message, span: key.span };
        if let Some(before) = self.language.texts.get(&name) {
            let (span, before_span) = (entry.span, before.span);
            if before_span.file == self.file {
                let message = text!("the text `{name}` is given twice", name = name);
                let first = text!("first here");
                self.sink
                    .push(Diagnostic::new(&codes::LANGUAGE_FILE, span, message).related(before_span, first));
            } else if let Some(diagnostic) = super::complete::compare(&name, &entry, before) {
                self.sink.push(diagnostic);
            }
        }
        self.language.texts.insert(name, entry);
    }
}

fn is_plural(table: &Table) -> bool {
    let is_category = |key: &Key| CATEGORIES.iter().any(|(name, _)| *name == key.name);
    !table.entries.is_empty() && table.entries.iter().all(|(key, _)| is_category(key))
}

/// Whether the text can be one segment of an address, or the name of a file there (`zmeny.atom`).
fn is_segment(text: &str) -> bool {
    let sound = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'.';
    !text.is_empty() && !text.starts_with('.') && !text.ends_with('.') && text.bytes().all(sound)
}
