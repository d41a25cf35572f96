//! Splits a body into its main text and the long texts of parts.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::events::events;
use super::headings::headings;

/// Which bytes of a body belong to the main text and to each part. Blank stretches belong to neither.
///
/// All ranges come in the order of the text, and none lies in another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sections {
    /// The main text, in pieces: parts may stand between them.
    pub main: Vec<Range<usize>>,
    /// The text of each part that has one, by the part's id, without the heading that starts it.
    pub parts: BTreeMap<String, Vec<Range<usize>>>,
    /// Parts that a heading starts, whether or not a text follows.
    pub begun: BTreeSet<String>,
}

/// Finds the long texts of parts.
///
/// A heading `{#id}` with one of `ids` starts the text of that part, which runs to the next heading of the
/// same or a higher level. A part's text inside another's is taken out of it. Of two headings with one id
/// the first counts, and the other stays text.
pub fn sections(text: &str, ids: &[&str]) -> Sections {
    let mut out = Sections::default();
    // Most records have no parts with a text: they are spared a parse.
    if ids.is_empty() {
        out.give(text, None, 0..text.len());
        return out;
    }
    let ids: BTreeSet<&str> = ids.iter().copied().collect();
    let items = events(text);
    let mut open: Vec<(u8, String)> = Vec::new();
    let mut from = 0;
    for heading in headings(&items).into_iter().filter(|heading| heading.top) {
        let place = &items[heading.at].1;
        let keep = open.iter().take_while(|(level, _)| *level < heading.level).count();
        let starts = heading.explicit().filter(|id| ids.contains(id) && out.begun.insert((*id).to_owned()));
        if keep < open.len() || starts.is_some() {
            out.give(text, open.last(), from..place.start);
            from = place.start;
        }
        open.truncate(keep);
        if let Some(id) = starts {
            open.push((heading.level, id.to_owned()));
            from = place.end;
        }
    }
    out.give(text, open.last(), from..text.len());
    out
}

impl Sections {
    fn give(&mut self, text: &str, part: Option<&(u8, String)>, range: Range<usize>) {
        if text[range.clone()].trim().is_empty() {
            return;
        }
        match part {
            Some((_, id)) => self.parts.entry(id.clone()).or_default().push(range),
            None => self.main.push(range),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split<'a>(text: &'a str, ids: &[&str]) -> Vec<(String, Vec<&'a str>)> {
        let found = sections(text, ids);
        let cut = |ranges: &[Range<usize>]| ranges.iter().map(|range| text[range.clone()].trim()).collect();
        std::iter::once(("main".to_owned(), cut(&found.main)))
            .chain(found.parts.iter().map(|(id, ranges)| (id.clone(), cut(ranges))))
            .collect()
    }

    #[test]
    fn a_part_runs_to_the_next_heading_of_its_level() {
        let text = "Úvod\n\n## Bod {#a1}\n\nŽivě.\n\n### Podrobně\n\nDál.\n\n## Závěr\n\nKonec.\n";
        assert_eq!(
            split(text, &["a1", "a2"]),
            [
                ("main".to_owned(), vec!["Úvod", "## Závěr\n\nKonec."]),
                ("a1".to_owned(), vec!["Živě.\n\n### Podrobně\n\nDál."]),
            ]
        );
    }

    #[test]
    fn a_part_inside_a_part_is_taken_out() {
        let text = "## Bod {#a1}\n\nPřed.\n\n### Úkol {#u1}\n\nUdělat.\n\n### Více\n\nPo.\n\n## Zas {#a1}\n\nJinde.\n";
        assert_eq!(
            split(text, &["a1", "u1"]),
            [
                ("main".to_owned(), vec!["## Zas {#a1}\n\nJinde."]),
                ("a1".to_owned(), vec!["Před.", "### Více\n\nPo."]),
                ("u1".to_owned(), vec!["Udělat."]),
            ]
        );
    }

    #[test]
    fn a_heading_in_a_quotation_starts_nothing() {
        let text = "> ## Bod {#a1}\n\nText.\n";
        assert_eq!(split(text, &["a1"]), [("main".to_owned(), vec!["> ## Bod {#a1}\n\nText."])]);
    }
}
