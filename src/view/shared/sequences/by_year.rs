//! Rows of a register by their years.

use std::ops::Range;

use crate::plan::Section;

/// Most years of a register that have sections of their own; all older rows form one section.
const YEARS: usize = 60;

/// The sections of a register, with the number of their rows, from that of each year, the latest first.
pub(super) fn sections(years: impl IntoIterator<Item = (i16, usize)>) -> Vec<(Section, usize)> {
    let mut sections: Vec<(Section, usize)> = Vec::new();
    for (year, rows) in years {
        if let Some((_, older)) = sections.get_mut(YEARS) {
            *older += rows;
        } else {
            let section = if sections.len() == YEARS { Section::Until(year) } else { Section::Year(year) };
            sections.push((section, rows));
        }
    }
    sections
}

/// Rows by their years, the latest first, as sections of a register.
pub(in crate::view) struct ByYear<T> {
    rows: Vec<T>,
    sections: Vec<(Section, Range<usize>)>,
}

impl<T> ByYear<T> {
    /// `rows` are in the order of their years, the latest first.
    pub(super) fn new(rows: Vec<T>, year: impl Fn(&T) -> i16) -> Self {
        let years = rows.chunk_by(|a, b| year(a) == year(b)).map(|rows| (year(&rows[0]), rows.len()));
        let mut from = 0;
        let range = |(section, rows)| {
            let start = from;
            from += rows;
            (section, start..from)
        };
        let sections = sections(years).into_iter().map(range).collect();
        Self { rows, sections }
    }

    /// All rows.
    pub(in crate::view) fn rows(&self) -> &[T] {
        &self.rows
    }

    /// All sections with their rows.
    pub(in crate::view) fn sections(&self) -> impl Iterator<Item = (Section, &[T])> {
        self.sections.iter().map(|(section, rows)| (*section, &self.rows[rows.clone()]))
    }

    /// The rows of a section.
    pub(in crate::view) fn section(&self, section: Section) -> &[T] {
        self.sections().find(|(known, _)| *known == section).map_or(&[], |(_, rows)| rows)
    }
}
