//! Rows of a register by their years.

use crate::plan::Section;

/// Most years of a register that have sections of their own; all older rows form one section.
const YEARS: usize = 60;

/// Rows by their years, the latest first, as sections of a register. `all` is in that order.
pub(super) fn by_year<T>(all: &[T], year: impl Fn(&T) -> i16) -> Vec<(Section, &[T])> {
    let mut sections = Vec::new();
    let mut from = 0;
    for rows in all.chunk_by(|a, b| year(a) == year(b)) {
        let of = year(&rows[0]);
        if sections.len() == YEARS {
            sections.push((Section::Until(of), &all[from..]));
            break;
        }
        sections.push((Section::Year(of), rows));
        from += rows.len();
    }
    sections
}
