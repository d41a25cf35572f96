//! Whether a document is in force ("holds"): what it says about itself, and which documents say that they replace it.

use jiff::civil::Date;

use super::{Graph, NodeId};
use crate::model::kinds::{Document, DocumentType};
use crate::model::reference;
use crate::model::value::Edtf;
use crate::model::value::edtf::{End, Shape};

/// Whether a document holds on a day. If nobody stated it, that is [`Unstated`](Self::Unstated), however likely it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// It says that it holds.
    InForce,
    /// It says that it holds from this date on.
    NotYet(Edtf),
    /// Another document says that it replaces it, and this one names no end of its own.
    Replaced,
    /// It says that it ended at this date.
    Ended(Edtf),
    /// The years for which it was made ended at this date; whether it holds is not stated.
    PeriodOver(Edtf),
    /// Nothing is stated.
    Unstated,
}

impl Validity {
    /// The names of all of them as in the language files, in the order in which readers see them.
    pub const NAMES: [&str; 6] = ["in-force", "not-yet", "replaced", "ended", "period-over", "unstated"];

    /// Its name, as in the language files.
    pub fn name(self) -> &'static str {
        Self::NAMES[match self {
            Self::InForce => 0,
            Self::NotYet(_) => 1,
            Self::Replaced => 2,
            Self::Ended(_) => 3,
            Self::PeriodOver(_) => 4,
            Self::Unstated => 5,
        }]
    }

    /// The date that belongs to it.
    pub fn date(self) -> Option<Edtf> {
        match self {
            Self::NotYet(date) | Self::Ended(date) | Self::PeriodOver(date) => Some(date),
            Self::InForce | Self::Replaced | Self::Unstated => None,
        }
    }
}

impl Graph {
    /// Whether a document holds on the day `today`; `None` where the record is none.
    ///
    /// Its own `valid` comes first. Where that names no end, a document that replaces it ends it, unless that is yet to
    /// come into force. If neither says anything, the period of a strategy, plan, programme or contract can be
    /// over; that the period still runs does not mean that it holds.
    pub fn validity(&self, document: NodeId, today: Date) -> Option<Validity> {
        let data = self.record(document).get::<Document>()?;
        if let Some(stated) = data.valid.and_then(|valid| bounds(valid, today)) {
            return Some(stated);
        }
        if self.is_replaced(document, today) {
            return Some(Validity::Replaced);
        }
        let is_open = |valid: Edtf| matches!(valid.shape(), Shape::Span(_, End::Open));
        Some(match (data.valid, data.period.filter(|_| is_made_for_years(data))) {
            (Some(valid), _) if is_open(valid) => Validity::InForce,
            (None, Some(period)) if period.is_over(today) => {
                Validity::PeriodOver(period.end().unwrap_or(period))
            }
            _ => Validity::Unstated,
        })
    }

    /// Whether another document says that it replaces this one, and is not yet to come into force.
    pub fn is_replaced(&self, document: NodeId, today: Date) -> bool {
        let is_to_come = |by: NodeId| {
            let valid = self.record(by).get::<Document>().and_then(|by| by.valid);
            valid.and_then(Edtf::earliest).is_some_and(|first| first > today)
        };
        self.replaced_by(document).any(|by| !is_to_come(by))
    }

    /// Documents that say that they replace this one.
    pub fn replaced_by(&self, document: NodeId) -> impl Iterator<Item = NodeId> {
        self.referring(document, reference!(Document.supersedes)).into_iter()
    }
}

/// What the ends of a stated validity say; nothing where none of them does.
fn bounds(valid: Edtf, today: Date) -> Option<Validity> {
    if valid.is_over(today) {
        return Some(Validity::Ended(valid.end().unwrap_or(valid)));
    }
    if valid.earliest().is_some_and(|first| first > today) {
        return Some(Validity::NotYet(valid.start().unwrap_or(valid)));
    }
    // Some day between two others is not a period for which it holds.
    let has_end = valid.latest().is_some() && !matches!(valid.shape(), Shape::Within(..));
    has_end.then_some(Validity::InForce)
}

/// Whether a document is made for the years of its period. The period of a study or of data is what they are about.
fn is_made_for_years(document: &Document) -> bool {
    use DocumentType::{Contract, Plan, Programme, Strategy};
    matches!(document.r#type, Some(Strategy | Plan | Programme | Contract))
}
