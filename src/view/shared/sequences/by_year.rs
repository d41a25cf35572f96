//! Rows of a register by their years.

use std::ops::Range;

use crate::plan::Section;

/// Most years of a register that have sections of their own; all older rows form one section.
const YEARS: usize = 60;

/// Rows by their years, the latest first, as sections of a register.
pub(in crate::view) struct ByYear<T> {
    rows: Vec<T>,
    sections: Vec<(Section, Range<usize>)>,
}

impl<T> ByYear<T> {
    /// `rows` are in the order of their years, the latest first.
    pub(super) fn new(rows: Vec<T>, year: impl Fn(&T) -> i16) -> Self {
        let mut sections = Vec::new();
        let mut from = 0;
        for of_year in rows.chunk_by(|a, b| year(a) == year(b)) {
            let of = year(&of_year[0]);
            if sections.len() == YEARS {
                sections.push((Section::Until(of), from..rows.len()));
                break;
            }
            let to = from + of_year.len();
            sections.push((Section::Year(of), from..to));
            from = to;
        }
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
