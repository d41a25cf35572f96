//! The finished list of diagnostics: sorted, weighed, and stripped of what must not be quoted.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use rayon::prelude::*;

use serde::Serialize;

use super::bound::{More, bound};
use super::quoter::Quoter;
use super::{Code, Diagnostic, Excerpt, Severity};
use crate::source::{FileId, Position, Sources};

/// Files whose text no diagnostic may quote: drafts, and files that hold private values.
#[derive(Clone, Debug, Default)]
pub struct Guard(BTreeSet<FileId>);

impl Guard {
    /// Forbids to quote this file.
    pub fn add(&mut self, file: FileId) {
        self.0.insert(file);
    }

    /// Whether this file must not be quoted.
    pub fn covers(&self, file: FileId) -> bool {
        self.0.contains(&file)
    }
}

/// Weights that `vazba.toml` sets: by the code's name, `None` for "off".
pub type Levels = BTreeMap<String, Option<Severity>>;

/// One diagnostic as every renderer sees it. Its texts are one line each, without controls.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// File, relative to the site.
    pub file: String,
    /// Where it begins; `None` when it is about the whole file.
    pub start: Option<Position>,
    /// Where it ends (one past the last character).
    pub end: Option<Position>,
    /// The code's name.
    pub code: &'static str,
    /// Its weight here.
    pub severity: Severity,
    /// The fact.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// The source lines it is about; `None` where they must not be quoted.
    pub excerpt: Option<Excerpt>,
    /// Other places that belong to it.
    pub related: Vec<Note>,
}

/// Another place that belongs to a diagnostic.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// File, relative to the site.
    pub file: String,
    /// Where; `None` when it is about the whole file.
    pub start: Option<Position>,
    /// What is there.
    pub message: String,
    /// The source lines there; `None` where they must not be quoted.
    pub excerpt: Option<Excerpt>,
}

/// How many of each weight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
}

/// `3 errors, 1 warning`; a count of zero is left out.
impl fmt::Display for Summary {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = |number: usize, word: &str| match number {
            0 => None,
            1 => Some(format!("1 {word}")),
            _ => Some(format!("{number} {word}s")),
        };
        let parts: Vec<_> =
            [count(self.errors, "error"), count(self.warnings, "warning")].into_iter().flatten().collect();
        out.write_str(if parts.is_empty() { "no errors, no warnings" } else { "" })?;
        out.write_str(&parts.join(", "))
    }
}

/// The diagnostics of a run, sorted by place.
#[derive(Debug, Default)]
pub struct Report {
    /// The diagnostics, of each code as many as somebody may want to read.
    pub items: Vec<Item>,
    /// Counts of those not shown.
    pub more: Vec<More>,
    /// The codes that they have, each once, sorted by name.
    pub codes: Vec<&'static Code>,
}

impl Report {
    /// Sorts and weighs `diagnostics`; drops those that `levels` turns off.
    pub fn new(sources: &Sources, diagnostics: Vec<Diagnostic>, levels: &Levels, guard: &Guard) -> Self {
        let mut quoter = Quoter::new(sources, guard);
        let weigh = |found: Diagnostic| weigh(&found, levels).map(|severity| (found, severity));
        let weighed: Vec<_> = diagnostics.into_iter().filter_map(weigh).collect();
        let codes: BTreeMap<_, _> = weighed.iter().map(|(found, _)| (found.code.name, found.code)).collect();
        let mut faults: Vec<_> =
            weighed.par_iter().map(|(found, severity)| quoter.fault(found, *severity)).collect();
        faults.sort();
        faults.dedup();
        let (shown, more) = bound(faults);
        let items = shown.into_iter().map(|fault| quoter.item(fault)).collect();
        Self { items, more, codes: codes.into_values().collect() }
    }

    /// Splits the diagnostics by comparing with an earlier report: those that are new, and those that are gone. One that only moved
    /// to other lines of its file is neither.
    pub fn since<'a>(&'a self, before: &'a Self) -> (Vec<&'a Item>, Vec<&'a Item>) {
        (missing(&self.items, &before.items), missing(&before.items, &self.items))
    }

    /// The errors that an earlier report does not have, even at other lines.
    #[must_use]
    pub fn new_errors(&self, before: &Self) -> Self {
        let (new, _) = self.since(before);
        let items: Vec<Item> =
            new.into_iter().filter(|item| item.severity == Severity::Error).cloned().collect();
        let is_used = |code: &&&Code| items.iter().any(|item| item.code == code.name);
        let codes = self.codes.iter().filter(is_used).copied().collect();
        Self { items, more: Vec::new(), codes }
    }

    /// Counts by weight, those that are not shown included.
    pub fn summary(&self) -> Summary {
        let shown = self.items.iter().map(|item| (item.severity, 1));
        let more = self.more.iter().map(|more| (more.severity, more.count));
        let mut summary = Summary::default();
        for (severity, count) in shown.chain(more) {
            match severity {
                Severity::Error => summary.errors += count,
                Severity::Warning => summary.warnings += count,
            }
        }
        summary
    }
}

/// Those of `items` that are not in `others`, even at other lines; each of the others stands for one.
fn missing<'a>(items: &'a [Item], others: &'a [Item]) -> Vec<&'a Item> {
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    for other in others {
        *counts.entry(said(other)).or_default() += 1;
    }
    let is_missing = |item: &&'a Item| match counts.get_mut(&said(item)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    items.iter().filter(is_missing).collect()
}

/// What an item says, wherever in its file.
fn said(item: &Item) -> impl Ord + '_ {
    (&item.file, item.code, item.severity, &item.message, &item.help)
}

pub(super) fn weigh(diagnostic: &Diagnostic, levels: &Levels) -> Option<Severity> {
    let code = diagnostic.code;
    match levels.get(code.name) {
        Some(level) if code.settable => *level,
        _ => Some(code.severity),
    }
}

#[cfg(test)]
mod tests {
    use super::{Guard, Levels, Report, Summary};
    use crate::diag::{Code, Diagnostic, Place, Severity, codes, text};
    use crate::source::{Sources, Span};

    static SOFT: Code =
        Code { name: "soft", severity: Severity::Warning, settable: true, manual: " A test.\n" };

    fn report(diagnostics: Vec<Diagnostic>, levels: &Levels) -> Report {
        Report::new(&Sources::default(), diagnostics, levels, &Guard::default())
    }

    fn about(code: &'static Code, path: &str) -> Diagnostic {
        Diagnostic::new(code, Place::Path(path.to_owned()), text!("something is so"))
    }

    #[test]
    fn weights_can_be_set_unless_fixed() {
        let levels: Levels = [
            ("soft".to_owned(), Some(Severity::Error)),
            ("missing-field".to_owned(), None),
            ("bad-path".to_owned(), None),
        ]
        .into();
        let diagnostics =
            [&SOFT, &codes::MISSING_FIELD, &codes::BAD_PATH].map(|code| about(code, "content")).into();
        let report = report(diagnostics, &levels);
        let kept: Vec<_> = report.items.iter().map(|item| (item.code, item.severity)).collect();
        assert_eq!(kept, [("bad-path", Severity::Error), ("soft", Severity::Error)]);
        let codes: Vec<_> = report.codes.iter().map(|code| code.name).collect();
        assert_eq!(codes, ["bad-path", "soft"]);
    }

    #[test]
    fn items_are_sorted_by_place_and_said_once() {
        let mut sources = Sources::default();
        let id = sources.add("b.md", "čeština\n");
        let at = |range| Diagnostic::new(&SOFT, Span::new(id, range), text!("something is so"));
        let diagnostics = vec![at(5..6), at(2..3), about(&SOFT, "b.md"), about(&SOFT, "a.md"), at(2..3)];
        let report = Report::new(&sources, diagnostics, &Levels::new(), &Guard::default());
        let places: Vec<_> =
            report.items.iter().map(|item| (&*item.file, item.start.map(|start| start.column))).collect();
        assert_eq!(places, [("a.md", None), ("b.md", None), ("b.md", Some(2)), ("b.md", Some(4))]);
    }

    #[test]
    fn a_whole_guarded_file_is_guarded() {
        let mut sources = Sources::default();
        let mut guard = Guard::default();
        guard.add(sources.add("content/goals/a.md", "tajné"));
        let place = Place::Path("content/goals/a.md".to_owned());
        let fault = Diagnostic::new(&SOFT, place, text!("`{title}` is so", title = "Tajné"));
        let report = Report::new(&sources, vec![fault], &Levels::new(), &guard);
        assert_eq!(report.items[0].message, "`…` is so");
    }

    #[test]
    fn texts_and_paths_are_clean() {
        let fault = about(&SOFT, "a\u{1b}[2J\nb.md").help(text!("write `{x}`", x = "a\r\n::error::b\u{7}"));
        let report = report(vec![fault], &Levels::new());
        assert_eq!(report.items[0].file, "a�[2J b.md");
        assert_eq!(report.items[0].help.as_deref(), Some("write `a  ::error::b�`"));
    }

    #[test]
    fn counts_are_words() {
        let say = |errors, warnings| Summary { errors, warnings }.to_string();
        assert_eq!(say(0, 0), "no errors, no warnings");
        assert_eq!(say(1, 0), "1 error");
        assert_eq!(say(3, 1), "3 errors, 1 warning");
        assert_eq!(say(0, 2), "2 warnings");
    }

    #[test]
    fn what_only_moved_is_neither_new_nor_gone() {
        let mut sources = Sources::default();
        let id = sources.add("a.md", "one two three");
        let of = |places: &[(usize, &'static str)]| {
            let said = |(at, word): &(usize, &'static str)| {
                Diagnostic::new(&SOFT, Span::new(id, *at..at + 1), text!("{word} is so", own word = word))
            };
            Report::new(&sources, places.iter().map(said).collect(), &Levels::new(), &Guard::default())
        };
        let before = of(&[(0, "x"), (2, "y"), (4, "z")]);
        let after = of(&[(1, "x"), (5, "x"), (6, "z")]);
        let (new, gone) = after.since(&before);
        let told =
            |items: Vec<&super::Item>| items.iter().map(|item| item.message.clone()).collect::<Vec<_>>();
        assert_eq!((told(new), told(gone)), (vec!["x is so".to_owned()], vec!["y is so".to_owned()]));
    }
}
