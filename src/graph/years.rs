//! Years in which something is planned.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Graph, NodeId};
use crate::model::kinds::Measure;
use crate::model::value::Edtf;

impl Graph {
    /// Years in which activities of measures are planned, in their order. An end that is open adds none.
    pub fn years_of_activities(&self) -> BTreeSet<i16> {
        self.periods_of_activities().flat_map(Edtf::years).collect()
    }

    /// Whether there is any such year.
    pub fn has_years_of_activities(&self) -> bool {
        self.periods_of_activities().flat_map(Edtf::years).next().is_some()
    }

    /// The same years with the number of activities that touch them.
    pub fn activities_by_year(&self) -> BTreeMap<i16, usize> {
        let bounds: Vec<_> = self.periods_of_activities().map(bounds).collect();
        let count =
            |year: i16| bounds.iter().filter(|(first, last)| (*first..=*last).contains(&year)).count();
        self.years_of_activities().into_iter().map(|year| (year, count(year))).collect()
    }

    fn periods_of_activities(&self) -> impl Iterator<Item = Edtf> {
        let activities = self.of::<Measure>().flat_map(|(_, _, measure)| measure.activity.iter());
        activities.filter_map(|part| part.data.period)
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
    let (first, last) = bounds(period);
    (first..=last).contains(&year)
}

/// The first and the last year that a period touches.
fn bounds(period: Edtf) -> (i16, i16) {
    let (first, last) = (period.earliest(), period.latest());
    (first.map_or(i16::MIN, Date::year), last.map_or(i16::MAX, Date::year))
}
