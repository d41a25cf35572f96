//! Rounds of comments.

use jiff::civil::Date;

use super::{STATE, Stand, Standing};
use crate::model::field;
use crate::model::kinds::Consultation;
use crate::model::value::Edtf;
use crate::model::value::edtf::{End, Precision, Shape};

/// Whether comments are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Round {
    /// Not yet.
    ToCome,
    /// They are.
    Open,
}

impl Round {
    /// Its name, as in the language files.
    pub fn name(self) -> &'static str {
        match self {
            Self::ToCome => "to-come",
            Self::Open => "open",
        }
    }
}

/// Whether comments are taken on the day `today`, by the days of the round: it has no other state. It is open only if
/// both ends are known, or stated to be open (`..`); a bare month or a time within bounds does not say on which days.
pub fn round_standing(consultation: &Consultation, today: Date) -> Standing<Round> {
    let Some(open) = consultation.open else { return Standing::Unstated };
    if open.is_over(today) {
        return Standing::Over;
    }
    if open.earliest().is_some_and(|first| today < first) {
        return Standing::Derived(Round::ToCome);
    }
    let is_sure = match open.shape() {
        Shape::Span(start, end) => start != End::Unknown && end != End::Unknown,
        Shape::Point(point) => point.precision() == Precision::Day,
        Shape::Within(..) => false,
    };
    if is_sure { Standing::Derived(Round::Open) } else { Standing::Unstated }
}

pub(super) fn stand(consultation: &Consultation, today: Date) -> Stand {
    let passed = consultation.open.filter(|open| open.is_over(today));
    Stand {
        name: STATE,
        passed: passed.and_then(Edtf::end),
        ..Stand::new(field!(Consultation.open), round_standing(consultation, today).map(Round::name))
    }
}
