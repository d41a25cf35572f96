//! Items as the rows of a table.

use std::collections::HashSet;

use super::{Entry, Raw, fault, line};
use crate::diag::{Sink, text};
use crate::model::kinds::ItemState;
use crate::model::value::{Edtf, Web};
use crate::source::{FileId, SourceFile};
use crate::spelling::{fold, nearest};
use crate::syntax::csv::{self, Row};

/// What columns hold, with the names by which they are known without being asked, in small letters and without diacritics.
const COLUMNS: &[(&str, &[&str])] = &[
    ("code", &["code", "kod", "cislo", "oznaceni"]),
    ("title", &["title", "name", "nazev", "opatreni", "polozka", "cil"]),
    ("parent", &["parent", "nadrazena", "nadrazene", "nadrazeny", "rodic"]),
    ("page", &["page", "strana", "str"]),
    ("url", &["url", "address", "adresa", "odkaz"]),
    ("state", &["state", "stav"]),
    ("valid", &["valid", "platnost", "obdobi"]),
    ("goal", &["goal", "cil", "strategicky cil", "specificky cil", "priorita"]),
];

/// Most rows above the one that names the columns: many tables begin with what they are called.
const MOST_ABOVE: usize = 10;

/// Which column holds what, where it is not called by a known name: names of [`COLUMNS`], each with the name of a column.
#[derive(Clone, Debug, Default)]
pub struct Columns(Vec<(&'static str, String)>);

impl Columns {
    /// Columns as somebody wrote them: `code=Číslo opatření`.
    ///
    /// # Errors
    ///
    /// What is wrong with one of them.
    pub fn parse<'a>(written: impl IntoIterator<Item = &'a str>) -> Result<Self, String> {
        let names = || COLUMNS.iter().map(|(name, _)| *name);
        let mut columns: Vec<(&str, String)> = Vec::new();
        for written in written {
            let parts = written.split_once('=').map(|(what, column)| (what.trim(), column.trim()));
            let Some((what, column)) = parts.filter(|(_, column)| !column.is_empty()) else {
                return Err(format!("write `{written}` as `title=Name of the column`"));
            };
            let Some(what) = names().find(|name| *name == what) else {
                let near = nearest(what, names()).map(|near| format!("; did you mean `{near}`?"));
                let all = names().collect::<Vec<_>>().join("`, `");
                return Err(format!("an item has no `{what}`{}; it has `{all}`", near.unwrap_or_default()));
            };
            if columns.iter().any(|(known, _)| *known == what) {
                return Err(format!("`{what}` stands in two `--map`"));
            }
            columns.push((what, column.to_owned()));
        }
        Ok(Self(columns))
    }

    /// How these columns are written: `code=Číslo opatření`.
    pub fn written(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(|(what, column)| format!("{what}={column}"))
    }

    /// Where each of [`COLUMNS`] stands among columns of these names: under the name that was asked for, or else under the first
    /// known one with which the name of a column is the same or begins, as `Název opatření`. No column is both an item and its goal.
    fn places<'a>(&self, columns: impl IntoIterator<Item = &'a str>) -> Vec<Option<usize>> {
        let names: Vec<String> = columns.into_iter().map(fold).collect();
        let is_called = |name: &String, known: &str| {
            name.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        let place = |(what, known): &(&str, &[&str])| {
            if let Some((_, asked)) = self.0.iter().find(|(name, _)| name == what) {
                let asked = fold(asked);
                return names.iter().position(|name| *name == asked);
            }
            known.iter().find_map(|known| names.iter().position(|name| is_called(name, known)))
        };
        let mut places: Vec<Option<usize>> = COLUMNS.iter().map(place).collect();
        if places[TITLE] == places[GOAL] {
            places[GOAL] = None;
        }
        places
    }

    /// Which of the first rows names the columns: the first with one for titles. A later one only if it has more columns that are called
    /// exactly by a known name: a row above the names may begin with such a word, and so may any title below them.
    pub(super) fn heading<R: AsRef<[String]>>(&self, rows: &[R]) -> Option<usize> {
        let first = rows.iter().take(MOST_ABOVE + 1).enumerate();
        let named = |row: &R| self.places(row.as_ref().iter().map(String::as_str))[TITLE].is_some();
        let mut candidates =
            first.filter(|(_, row)| named(row)).map(|(at, row)| (at, self.exact(row.as_ref())));
        let best = candidates.next()?;
        let best = candidates.fold(best, |best, other| if other.1 > best.1.max(1) { other } else { best });
        Some(best.0)
    }

    /// How many columns of these names are called by a name that was asked for, or exactly by a known one.
    fn exact(&self, names: &[String]) -> usize {
        let asked = self.0.iter().map(|(_, name)| fold(name));
        let known = COLUMNS.iter().flat_map(|(_, known)| known.iter().map(|name| (*name).to_owned()));
        let known: HashSet<String> = asked.chain(known).collect();
        names.iter().filter(|name| known.contains(&fold(name))).count()
    }

    /// What the cells of a table are to be read for, if a row names its columns.
    pub(super) fn layout<R: AsRef<[String]>>(&self, rows: &[R]) -> Option<Layout> {
        let heading = self.heading(rows)?;
        let places = self.places(rows[heading].as_ref().iter().map(String::as_str));
        Some(Layout { heading, places })
    }

    /// These columns, and those of others for fields that these don't name.
    #[must_use]
    pub fn or(mut self, others: &Self) -> Self {
        let more = others.0.iter().filter(|(what, _)| !self.0.iter().any(|(known, _)| known == what));
        let more: Vec<_> = more.cloned().collect();
        self.0.extend(more);
        self
    }
}

/// Where in a table what stands.
pub(super) struct Layout {
    /// The row that names the columns.
    pub(super) heading: usize,
    places: Vec<Option<usize>>,
}

impl Layout {
    /// The column of titles.
    pub(super) fn title(&self) -> Option<usize> {
        self.places[TITLE]
    }

    /// The column of codes.
    pub(super) fn code(&self) -> Option<usize> {
        self.places[CODE]
    }

    /// Columns of which something is read.
    pub(super) fn columns(&self) -> impl Iterator<Item = usize> {
        self.places.iter().copied().flatten()
    }

    /// Columns of what is not the name of an item, which may differ in the rows of one that is merged: state, page, period, address.
    pub(super) fn of_rows(&self) -> impl Iterator<Item = usize> {
        [PAGE, URL, STATE, VALID].into_iter().filter_map(|what| self.places[what])
    }

    /// Whether a column takes dates.
    pub(super) fn takes_dates(&self, column: usize) -> bool {
        self.places[VALID] == Some(column)
    }
}

// Places in `COLUMNS`.
const CODE: usize = 0;
const TITLE: usize = 1;
const PARENT: usize = 2;
const PAGE: usize = 3;
const URL: usize = 4;
const STATE: usize = 5;
const VALID: usize = 6;
const GOAL: usize = 7;

/// Reads a table with a row that names its columns; rows above it are what the table is called. A row without a title is reported; one
/// that says nothing in these columns is none, as a second row of names, or a sum.
pub(super) fn read(
    file: FileId,
    source: &SourceFile,
    separator: Option<u8>,
    columns: &Columns,
    sink: &mut Sink,
) -> Vec<Raw> {
    let sheet = csv::read(file, source, separator, sink);
    let Some(first) = sheet.columns.first().map(|cell| cell.span) else { return Vec::new() };
    let top: Vec<String> = sheet.columns.iter().map(|cell| cell.text.clone()).collect();
    let mut rows = vec![top];
    rows.extend(sheet.rows.iter().take(MOST_ABOVE).map(|row| row.cells.clone()));
    let heading = columns.heading(&rows);
    let names = &rows[heading.unwrap_or_default()];
    let places = columns.places(names.iter().map(String::as_str));
    for ((what, _), column) in COLUMNS.iter().zip(&places) {
        let asked = columns.0.iter().find(|(name, _)| name == what);
        if let Some((_, asked)) = asked.filter(|_| column.is_none()) {
            let message = text!("there is no column `{column}`", column = asked);
            let help = text!("the columns are {names}", names = quoted(names));
            sink.push(fault(first, message).help(help));
        }
    }
    let Some(heading) = heading else {
        if !columns.0.iter().any(|(name, _)| *name == "title") {
            let message = text!("no column is known to hold titles");
            let help = text!(
                "say which one does by `--map title=…`; the columns are {names}",
                names = quoted(names)
            );
            sink.push(fault(first, message).help(help));
        }
        return Vec::new();
    };
    items(&sheet.rows[heading..], &places, sink)
}

fn quoted(columns: &[String]) -> String {
    let named = columns.iter().filter(|name| !name.is_empty());
    named.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn items(rows: &[Row], places: &[Option<usize>], sink: &mut Sink) -> Vec<Raw> {
    let mut items: Vec<Raw> = Vec::new();
    let mut goals = HashSet::new();
    for row in rows {
        let cell = |what: usize| places[what].and_then(|place| line(row.cells.get(place)?));
        let cells: Vec<Option<String>> = (0..COLUMNS.len()).map(cell).collect();
        if cells.iter().all(Option::is_none) {
            continue;
        }
        if let Some(goal) = &cells[GOAL] {
            let key = of_goal(goal);
            if goals.insert(key.clone()) {
                let entry = Entry { title: goal.clone(), ..Entry::default() };
                items.push(Raw { span: Some(row.span), key: Some(key), parent: None, entry });
            }
        }
        items.extend(item(row, &cells, sink));
    }
    items
}

/// The key of a goal of which only the name is known; no code has such a one.
fn of_goal(title: &str) -> String {
    format!("goal\n{}", fold(title))
}

fn item(row: &Row, cells: &[Option<String>], sink: &mut Sink) -> Option<Raw> {
    let Some(title) = cells[TITLE].clone() else {
        let is_only_goal = (0..COLUMNS.len()).all(|what| what == GOAL || cells[what].is_none());
        if !is_only_goal {
            let message = text!("this row has no title");
            sink.push(fault(row.span, message).help(text!("write it, or take the row out")));
        }
        return None;
    };
    let state = cells[STATE].as_deref().and_then(|name| {
        let state = ItemState::by_name(name);
        if state.is_none() {
            let help = text!("it takes {names}", own names = format!("`{}`", ItemState::NAMES.join("`, `")));
            sink.push(fault(row.span, text!("`{name}` is no state of an item", name = name)).help(help));
        }
        state
    });
    let valid = cells[VALID].as_deref().and_then(|written| {
        let valid = Edtf::parse(written).ok();
        if valid.is_none() {
            let help = text!("write it as `2025` or `2025/2027`");
            sink.push(fault(row.span, text!("`{period}` is no date or period", period = written)).help(help));
        }
        valid
    });
    let url = cells[URL].clone().filter(|url| match Web::parse(url) {
        Ok(_) => true,
        Err((message, help)) => {
            sink.push(fault(row.span, message).help(help));
            false
        }
    });
    let (code, page) = (cells[CODE].clone(), cells[PAGE].clone());
    let parent = cells[PARENT].clone().or_else(|| cells[GOAL].as_deref().map(of_goal));
    let entry = Entry { title, code: code.clone(), page, url, state, valid, ..Entry::default() };
    Some(Raw { span: Some(row.span), key: code, parent, entry })
}
