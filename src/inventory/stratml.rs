//! Goals and objectives of a strategic plan as StratML (ISO 17469-1, and its part 2), whatever the namespace or order of
//! elements: hardly any file in use is valid.

use quick_xml::Reader as Xml;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, Event};

use super::{Entry, Raw, fault, line};
use crate::diag::{Sink, Text, text};
use crate::source::{FileId, Span};

/// Names of the element at the top, of both parts.
const ROOTS: [&str; 2] = ["StrategicPlan", "PerformancePlanOrReport"];

/// How deep elements may lie in each other; the format has twelve levels.
const MOST_LEVELS: usize = 64;

/// Most letters of a description that stand for a missing name.
const LETTERS: usize = 120;

/// Reads goals, and objectives as what lies below them. A goal or objective of which nothing is said is an empty form, and none.
pub(super) fn read(file: FileId, text: &str, sink: &mut Sink) -> Vec<Raw> {
    let mut plan = Plan::default();
    let mut xml = Xml::from_str(text);
    loop {
        let start = usize::try_from(xml.buffer_position()).unwrap_or(text.len());
        let broken = match xml.read_event() {
            Ok(Event::Start(tag)) => plan.open(tag.local_name().as_ref(), start),
            Ok(Event::Empty(tag)) => {
                let broken = plan.open(tag.local_name().as_ref(), start);
                plan.close(file);
                broken
            }
            Ok(Event::End(_)) => {
                plan.close(file);
                None
            }
            Ok(Event::Text(words)) => {
                plan.said.push_str(&words);
                None
            }
            Ok(Event::CData(words)) => {
                plan.said.push_str(&words);
                None
            }
            Ok(Event::GeneralRef(name)) => plan.referred(&name),
            Ok(Event::DocType(_)) => Some(text!("a document type is not read: it could define anything")),
            Ok(Event::Eof) if plan.path.is_empty() => break,
            Ok(Event::Eof) => Some(text!("this file is cut off")),
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_)) => None,
            Err(error) => Some(text!("this is not well-formed XML: {why}", own why = error.to_string())),
        };
        if let Some(message) = broken {
            let at = text.floor_char_boundary(start.min(text.len()));
            let help = text!("take a strategic plan as StratML, part 1 or 2, as it was published");
            sink.push(fault(Span::new(file, at..at), message).help(help));
            return Vec::new();
        }
    }
    plan.raws
}

/// What was read of a plan so far.
#[derive(Default)]
struct Plan {
    /// Names of the elements around the present place.
    path: Vec<String>,
    /// Text since the last tag.
    said: String,
    /// Goals and objectives that are not closed yet, with where they begin.
    open: Vec<(usize, Element)>,
    /// How many goals have been opened: their keys are numbers, since identifiers are often doubled.
    goals: usize,
    raws: Vec<Raw>,
}

/// What an element of a goal or objective says.
#[derive(Default)]
struct Element {
    key: String,
    name: Option<String>,
    description: Option<String>,
    number: Option<String>,
    /// Where it stands among those that were read: above what lies below it.
    place: usize,
}

impl Plan {
    fn open(&mut self, name: &str, start: usize) -> Option<Text> {
        if self.path.is_empty() && !ROOTS.contains(&name) {
            return Some(text!("`{name}` is no strategic plan", name = name));
        }
        if self.path.len() >= MOST_LEVELS {
            return Some(text!("elements lie more than {levels} levels deep", own levels = MOST_LEVELS));
        }
        if matches!(name, "Goal" | "Objective") {
            self.goals += 1;
            let element =
                Element { key: self.goals.to_string(), place: self.raws.len(), ..Element::default() };
            self.open.push((start, element));
        }
        self.path.push(name.to_owned());
        self.said.clear();
        None
    }

    fn close(&mut self, file: FileId) {
        let said = line(&std::mem::take(&mut self.said));
        let Some(name) = self.path.pop() else { return };
        if matches!(name.as_str(), "Goal" | "Objective") {
            self.take(file);
            return;
        }
        // Names of stakeholders and indicators lie deeper.
        let is_of_goal = self.path.last().is_some_and(|above| matches!(above.as_str(), "Goal" | "Objective"));
        if let Some((_, element)) = self.open.last_mut().filter(|_| is_of_goal) {
            match name.as_str() {
                "Name" => element.name = said,
                "Description" => element.description = said,
                "SequenceIndicator" => element.number = said,
                _ => {}
            }
        }
    }

    /// Takes the goal or objective that ends here.
    fn take(&mut self, file: FileId) {
        let Some((start, element)) = self.open.pop() else { return };
        let parent = self.open.last().map(|(_, above)| above.key.clone());
        let title = element.name.or_else(|| element.description.as_deref().map(shortened));
        let Some(title) = title.or_else(|| element.number.clone()) else { return };
        let entry = Entry { title, code: element.number, ..Entry::default() };
        let raw = Raw { span: Some(Span::new(file, start..start)), key: Some(element.key), parent, entry };
        self.raws.insert(element.place, raw);
    }

    fn referred(&mut self, name: &BytesRef<'_>) -> Option<Text> {
        let letter = name.resolve_char_ref().ok().flatten().filter(|letter| !letter.is_control());
        if let Some(letter) = letter {
            self.said.push(letter);
        } else if let Some(known) = resolve_predefined_entity(name) {
            self.said.push_str(known);
        } else {
            return Some(text!("the entity `&{name};` is not read", name = &**name));
        }
        None
    }
}

/// The first words of a description.
fn shortened(description: &str) -> String {
    let Some((end, _)) = description.char_indices().nth(LETTERS) else { return description.to_owned() };
    let cut = description[..end].rsplit_once(' ').map_or(&description[..end], |(words, _)| words);
    format!("{cut}…")
}
