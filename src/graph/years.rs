//! Years in which something is planned.

use std::collections::BTreeSet;

use super::Graph;
use crate::model::kinds::Measure;
use crate::model::value::Edtf;

impl Graph {
    /// Years in which activities of measures are planned, in their order. An end that is open adds none.
    pub fn years_of_activities(&self) -> BTreeSet<i16> {
        let activities = self.of::<Measure>().flat_map(|(_, _, measure)| measure.activity.iter());
        activities.filter_map(|part| part.data.period).flat_map(Edtf::years).collect()
    }
}
