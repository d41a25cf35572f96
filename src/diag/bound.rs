//! How many diagnostics are shown: a slip made ten thousand times does not need ten thousand messages.
//!
//! The limits are per code, so that a frequent fault never hides a rare one, nor a warning an error.

use std::collections::BTreeMap;

use super::Severity;
use super::quoter::Fault;

/// Most diagnostics of one code that are shown for one file.
pub const MOST_IN_FILE: usize = 100;

/// Most diagnostics of one code that are shown for the whole site.
pub const MOST_IN_SITE: usize = 1_000;

/// Diagnostics of one code that are not shown.
#[derive(Debug, PartialEq, Eq)]
pub struct More {
    /// The file, relative to the site; `None` for the whole site.
    pub file: Option<String>,
    /// The code's name.
    pub code: &'static str,
    /// Its weight here.
    pub severity: Severity,
    /// How many more there are.
    pub count: usize,
}

impl More {
    /// The fact, as a phrase.
    pub fn message(&self) -> String {
        let where_ = if self.file.is_some() { "this file" } else { "the site" };
        format!("{} more in {where_} are not shown", self.count)
    }

    /// The fact with the file that it is about.
    pub fn with_file(&self) -> String {
        let file = self.file.as_ref().map_or(String::new(), |file| format!("{file}: "));
        format!("{file}{}", self.message())
    }
}

/// Splits sorted faults into those that are shown and counts of the rest.
pub(super) fn bound(faults: Vec<Fault>) -> (Vec<Fault>, Vec<More>) {
    let mut in_site: BTreeMap<&str, usize> = BTreeMap::new();
    let mut shown: Vec<Fault> = Vec::new();
    let mut in_file: BTreeMap<&str, usize> = BTreeMap::new();
    let mut more: BTreeMap<(bool, Option<String>, &'static str), More> = BTreeMap::new();
    for fault in faults {
        if shown.last().is_none_or(|last| last.spot.file != fault.spot.file) {
            in_file.clear();
        }
        let (site, file) = (in_site.entry(fault.code).or_default(), in_file.entry(fault.code).or_default());
        let place = if *file >= MOST_IN_FILE {
            Some(fault.spot.file.clone())
        } else if *site >= MOST_IN_SITE {
            None
        } else {
            *site += 1;
            *file += 1;
            shown.push(fault);
            continue;
        };
        let key = (place.is_none(), place.clone(), fault.code);
        let new = || More { file: place, code: fault.code, severity: fault.severity, count: 0 };
        more.entry(key).or_insert_with(new).count += 1;
    }
    (shown, more.into_values().collect())
}
