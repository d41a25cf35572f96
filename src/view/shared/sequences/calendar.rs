//! The calendar in the order of its page.

use jiff::civil::Date;

use super::by_year::ByYear;
use super::moments::{self, Moment};
use crate::graph::Graph;
use crate::plan::{Register, Section};

/// Name of the page, and of those of its sections that are no year.
pub(in crate::view) const PAGE: &str = "calendar";
pub(in crate::view) const COMING: &str = "upcoming";
pub(super) const UNDATED: &str = "undated";

/// All entries by section, in the order of the page.
pub(in crate::view) type BySection = Vec<(Section, Vec<Moment>)>;

/// Words of addresses for sections of the calendar: their names.
pub(in crate::view) fn words() -> impl Iterator<Item = String> {
    [COMING, UNDATED].into_iter().map(|name| format!("{PAGE}/{name}"))
}

/// How many entries each section of the calendar has.
pub(in crate::view) fn register(public: &Graph, today: Date) -> Register {
    let sections = sorted(public, today).into_iter();
    Register { page: PAGE, sections: sections.map(|(section, entries)| (section, entries.len())).collect() }
}

/// What is to come, the next first; what has no date; what is over, by year, the latest first.
pub(super) fn sorted(public: &Graph, today: Date) -> BySection {
    let mut moments = moments::all(public, today);
    moments.sort_by_key(|moment| moment.when);
    let (mut coming, mut undated, mut past) = (Vec::new(), Vec::new(), Vec::new());
    for moment in moments {
        match moment.when {
            None => undated.push(moment),
            Some(date) if moment.is_to_come(date, today) => coming.push(moment),
            Some(_) => past.push(moment),
        }
    }
    past.reverse();
    let year = |moment: &Moment| moment.when.map_or(0, |date| *date.years().start());
    // By years, as dates begin, each in the order of days.
    past.sort_by_key(|moment| std::cmp::Reverse(year(moment)));
    let past = ByYear::new(past, year);
    let past = past.sections().map(|(section, moments)| (section, moments.to_vec()));
    let named = [(Section::Named(COMING), coming), (Section::Named(UNDATED), undated)];
    named.into_iter().chain(past).filter(|(_, moments)| !moments.is_empty()).collect()
}
