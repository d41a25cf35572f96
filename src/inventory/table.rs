//! Items as the rows of a table.

use super::{Entry, Raw, fault, line};
use crate::diag::{Sink, Text, text};
use crate::model::kinds::ItemState;
use crate::model::value::{Edtf, Web};
use crate::source::{FileId, SourceFile, Span};
use crate::spelling::{fold, nearest};
use crate::syntax::csv::{self, Row};

/// What columns hold, with the names by which they are known without being asked, in small letters and without diacritics.
const COLUMNS: &[(&str, &[&str])] = &[
    ("code", &["code", "kod", "cislo", "oznaceni"]),
    ("title", &["title", "name", "nazev", "opatreni", "cil", "polozka"]),
    ("parent", &["parent", "nadrazena", "nadrazene", "nadrazeny", "rodic"]),
    ("page", &["page", "strana", "str"]),
    ("url", &["url", "address", "adresa", "odkaz"]),
    ("state", &["state", "stav"]),
    ("valid", &["valid", "platnost", "obdobi"]),
];

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
        let mut columns = Vec::new();
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
            columns.push((what, column.to_owned()));
        }
        Ok(Self(columns))
    }

    /// Where each of [`COLUMNS`] stands among columns of these names: under the name that was asked for, or else under the first
    /// known one with which the name of a column is the same or begins, as `Název opatření`.
    fn places(&self, columns: &[csv::Cell]) -> Vec<Option<usize>> {
        let names: Vec<String> = columns.iter().map(|cell| fold(&cell.text)).collect();
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
        COLUMNS.iter().map(place).collect()
    }
}

/// Reads a table whose first row names its columns. Rows without a title are reported.
pub(super) fn read(file: FileId, source: &SourceFile, columns: &Columns, sink: &mut Sink) -> Vec<Raw> {
    let sheet = csv::read(file, source, sink);
    let Some(first) = sheet.columns.first() else { return Vec::new() };
    let places = columns.places(&sheet.columns);
    for ((what, _), column) in COLUMNS.iter().zip(&places) {
        let asked = columns.0.iter().find(|(name, _)| name == what);
        if let Some((_, asked)) = asked.filter(|_| column.is_none()) {
            let message = text!("there is no column `{column}`", column = asked);
            sink.push(fault(first.span, message).help(names(&sheet.columns)));
        }
    }
    if places[1].is_none() && !columns.0.iter().any(|(name, _)| *name == "title") {
        let message = text!("no column is known to hold titles");
        let help = text!(
            "say which one does by `--map title=…`; the columns are {names}",
            names = quoted(&sheet.columns)
        );
        sink.push(fault(first.span, message).help(help));
        return Vec::new();
    }
    sheet.rows.iter().filter_map(|row| raw(row, &places, sink)).collect()
}

fn names(columns: &[csv::Cell]) -> Text {
    text!("the columns are {names}", names = quoted(columns))
}

fn quoted(columns: &[csv::Cell]) -> String {
    columns.iter().map(|cell| format!("`{}`", cell.text)).collect::<Vec<_>>().join(", ")
}

fn raw(row: &Row, places: &[Option<usize>], sink: &mut Sink) -> Option<Raw> {
    let cell = |what: usize| places[what].and_then(|place| line(row.cells.get(place)?));
    let Some(title) = cell(1) else {
        if row.cells.iter().any(|cell| !cell.trim().is_empty()) {
            let message = text!("this row has no title");
            sink.push(fault(row.span, message).help(text!("write it, or take the row out")));
        }
        return None;
    };
    let code = cell(0);
    let state = cell(5).and_then(|name| {
        let state = ItemState::by_name(&name);
        if state.is_none() {
            let help = text!("it takes {names}", own names = format!("`{}`", ItemState::NAMES.join("`, `")));
            sink.push(fault(row.span, text!("`{name}` is no state of an item", name = &name)).help(help));
        }
        state
    });
    let valid = cell(6).and_then(|written| {
        let valid = Edtf::parse(&written).ok();
        if valid.is_none() {
            let help = text!("write it as `2025` or `2025/2027`");
            sink.push(
                fault(row.span, text!("`{period}` is no date or period", period = &written)).help(help),
            );
        }
        valid
    });
    let url = cell(4).filter(|url| match Web::parse(url) {
        Ok(_) => true,
        Err((message, help)) => {
            sink.push(fault(row.span, message).help(help));
            false
        }
    });
    let entry = Entry { title, code: code.clone(), page: cell(3), url, state, valid, ..Entry::default() };
    Some(Raw { span: Some(Span::new(row.span.file, row.span.range())), key: code, parent: cell(2), entry })
}
