//! Years in which something is planned.

use std::collections::BTreeSet;

use super::{Graph, NodeId};
use crate::model::kinds::Measure;
use crate::model::value::Edtf;

impl Graph {
    /// Years in which activities of measures are planned, in their order. An end that is open adds none.
    pub fn years_of_activities(&self) -> BTreeSet<i16> {
        let activities = self.of::<Measure>().flat_map(|(_, _, measure)| measure.activity.iter());
        activities.filter_map(|part| part.data.period).flat_map(Edtf::years).collect()
    }

    /// Activities that touch the year: each by its measure and its number there.
    pub fn activities_of(&self, year: i16) -> impl Iterator<Item = (NodeId, &Measure, usize)> {
        self.of::<Measure>().flat_map(move |(node, _, measure)| {
            let parts = measure.activity.iter().enumerate();
            let parts =
                parts.filter(move |(_, part)| part.data.period.is_some_and(|period| touches(year, period)));
            parts.map(move |(index, _)| (node, measure, index))
        })
    }
}

/// Whether a period touches the year. An open or unknown end sets no bound.
pub fn touches(year: i16, period: Edtf) -> bool {
    let (first, last) = (period.earliest(), period.latest());
    first.is_none_or(|first| first.year() <= year) && last.is_none_or(|last| year <= last.year())
}
