//! Milestones.

use jiff::civil::Date;

use super::{STATE, Stand, Standing};
use crate::model::field;
use crate::model::kinds::Milestone;

/// How far a milestone has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It is to come.
    Planned,
    /// It came.
    Reached,
}

impl Step {
    /// Its name, as in machine-readable data.
    pub fn name(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Reached => "reached",
        }
    }
}

/// Where a milestone stands on the day `today`: it came if `actual` says so, and is to come until its planned time is
/// over.
pub fn milestone_standing(milestone: &Milestone, today: Date) -> Standing<Step> {
    match (milestone.actual, milestone.planned) {
        (Some(_), _) => Standing::Stated(Step::Reached),
        (None, Some(planned)) if planned.is_over(today) => Standing::Over,
        (None, Some(_)) => Standing::Stated(Step::Planned),
        (None, None) => Standing::Unstated,
    }
}

pub(super) fn stand(milestone: &Milestone, today: Date) -> Stand {
    let passed = milestone.planned.filter(|planned| planned.is_over(today));
    Stand {
        name: STATE,
        passed: passed.and_then(crate::model::value::Edtf::end),
        ..Stand::new(field!(Milestone.actual), milestone_standing(milestone, today).map(Step::name))
    }
}
