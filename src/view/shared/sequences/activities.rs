//! Action plans of years: activities in the order of pages, and measures that have none.

use crate::graph::{NodeId, touches};
use crate::model::kinds::Measure;
use crate::model::value::Edtf;
use crate::view::edition::{Edition, order};

/// An activity in the order of the page: the area and the goal under which it stands, its measure, and its number there.
#[derive(Clone, Copy, PartialEq)]
pub(in crate::view) struct InPlan {
    pub(in crate::view) area: Option<NodeId>,
    pub(in crate::view) goal: Option<NodeId>,
    pub(in crate::view) measure: NodeId,
    pub(in crate::view) number: usize,
}

/// The action plan of a year.
pub(in crate::view) struct PlanOfYear {
    pub(in crate::view) activities: Vec<InPlan>,
    /// Measures whose period touches the year, and none of whose activities does; in the order of pages.
    pub(in crate::view) without: Vec<NodeId>,
}

impl PlanOfYear {
    pub(super) fn new(edition: &Edition<'_>, year: i16) -> Self {
        let is_of = |period: Option<Edtf>| period.is_some_and(|period| touches(year, period));
        let without = edition.public.of::<Measure>().filter(|(_, _, measure)| {
            is_of(measure.period) && !measure.activity.iter().any(|part| is_of(part.data.period))
        });
        let without = order::sorted(edition, without.map(|(node, _, _)| node));
        Self { activities: sorted(edition, year), without }
    }
}

/// The activities of a year in the order of pages: by area, those without an area last, and within an area by goal. An
/// activity stands under the first goal that its measure names, so that it is shown once.
fn sorted(edition: &Edition<'_>, year: i16) -> Vec<InPlan> {
    let mut all: Vec<(InPlan, Option<Edtf>)> = Vec::new();
    for (measure, data, number) in edition.public.activities_of(year) {
        let goal = data.goals.all().first().and_then(|goal| edition.public.target(goal));
        let area = goal.and_then(|goal| edition.public.area_of(goal));
        let period = data.activity.iter().nth(number).and_then(|part| part.data.period);
        all.push((InPlan { area, goal, measure, number }, period));
    }
    let known = |a: Option<NodeId>, b: Option<NodeId>| match (a, b) {
        (Some(a), Some(b)) => order::compare(edition, a, b),
        (a, b) => a.is_none().cmp(&b.is_none()),
    };
    all.sort_by(|(a, first), (b, second)| {
        known(a.area, b.area)
            .then_with(|| known(a.goal, b.goal))
            .then_with(|| order::compare(edition, a.measure, b.measure))
            .then_with(|| first.map(Edtf::sort_key).cmp(&second.map(Edtf::sort_key)))
    });
    all.into_iter().map(|(activity, _)| activity).collect()
}
